import { localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, type OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { findTarget } from '../queries/figures.ts'
import { looksBack } from '../queries/reaching.ts'
import type { Reason } from '../reasons.ts'
import type { Grain } from '../rules/period.ts'
import type { Among } from '../rules/reaching.ts'
import { mayManage, rootOf } from '../rules/who-may.ts'
import { keyOf } from './compose.ts'
import { actOn } from './report.ts'

export interface TargetInput {
  partId: string
  name: string
  /** In English; missing: as in Vietnamese. */
  nameEn?: string
  countedIn: string
  note?: string
  ownerUnitId: string | null
  answersPostId?: string | null
  every: Grain
  periodsAdd: boolean
  unitsAdd: boolean
  /** The source in the program that counts it; missing: officials report. */
  computedBy?: string | null
  /** For a source that looks at another target: which one, and of which units. */
  computedOf?: string | null
  computedAmong?: Among | null
}

const json = (vi: string, en = vi) => sql`${JSON.stringify({ vi, en: en || vi })}::text::jsonb`

/** What keeps a target from being kept as it was filled in. */
async function flawIn(deps: ResolutionsDeps, input: TargetInput, today: string): Promise<Reason | undefined> {
  if (input.name.trim() === '') return 'missing_name'
  if (input.countedIn.trim() === '') return 'missing_unit_of_count'
  const people = await deps.organization()
  const { ownerUnitId, answersPostId } = input
  if (ownerUnitId !== null && !people.isInForce(ownerUnitId, today)) return 'unknown_unit'
  if (answersPostId && people.findPost(answersPostId) === undefined) return 'unknown_unit'
  if (input.computedBy && !deps.sources?.some(({ key }) => key === input.computedBy)) return 'unknown_source'
  if (looksAtTarget(deps, input)) {
    if (!input.computedOf || !input.computedAmong) return 'missing_watched'
    if (!(await findTarget(deps.db, deps.localityId, { id: input.computedOf }))) return 'missing_watched'
  }
  const part = await deps.db.first(
    sql`SELECT id FROM resolution_parts WHERE locality_id = ${deps.localityId} AND id = ${input.partId}`,
  )
  return part ? undefined : 'unknown_part'
}

/** Whether its source looks at another target; else what was chosen there says nothing. */
const looksAtTarget = ({ sources = [] }: ResolutionsDeps, { computedBy }: TargetInput): boolean =>
  sources.some(({ key, looksAtTarget: looks }) => key === computedBy && looks === true)

const watchedIn = (deps: ResolutionsDeps, input: TargetInput) =>
  looksAtTarget(deps, input)
    ? { of: input.computedOf ?? null, among: input.computedAmong ?? null }
    : { of: null, among: null }

/** Two who choose at once do it one after the other, or each could miss the other's half of a circle. */
const LOCK = 7_262_117

/** Whether a target would count itself, directly or through others. */
async function isCircular(tx: Db, localityId: number, targetId: string, watchedId: string | null): Promise<boolean> {
  if (watchedId === null) return false
  await tx.run(sql`SELECT pg_advisory_xact_lock(${LOCK}, ${localityId})`)
  return looksBack(tx, localityId, { targetId, watchedId })
}

/** Makes a target of a part of a resolution. @param id made with the form: the same form sent twice is one target */
export async function createTarget(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  { id = newId(), ...input }: TargetInput & { id?: string },
): Promise<Result<{ id: string; key: string }, Reason>> {
  const { db, localityId, clock } = deps
  const today = localDateOf(clock.now())
  const root = rootOf(await deps.organization(), today)?.id ?? ''
  if (!mayManage(official, input.ownerUnitId, root)) return no('not_yours')
  const flaw = await flawIn(deps, input, today)
  if (flaw) return no(flaw)
  const key = keyOf(input.name, id)
  const watched = watchedIn(deps, input)
  return db.transaction(async (tx) => {
    if (await isCircular(tx, localityId, id, watched.of)) return no('circular_source')
    const isNew = await tx.run(sql`
      INSERT INTO targets (locality_id, id, key, part_id, name, counted_in, note, position, owner_unit_id, answers_post_id,
        reported_every, periods_add, units_add, standing, computed_by, computed_of, computed_among)
      SELECT ${localityId}, ${id}, ${key}, ${input.partId}, ${json(input.name.trim(), input.nameEn?.trim())}, ${json(input.countedIn.trim())},
        ${input.note?.trim() ? JSON.stringify({ vi: input.note.trim(), en: input.note.trim() }) : null}::text::jsonb,
        coalesce(max(position), 0) + 1, ${input.ownerUnitId}, ${input.answersPostId ?? null}, ${input.every}, ${input.periodsAdd},
        ${input.unitsAdd}, 'O', ${input.computedBy ?? null}, ${watched.of}::uuid, ${watched.among}::text
      FROM targets WHERE locality_id = ${localityId}
      ON CONFLICT (locality_id, id) DO NOTHING`)
    if (isNew === 1) {
      const unitId = input.ownerUnitId ?? root
      const actor = actorOf(official, 'target.manage', unitId)
      await record(tx, actOn(deps, 'create', { actor, target: id, unitId, facts: { part: input.partId } }))
    }
    return ok({ id, key })
  })
}

/** Corrects a target's words, who owns it, who answers and how it is reported. Its plans and figures stay. */
export async function changeTarget(
  deps: ResolutionsDeps,
  official: OfficialViewer,
  id: string,
  input: TargetInput,
): Promise<Result<{ id: string }, Reason>> {
  const { db, localityId, clock } = deps
  const today = localDateOf(clock.now())
  const root = rootOf(await deps.organization(), today)?.id ?? ''
  const target = await findTarget(db, localityId, { id })
  if (!target) return no('not_found')
  // Giving it to another unit takes a right over both.
  if (!mayManage(official, target.ownerUnitId, root) || !mayManage(official, input.ownerUnitId, root))
    return no('not_yours')
  const flaw = await flawIn(deps, input, today)
  if (flaw) return no(flaw)
  const watched = watchedIn(deps, input)
  return db.transaction(async (tx) => {
    if (await isCircular(tx, localityId, id, watched.of)) return no('circular_source')
    await tx.run(sql`
      UPDATE targets SET part_id = ${input.partId}, name = ${json(input.name.trim(), input.nameEn?.trim())},
        counted_in = ${json(input.countedIn.trim())}, owner_unit_id = ${input.ownerUnitId}, answers_post_id = ${input.answersPostId ?? null},
        note = ${input.note?.trim() ? JSON.stringify({ vi: input.note.trim(), en: input.note.trim() }) : null}::text::jsonb,
        reported_every = ${input.every}, periods_add = ${input.periodsAdd}, units_add = ${input.unitsAdd},
        computed_by = ${input.computedBy ?? null}, computed_of = ${watched.of}, computed_among = ${watched.among}, counted_on = NULL, edition = edition + 1
      WHERE locality_id = ${localityId} AND id = ${id}`)
    const unitId = input.ownerUnitId ?? root
    await record(
      tx,
      actOn(deps, 'change', {
        actor: actorOf(official, 'target.manage', unitId),
        target: id,
        unitId,
        facts: { part: input.partId, owner: input.ownerUnitId },
      }),
    )
    return ok({ id })
  })
}
