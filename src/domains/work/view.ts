import { h } from 'preact'
import { localDateOf } from '../../core/calendar/index.ts'
import { grants, type OfficialViewer, unitsFor } from '../../core/identity/index.ts'
import { type Act, findVerb, timelineOf } from '../../core/ledger/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { formatNumber, type Text, t } from '../../platform/i18n/index.ts'
import { findOrigins, findTargetStates, ORIGIN_KINDS, promiseOf, TargetStateLine } from '../resolutions/index.ts'
import { mayLook, mentionable } from './actions/talk.ts'
import { capacityHours } from './capacity.ts'
import type { WorkDeps } from './deps.ts'
import { lineOf, nameOf } from './lines.ts'
import { offersOf } from './offers.ts'
import { page as words } from './page-words.ts'
import type { TaskPageProps, Told } from './pages/task-view.ts'
import { detailOf, loadsOf, owedBy } from './queries/detail.ts'
import { ancestorsOf, findTask, partsOf, type Task } from './queries/tasks.ts'
import { hasHead, peopleOf, reaches, reachOf, sidesOf } from './reach.ts'
import { axesOn, lacksAxis } from './rules/settings.ts'
import { clockingOn, findAxes } from './settings.ts'

const OUTCOMES: Record<string, Text> = {
  onTime: words.onTime,
  late: words.late,
  inTime: t('trong hạn', 'in time'),
}

/** Everything the page of a task shows to one official; undefined where they may not look. */
export async function viewTask(
  work: WorkDeps,
  viewer: OfficialViewer,
  id: string,
): Promise<Omit<TaskPageProps, 'done' | 'failed'> | undefined> {
  const { db, localityId, clock } = work
  const now = clock.now()
  const today = localDateOf(now)
  const task = await findTask(db, localityId, id)
  if (!task || !(await mayLook(db, localityId, viewer, task))) return undefined
  const [organization, calendar, clocking, axes, detail, parts, ancestors, acts, promise, origin, promisedIn] =
    await Promise.all([
      work.organization(),
      work.calendar(),
      clockingOn(db, localityId, today),
      findAxes(db, localityId),
      detailOf(db, localityId, id),
      partsOf(db, localityId, id),
      ancestorsOf(db, localityId, task.parentId),
      timelineOf(db, id),
      promiseOf(db, localityId, task),
      originOf(work, task),
      work.promisedIn?.(id) ?? [],
    ])
  const sides = sidesOf(viewer, organization, task, today)
  const deeds = offersOf({ task, viewer, sides, detail, parts, clocking, calendar, today })
  const reach = reachOf(viewer)
  const heir = organization.successorOf(task.leadUnitId, today)
  const staff = deeds.includes('give') || deeds.includes('split') ? peopleOf(organization, heir, today) : []
  const [loads, owed, targetState] = await Promise.all([
    loadsOf(
      db,
      localityId,
      staff.map((each) => each.id),
      now,
      task.dueAt ?? now,
    ),
    owedBy(db, localityId, task.assignerPostId, now),
    task.targetId
      ? findTargetStates(
          db,
          localityId,
          [{ targetId: task.targetId, unitId: null, period: yearOf(task, today) }],
          today,
        )
      : undefined,
  ])
  const capacity = capacityHours(calendar, now, task.dueAt)
  const shown = detail.needs.concat(detail.neededBy)
  const byId = new Map(shown.map((each) => [each.id, lineOf(organization, each, now)]))
  const [state] = targetState ?? []
  const dueOn = task.dueAt ? localDateOf(task.dueAt) : today
  const inForce = axesOn(axes, dueOn)
  return {
    line: lineOf(organization, task, now),
    detail,
    above: ancestors.map((each) => ({
      id: each.id,
      title: each.title,
      href: reaches(reach, each) ? `/nhiem-vu/${each.id}` : null,
    })),
    parts: parts
      .filter((each) => each.state !== 'draft' || reaches(reach, each))
      .map((each) => lineOf(organization, each, now)),
    needs: detail.needs.flatMap((each) => byId.get(each.id) ?? []),
    neededBy: detail.neededBy.flatMap((each) => byId.get(each.id) ?? []),
    promise,
    promisedIn,
    targetState: state ? h(TargetStateLine, { state }) : null,
    origin,
    axis: axes.find(({ key }) => key === task.axis)?.name ?? null,
    lacksAxis: lacksAxis(inForce, {
      axis: task.axis,
      byLeader: grants('task.overview', organization.findPost(task.assignerPostId)?.role ?? ''),
    }),
    history: acts.map((act) => toldOf(organization, act)).reverse(),
    names: namesIn(organization),
    heads: headsOf(organization, heir, today),
    mentionable: mentionable(organization, task, now)
      .filter((each) => each.id !== viewer.personId)
      .map(({ id: personId, fullName }) => ({ id: personId, name: fullName })),
    owed: { here: owed.filter((each) => each.id === id), all: owed.length },
    deeds,
    people: staff.map(({ id: personId, fullName }) => {
      const load = loads.find((each) => each.personId === personId)
      return {
        id: personId,
        name: fullName,
        note: words.loadOf(load?.open ?? 0, formatNumber(load?.hours ?? 0, 'vi', 1), formatNumber(capacity)),
      }
    }),
    units: await unitsFor_(organization, viewer, deeds.includes('redirect') || deeds.includes('split'), today),
    axes: inForce,
  }
}

const yearOf = ({ dueAt }: Task, today: string): string => (dueAt ? localDateOf(dueAt) : today).slice(0, 4)

/** Units among which somebody chooses: those in force that aren't outside. */
async function unitsFor_(organization: Organization, viewer: OfficialViewer, needed: boolean, today: string) {
  if (!needed) return []
  const below = new Set(unitsFor(viewer, 'task.assign'))
  const all = organization.unitsInForce(today).filter(({ kind }) => kind !== 'external' && kind !== 'province')
  return [...all.filter(({ id }) => below.has(id)), ...all.filter(({ id }) => !below.has(id))].map(({ id, name }) => ({
    id,
    name,
  }))
}

const namesIn = (organization: Organization): ReadonlyMap<string, string> =>
  new Map(organization.officials.map(({ id, fullName }) => [id, fullName]))

function headsOf(organization: Organization, unitId: string, today: string): string[] {
  if (!hasHead(organization, unitId, today)) return []
  const people = organization
    .postsOf(unitId)
    .filter(({ role }) => grants('task.assign', role))
    .flatMap(({ id }) => organization.holdersOf(id, today))
  return [...new Set(people.map(({ fullName }) => fullName))]
}

function toldOf(organization: Organization, act: Act): Told {
  const who = act.actor.kind === 'official' ? nameOf(organization, act.actor.personId) : ''
  return {
    id: act.id,
    at: act.occurredAt,
    who,
    sentence: findVerb(act.verb)?.sentence ?? t(act.verb, act.verb),
    outcome: (act.outcome && OUTCOMES[act.outcome]) || null,
  }
}

/** What a task was born from, with its address where a room knows it. */
async function originOf(work: WorkDeps, { originKind, originId, originNumber }: Task) {
  if (originKind === 'hand' || originId === null)
    return originNumber ? { name: t(originNumber, originNumber), href: null } : null
  const [found] = (ORIGIN_KINDS as readonly string[]).includes(originKind)
    ? await findOrigins(work.db, work.localityId, [{ kind: originKind as (typeof ORIGIN_KINDS)[number], id: originId }])
    : [await work.originOf?.(originKind, originId)]
  if (found) return { name: found.name, href: found.href }
  return originNumber ? { name: t(originNumber, originNumber), href: null } : null
}
