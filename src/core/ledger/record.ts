import { type Db, type Query, sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import type { Actor, NewAct } from './act.ts'
import { checkVerb } from './rules/verbs.ts'

type Column = [name: string, type: string, value: (act: NewAct & { id: string }) => unknown]

const keyOf = (actor: Actor, key: 'personId' | 'postId' | 'unitId' | 'actingForId'): string | null =>
  (actor as Partial<Record<typeof key, string>>)[key] ?? null

/** What the program writes of an act; the rest (epoch, transaction, number, time of recording) the database adds. */
const COLUMNS: readonly Column[] = [
  ['id', 'uuid', (act) => act.id],
  ['verb', 'text', (act) => act.verb],
  ['actor_kind', 'text', (act) => act.actor.kind],
  ['actor_person_id', 'uuid', (act) => keyOf(act.actor, 'personId')],
  ['actor_post_id', 'uuid', (act) => keyOf(act.actor, 'postId')],
  ['actor_unit_id', 'uuid', (act) => keyOf(act.actor, 'unitId')],
  ['acting_for_id', 'uuid', (act) => keyOf(act.actor, 'actingForId')],
  ['subject_id', 'uuid', (act) => act.subjectId],
  ['case_id', 'uuid', (act) => act.caseId ?? null],
  ['unit_id', 'uuid', (act) => act.unitId ?? null],
  ['step_key', 'text', (act) => act.stepKey ?? null],
  ['topic_id', 'uuid', (act) => act.topicId ?? null],
  ['person_id', 'uuid', (act) => act.personId ?? null],
  ['occurred_at', 'timestamptz', (act) => act.occurredAt.toISOString()],
  ['due_at', 'timestamptz', (act) => act.dueAt?.toISOString() ?? null],
  ['outcome', 'text', (act) => act.outcome ?? null],
  ['working_minutes', 'integer', (act) => act.workingMinutes ?? null],
  ['late_minutes', 'integer', (act) => act.lateMinutes ?? null],
  ['facts', 'text', (act) => JSON.stringify(act.facts ?? {})],
]

const names = sql.raw(COLUMNS.map(([name]) => name).join(', '))
const given = sql.raw(COLUMNS.map(([name]) => (name === 'facts' ? 'g.facts::jsonb' : `g.${name}`)).join(', '))

/**
 * The one statement that writes acts, for a hot path to put into its own: `WITH acts AS (${statement}) INSERT …`.
 *
 * An act without an id gets one that carries the time it occurred, so that history falls into its own month.
 *
 * @param about where given, acts are recorded only of these subjects: the name of a part of that statement that holds their `id`s
 * @returns the statement, and the acts' ids in their order
 * @throws RangeError  a verb or outcome no room declares
 */
export function insertionOf(
  acts: readonly NewAct[],
  about?: string,
): { ids: string[]; statement: ReturnType<typeof sql> } {
  for (const { verb, outcome } of acts) checkVerb(verb, outcome)
  const rows = acts.map((act) => ({ ...act, id: act.id ?? newIdAt(act.occurredAt) }))
  const arrays = COLUMNS.map(([, type, value]) => sql`${rows.map(value)}::${sql.raw(type)}[]`)
  const statement = sql`
    INSERT INTO acts (locality_id, epoch, ${names})
    SELECT e.locality_id, e.epoch, ${given}
    FROM unnest(${sql.join(arrays)}) WITH ORDINALITY AS g (${names}, place),
      (SELECT locality_id, epoch FROM ledger_epochs ORDER BY epoch DESC LIMIT 1) AS e
    ${about === undefined ? sql`` : sql`WHERE g.subject_id IN (SELECT id FROM ${sql.ref(about)})`}
    ORDER BY g.place`
  return { ids: rows.map(({ id }) => id), statement }
}

/**
 * Records acts, in their order, with one statement. Call it in the transaction of the change they describe.
 *
 * @returns their ids
 * @throws RangeError  a verb or outcome no room declares
 */
export async function recordMany(tx: Db, acts: readonly NewAct[]): Promise<string[]> {
  if (acts.length === 0) return []
  const { ids, statement } = insertionOf(acts)
  await tx.run(statement as Query<unknown>)
  return ids
}

/** Records one act; see {@link recordMany}. */
export async function record(tx: Db, act: NewAct): Promise<string> {
  const [id] = await recordMany(tx, [act])
  return id as string
}
