import { Type } from 'typebox'
import { openFile, readPosted, sendFile } from '../../core/files/index.ts'
import { grants, type OfficialViewer, official as officialOf, personsOf, unitsFor } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Errors } from '../../ui/index.ts'
import { approveFigure, returnFigure, whyNotDecide } from './actions/decide.ts'
import { reportFigure } from './actions/report.ts'
import { mountApprovals } from './approval-routes.tsx'
import type { ResolutionsDeps } from './deps.ts'
import { officeWords } from './office-words.ts'
import { DeskPage } from './pages/desk-page.tsx'
import { FigurePage, type FigurePageProps } from './pages/figure-page.tsx'
import { ReportPage } from './pages/report-page.tsx'
import { dutiesOf } from './queries/desk.ts'
import { openExplanations } from './queries/explanations.ts'
import { figuresOf, figuresUnsettled, findFigure, findPlanFor, findTarget, waitingByUnit } from './queries/figures.ts'
import { findYears } from './queries/resolutions.ts'
import { HTTP, type Reason } from './reasons.ts'
import { reportsDue } from './rules/due.ts'
import { firstDayOf, PERIOD_PATTERN, periodOf, periodsIn } from './rules/period.ts'
import { mayReport, unitInCharge, unitsBelow } from './rules/who-may.ts'
import { type Scene, sceneOf } from './scene.ts'
import { rulesOn } from './settings.ts'
import { UUID } from './uuid.ts'

const REPORT = { may: 'target.report' }
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Year = Type.Object({ nam: Type.Optional(Type.String({ pattern: '^\\d{4}$' })) })
const Of = Type.Object({
  ky: Type.Optional(Type.String({ pattern: PERIOD_PATTERN })),
  'don-vi': Type.Optional(Type.String({ format: 'uuid' })),
})
const FIELDS = ['value', 'part', 'whole', 'done', 'paperNumber', 'paperOn', 'note', 'reason'] as const
const MOST = 2_000

/** Which field of the form a “no” is about. */
const FIELD_OF: Partial<Record<Reason, string>> = {
  missing_value: 'value',
  missing_counts: 'part',
  negative_count: 'part',
  more_than_all: 'part',
  missing_day: 'done',
  bad_day: 'done',
  missing_reason: 'reason',
  missing_paper: 'paperNumber',
  bad_paper_day: 'paperOn',
  unknown_file: 'file',
}

/** An official's work with figures: the desk, entering them, deciding on them. */
export function mountDesk(app: App, deps: ResolutionsDeps): void {
  const { db, localityId } = deps
  mountApprovals(app, deps)

  async function desk(request: Request) {
    const official = officialOf(request)
    const scene = await sceneOf(deps)
    const { people, today, root } = scene
    const known = (await findYears(db, localityId)).map(Number)
    const now = Number(today.slice(0, 4))
    const asked = Number((request.query as { nam?: string }).nam)
    // Not asked for: this year, else the last that was planned for.
    const year = known.includes(asked) ? asked : known.includes(now) ? now : (known.find((each) => each < now) ?? now)
    const own = [
      ...new Set(official.appointments.filter(({ unitId }) => mayReport(official, unitId)).map(({ unitId }) => unitId)),
    ]
    const below = unitsBelow(official, root)
    const explains = official.appointments.flatMap(({ unitId, role }) =>
      grants('target.explain', role) ? [unitId] : [],
    )
    const [duties, waiting, unsettled, rules, explanations] = await Promise.all([
      dutiesOf(db, localityId, { unitIds: own, rootId: root, year }),
      waitingByUnit(db, localityId, { unitIds: below, rootId: root }),
      figuresUnsettled(db, localityId, { unitIds: own, year }, today),
      rulesOn(db, localityId, today),
      openExplanations(db, localityId, { unitIds: explains, below, personIds: personsOf(official) }),
    ])
    const named = <F extends { unitId: string | null; ownerUnitId: string | null; enteredBy: string | null }>(
      figure: F,
    ) => ({
      ...figure,
      unit: scene.unitName(figure.unitId),
      by: scene.personName(figure.enteredBy),
    })
    return (
      <DeskPage
        year={year}
        years={[...new Set([now, ...known])].sort((a, b) => b - a)}
        duties={duties.map((duty) => ({
          ...duty,
          unit: scene.unitName(duty.unitId),
          due: reportsDue(year, duty.every, duty, { today, reportDays: rules.reportDays }),
        }))}
        approvals={[...Map.groupBy(waiting, ({ unitId }) => unitId)].map(([unitId, of]) => ({
          unitId,
          unit: scene.unitName(unitId),
          figures: of.reduce((sum, { figures }) => sum + figures, 0),
        }))}
        toApprove={waiting.reduce((sum, { figures }) => sum + figures, 0)}
        unsettled={unsettled.map(named)}
        explanations={explanations.map((each) => ({
          ...each,
          unit: scene.unitName(each.inChargeId),
          isLate: each.state === 'open' && each.dueAt < deps.clock.now(),
        }))}
        mayCreate={unitsFor(official, 'target.manage').some((id) => people.isInForce(id, today))}
      />
    )
  }

  app.get('/chi-tieu', { schema: { querystring: Year }, config: REPORT }, async (request, reply) =>
    reply.page(await desk(request as Request), { title: officeWords.title, wide: true }),
  )

  interface Asked {
    targetId: string
    unitId: string | null
    period: string | undefined
  }

  async function form(
    official: OfficialViewer,
    scene: Scene,
    { targetId, unitId, period }: Asked,
    shown: { id?: string; values?: Record<string, string>; errors?: Errors } = {},
  ) {
    const target = await findTarget(db, localityId, { id: targetId })
    if (!target) throw new Refusal(404, 'not_found', officeWords.reasons.not_found)
    if (!mayReport(official, unitInCharge(unitId, target.ownerUnitId, scene.root)))
      throw new Refusal(403, 'not_yours', officeWords.reasons.not_yours)
    if (target.computedBy !== null) throw new Refusal(409, 'is_computed', officeWords.reasons.is_computed)
    const year = Number((period ?? scene.today).slice(0, 4))
    const all = [...new Set([...periodsIn(year, target.every), String(year)])]
    const periods = all.filter((each) => firstDayOf(periodOf(each)) <= scene.today)
    const chosen = period ?? periods.at(-1) ?? String(year)
    const of = { targetId, unitId, period: chosen }
    const [plan, figures] = await Promise.all([
      findPlanFor(db, localityId, of),
      figuresOf(db, localityId, of, scene.today),
    ])
    return (
      <ReportPage
        id={shown.id ?? newId()}
        target={target}
        unitId={unitId}
        unit={scene.unitName(unitId ?? target.ownerUnitId)}
        period={chosen}
        periods={periods.includes(chosen) ? periods : [chosen, ...periods]}
        measure={plan?.measure}
        standing={figures.find(({ stands }) => stands)}
        values={shown.values ?? {}}
        errors={shown.errors ?? {}}
      />
    )
  }

  app.get(
    '/chi-tieu/:id/bao-cao',
    { schema: { params: Id, querystring: Of }, config: REPORT },
    async (request, reply) => {
      const { ky, 'don-vi': unit } = request.query
      const asked = { targetId: request.params.id, unitId: unit ?? null, period: ky }
      return reply.page(await form(officialOf(request as Request), await sceneOf(deps), asked), {
        title: officeWords.report.title,
        scripts: ['upload.js'],
      })
    },
  )

  app.post('/chi-tieu/:id/bao-cao', { schema: { params: Id }, config: REPORT }, async (request, reply) => {
    const official = officialOf(request as Request)
    const { text, uploads, fileErrors } = await readPosted(request as Request, deps)
    const [id, period, unit] = [text('id'), text('ky'), text('don-vi')]
    if (!UUID.test(id) || (unit !== '' && !UUID.test(unit))) throw new Refusal(400, 'bad_request', failures.badRequest)
    const values = Object.fromEntries(FIELDS.map((name) => [name, text(name).slice(0, MOST)])) as Record<
      (typeof FIELDS)[number],
      string
    >
    const asked = { targetId: request.params.id, unitId: unit || null, period }
    const again = async (errors: Errors, status: number, nextId = id) =>
      reply.page(await form(official, await sceneOf(deps), asked, { id: nextId, values, errors }), {
        title: officeWords.report.title,
        status,
        scripts: ['upload.js'],
      })
    if (fileErrors.file) return again({ file: fileErrors.file }, 422)
    const result = await reportFigure(deps, official, { ...values, id, ...asked, upload: uploads('file')[0] })
    if (result.ok) return reply.redirect(`/chi-tieu/so-lieu/${result.value.id}?xong=sent`, 303)
    const { reason } = result
    if (reason === 'not_found' || reason === 'bad_period')
      throw new Refusal(HTTP[reason], reason, officeWords.reasons[reason])
    const field = reason === 'not_a_number' ? (values.value ? 'value' : 'part') : FIELD_OF[reason]
    return again({ [field ?? 'ky']: officeWords.reasons[reason] }, HTTP[reason])
  })

  async function figurePage(
    request: Request,
    reply: Reply,
    id: string,
    shown: Partial<Pick<FigurePageProps, 'done' | 'errors'>> = {},
    status = 200,
  ) {
    const official = officialOf(request)
    const scene = await sceneOf(deps)
    const figure = await findFigure(db, localityId, id, scene.today)
    if (!figure) throw new Refusal(404, 'not_found', officeWords.reasons.not_found)
    const [plan, history] = await Promise.all([
      findPlanFor(db, localityId, figure),
      figuresOf(db, localityId, figure, scene.today),
    ])
    const why = whyNotDecide(official, figure, scene.root)
    const inCharge = unitInCharge(figure.unitId, figure.ownerUnitId, scene.root)
    return reply.page(
      <FigurePage
        figure={figure}
        unit={scene.unitName(inCharge)}
        by={scene.personName(figure.enteredBy)}
        decidedBy={figure.decidedBy && scene.personName(figure.decidedBy)}
        plan={plan}
        history={history.map((each) => ({ ...each, by: scene.personName(each.enteredBy) }))}
        may={{ decide: why === undefined, report: mayReport(official, inCharge) }}
        whyNot={why === 'own_figure' ? officeWords.reasons.own_figure : undefined}
        done={shown.done}
        errors={shown.errors ?? {}}
      />,
      { title: officeWords.figure.title, status },
    )
  }

  app.get('/chi-tieu/so-lieu/:id', { schema: { params: Id }, config: REPORT }, async (request, reply) => {
    const { xong } = request.query as { xong?: string }
    const done = xong === 'sent' || xong === 'approved' || xong === 'returned' ? xong : undefined
    return figurePage(request as Request, reply as Reply, request.params.id, { done })
  })

  app.get('/chi-tieu/so-lieu/:id/tep', { schema: { params: Id }, config: REPORT }, async (request, reply) => {
    const figure = await findFigure(db, localityId, request.params.id, (await sceneOf(deps)).today)
    const file = figure?.fileId ? await openFile(db, localityId, figure.fileId) : undefined
    if (!file) throw new Refusal(404, 'not_found', failures.notFound)
    return sendFile(reply as Reply, file)
  })

  const refusedOn = (request: Request, reply: Reply, id: string, reason: Reason, field: string) => {
    if (reason === 'not_found') throw new Refusal(404, reason, officeWords.reasons.not_found)
    const errors: Record<string, Text> = { [field]: officeWords.reasons[reason] }
    return figurePage(request, reply, id, { errors }, HTTP[reason])
  }

  app.post(
    '/chi-tieu/so-lieu/:id/duyet',
    { schema: { params: Id }, config: { may: 'target.approve' } },
    async (request, reply) => {
      const { id } = request.params
      const { text } = await readPosted(request as Request, deps)
      const planId = UUID.test(text('planId')) ? text('planId') : NONE
      const result = await approveFigure(deps, officialOf(request as Request), id, { planId })
      return result.ok
        ? reply.redirect(`/chi-tieu/so-lieu/${id}?xong=approved`, 303)
        : refusedOn(request as Request, reply as Reply, id, result.reason, 'planId')
    },
  )

  app.post(
    '/chi-tieu/so-lieu/:id/tra-lai',
    { schema: { params: Id }, config: { may: 'target.approve' } },
    async (request, reply) => {
      const { id } = request.params
      const { text } = await readPosted(request as Request, deps)
      const result = await returnFigure(deps, officialOf(request as Request), id, {
        reason: text('reason').slice(0, MOST),
      })
      return result.ok
        ? reply.redirect(`/chi-tieu/so-lieu/${id}?xong=returned`, 303)
        : refusedOn(request as Request, reply as Reply, id, result.reason, 'reason')
    },
  )
}

const NONE = '00000000-0000-0000-0000-000000000000'
