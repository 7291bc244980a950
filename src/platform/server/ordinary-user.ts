import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** How PostgreSQL's programs are run: they refuse to run as root. */
export type OrdinaryUser =
  /** We are one already. */
  | { as: 'ourselves' }
  /** In a user namespace: the server sees an ordinary user, its files stay root's. */
  | { as: 'namespace' }
  /** Another user of this machine, to whom the cluster belongs. */
  | { as: 'other'; uid: number; gid: number }

const IN_NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000'] as const

/** Whom the server over `cluster` runs as: whoever owns it already, else the way this machine permits. */
export async function ordinaryUser(cluster: string): Promise<OrdinaryUser> {
  if (process.getuid?.() !== 0) return { as: 'ourselves' }
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { as: 'other', uid, gid }
  }
  // Refused in a chroot and in some containers.
  const permitted = await execute(IN_NAMESPACE[0], [...IN_NAMESPACE.slice(1), 'true']).then(
    () => true,
    () => false,
  )
  return permitted ? { as: 'namespace' } : { as: 'other', ...(await unprivileged()) }
}

async function unprivileged(): Promise<{ uid: number; gid: number }> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user) throw new Error('There is no user “postgres” or “nobody” to run the database as')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

export interface RunOptions {
  user: OrdinaryUser
  lib: string
  timeoutMs?: number
}

/** Runs one of PostgreSQL's programs. @returns what it printed */
export async function run(
  program: string,
  args: readonly string[],
  { user, lib, timeoutMs = 120_000 }: RunOptions,
): Promise<string> {
  const [command, ...rest] = [...(user.as === 'namespace' ? IN_NAMESPACE : []), program, ...args] as [string]
  const { stdout } = await execute(command, rest, {
    timeout: timeoutMs,
    // Our own working folder may be one that user can't enter.
    ...(user.as === 'other' ? { uid: user.uid, gid: user.gid, cwd: '/' } : {}),
    env: { ...process.env, LD_LIBRARY_PATH: lib, LC_ALL: 'C', TZ: 'UTC' },
  })
  return stdout
}
