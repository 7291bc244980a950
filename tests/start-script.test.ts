import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('npm start hands a command to the program and its answer back', { timeout: 60_000 }, async () => {
  const script = join(import.meta.dirname, '..', 'scripts', 'start.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [script, 'key'])
  expect(Buffer.from(stdout.trim().split('\n').at(-1) ?? '', 'base64')).toHaveLength(48)
})
