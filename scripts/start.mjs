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

/** Runs the program in this terminal, passes on what it is told and waits for it to finish. */
function runProgram(args) {
  const command = args.length === 0 || args[0].startsWith('-') ? ['serve', ...args] : args
  const child = spawn(node24(), ['--enable-source-maps', join(ROOT, 'build', 'camlo.js'), ...command], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}
