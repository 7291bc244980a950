import { Type } from 'typebox'
import { daysBetween } from '../../../../core/calendar/index.ts'
import { unitsFor } from '../../../../core/identity/index.ts'
import { findFormSet } from '../../../../core/official-forms/index.ts'
import { type App, failures, Refusal, type Request, sendPdf, sendSheet } from '../../../../platform/http/index.ts'
import { inLang, type Lang, type Text, t } from '../../../../platform/i18n/index.ts'
import { SHEET_FORMATS, type Sheet } from '../../../../platform/spreadsheet/index.ts'
import { type StepNames, stepNames } from '../../../procedures/index.ts'
import { headingOf } from '../../forms/index.ts'
import type { UnitRef } from '../../office.ts'
import {
  type LatenessKey,
  lateDossiers,
  type ReportFilter,
  type ReportLine,
  readDigital,
  readLateness,
  readReport,
  reportedDossiers,
} from '../../queries/report.ts'
import { readTakenIn, type TakenInKey, takenInDossiers } from '../../queries/taken-in.ts'
import { periodsOn } from '../../rules/period.ts'
import {
  CELLS,
  type Cell,
  DIGITAL_CELLS,
  DIMENSIONS,
  type DigitalCell,
  type DigitalFigures,
  NOTHING,
  NOTHING_DIGITAL,
  plus,
  plusDigital,
  type ReportDimension,
} from '../../rules/report.ts'
import { type Desk, today } from './deps.ts'
import type { NamedDigital } from './report-digital.tsx'
import { type NamedLine, ReportedPage, ReportPage } from './report-page.tsx'
import { type Asked, reportQuery } from './report-query.ts'
import { words } from './report-words.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Query = {
  tu: Type.Optional(Day),
  den: Type.Optional(Day),
  theo: Type.Optional(Type.Union(DIMENSIONS.map((value) => Type.Literal(value)))),
  'don-vi': Type.Optional(Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })])),
}
const Report = { querystring: Type.Object(Query) }
const Reported = {
  querystring: Type.Object({
    ...Query,
    muc: Type.String({ maxLength: 100, default: '' }),
    tre: Type.Optional(
      Type.String({ pattern: '^[0-9a-f-]{36},[0-9a-f-]{36},[A-Za-z0-9_-]{1,80},(office|otherAgency)$' }),
    ),
    ho: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36},[0-9a-f-]{36}$' })),
    dong: Type.Optional(Type.String({ maxLength: 200 })),
    trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
  }),
}
const MAY = { may: 'report.view' }
const PAGE = 50
const MOST_DAYS = 5 * 366
const UNKNOWN = t('—', '—')

type ReportQueryString = {
  tu?: string
  den?: string
  theo?: ReportDimension
  'don-vi'?: string
}

/** The report on how dossiers were handled: as a page, a table to work with and a paper, each figure down to its dossiers. */
export function mountReport(app: App, desk: Desk): void {
  const { office, catalogue, organization } = desk

  async function frame(request: Request) {
    const query = request.query as ReportQueryString
    const staff = await office.staff()
    const units: UnitRef[] = unitsFor(request.viewer, 'report.view').flatMap((id) => {
      const unit = staff.findUnit(id)
      return unit && unit.kind !== 'external' ? [{ id, name: unit.name }] : []
    })
    const now = await today(office)
    const periods = periodsOn(now)
    const quarter = periods.find(({ key }) => key.includes('Q'))
    const unit = query['don-vi'] || undefined
    if (unit && units.every(({ id }) => id !== unit)) throw new Refusal(404, 'not_found', failures.notFound)
    const given = { from: query.tu ?? quarter?.from ?? now, to: query.den ?? now }
    const isSpan = daysBetween(given.from, given.to) >= 0 && daysBetween(given.from, given.to) <= MOST_DAYS
    const asked: Asked = { ...(isSpan ? given : { from: now, to: now }), by: query.theo ?? 'field', unit }
    const filter = { unitIds: unit ? [unit] : units.map(({ id }) => id), from: asked.from, to: asked.to }
    // The running month, quarter and year, and those just before them.
    const offered = ['month', 'quarter', 'year'].flatMap((_, index) =>
      periods.filter(({ key }) => [7, 7, 4][index] === key.length && key.includes('Q') === (index === 1)).slice(0, 2),
    )
    return { asked, filter, units, isSpan, periods: offered }
  }

  /** The name and key of the line a unit's procedure stands in. */
  async function naming(
    by: ReportDimension,
  ): Promise<(line: Pick<ReportLine, 'unitId' | 'procedureId'>) => Omit<NamedLine, 'figures'>> {
    const [{ versions }, people] = await Promise.all([catalogue(), organization()])
    const byProcedure = new Map(versions.map((version) => [version.procedureId, version]))
    return ({ unitId, procedureId }) => {
      const version = byProcedure.get(procedureId)
      if (by === 'unit') return { key: unitId, name: people.findUnit(unitId)?.name ?? UNKNOWN }
      if (by === 'procedure') return { key: procedureId, name: version?.name ?? UNKNOWN }
      return { key: version?.field.vi ?? '—', name: version?.field ?? UNKNOWN }
    }
  }

  async function read(request: Request) {
    const framed = await frame(request)
    const [found, name] = await Promise.all([readReport(office, framed.filter), naming(framed.asked.by)])
    const lines = new Map<string, NamedLine>()
    for (const line of found) {
      const { key, name: called } = name(line)
      const before = lines.get(key)?.figures ?? NOTHING
      lines.set(key, { key, name: called, figures: plus(before, line.figures) })
    }
    const sorted = [...lines.values()].sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi'))
    return { ...framed, lines: sorted, whole: found.map(({ figures }) => figures).reduce(plus, NOTHING) }
  }

  /** The lines of figures 4.2 and 4.3, by what the report is by, and their whole. */
  async function readDigitalLines(filter: ReportFilter, by: ReportDimension) {
    const [found, name] = await Promise.all([readDigital(office, filter), naming(by)])
    const lines = new Map<string, NamedDigital>()
    for (const line of found) {
      const { key, name: called } = name(line)
      lines.set(key, {
        key,
        name: called,
        figures: plusDigital(lines.get(key)?.figures ?? NOTHING_DIGITAL, line.figures),
      })
    }
    return {
      lines: [...lines.values()].sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi')),
      whole: found.map(({ figures }) => figures).reduce(plusDigital, NOTHING_DIGITAL),
    }
  }

  app.get('/bao-cao', { schema: Report, config: MAY }, async (request, reply) => {
    const [report, people, { versions }] = await Promise.all([read(request), organization(), catalogue()])
    const steps = stepNames(versions)
    const [lateness, digital, takenIn] = await Promise.all([
      readLateness(office, report.filter),
      readDigitalLines(report.filter, report.asked.by),
      readTakenIn(office, report.filter),
    ])
    const nameOf = (id: string): Text => people.findUnit(id)?.name ?? UNKNOWN
    return reply.page(
      <ReportPage
        {...report}
        lateness={lateness.map((line) => ({
          ...line,
          unit: nameOf(line.unitId),
          step: steps.of(line.procedureId, line.stepKey) ?? steps.common(line.stepKey) ?? UNKNOWN,
          procedure: versions.find(({ procedureId }) => procedureId === line.procedureId)?.name ?? UNKNOWN,
        }))}
        digital={digital}
        takenIn={takenIn.map((line) => ({
          ...line,
          from: nameOf(line.receivingUnitId),
          to: nameOf(line.decidingUnitId),
        }))}
        errors={report.isSpan ? {} : { tu: words.badSpan }}
      />,
      { title: words.title, wide: true, status: report.isSpan ? 200 : 422 },
    )
  })

  for (const format of SHEET_FORMATS)
    app.get(`/bao-cao/so-hoa.${format}`, { schema: Report, config: MAY }, async (request, reply) => {
      const { asked, filter } = await frame(request)
      const sheet = digitalSheet(asked, await readDigitalLines(filter, asked.by), request.lang)
      return sendSheet(reply, format, `so-hoa-${asked.from}-${asked.to}`, sheet)
    })

  for (const format of SHEET_FORMATS)
    app.get(`/bao-cao.${format}`, { schema: Report, config: MAY }, async (request, reply) => {
      const report = await read(request)
      return sendSheet(reply, format, `bao-cao-${report.asked.from}-${report.asked.to}`, sheetOf(report, request.lang))
    })

  app.get('/bao-cao.pdf', { schema: Report, config: MAY }, async (request, reply) => {
    const { asked, filter, lines, whole } = await read(request)
    const digital = await readDigitalLines(filter, asked.by)
    const now = await today(office)
    const set = (desk.formSetOn ?? findFormSet)(now)
    const unitId = asked.unit ?? filter.unitIds[0]
    if (!set || !unitId) throw new Refusal(404, 'not_found', failures.notFound)
    const pdf = await desk.forms.renderForm('report', set.id, {
      heading: headingOf(await office.staff(), unitId, now),
      from: asked.from,
      to: asked.to,
      by: words.dimensions[asked.by].vi,
      lines: lines.map(({ name, figures }) => ({ name: name.vi, figures: CELLS.map((cell) => figures[cell]) })),
      whole: CELLS.map((cell) => whole[cell]),
      digital: {
        lines: digital.lines.map(({ name, figures }) => ({
          name: name.vi,
          figures: DIGITAL_CELLS.map((cell) => figures[cell]),
        })),
        whole: DIGITAL_CELLS.map((cell) => digital.whole[cell]),
      },
    })
    return sendPdf(reply, pdf, `bao-cao-${asked.from}-${asked.to}.pdf`)
  })

  app.get('/bao-cao/ho-so', { schema: Reported, config: MAY }, async (request, reply) => {
    const { muc, dong, tre, ho, trang } = request.query
    const known = [...CELLS, ...DIGITAL_CELLS]
    const cells = muc.split(',').filter((cell): cell is Cell | DigitalCell => known.some((each) => each === cell))
    if (cells.length === 0 && !tre && !ho) throw new Refusal(404, 'not_found', failures.notFound)
    const [{ asked, filter }, { versions }, people] = await Promise.all([frame(request), catalogue(), organization()])
    const byProcedure = new Map(versions.map((version) => [version.procedureId, version]))
    const within = await lineFilter(asked.by, dong)
    if (within.unitIds && !within.unitIds.every((id) => filter.unitIds.includes(id)))
      throw new Refusal(404, 'not_found', failures.notFound)
    const part = { limit: PAGE + 1, skip: (trang - 1) * PAGE }
    const late = tre && lateBecause(tre)
    const takenIn = ho && takenInBy(ho)
    const found = takenIn
      ? await takenInDossiers(office, { ...filter, ...takenIn }, part)
      : late
        ? await lateDossiers(office, { ...filter, ...late }, part)
        : await reportedDossiers(office, { ...filter, ...within, cells }, part)
    const address = (page: number) =>
      `/bao-cao/ho-so${reportQuery(asked, { ...(ho ? { ho } : tre ? { tre } : { muc }), ...(dong ? { dong } : {}), trang: String(page) })}`
    const rows = found.slice(0, PAGE).map((row) => ({
      ...row,
      procedure: byProcedure.get(row.procedureId)?.name ?? UNKNOWN,
      unit: people.findUnit(row.unitId)?.name ?? UNKNOWN,
    }))
    const nameOf = (id: string): Text => people.findUnit(id)?.name ?? UNKNOWN
    const names = takenIn
      ? [words.takenInFor(nameOf(takenIn.receivingUnitId), nameOf(takenIn.decidingUnitId))]
      : late
        ? lateNames(late, { unit: people.findUnit(late.unitId)?.name, steps: stepNames(versions) })
        : cells.map((cell) => words.cells[cell])
    const what: Text = { vi: names.map(({ vi }) => vi).join(', '), en: names.map(({ en }) => en).join(', ') }
    return reply.page(
      <ReportedPage
        asked={asked}
        what={what}
        rows={rows}
        previous={trang > 1 ? address(trang - 1) : undefined}
        next={found.length > PAGE ? address(trang + 1) : undefined}
      />,
      { title: words.listTitle, wide: true },
    )
  })

  /** What a line's key narrows a report to. */
  async function lineFilter(by: ReportDimension, key: string | undefined) {
    if (key === undefined) return {}
    const isKey = /^[0-9a-f-]{36}$/.test(key)
    if (by === 'unit') return { unitIds: isKey ? [key] : [''] }
    const { versions } = await catalogue()
    const procedureIds = versions
      .filter((version) => (by === 'procedure' ? version.procedureId === key : version.field.vi === key))
      .map(({ procedureId }) => procedureId)
    return { procedureIds }
  }
}

/** A line of the lateness as an address states it: unit, step and cause. */
function lateBecause(text: string): LatenessKey {
  const [unitId = '', procedureId = '', stepKey = '', cause] = text.split(',')
  return { unitId, procedureId, stepKey, cause: cause === 'office' ? 'office' : 'otherAgency' }
}

/** What a line of the lateness is called where its dossiers are listed: unit, step and cause. */
const lateNames = (
  { procedureId, stepKey, cause }: LatenessKey,
  { unit, steps }: { unit: Text | undefined; steps: StepNames },
): Text[] => [
  words.lateBy(unit ?? UNKNOWN),
  steps.of(procedureId, stepKey) ?? steps.common(stepKey) ?? UNKNOWN,
  words.causes[cause],
]

function digitalSheet(
  { by }: Asked,
  { lines, whole }: { lines: readonly NamedDigital[]; whole: DigitalFigures },
  lang: Lang,
): Sheet {
  const say = (text: Text) => inLang(text, lang)
  const share = (part: number, of: number) => (of === 0 ? null : Math.round((part / of) * 1_000) / 10)
  const rows = [...lines, { name: words.whole, figures: whole }]
  return {
    name: say(words.digital).slice(0, 31),
    heads: [
      say(words.dimensions[by]),
      say(words.cells.withResult),
      say(words.cells.digitised),
      `4.2 (%)`,
      say(words.cells.taken),
      say(words.cells.reused),
      `4.3 (%)`,
    ],
    rows: rows.map(({ name, figures: { withResult, digitised, taken, reused } }) => [
      say(name),
      withResult,
      digitised,
      share(digitised, withResult),
      taken,
      reused,
      share(reused, taken),
    ]),
  }
}

/** A line of what was taken in for others as an address states it. */
function takenInBy(text: string): TakenInKey {
  const [receivingUnitId = '', decidingUnitId = ''] = text.split(',')
  return { receivingUnitId, decidingUnitId }
}

function sheetOf(
  { asked, lines, whole }: { asked: Asked; lines: readonly NamedLine[]; whole: NamedLine['figures'] },
  lang: Lang,
): Sheet {
  const say = (text: Text) => inLang(text, lang)
  const groups = {
    online: words.cameIn,
    inPerson: words.cameIn,
    carried: words.cameIn,
    early: words.done,
    onTime: words.done,
  }
  const head = CELLS.map((cell) => {
    const group = cell in groups ? groups[cell as keyof typeof groups] : cell === 'late' ? words.done : words.open
    return `${say(group)}: ${say(words.cells[cell])}`
  })
  const rows = [...lines, { key: '', name: words.whole, figures: whole }]
  return {
    name: say(words.title).slice(0, 31),
    heads: [say(words.dimensions[asked.by]), ...head],
    rows: rows.map(({ name, figures }) => [say(name), ...CELLS.map((cell) => figures[cell])]),
  }
}
