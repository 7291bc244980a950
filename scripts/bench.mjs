/** `npm run bench [NAME]`: one JSON line for each claim of docs/performance.md. */
import { join } from 'node:path'
import { build } from './lib/build.mjs'
import { installPackages } from './lib/packages.mjs'
import { main, node24, ROOT, run } from './lib/steps.mjs'

await main(async () => {
  await installPackages()
  await build()
  return run(node24(), ['--enable-source-maps', join(ROOT, 'build', 'bench.js'), ...process.argv.slice(2)])
})
