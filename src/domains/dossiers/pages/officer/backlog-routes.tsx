import { Type } from 'typebox'
import { unitsFor } from '../../../../core/identity/index.ts'
import { findFormSet } from '../../../../core/official-forms/index.ts'
import { type App, failures, Refusal, type Request, sendPdf, sendSheet } from '../../../../platform/http/index.ts'
import { formatDate, inLang, type Text, t } from '../../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../../platform/spreadsheet/index.ts'
import { stepNames } from '../../../procedures/index.ts'
import { headingOf } from '../../forms/index.ts'
import type { UnitRef } from '../../office.ts'
import { backlogDossiers, readBacklog } from '../../queries/backlog.ts'
import { BACKLOG_AGES, BACKLOG_CAUSES, type BacklogAge, type BacklogCause } from '../../rules/backlog.ts'
import { BacklogList, BacklogPage, type NamedBacklogLine } from './backlog-page.tsx'
import { words } from './backlog-words.ts'
import { type Desk, today } from './deps.ts'

const Unit = Type.Optional(Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })]))
const Asked = { querystring: Type.Object({ 'don-vi': Unit }) }
const Listed = {
  querystring: Type.Object({
    'don-vi': Unit,
    buoc: Type.Optional(Type.String({ maxLength: 60 })),
    'nguyen-nhan': Type.Optional(Type.Union(BACKLOG_CAUSES.map((cause) => Type.Literal(cause)))),
    han: Type.Optional(Type.Union(BACKLOG_AGES.map((age) => Type.Literal(age)))),
    trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
  }),
}
const MAY = { may: 'report.view' }
const PAGE = 50
const UNKNOWN = t('—', '—')

/** The report on what stands open now, where and why: as a page, a table and a paper, each figure down to its dossiers. */
export function mountBacklog(app: App, desk: Desk): void {
  const { office, catalogue, organization } = desk

  async function frame(request: Request) {
    const unitId = (request.query as { 'don-vi'?: string })['don-vi'] || undefined
    const staff = await office.staff()
    const units: UnitRef[] = unitsFor(request.viewer, 'report.view').flatMap((id) => {
      const unit = staff.findUnit(id)
      return unit && unit.kind !== 'external' ? [{ id, name: unit.name }] : []
    })
    if (unitId && units.every(({ id }) => id !== unitId)) throw new Refusal(404, 'not_found', failures.notFound)
    return { unitId, units, unitIds: unitId ? [unitId] : units.map(({ id }) => id) }
  }

  async function names() {
    const [{ versions }, people] = await Promise.all([catalogue(), organization()])
    const steps = stepNames(versions)
    const procedures = new Map(versions.map(({ procedureId, name }) => [procedureId, name]))
    return {
      unit: (id: string): Text => people.findUnit(id)?.name ?? UNKNOWN,
      step: (key: string): Text => steps.common(key) ?? UNKNOWN,
      stepOf: (procedureId: string, key: string): Text => steps.of(procedureId, key) ?? UNKNOWN,
      procedure: (id: string): Text => procedures.get(id) ?? UNKNOWN,
      person: (id: string | null): string => (id && people.findOfficial(id)?.fullName) || '',
    }
  }

  async function read(request: Request) {
    const framed = await frame(request)
    const [found, name] = await Promise.all([readBacklog(office, framed), names()])
    const lines: NamedBacklogLine[] = found.map((line) => ({
      ...line,
      unit: name.unit(line.unitId),
      step: name.step(line.stepKey),
    }))
    return { ...framed, lines, at: office.clock.now() }
  }

  app.get('/bao-cao/ton-dong', { schema: Asked, config: MAY }, async (request, reply) =>
    reply.page(<BacklogPage {...(await read(request as Request))} />, {
      title: words.title,
      wide: true,
      scripts: ['keys.js'],
    }),
  )

  for (const format of SHEET_FORMATS)
    app.get(`/bao-cao/ton-dong.${format}`, { schema: Asked, config: MAY }, async (request, reply) => {
      const { lines } = await read(request as Request)
      const say = (text: Text) => inLang(text, request.lang)
      return sendSheet(reply, format, `ton-dong-${await today(office)}`, {
        name: say(words.title).slice(0, 31),
        heads: [words.unit, words.step, words.cause, ...BACKLOG_AGES.map((age) => words.ages[age]), words.oldest].map(
          say,
        ),
        rows: lines.map(({ unit, step, cause, figures, oldestDueAt }) => [
          say(unit),
          say(step),
          say(words.causes[cause]),
          ...BACKLOG_AGES.map((age) => figures[age]),
          oldestDueAt ? formatDate(oldestDueAt) : null,
        ]),
      })
    })

  app.get('/bao-cao/ton-dong.pdf', { schema: Asked, config: MAY }, async (request, reply) => {
    const { lines, unitId, unitIds } = await read(request as Request)
    const on = await today(office)
    const set = (desk.formSetOn ?? findFormSet)(on)
    const issuer = unitId ?? unitIds[0]
    if (!set || !issuer) throw new Refusal(404, 'not_found', failures.notFound)
    const pdf = await desk.forms.renderForm('backlog', set.id, {
      heading: headingOf(await office.staff(), issuer, on),
      ages: BACKLOG_AGES.map((age) => words.ages[age].vi),
      lines: lines.map(({ unit, step, cause, figures, oldestDueAt }) => ({
        unit: unit.vi,
        step: step.vi,
        cause: words.causes[cause].vi,
        figures: BACKLOG_AGES.map((age) => figures[age]),
        oldest: oldestDueAt ? formatDate(oldestDueAt) : '',
      })),
    })
    return sendPdf(reply, pdf, `ton-dong-${on}.pdf`)
  })

  app.get('/bao-cao/ton-dong/ho-so', { schema: Listed, config: MAY }, async (request, reply) => {
    const { buoc, 'nguyen-nhan': cause, han, trang } = request.query
    const [{ unitId, unitIds }, name] = await Promise.all([frame(request as Request), names()])
    const place = { stepKey: buoc, cause: cause as BacklogCause | undefined, age: han as BacklogAge | undefined }
    const found = await backlogDossiers(office, { unitIds, ...place }, { limit: PAGE + 1, skip: (trang - 1) * PAGE })
    const rows = found.slice(0, PAGE).map((row) => ({
      ...row,
      procedure: name.procedure(row.procedureId),
      unit: name.unit(row.unitId),
      step: name.stepOf(row.procedureId, row.stepKey),
      handler: name.person(row.assigneeId),
    }))
    return reply.page(
      <BacklogList place={{ unitId, ...place }} rows={rows} page={trang} more={found.length > PAGE} />,
      {
        title: words.listTitle,
        wide: true,
      },
    )
  })
}
