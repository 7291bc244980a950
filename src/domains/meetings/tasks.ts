import { formatDate, t } from '../../platform/i18n/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { type CannotCreate, createTasks, type FoundAbove, findTaskStates, type NewTask } from '../work/index.ts'
import { actorFor } from './access.ts'
import type { Desk } from './deps.ts'
import type { Conclusion } from './queries/meetings.ts'
import { searchConclusions } from './queries/search.ts'
import type { Reason } from './reasons.ts'
import type { Scene } from './scene.ts'

const TITLE_LETTERS = 300

/** What each “no” of giving a task means to a chair; any other is about the task as a whole. */
const WHY: Partial<Record<CannotCreate, Reason>> = {
  out_of_reach: 'out_of_reach',
  yourself: 'lead_is_chair',
  due_past: 'due_past',
  outside_calendar: 'outside_calendar',
  unknown_unit: 'missing_lead',
  unknown_person: 'missing_lead',
}

/** How a task cites the conclusion it comes from. */
const cited = (number: number | null, startsAt: Date): string => `Kết luận ${number}, họp ngày ${formatDate(startsAt)}`

/** Conclusions as the form of a task offers them. */
export const conclusionsFor = async (...asked: Parameters<typeof searchConclusions>): Promise<FoundAbove[]> =>
  (await searchConclusions(...asked)).map(({ id, number, body, meeting, startsAt }) => ({
    ...{ kind: 'conclusion', id, number: cited(number, startsAt), name: t(body, body) },
    of: t(`${cited(number, startsAt)}, ${meeting}`, `${cited(number, startsAt)}, ${meeting}`),
  }))

/** A long conclusion has its beginning as the task's title and all of it below. */
function wordsOf(body: string): Pick<NewTask, 'title' | 'expected'> {
  if (body.length <= TITLE_LETTERS && !body.includes('\n')) return { title: body }
  const [line = ''] = body.split('\n')
  return {
    title: line.length <= TITLE_LETTERS ? line : `${line.slice(0, TITLE_LETTERS - 1).trimEnd()}…`,
    expected: body,
  }
}

/**
 * Gives each conclusion to its lead as a task, by the chair in the post that reaches it, in the transaction of the confirmation.
 *
 * @returns the tasks' keys, in the order of the conclusions
 */
export async function giveTasks(
  { tx, viewer, people, meeting }: Scene,
  desk: Desk,
  conclusions: readonly Conclusion[],
): Promise<Result<string[], Reason>> {
  const leads = conclusions.map(({ leadUnitId }) => leadUnitId ?? '')
  const theirs = viewer.appointments.filter(
    ({ actingFor }) => (actingFor?.personId ?? viewer.personId) === meeting.chairId,
  )
  const reaching = theirs.find(({ unitId }) => {
    const below = new Set(people.withBelow(unitId))
    return leads.every((each) => below.has(each))
  })
  const giver = actorFor(viewer, reaching?.unitId ?? meeting.unitId, meeting.chairId)
  if (giver.kind !== 'official') return no('not_the_chair')
  const given = await createTasks(
    tx,
    desk,
    giver,
    conclusions.map(({ id, number, body, leadUnitId, leadPersonId, dueOn }) => ({
      ...wordsOf(body),
      origin: { kind: 'conclusion', id, number: cited(number, meeting.startsAt) },
      leadUnitId: leadUnitId ?? '',
      leadPersonId,
      dueOn,
      // The chair's word is the confirmation a short deadline asks for.
      confirmed: true,
    })),
  )
  return given.ok ? ok(given.value) : no(WHY[given.reason] ?? 'task_refused')
}

/** What came of tasks whose day has come: done in time, of all of them. */
export async function outcomeOf(
  { db, localityId }: Desk,
  ids: readonly string[],
  now: Date,
): Promise<{ onTime: number; all: number }> {
  const states = [...(await findTaskStates(db, localityId, ids, now)).values()]
  const count = (...standings: string[]) => states.filter(({ standing }) => standings.includes(standing)).length
  return { onTime: count('doneOnTime'), all: count('doneOnTime', 'doneLate', 'overdue') }
}
