import { createHash } from 'node:crypto'
import { localDateOf } from '../../core/calendar/index.ts'
import { unitsFor } from '../../core/identity/index.ts'
import { findActs, findVerb } from '../../core/ledger/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { type App, Refusal, type Request } from '../../platform/http/index.ts'
import { inLang, type Lang, type Text, t } from '../../platform/i18n/index.ts'
import { type Drawing, stackedBars, trendLines } from '../../ui/index.ts'
import { type Office, runningClocks } from '../dossiers/index.ts'
import { type CatalogueSource, stepNames } from '../procedures/index.ts'
import { digitalFigures } from './digital.ts'
import { liveBoards } from './live.ts'
import { ActsPage, ClocksPage } from './pages/behind.tsx'
import { actsLink, BoardFigures, BoardPage, type BoardProps, finishing, seriesOf, weekLabel } from './pages/board.tsx'
import { type Board, createBoards, FINISHED, RECEIVED, STEP_ENDS } from './queries.ts'
import { byUnitsOfToday, heirOf } from './rules/heirs.ts'
import { GetActs, GetBoard, GetClocks } from './schemas.ts'
import { words } from './words.ts'

export interface InsightDeps {
  db: Database
  office: Office
  organization: OrganizationSource
  catalogue: CatalogueSource
}

const MOST = 200
const KINDS = { received: RECEIVED, finished: FINISHED, steps: STEP_ENDS }

/** The leader's board, and the way from each of its figures down to the acts. */
export async function mountInsight(app: App, deps: InsightDeps): Promise<{ stop(): Promise<void> }> {
  const { db, office, organization, catalogue } = deps
  const live = await liveBoards(app, db)
  const boardOf = createBoards(deps)
  const digitalOf = digitalFigures(office)

  const commonNames = async (): Promise<(key: string) => Text> => {
    const names = stepNames((await catalogue()).versions)
    return (key) => names.common(key) ?? t(key, key)
  }

  const boardFor = async (request: Request, donvi: string | undefined): Promise<BoardProps> => {
    const unitIds = unitsFor(request.viewer, 'board.view')
    const asThen = await boardOf(unitIds)
    const digital = await digitalOf(unitIds, asThen.from, asThen.today)
    const board = donvi === 'nay' ? byUnitsOfToday(asThen, await organization()) : asThen
    return { board, digital, charts: await chartsOf(board, request.lang), stepName: await commonNames() }
  }

  /** The units a viewer asks about, all within their reach. */
  const reach = async (request: Request, unit: string | undefined, donvi: 'nay' | undefined): Promise<string[]> => {
    const all = unitsFor(request.viewer, 'board.view')
    if (unit === undefined) return all
    const people = await organization()
    const today = localDateOf(office.clock.now())
    const units = donvi === 'nay' ? all.filter((id) => heirOf(people, id, today) === unit) : [unit]
    if (units.length === 0 || !units.every((id) => all.includes(id))) throw new Refusal(404, 'not_found', words.reach)
    return units
  }

  app.get('/dieu-hanh', { schema: GetBoard, config: { may: 'board.view' } }, async (request, reply) => {
    const props = await boardFor(request, request.query.donvi)
    const units = props.board.units.length
    const people = await organization()
    const merged = unitsFor(request.viewer, 'board.view').some((id) => !people.isInForce(id, props.board.today))
    return reply.page(<BoardPage {...props} units={units} merged={merged} />, {
      title: words.title,
      scripts: ['live.js'],
      wide: true,
    })
  })

  app.get(
    '/dieu-hanh/so-lieu',
    { schema: GetBoard, config: { may: 'board.view', passive: true } },
    async (request, reply) => {
      const props = await boardFor(request, request.query.donvi)
      const etag = `"${createHash('sha256')
        .update(JSON.stringify([props.board, props.digital]))
        .update(request.lang)
        .digest('base64url')
        .slice(0, 20)}"`
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.header('etag', etag).page(<BoardFigures {...props} />, { title: words.title, bare: true })
    },
  )

  app.get('/dieu-hanh/su-kien', { config: { may: 'board.view', passive: true } }, (_request, reply) =>
    live.watch(reply),
  )

  app.get('/dieu-hanh/viec-dang-lam', { schema: GetClocks, config: { may: 'board.view' } }, async (request, reply) => {
    const { unit, step, person, state, donvi } = request.query
    const [clocks, people, { versions }] = await Promise.all([
      runningClocks(office, {
        unitIds: await reach(request, unit, donvi),
        stepKey: step,
        personId: person,
        timeliness: state,
        limit: MOST,
      }),
      organization(),
      catalogue(),
    ])
    const versionOf = ({ procedureVersionId }: (typeof clocks)[number]) =>
      versions.find(({ id }) => id === procedureVersionId)
    const lines = clocks.map((clock) => ({
      ...clock,
      procedure: versionOf(clock)?.name ?? t('–', '–'),
      step: versionOf(clock)?.steps.find(({ key }) => key === clock.stepKey)?.name ?? t(clock.stepKey, clock.stepKey),
      unit: people.findUnit(clock.unitId)?.shortNameVi ?? '–',
      person: (clock.personId && people.findOfficial(clock.personId)?.fullName) ?? '',
    }))
    return reply.page(<ClocksPage clocks={lines} most={MOST} />, { title: words.clocks, wide: true })
  })

  app.get('/dieu-hanh/viec-da-ghi', { schema: GetActs, config: { may: 'board.view' } }, async (request, reply) => {
    const { page, ...asked } = request.query
    const { kind, outcome, unit, person, from, to, donvi } = asked
    const [acts, people] = await Promise.all([
      findActs(db, {
        unitIds: await reach(request, unit, donvi),
        verbs: KINDS[kind],
        from: new Date(`${from}T00:00:00+07:00`),
        to: new Date(new Date(`${to}T00:00:00+07:00`).getTime() + 86_400_000),
        limit: MOST + 1,
        skip: (page - 1) * MOST,
        ...(person ? { personId: person } : {}),
        ...(outcome ? { outcome } : {}),
      }),
      organization(),
    ])
    const lines = acts.slice(0, MOST).map((act) => ({
      id: act.id,
      at: act.occurredAt,
      what: findVerb(act.verb)?.sentence ?? t(act.verb, act.verb),
      unit: (act.unitId && people.findUnit(act.unitId)?.shortNameVi) ?? '–',
      person: (act.actor.kind === 'official' && people.findOfficial(act.actor.personId)?.fullName) || '',
      late: act.outcome === null ? null : act.outcome === 'late',
      dossierId: act.subjectId,
    }))
    const pageLink = (wanted: number): string => actsLink({ ...asked, page: wanted })
    const previous = page > 1 ? pageLink(page - 1) : undefined
    const next = acts.length > MOST ? pageLink(page + 1) : undefined
    return reply.page(<ActsPage acts={lines} previous={previous} next={next} />, { title: words.acts, wide: true })
  })

  return live
}

const drawn = new Map<string, Drawing>()
const DRAWN_AT_MOST = 60

/** Charts are drawn once for the same figures, whoever looks. */
async function chartsOf(board: Board, lang: Lang): Promise<BoardProps['charts']> {
  const series = seriesOf(board, (text) => inLang(text, lang))
  const names = finishing(board).map(({ name }) => name)
  const once = async (key: string, draw: () => Promise<Drawing>): Promise<Drawing> => {
    const known = drawn.get(key)
    if (known !== undefined) return known
    const drawing = await draw()
    if (drawn.size >= DRAWN_AT_MOST) drawn.delete(drawn.keys().next().value as string)
    drawn.set(key, drawing)
    return drawing
  }
  return {
    units: await once(JSON.stringify([names, series.units]), () => stackedBars(names, series.units)),
    weeks: await once(JSON.stringify([board.weeks, series.weeks]), () =>
      trendLines(board.weeks.map(weekLabel), series.weeks),
    ),
  }
}
