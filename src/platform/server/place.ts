import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, lstat, mkdir, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { OrdinaryUser } from './ordinary-user.ts'

const execute = promisify(execFile)

// Where a super-user's installation keeps what another user must be able to reach.
export const ELSEWHERE = '/var/lib/camlo'

/**
 * The folder of the cluster and its log: the data folder itself, given to `user` if that is another one. Below a home that user
 * can't enter, the cluster lies elsewhere and the data folder has a link to it.
 */
export async function placeFor(home: string, user: OrdinaryUser): Promise<string> {
  if (user.as !== 'other') return home
  if (await canEnter(user, dirname(home))) {
    await chown(home, user.uid, user.gid)
    await giveTo(user, join(home, 'pg'), join(home, 'postgres.log'))
    return home
  }
  const place = join(ELSEWHERE, createHash('sha256').update(home).digest('hex').slice(0, 16))
  const link = join(home, 'pg')
  // A data folder that was removed and made anew has no link: what lies elsewhere belonged to the old one.
  if (!existsSync(link)) await rm(place, { recursive: true, force: true })
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 })
  await mkdir(place, { recursive: true, mode: 0o700 })
  // Made while this machine still permitted a name space.
  if ((await lstat(link).catch(() => undefined))?.isDirectory()) await execute('mv', [link, join(place, 'pg')])
  await giveTo(user, place)
  await rm(link, { force: true })
  await symlink(join(place, 'pg'), link)
  return place
}

async function canEnter({ uid, gid }: { uid: number; gid: number }, folder: string): Promise<boolean> {
  return execute('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

/** Gives files, and folders with all they hold, to `user` if that is another one; those that are missing are left out. */
export async function giveTo(user: OrdinaryUser, ...paths: string[]): Promise<void> {
  if (user.as !== 'other') return
  const present = paths.filter((path) => existsSync(path))
  if (present.length > 0) await execute('chown', ['-R', `${user.uid}:${user.gid}`, '--', ...present])
}
