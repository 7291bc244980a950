/** `npm run generate`: database types and the OpenAPI document, from the migrated database and the mounted routes. */
import { join } from 'node:path'
import { build } from './lib/build.mjs'
import { installPackages } from './lib/packages.mjs'
import { main, node24, ROOT, run } from './lib/steps.mjs'

await main(async () => {
  await installPackages()
  await build()
  return run(node24(), ['--enable-source-maps', join(ROOT, 'build', 'generate.js'), ...process.argv.slice(2)])
})
