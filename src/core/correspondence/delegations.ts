import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { nfc } from '../../platform/text.ts'
import { type Actor, record } from '../ledger/index.ts'
import type { PaperSigner } from './issue.ts'
import { authorityOf } from './rules/authority.ts'
import type { PaperKind } from './rules/symbols.ts'
import { verbs } from './verbs.ts'

export type Manner = 'byOrder' | 'delegated'

/** Kinds of papers a head may have others sign. A result is signed by whoever decides. */
export const DELEGATED_KINDS = ['apology', 'stopNotice', 'lengthening'] as const satisfies readonly PaperKind[]

export interface NewDelegation {
  unitId: string
  personId: string
  /** The signer's post and the head's, as they stand above a name: `Giám đốc Trung tâm`, `Chủ tịch UBND`. */
  postTitle: string
  headTitle: string
  manner: Manner
  kinds: readonly PaperKind[]
  /** What it rests on: the working rules, or the paper of delegation with its number and date. */
  document: string
  /** First and last day. */
  from: string
  to: string | null
}

export interface Delegation extends Omit<NewDelegation, 'kinds'> {
  id: string
  kinds: PaperKind[]
  endedAt: Date | null
}

type Refused = 'missing_document' | 'missing_kinds' | 'wrong_dates' | 'needs_an_end' | 'same_person'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * Lets somebody sign papers in the head's place.
 *
 * @law 30/2020/NĐ-CP, art. 13.3 (by order, as the working rules allow) and 13.4 (by written delegation, limited in time and matter;
 *   whoever it is given to gives it to nobody else: only heads may give it)
 */
export async function delegate(
  db: Db,
  localityId: number,
  actor: Extract<Actor, { kind: 'official' }>,
  at: Date,
  delegation: NewDelegation,
): Promise<Result<{ id: string }, Refused>> {
  const { unitId, personId, manner, kinds, from, to } = delegation
  const document = nfc(delegation.document).trim()
  if (document === '') return no('missing_document')
  if (kinds.length === 0) return no('missing_kinds')
  if (manner === 'delegated' && to === null) return no('needs_an_end')
  if (!DAY.test(from) || (to !== null && (!DAY.test(to) || to < from))) return no('wrong_dates')
  if (personId === actor.personId) return no('same_person')
  const id = newId()
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO signing_delegations (locality_id, id, unit_id, person_id, post_title, head_title, manner, kinds, document,
        valid_from, valid_to, given_by, given_at)
      VALUES (${localityId}, ${id}, ${unitId}, ${personId}, ${delegation.postTitle}, ${delegation.headTitle}, ${manner},
        ${[...kinds]}::text[], ${document}, ${from}::text::date, ${to}::text::date, ${actor.personId}, ${at})`)
    await record(tx, {
      verb: verbs.delegate.name,
      actor,
      subjectId: id,
      unitId,
      personId,
      occurredAt: at,
      facts: { manner, kinds: kinds.join(' '), until: to },
    })
  })
  return ok({ id })
}

/** Takes a delegation back from now on; what was signed under it stays signed. @returns whether it still ran */
export function endDelegation(
  db: Db,
  localityId: number,
  actor: Actor,
  at: Date,
  { id, unitIds }: { id: string; unitIds: readonly string[] },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ended = await tx.first(sql<{ unitId: string; personId: string }>`
      UPDATE signing_delegations SET ended_at = ${at}
      WHERE locality_id = ${localityId} AND id = ${id} AND ended_at IS NULL AND unit_id = ANY (${[...unitIds]}::uuid[])
      RETURNING unit_id, person_id`)
    if (!ended) return false
    await record(tx, { verb: verbs.endDelegation.name, actor, subjectId: id, ...ended, occurredAt: at })
    return true
  })
}

const COLUMNS = sql.raw(
  'id, unit_id, person_id, post_title, head_title, manner, kinds, document, valid_from AS "from", valid_to AS "to", ended_at',
)

/** Delegations of units that run or are still to come, and those of the last year, newest first. */
export const findDelegations = (
  db: Db,
  localityId: number,
  unitIds: readonly string[],
  on: string,
): Promise<Delegation[]> =>
  db.many(sql<Delegation>`
    SELECT ${COLUMNS} FROM signing_delegations
    WHERE locality_id = ${localityId} AND unit_id = ANY (${[...unitIds]}::uuid[])
      AND (valid_to IS NULL OR valid_to > ${on}::text::date - 365)
    ORDER BY valid_from DESC, id DESC LIMIT 200`)

/** Whether an official signs a kind of a unit's papers in the head's place on a day, and with which lines above the name. */
export async function delegatedSigner(
  db: Db,
  localityId: number,
  { unitId, personId, name, kind, on }: { unitId: string; personId: string; name: string; kind: PaperKind; on: string },
): Promise<PaperSigner | undefined> {
  const found = await db.first(sql<Delegation>`
    SELECT ${COLUMNS} FROM signing_delegations
    WHERE locality_id = ${localityId} AND unit_id = ${unitId} AND person_id = ${personId} AND ended_at IS NULL
      AND ${kind} = ANY (kinds) AND valid_from <= ${on}::text::date AND (valid_to IS NULL OR valid_to >= ${on}::text::date)
    ORDER BY valid_from DESC LIMIT 1`)
  if (!found) return undefined
  const { postTitle: title, headTitle: forHead, manner: standing } = found
  return { personId, name, authority: authorityOf({ title, standing, forHead }) }
}
