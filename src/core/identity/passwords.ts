import { hash, verify } from '@node-rs/argon2'

/** What OWASP recommends for argon2id on small machines: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A long password is work for the hash; no person types more. */
export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200

// At most two at once on two cores, so that fifty people signing in at eight don't take a gigabyte.
const AT_ONCE = 2
let running = 0
const queue: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    queue.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), COST))

/** Takes as long for an account that doesn't exist, so that nobody can tell which do. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash())
  const fits = await inTurn(() => verify(against, password.slice(0, PASSWORD_MAX).normalize('NFC')))
  return fits && passwordHash !== undefined
}

let nobody: Promise<string> | undefined
const nobodysHash = (): Promise<string> => {
  nobody ??= hashPassword('nobody has this password')
  return nobody
}
