import { type Db, sql } from '../../../platform/database/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { citizenActor, confirmIdentity, findByAddress, findCitizen, open } from './accounts.ts'
import type { ProviderClaims } from './provider.ts'
import { addressOf, type ContactAddress } from './rules/address.ts'
import { idNumberOf } from './rules/own-data.ts'
import { begin } from './sign-in.ts'

export type CannotLink = 'linked_elsewhere' | 'number_taken'

const provenOf = (typed: string | null): ContactAddress | undefined => (typed === null ? undefined : addressOf(typed))

/**
 * Signs in whomever the provider means. The account is, in this order: the one linked before, the one that asks to be linked,
 * one with the same number confirmed or the same address proven, a new one.
 *
 * @param ask.citizenId the account that was signed in when this began
 * @returns the session's token
 */
export function signInByProvider(
  db: Db,
  claims: ProviderClaims,
  ask: { citizenId: string | undefined; device: string },
  now: Date,
): Promise<Result<string, CannotLink>> {
  const { issuer, subject, fullName } = claims
  const idNumber = idNumberOf(claims.idNumber ?? '') ?? null
  return db
    .transaction(async (tx) => {
      // The same person at two browsers at once becomes one account.
      await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`provider ${issuer} ${subject}`}, 0))`)
      const linked = await tx.first(sql<{ id: string }>`
      SELECT citizen_id AS id FROM citizen_provider_links WHERE issuer = ${issuer} AND subject = ${subject}`)
      if (linked && ask.citizenId !== undefined && linked.id !== ask.citizenId) return no('linked_elsewhere')
      const id =
        linked?.id ?? ask.citizenId ?? (await findSame(tx, idNumber, claims)) ?? (await openFor(tx, claims, now))
      if (!linked)
        await tx.run(sql`
        INSERT INTO citizen_provider_links (issuer, subject, citizen_id, linked_at) VALUES (${issuer}, ${subject}, ${id}, ${now})`)
      const before = await findCitizen(tx, id)
      const isNews =
        before?.identityLevel !== 'provider' || before.idNumber !== idNumber || before.fullName !== fullName
      if (idNumber !== null && fullName !== null && isNews) {
        const by = { actor: citizenActor(id), now }
        const confirmed = await confirmIdentity(tx, id, { fullName, idNumber, level: 'provider' }, by)
        if (!confirmed.ok) throw new NumberTaken()
      }
      return ok(await begin(tx, id, 'provider', ask.device, now))
    })
    .catch((cause: unknown) => {
      if (cause instanceof NumberTaken) return no('number_taken')
      throw cause
    })
}

/** Takes back the link made in the same transaction. */
class NumberTaken extends Error {}

async function findSame(
  tx: Db,
  idNumber: string | null,
  { phone, email }: ProviderClaims,
): Promise<string | undefined> {
  if (idNumber !== null) {
    const same = await tx.first(sql<{ id: string }>`
      SELECT id FROM citizens WHERE id_number = ${idNumber} AND identity_level <> 'declared'`)
    if (same) return same.id
  }
  for (const at of [provenOf(phone), provenOf(email)]) {
    const same = at && (await findByAddress(tx, at))
    // Somebody else's number stands there: a telephone changes hands, a person doesn't.
    if (same && !(await isSomebodyElse(tx, same.id, idNumber))) return same.id
  }
  return undefined
}

const isSomebodyElse = async (tx: Db, id: string, idNumber: string | null): Promise<boolean> => {
  const known = await findCitizen(tx, id)
  return known !== undefined && known.identityLevel !== 'declared' && known.idNumber !== idNumber
}

/** A new account; an address that another account has is left to that one. */
async function openFor(tx: Db, { fullName, phone, email }: ProviderClaims, now: Date): Promise<string> {
  const addresses = [provenOf(phone), provenOf(email)]
  const free = await Promise.all(
    addresses.map(async (at) => (at && (await findByAddress(tx, at)) ? undefined : at?.address)),
  )
  const [freePhone = null, freeEmail = null] = free
  const id =
    (await open(tx, { phone: freePhone, email: freeEmail, fullName }, now)) ?? (await open(tx, { fullName }, now))
  if (id === undefined) throw new Error('An account without an address could not be opened')
  return id
}
