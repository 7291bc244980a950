import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, ROOT, runQuietly, step } from './steps.mjs'

// npm's own record of what it installed, written when it is done.
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json')

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether all that the lockfile names is there; of the packages of single platforms only those with ours in their name. */
function areCurrent() {
  if (!existsSync(INSTALLED)) return false
  const installed = packagesOf(INSTALLED)
  const ours = `${process.platform}-${process.arch}`
  return Object.entries(packagesOf(join(ROOT, 'package-lock.json'))).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || installed[path]?.version === version || ((optional || devOptional) && !path.endsWith(ours)),
  )
}

/**
 * Installs what the lockfile names, unless it is there already. No install script is run or needed.
 *
 * `npm ci` would refuse a registry that lacks the packages of other platforms; this leaves those out and changes no file.
 */
export async function installPackages() {
  if (areCurrent()) return
  await step('Cài các gói phần mềm / installing packages', () =>
    runQuietly(
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      ['install', '--no-save', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
      new Failure(
        'Không cài được các gói phần mềm. Hãy kiểm tra kết nối tới kho gói npm rồi chạy lại.',
        'The packages could not be installed. Check the connection to the npm registry and start again.',
      ),
    ),
  )
}
