/** `npm start`: packages, build, then the program itself on its own Node. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './lib/build.mjs'
import { installPackages } from './lib/packages.mjs'
import { main, node24, ROOT } from './lib/steps.mjs'

await main(async () => {
  await installPackages()
  await build()
  return runProgram(process.argv.slice(2))
})

/** Runs the program in this terminal. It hears Ctrl-C itself; we only wait for it to finish. */
function runProgram(args) {
  const command = args.length === 0 || args[0].startsWith('-') ? ['serve', ...args] : args
  const child = spawn(node24(), ['--enable-source-maps', join(ROOT, 'build', 'camlo.js'), ...command], {
    stdio: 'inherit',
  })
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}
