import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server that a program left running when it ended without stopping it. */
export interface LeftOver {
  pid: number
  port: number
}

const ORPHANS_LEAVE_WITHIN_MS = 10_000

/**
 * The server that still runs over this cluster, if one does.
 *
 * `postmaster.pid` alone doesn't tell: after a restart of the machine its number may belong to any other process. The server
 * works in the cluster's folder.
 */
export async function findLeftOver(cluster: string): Promise<LeftOver | undefined> {
  const text = await readFile(pidFile(cluster), 'utf8').catch(() => '')
  const [pid, , , port] = text.split('\n').map(Number)
  return pid && port && (await processesIn(cluster)).includes(pid) ? { pid, port } : undefined
}

/**
 * Clears what a killed server left in its cluster: waits for what it had started to leave, and removes a `postmaster.pid` whose
 * number now belongs to another process, over which PostgreSQL would refuse to start. Only for the holder of the folder.
 */
export async function clearRemains(cluster: string): Promise<void> {
  const deadline = Date.now() + ORPHANS_LEAVE_WITHIN_MS
  while ((await processesIn(cluster)).length > 0) {
    if (Date.now() > deadline) return
    await sleep(50)
  }
  await rm(pidFile(cluster), { force: true })
}

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid')

/** The processes whose working folder this is. */
async function processesIn(folder: string): Promise<number[]> {
  const real = await realpath(folder).catch(() => folder)
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const inside = await Promise.all(
    numbers.map(async (pid) => (await readlink(`/proc/${pid}/cwd`).catch(() => undefined)) === real),
  )
  return numbers.filter((_, index) => inside[index]).map(Number)
}
