/** `npm start`: packages, build, then the program itself on its own Node. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './lib/build.mjs'
import { installPackages } from './lib/packages.mjs'
import { main, node24, ROOT } from './lib/steps.mjs'

// A commune's server is small: young objects get little room, old ones are cleared away once there is a tenth more of them, and the
// C library keeps few pools and gives back what is free. It costs no speed (docs/performance.md).
const FRUGAL = ['--max-semi-space-size=4', '--heap-growing-percent=10']

await main(async () => {
  await installPackages()
  await build()
  return runProgram(process.argv.slice(2))
})

/** Runs the program in this terminal, passes on what it is told, waits for it, and never leaves it behind. */
function runProgram(args) {
  const command = args.length === 0 || args[0].startsWith('-') ? ['serve', ...args] : args
  const child = spawn(node24(), [...FRUGAL, '--enable-source-maps', join(ROOT, 'build', 'camlo.js'), ...command], {
    env: { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072', ...process.env },
    // The program hears by the fourth when this script is gone.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) stopWithParent(child)
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** An npm that was killed outright can't pass that on. */
function stopWithParent(child) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
}
