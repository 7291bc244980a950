/** `npm test`: sets up and runs every check, one after the other, and adds up what passed and failed. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { build } from './lib/build.mjs'
import { installPackages } from './lib/packages.mjs'
import { main, node24, ROOT } from './lib/steps.mjs'

const REPORT = join(ROOT, '.cache', 'tests.json')

await main(async () => {
  await installPackages()
  await build()
  const tool = (name) => join(ROOT, 'node_modules', '.bin', name)
  const tally = { passed: 0, failed: 0 }

  for (const [what, command, ...args] of [
    ['Kiểu / types', tool('tsc'), '--noEmit', '-p', '.'],
    ['Cách viết / style', tool('biome'), 'check', '.'],
    [
      'Các tầng / floors',
      tool('depcruise'),
      'src',
      'bench',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err',
    ],
    ['Tệp sinh ra / generated files', node24(), join(ROOT, 'build', 'generate.js'), '--check'],
  ])
    tally[(await check(what, command, args)) === 0 ? 'passed' : 'failed'] += 1

  rmSync(REPORT, { force: true })
  const code = await check('Kiểm thử / tests', tool('vitest'), [
    ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
    ...process.argv.slice(2),
  ])
  const report = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : undefined
  tally.passed += report?.numPassedTests ?? 0
  // A file that could not even be loaded has no failed test of its own, and still is a failure.
  tally.failed += report?.numFailedTests || (code === 0 ? 0 : 1)

  console.log(`\n${tally.passed} passed, ${tally.failed} failed`)
  return tally.failed === 0 ? 0 : 1
})

function check(what, command, args) {
  console.log(`\n── ${what} ${'─'.repeat(Math.max(3, 70 - what.length))}`)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${dirname(node24())}${delimiter}${process.env.PATH}` },
    })
    child.once('error', () => resolve(1))
    child.once('close', (code) => resolve(code ?? 1))
  })
}
