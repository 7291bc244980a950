import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, ROOT, runQuietly, step } from './steps.mjs'

const MARK = join(ROOT, 'node_modules', '.camlo-packages')

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
}

function areCurrent() {
  return existsSync(MARK) && readFileSync(MARK, 'utf8') === lockHash()
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
  mkdirSync(join(ROOT, 'node_modules'), { recursive: true })
  writeFileSync(MARK, lockHash())
}
