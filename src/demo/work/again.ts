import { localDateOf } from '../../core/calendar/index.ts'
import { type NewAct, recordMany } from '../../core/ledger/index.ts'
import type { Kept } from '../../domains/work/actions/again.ts'
import { AHEAD_DAYS, nextOn, placeIn, type Rhythm } from '../../domains/work/rules/rhythm.ts'
import { USUAL } from '../../domains/work/rules/settings.ts'
import type { Priority } from '../../domains/work/rules/task.ts'
import { sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { actBeside } from './inside.ts'
import type { Place, Told } from './told.ts'

const TEMPLATES_A_UNIT = 3
const REPEATS_A_POST = 3

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`

/** A title without the month or quarter it was given for. */
const withoutPeriod = (title: string): string => title.replace(/ (tháng|quý) \d+\/\d{4}$/, '')
const rhythmOf = (title: string): Rhythm | undefined =>
  / tháng \d+\/\d{4}$/.test(title) ? 'month' : / quý \d+\/\d{4}$/.test(title) ? 'quarter' : undefined

const keptOf = ({ given, inside }: Told): Kept => ({
  title: withoutPeriod(given.title),
  expected: given.expected,
  priority: given.priority as Priority,
  weight: given.weight,
  hours: given.weight * USUAL.hoursAUnit,
  axis: null,
  checklist: (inside?.checklist ?? []).map(({ item }) => item as string),
  originNumber: given.origin.number,
  targetId: given.origin.targetId,
  partId: given.origin.partId,
})

/** Templates of units, and tasks that come again each month or quarter: made of tasks that were given. */
export async function keepForAgain({ db, localityId, world }: Place, told: readonly Told[]): Promise<number> {
  const templates: Record<string, unknown>[] = []
  const repeats: Record<string, unknown>[] = []
  const acts: NewAct[] = []
  const today = localDateOf(world.to)
  const names = new Set<string>()
  for (const each of told) {
    const { given, inside } = each
    const { giver, dueOn, head } = given
    const kept = keptOf(each)
    const rhythm = rhythmOf(given.title)
    const at = new Date(given.at.getTime() + 5 * 60_000)
    if (given.parent || at >= world.to) continue
    const ofUnit = templates.filter(({ unitId }) => unitId === giver.unitId)
    if (inside && inside.checklist.length > 0 && rhythm && ofUnit.length < TEMPLATES_A_UNIT) {
      const key = `${giver.unitId} ${kept.title}`
      if (!names.has(key)) {
        names.add(key)
        templates.push({
          ...{
            id: newIdAt(at),
            unitId: giver.unitId,
            name: kept.title,
            draft: kept,
            madeBy: giver.personId,
            madeAt: at,
          },
        })
        acts.push(actBeside(each, 'makeTemplate', giver, at))
      }
    }
    const ofPost = repeats.filter(({ assignerPostId }) => assignerPostId === giver.postId)
    const isThere = repeats.some(
      (other) => other.leadUnitId === given.unitId && (other.draft as Kept).title === kept.title,
    )
    if (!rhythm || !dueOn || !head || isThere || ofPost.length >= REPEATS_A_POST) continue
    const place = placeIn(rhythm, dueOn)
    let next = nextOn(rhythm, place, dueOn)
    while (next <= today) next = nextOn(rhythm, place, next)
    repeats.push({
      ...{ id: newIdAt(at), draft: kept, assignerPersonId: giver.personId, assignerPostId: giver.postId },
      ...{ assignerUnitId: giver.unitId, leadUnitId: given.unitId, leadPersonId: given.doer.personId, every: rhythm },
      ...{ onDay: place, offDays: 'before', aheadDays: AHEAD_DAYS[rhythm], nextOn: next, madeAt: at },
    })
    acts.push(actBeside(each, 'repeat', giver, at, { facts: { every: rhythm } }))
  }
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO task_templates (locality_id, id, unit_id, name, draft, made_by, made_at)
      SELECT ${localityId}::integer, r.id, r."unitId", r.name, r.draft, r."madeBy", r."madeAt"
      FROM jsonb_to_recordset(${json(templates)}) AS r (id uuid, "unitId" uuid, name text, draft jsonb, "madeBy" uuid, "madeAt" timestamptz)`)
    await tx.run(sql`
      INSERT INTO task_repeats (locality_id, id, draft, assigner_person_id, assigner_post_id, assigner_unit_id, lead_unit_id, lead_person_id,
        every, on_day, off_days, ahead_days, next_on, made_at)
      SELECT ${localityId}::integer, r.id, r.draft, r."assignerPersonId", r."assignerPostId", r."assignerUnitId", r."leadUnitId",
        r."leadPersonId", r.every, r."onDay", r."offDays", r."aheadDays", r."nextOn", r."madeAt"
      FROM jsonb_to_recordset(${json(repeats)}) AS r (id uuid, draft jsonb, "assignerPersonId" uuid, "assignerPostId" uuid,
        "assignerUnitId" uuid, "leadUnitId" uuid, "leadPersonId" uuid, every text, "onDay" smallint, "offDays" text, "aheadDays" smallint,
        "nextOn" date, "madeAt" timestamptz)`)
    await recordMany(tx, acts)
  })
  return acts.length
}
