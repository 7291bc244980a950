import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** PostgreSQL refuses to run as root; in a user namespace it sees an ordinary user while its files stay root's. */
const AS_ORDINARY_USER = ['unshare', '--user', '--map-user=1000', '--map-group=1000']

export interface RunOptions {
  lib: string
  timeoutMs?: number
}

/** Runs one of PostgreSQL's programs, as an ordinary user whoever we are. @returns what it printed */
export async function run(
  program: string,
  args: readonly string[],
  { lib, timeoutMs = 120_000 }: RunOptions,
): Promise<string> {
  const [command, ...rest] = process.getuid?.() === 0 ? [...AS_ORDINARY_USER, program, ...args] : [program, ...args]
  const { stdout } = await execute(command as string, rest, {
    timeout: timeoutMs,
    env: { ...process.env, LD_LIBRARY_PATH: lib, LC_ALL: 'C', TZ: 'UTC' },
  })
  return stdout
}
