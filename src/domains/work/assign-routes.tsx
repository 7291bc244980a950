import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { readPosted } from '../../core/files/index.ts'
import { type OfficialViewer, official as officialOf, unitsFor } from '../../core/identity/index.ts'
import { sql } from '../../platform/database/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { Errors } from '../../ui/index.ts'
import { findOrigins, ORIGIN_KINDS, searchClauses, searchPartsAndPapers, searchTargets } from '../resolutions/index.ts'
import {
  endRepeat,
  endTemplate,
  type Kept,
  repeatsOf,
  restoreRepeat,
  restoreTemplate,
  templatesOf,
} from './actions/again.ts'
import { assignTask } from './actions/assign.ts'
import type { NewTask } from './actions/create.ts'
import { isDay } from './actions/create.ts'
import { handOver } from './actions/hand-over.ts'
import { capacityHours } from './capacity.ts'
import type { WorkDeps } from './deps.ts'
import { nameOf, unitName } from './lines.ts'
import { page as words } from './page-words.ts'
import { AgainPage } from './pages/again-page.tsx'
import { AssignPage, type AssignPageProps, type Candidate } from './pages/assign-page.tsx'
import { HandOverPage } from './pages/hand-over-page.tsx'
import { loadsOf } from './queries/detail.ts'
import { peopleOf } from './reach.ts'
import { HTTP, type Reason } from './reasons.ts'
import { dueAtOf } from './rules/clock.ts'
import { axesOn } from './rules/settings.ts'
import { type OriginKind, PRIORITIES } from './rules/task.ts'
import { numberOf } from './run.ts'
import { TaskId } from './schemas.ts'
import { findAxes } from './settings.ts'
import { words as room } from './words.ts'

const Asked = Type.Object({
  goc: Type.Optional(Type.String({ maxLength: 60 })),
  mau: Type.Optional(Type.String({ maxLength: 40 })),
})
/** What was just done to a template or a repeat. */
const Ended = Type.Object({
  xong: Type.Optional(Type.Union(['mau', 'lap-lai', 'lai'].map((each) => Type.Literal(each)))),
  vua: Type.Optional(Type.String({ format: 'uuid' })),
})
const ASSIGN = { may: 'task.assign' }
const ORIGINS_SHOWN = 6
const SENT = [
  ...['originText', 'origin', 'originNumber', 'title', 'expected', 'checklist', 'priority', 'weight', 'hours'],
  ...['axis', 'unitId', 'leadPersonId', 'dueOn', 'confirmed'],
]
const LONGEST = 5_000

/** Which field a “no” is about. */
const FIELD_OF: Partial<Record<Reason, string>> = {
  missing_title: 'title',
  unknown_unit: 'unitId',
  out_of_reach: 'unitId',
  unknown_person: 'leadPersonId',
  yourself: 'leadPersonId',
  bad_weight: 'weight',
  unknown_axis: 'axis',
  unknown_origin: 'originText',
  due_past: 'dueOn',
  due_short: 'dueOn',
  bad_date: 'dueOn',
  outside_calendar: 'dueOn',
}

/** Giving tasks, and handing somebody's work over. */
export function mountAssigning(app: App, work: WorkDeps): void {
  const { db, localityId, clock } = work

  async function show(
    request: Request,
    reply: Reply,
    values: Record<string, string>,
    more: { cooperators?: readonly string[]; errors?: Errors; people?: boolean; status?: number } = {},
  ) {
    const viewer = officialOf(request)
    const { cooperators = [], errors = {}, status = 200 } = more
    const organization = await work.organization()
    const today = localDateOf(clock.now())
    const below = new Set(unitsFor(viewer, 'task.assign'))
    const units = organization
      .unitsInForce(today)
      .filter(({ id, kind }) => kind !== 'external' && below.has(id))
      .map(({ id, name }) => ({ id, name }))
    const unitId = values.unitId || units[0]?.id || ''
    const [origins, candidates, axes] = await Promise.all([
      originsFor(viewer, values),
      more.people || values.leadPersonId || errors.leadPersonId
        ? candidatesIn(viewer, unitId, values.dueOn ?? '')
        : null,
      findAxes(db, localityId),
    ])
    const props: AssignPageProps = {
      values: { ...values, unitId },
      ...{ cooperators, errors, units, origins, candidates },
      axes: axesOn(axes, values.dueOn && isDay(values.dueOn) ? values.dueOn : today),
    }
    return reply
      .header('cache-control', 'no-store')
      .page(<AssignPage {...props} />, { title: words.assign, status, wide: true })
  }

  /** What it may come from by what is typed, with the one already chosen first. */
  async function originsFor(viewer: OfficialViewer, { originText = '', origin = '' }: Record<string, string>) {
    const [kind = '', id = ''] = origin.split(':')
    const text = originText.trim()
    const some = { text, limit: ORIGINS_SHOWN }
    const [chosen, targets, clauses, others, above] = await Promise.all([
      isServed(kind) && isKey(id) ? chosenOrigin(kind, id) : undefined,
      text === '' ? [] : searchTargets(db, localityId, some),
      text === '' ? [] : searchClauses(db, localityId, some),
      text === '' ? [] : searchPartsAndPapers(db, localityId, some),
      text === '' ? [] : (work.searchAbove?.(viewer, text, ORIGINS_SHOWN) ?? []),
    ])
    const hint = (of: OriginKind, more: Text) => joined(room.origins[of], more)
    const all = [
      ...(chosen ? [{ value: origin, text: chosen.name, hint: room.origins[kind as OriginKind] }] : []),
      ...targets.map((each) => ({ value: `target:${each.id}`, text: each.name, hint: hint('target', each.of) })),
      ...clauses.map((each) => ({
        value: `clause:${each.id}`,
        text: each.text,
        hint: hint('clause', each.paperTitle),
      })),
      ...others.map((each) => ({ value: `${each.kind}:${each.id}`, text: each.name, hint: hint(each.kind, each.of) })),
      ...above.map((each) => ({ value: `${each.kind}:${each.id}`, text: each.name, hint: hint(each.kind, each.of) })),
    ]
    return [...new Map(all.map((each) => [each.value, each])).values()]
  }

  /** What comes from above is cited by its number, where nobody typed one. */
  async function cited(viewer: OfficialViewer, values: Record<string, string>): Promise<Record<string, string>> {
    const { origin = '', originNumber = '', originText = '' } = values
    if (originNumber !== '' || !/^(conclusion|document):/.test(origin) || originText === '') return values
    const found = (await work.searchAbove?.(viewer, originText, ORIGINS_SHOWN)) ?? []
    const number = found.find(({ kind, id }) => `${kind}:${id}` === origin)?.number
    return number ? { ...values, originNumber: number } : values
  }

  async function chosenOrigin(kind: OriginKind, id: string): Promise<{ name: Text } | undefined> {
    if (!isOrigin(kind)) return work.originOf?.(kind, id)
    return (await findOrigins(db, localityId, [{ kind, id }]))[0]
  }

  /** The people of a unit with what they have to do until a day. */
  async function candidatesIn(viewer: OfficialViewer, unitId: string, dueOn: string): Promise<Candidate[]> {
    if (!unitsFor(viewer, 'task.assign').includes(unitId)) return []
    const [organization, calendar] = await Promise.all([work.organization(), work.calendar()])
    const now = clock.now()
    const dueAt = isDay(dueOn) ? dueAtOf(dueOn) : null
    const people = peopleOf(organization, unitId, localDateOf(now)).filter(({ id }) => id !== viewer.personId)
    const capacity = capacityHours(calendar, now, dueAt)
    const loads = await loadsOf(
      db,
      localityId,
      people.map(({ id }) => id),
      now,
      dueAt ?? now,
    )
    return people
      .map(({ id, fullName }) => {
        const { open = 0, overdue = 0, hours = 0 } = loads.find(({ personId }) => personId === id) ?? {}
        return { id, name: fullName, open, overdue, hours, capacity }
      })
      .sort((a, b) => a.hours - b.hours)
  }

  app.get('/nhiem-vu/giao', { schema: { querystring: Asked }, config: ASSIGN }, async (request, reply) => {
    const { goc, mau } = request.query
    const templates = mau
      ? await templatesOf(db, localityId, unitsFor(officialOf(request as Request), 'task.assign'))
      : []
    const draft = templates.find(({ id }) => id === mau)?.draft
    const kept = draft?.targetId ? `target:${draft.targetId}` : draft?.partId ? `part:${draft.partId}` : ''
    const origin = goc ?? kept
    return show(request as Request, reply as Reply, { origin, ...(draft ? valuesOf(draft) : {}) })
  })

  app.get('/nhiem-vu/mau', { schema: { querystring: Ended }, config: ASSIGN }, async (request, reply) => {
    const viewer = officialOf(request as Request)
    const own = new Set(viewer.appointments.map(({ unitId }) => unitId))
    const [organization, templates, repeats] = await Promise.all([
      work.organization(),
      templatesOf(db, localityId, unitsFor(viewer, 'task.assign')),
      repeatsOf(
        db,
        localityId,
        viewer.appointments.map(({ postId }) => postId),
      ),
    ])
    return reply.page(
      <AgainPage
        done={request.query.xong}
        ended={request.query.vua}
        templates={templates.map((each) => ({
          ...each,
          unit: unitName(organization, each.unitId),
          own: own.has(each.unitId),
        }))}
        repeats={repeats.map((each) => ({
          ...each,
          unit: unitName(organization, each.leadUnitId),
          person: each.leadPersonId && nameOf(organization, each.leadPersonId),
        }))}
      />,
      { title: words.again },
    )
  })

  const SWITCHES = [
    ['/nhiem-vu/mau/:id/bo', endTemplate, 'mau'],
    ['/nhiem-vu/mau/:id/khoi-phuc', restoreTemplate, ''],
    ['/nhiem-vu/lap-lai/:id/dung', endRepeat, 'lap-lai'],
    ['/nhiem-vu/lap-lai/:id/tiep', restoreRepeat, ''],
  ] as const
  for (const [path, run, ended] of SWITCHES)
    app.post(path, { schema: { params: TaskId }, config: ASSIGN }, async (request, reply) => {
      const { id } = request.params
      const result = await run(work, officialOf(request as Request), id)
      if (!result.ok) throw new Refusal(HTTP[result.reason], result.reason, room.reasons[result.reason])
      // What was ended can be brought back at once.
      return reply.redirect(`/nhiem-vu/mau?xong=${ended ? `${ended}&vua=${id}` : 'lai'}`, 303)
    })

  app.post('/nhiem-vu/giao', { config: ASSIGN }, async (request, reply) => {
    const form = await readPosted(request as Request, work)
    const values = Object.fromEntries(SENT.map((name) => [name, form.text(name).slice(0, LONGEST)]))
    const cooperators = form.all('cooperators').filter(isKey)
    const look = form.text('look')
    if (look !== '') {
      const nothing =
        look === 'origin' &&
        values.originText !== '' &&
        (await originsFor(officialOf(request as Request), values)).length === 0
      return show(request as Request, reply as Reply, values, {
        cooperators,
        people: look === 'people',
        ...(nothing ? { errors: { originText: room.reasons.nothing_found } } : {}),
      })
    }
    const viewer = officialOf(request as Request)
    const result = await assignTask(work, viewer, taskOf(await cited(viewer, values), cooperators))
    if (result.ok) return reply.redirect(`/nhiem-vu/${result.value.id}?xong=given`, 303)
    const { reason } = result
    const errors = { [FIELD_OF[reason] ?? 'main']: room.reasons[reason] }
    return show(request as Request, reply as Reply, values, { cooperators, errors, status: HTTP[reason] })
  })

  async function handingOver(
    request: Request,
    reply: Reply,
    more: { values?: Record<string, string>; errors?: Errors; handedOver?: number | undefined; status?: number } = {},
  ) {
    const viewer = officialOf(request)
    const organization = await work.organization()
    const today = localDateOf(clock.now())
    const unitIds = unitsFor(viewer, 'task.assign')
    const open = await db.many(sql<{ personId: string; unitId: string; open: number }>`
      SELECT lead_person_id AS person_id, lead_unit_id AS unit_id, count(*) AS open FROM tasks
      WHERE locality_id = ${localityId} AND lead_unit_id = ANY (${unitIds}::uuid[]) AND closed_at IS NULL AND lead_person_id IS NOT NULL
        AND state <> 'draft'
      GROUP BY 1, 2`)
    const line = (id: string, unitId: string) => ({
      id,
      name: organization.findOfficial(id)?.fullName ?? '—',
      unit: organization.findUnit(unitId)?.name ?? words.nobody,
    })
    const byName = <T extends { name: string }>(list: T[]) => list.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
    const units = [...new Set(open.map(({ unitId }) => organization.successorOf(unitId, today)))]
    const { values = {}, errors = {}, handedOver, status = 200 } = more
    return reply.page(
      <HandOverPage
        from={byName(open.map((each) => ({ ...line(each.personId, each.unitId), open: each.open })))}
        to={byName(units.flatMap((unitId) => peopleOf(organization, unitId, today).map(({ id }) => line(id, unitId))))}
        {...{ values, errors, handedOver }}
      />,
      { title: words.handOver, status },
    )
  }

  app.get('/nhiem-vu/ban-giao', { config: ASSIGN }, (request, reply) => {
    const done = Number((request.query as { xong?: string }).xong)
    return handingOver(request as Request, reply as Reply, { handedOver: Number.isInteger(done) ? done : undefined })
  })

  app.post('/nhiem-vu/ban-giao', { config: ASSIGN }, async (request, reply) => {
    const { text } = await readPosted(request as Request, work)
    const values = {
      fromPersonId: text('fromPersonId'),
      toPersonId: text('toPersonId'),
      reason: text('reason').slice(0, LONGEST),
    }
    const known = isKey(values.fromPersonId) && isKey(values.toPersonId)
    const result = known
      ? await handOver(work, officialOf(request as Request), values)
      : ({ ok: false, reason: 'unknown_person' } as const)
    if (result.ok) return reply.redirect(`/nhiem-vu/ban-giao?xong=${result.value.tasks}`, 303)
    const { reason } = result
    const field = { missing_reason: 'reason', nothing_chosen: 'fromPersonId' }[reason as string] ?? 'toPersonId'
    const errors = { [field]: room.reasons[reason] }
    return handingOver(request as Request, reply as Reply, { values, errors, status: HTTP[reason] })
  })
}

const isOrigin = (kind: string): kind is (typeof ORIGIN_KINDS)[number] =>
  (ORIGIN_KINDS as readonly string[]).includes(kind)
/** What a task may come from: of this room's below, or of a room above. */
const isServed = (kind: string): kind is OriginKind => isOrigin(kind) || kind === 'conclusion' || kind === 'document'
const isKey = (text: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)

const joined = (one: Text, other: Text): Text =>
  other.vi === '' ? one : { vi: `${one.vi}: ${other.vi}`, en: `${one.en}: ${other.en}` }

/** A template as the form begins with it. */
const valuesOf = ({ title, expected, priority, weight, hours, axis, checklist, originNumber }: Kept) => ({
  ...{ title, expected, priority, weight: String(weight), hours: String(hours), axis: axis ?? '' },
  ...{ checklist: checklist.join('\n'), originNumber: originNumber ?? '' },
})

/** What a form says, as a task to be given. */
function taskOf(values: Record<string, string>, cooperators: readonly string[]): NewTask {
  const [kind = '', id = ''] = (values.origin ?? '').split(':')
  const number = values.originNumber || null
  const { weight = '', hours = '' } = values
  return {
    title: values.title ?? '',
    expected: values.expected ?? '',
    origin: isServed(kind) && isKey(id) ? { kind, id, number } : { kind: number ? 'document' : 'hand', number },
    leadUnitId: isKey(values.unitId ?? '') ? (values.unitId ?? '') : NOWHERE,
    leadPersonId: isKey(values.leadPersonId ?? '') ? (values.leadPersonId ?? null) : null,
    priority: PRIORITIES.find((each) => each === values.priority) ?? 'normal',
    ...(weight === '' ? {} : { weight: numberOf(weight) }),
    ...(hours === '' ? {} : { hours: numberOf(hours) }),
    axis: values.axis || null,
    dueOn: values.dueOn || null,
    confirmed: values.confirmed === 'yes',
    checklist: (values.checklist ?? '').split(/\r?\n/),
    cooperators: cooperators.filter((unitId) => unitId !== values.unitId).map((unitId) => ({ unitId })),
  }
}

const NOWHERE = '00000000-0000-7000-8000-000000000000'
