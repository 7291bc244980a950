import { type Db, isUniqueViolation, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { type Actor, record } from '../../ledger/index.ts'
import { endSessions } from '../sessions.ts'
import type { CodeChannel, ContactAddress } from './rules/address.ts'
import type { OwnData } from './rules/own-data.ts'
import { verbs } from './verbs.ts'

/** Who vouches for a name and number: nobody but the person, an official who saw the card, or the provider. */
export type IdentityLevel = 'declared' | 'office' | 'provider'

export interface Citizen {
  id: string
  phone: string | null
  email: string | null
  hasPassword: boolean
  fullName: string | null
  idNumber: string | null
  address: string | null
  identityLevel: IdentityLevel
  identityAt: Date | null
  createdAt: Date
  /** The provider signs this account in. */
  linked: boolean
}

/** As whom a citizen acts. */
export const citizenActor = (citizenId: string): Actor => ({ kind: 'citizen', personId: citizenId })

const CITIZEN = sql`
  c.id, c.phone, c.email, c.password_hash IS NOT NULL AS has_password, c.full_name, c.id_number, c.address,
  c.identity_level, c.identity_at, c.created_at,
  EXISTS (SELECT FROM citizen_provider_links l WHERE l.citizen_id = c.id) AS linked`

export const findCitizen = (db: Db, id: string): Promise<Citizen | undefined> =>
  db.first(sql<Citizen>`SELECT ${CITIZEN} FROM citizens c WHERE c.id = ${id} AND c.closed_at IS NULL`)

const isAt = ({ channel, address }: ContactAddress) =>
  channel === 'sms' ? sql`phone = ${address}` : sql`email = ${address}`

/** The account a proven address belongs to. */
export const findByAddress = (
  db: Db,
  at: ContactAddress,
): Promise<{ id: string; passwordHash: string | null } | undefined> =>
  db.first(sql<{ id: string; passwordHash: string | null }>`
    SELECT id, password_hash FROM citizens WHERE ${isAt(at)} AND closed_at IS NULL`)

/** The account of an address that was just proven; a new one where there is none yet. Two at once make one. */
export async function getByAddress(tx: Db, at: ContactAddress, now: Date): Promise<string> {
  const known = await findByAddress(tx, at)
  if (known) return known.id
  return (await open(tx, { [at.channel === 'sms' ? 'phone' : 'email']: at.address }, now)) ?? getByAddress(tx, at, now)
}

/** Opens an account. @returns undefined when another has its telephone or mail address */
export async function open(
  tx: Db,
  {
    phone = null,
    email = null,
    fullName = null,
  }: { phone?: string | null; email?: string | null; fullName?: string | null },
  now: Date,
): Promise<string | undefined> {
  const id = newId()
  const made = await tx.run(sql`
    INSERT INTO citizens (id, phone, email, full_name, created_at) VALUES (${id}, ${phone}, ${email}, ${fullName}, ${now})
    ON CONFLICT DO NOTHING`)
  if (made === 0) return undefined
  await record(tx, { verb: verbs.open.name, actor: citizenActor(id), subjectId: id, occurredAt: now })
  return id
}

/** Adds or replaces an address that was proven; another account may have it, or get it at the same moment. */
export async function setAddress(
  db: Db,
  id: string,
  { channel, address }: ContactAddress,
): Promise<Result<null, 'taken'>> {
  const column = channel === 'sms' ? sql`phone` : sql`email`
  const done = await orTaken(
    db.run(sql`
    UPDATE citizens SET ${column} = ${address}
    WHERE id = ${id} AND closed_at IS NULL AND NOT EXISTS (SELECT FROM citizens WHERE ${column} = ${address} AND id <> ${id})`),
  )
  return done === 1 ? ok(null) : no('taken')
}

/** Two accounts at once: whoever comes second meets the first's address, which the index keeps single. */
const orTaken = (update: Promise<number>): Promise<number> =>
  update.catch((cause: unknown) => {
    if (isUniqueViolation(cause)) return 0
    throw cause
  })

/** What a person says of themself; name and number stay as they are once somebody vouches for them. */
export async function saveOwnData(db: Db, id: string, { fullName, idNumber, address }: OwnData): Promise<void> {
  await db.run(sql`
    UPDATE citizens SET address = ${address},
      full_name = CASE WHEN identity_level = 'declared' THEN ${fullName}::text ELSE full_name END,
      id_number = CASE WHEN identity_level = 'declared' THEN ${idNumber}::text ELSE id_number END
    WHERE id = ${id} AND closed_at IS NULL`)
}

/**
 * Notes that an official or the provider vouches for a name and number; the number may be another account's already, and what
 * the provider says no official changes.
 */
export async function confirmIdentity(
  tx: Db,
  id: string,
  { fullName, idNumber, level }: { fullName: string; idNumber: string; level: Exclude<IdentityLevel, 'declared'> },
  { actor, now }: { actor: Actor; now: Date },
): Promise<Result<null, 'number_taken' | 'not_found'>> {
  // Two accounts that claim one number at once: the second waits here.
  await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`citizen ${idNumber}`}, 0))`)
  const other = await tx.first(sql`
    SELECT 1 FROM citizens WHERE id_number = ${idNumber} AND identity_level <> 'declared' AND id <> ${id}`)
  if (other) return no('number_taken')
  const changed = await tx.run(sql`
    UPDATE citizens SET full_name = ${fullName}, id_number = ${idNumber}, identity_level = ${level}, identity_at = ${now}
    WHERE id = ${id} AND closed_at IS NULL AND (identity_level <> 'provider' OR ${level}::text = 'provider')`)
  if (changed === 0) return no('not_found')
  await record(tx, { verb: verbs.confirm.name, actor, subjectId: id, occurredAt: now, facts: { by: level } })
  return ok(null)
}

/** Closes an account and forgets all that only it held; the dossiers stay with the offices, as the law on archives says. */
export async function closeCitizen(tx: Db, id: string, now: Date): Promise<void> {
  await endSessions(tx, { citizenId: id })
  await tx.run(sql`DELETE FROM citizen_provider_links WHERE citizen_id = ${id}`)
  await tx.run(sql`DELETE FROM citizen_codes WHERE citizen_id = ${id}`)
  await tx.run(sql`DELETE FROM citizen_sign_ins WHERE citizen_id = ${id}`)
  const closed = await tx.run(sql`
    UPDATE citizens SET phone = NULL, email = NULL, password_hash = NULL, full_name = NULL, id_number = NULL, address = NULL,
      identity_level = 'declared', identity_at = NULL, closed_at = ${now}
    WHERE id = ${id} AND closed_at IS NULL`)
  if (closed === 1)
    await record(tx, { verb: verbs.close.name, actor: citizenActor(id), subjectId: id, occurredAt: now })
}

export type { CodeChannel }
