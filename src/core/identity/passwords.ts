import { hash, verify } from '@node-rs/argon2'
import { inTurns } from './turns.ts'

/** What OWASP recommends for argon2id on small machines: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Two at once on two cores, so that fifty people signing in at eight don't take a gigabyte.
const inTurn = inTurns(2)

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), COST))

/** Takes as long for an account that doesn't exist, so that nobody can tell which do. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash())
  const fits = await inTurn(() => verify(against, password.normalize('NFC')))
  return fits && passwordHash !== undefined
}

let nobody: Promise<string> | undefined
const nobodysHash = (): Promise<string> => {
  nobody ??= hashPassword('nobody has this password')
  return nobody
}
