import { maskName, maskPhone, type OfficialViewer } from '../../../../core/identity/index.ts'
import { findFormSet, type RegisterData } from '../../../../core/official-forms/index.ts'
import { type App, failures, Refusal, type Request, sendPdf, sendSheet } from '../../../../platform/http/index.ts'
import { formatDate, formatNumber } from '../../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../../platform/spreadsheet/index.ts'
import { headingOf } from '../../forms/index.ts'
import type { UnitRef } from '../../office.ts'
import { findByCode } from '../../queries/by-code.ts'
import { unitsInReach } from '../../queries/reach.ts'
import { findRegister, type RegisterRow } from '../../queries/register.ts'
import { registerSheet } from '../../queries/register-sheet.ts'
import { searchDossiers } from '../../queries/search.ts'
import { VOLUME } from '../../rules/register-book.ts'
import { type Desk, officialOf, today } from './deps.ts'
import { RegisterPage } from './register-page.tsx'
import { words } from './register-words.ts'
import { SearchPage } from './search-page.tsx'

const MOST_FOUND = 50
const LINES = 50
const MOST_PRINTED = 1000
const MAY = { may: 'dossier.search' }

/** Finding one dossier, and the book of all that were received. */
export function mountSearch(app: App, desk: Desk): void {
  const { office } = desk

  app.get('/tim-ho-so', { config: MAY }, async (request, reply) => {
    const text = asked(request, 'tu-khoa')
    // A reader types the code of a paper and Enter: no list to choose from.
    const meant = await findByCode(office, officialOf(request), text)
    if (meant) return reply.redirect(`/ho-so/${meant.id}`, 303)
    const rows = await searchDossiers(office, officialOf(request), { text, limit: MOST_FOUND })
    return reply.page(<SearchPage text={text} rows={rows} most={MOST_FOUND} />, {
      title: words.search.title,
      wide: true,
      scripts: ['keys.js', 'rows.js'],
    })
  })

  app.get('/so-theo-doi', { config: MAY }, async (request, reply) => {
    const book = await bookOf(desk, request)
    const after = Number(asked(request, 'sau'))
    const found = book.isOneYear
      ? await findRegister(office, {
          ...book.filter,
          after: Number.isSafeInteger(after) && after > 0 ? after : 0,
          limit: LINES + 1,
        })
      : []
    const rows = found.slice(0, LINES).map((row) => (book.masked ? masked(row) : onScreen(row)))
    const next = found.length > LINES ? rows.at(-1)?.line : undefined
    const error = book.isOneYear ? undefined : words.register.oneYear
    return reply.page(<RegisterPage {...book} {...book.filter} rows={rows} next={next} error={error} />, {
      title: words.register.title,
      status: error ? 422 : 200,
      wide: true,
      scripts: ['keys.js'],
    })
  })

  for (const format of SHEET_FORMATS)
    app.get(`/so-theo-doi.${format}`, { config: MAY }, async (request, reply) => {
      const { filter, isOneYear, masked: hidden } = await bookOf(desk, request)
      if (hidden) throw new Refusal(404, 'not_found', failures.notFound)
      if (!isOneYear) throw new Refusal(422, 'not_one_year', words.register.oneYear)
      return sendSheet(
        reply,
        format,
        `so-theo-doi-${filter.from}-${filter.to}`,
        registerSheet(office, filter, request.lang),
      )
    })

  app.get('/so-theo-doi.pdf', { config: MAY }, async (request, reply) => {
    const { filter, isOneYear, masked: hidden } = await bookOf(desk, request)
    const set = (desk.formSetOn ?? findFormSet)(filter.to)
    if (hidden || !set) throw new Refusal(404, 'not_found', failures.notFound)
    if (!isOneYear) throw new Refusal(422, 'not_one_year', words.register.oneYear)
    const rows = await findRegister(office, { ...filter, limit: MOST_PRINTED + 1 })
    if (rows.length > MOST_PRINTED)
      throw new Refusal(422, 'too_many_lines', words.register.tooMany(formatNumber(MOST_PRINTED)))
    const pdf = await desk.forms.renderForm('register', set.id, await registerData(desk, filter, rows))
    return sendPdf(reply, pdf, `so-theo-doi-${filter.from}-${filter.to}.pdf`)
  })
}

function asked(request: Request, name: string): string {
  const value = (request.query as Record<string, unknown>)[name]
  return typeof value === 'string' ? value.trim().slice(0, 100) : ''
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

/** Which unit's book, from which day to which: this month's, unless another is asked for. */
async function bookOf(desk: Desk, request: Request) {
  const officer = officialOf(request)
  const [units, now] = await Promise.all([unitsOf(desk, officer), today(desk.office)])
  const unit = units.find(({ id }) => id === asked(request, 'don-vi')) ?? units[0]
  if (!unit) throw new Refusal(404, 'not_found', failures.notFound)
  const from = isDay(asked(request, 'tu')) ? asked(request, 'tu') : `${now.slice(0, 7)}-01`
  const to = isDay(asked(request, 'den')) ? asked(request, 'den') : now
  return {
    unit,
    units,
    filter: { unitId: unit.id, from, to },
    isOneYear: from.slice(0, 4) === to.slice(0, 4) && from <= to,
    masked: !officer.appointments.some(({ unitId }) => unitId === unit.id),
  }
}

/** The units an officer's posts reach, their own first. */
async function unitsOf({ office }: Desk, officer: OfficialViewer): Promise<UnitRef[]> {
  const staff = await office.staff()
  return unitsInReach(officer).flatMap((id) => {
    const unit = staff.findUnit(id)
    return unit && unit.kind !== 'external' ? [{ id, name: unit.name }] : []
  })
}

/** The printed book has the whole number; on a screen that others see, its ends are enough. */
const onScreen = (row: RegisterRow): RegisterRow => ({ ...row, phone: row.phone && maskPhone(row.phone) })

const masked = (row: RegisterRow): RegisterRow => ({
  ...row,
  applicantName: maskName(row.applicantName),
  phone: row.phone && maskPhone(row.phone),
  address: null,
})

async function registerData(
  { office }: Desk,
  { unitId, from, to }: { unitId: string; from: string; to: string },
  rows: readonly RegisterRow[],
): Promise<RegisterData> {
  const staff = await office.staff()
  return {
    heading: headingOf(staff, unitId, to),
    desk: `Bộ phận Tiếp nhận và Trả kết quả ${staff.findUnit(unitId)?.name.vi ?? ''}`,
    year: Number(to.slice(0, 4)),
    volume: `${VOLUME} (từ ${formatDate(from)} đến ${formatDate(to)})`,
    lines: rows.map(({ line, code, sets, agency, receivedAt, dueAt, returnedAt, returnWay, ...row }) => ({
      line,
      dossierCode: code,
      procedure: row.procedureName.vi,
      sets,
      applicant: { name: row.applicantName, address: row.address ?? '', phone: row.phone ?? undefined },
      agencyInCharge: agency,
      receivedAt,
      dueAt: dueAt ?? undefined,
      returnedAt: returnedAt ?? undefined,
      returnedBy: returnWay ? words.register.ways[returnWay].vi : undefined,
      note: noteOf(row),
    })),
  }
}

/** What stands in the book's last column: where another office took it in, and the new date given with an apology. */
const noteOf = ({ takenInAt, apologyDueAt }: Pick<RegisterRow, 'takenInAt' | 'apologyDueAt'>): string | undefined =>
  [
    ...(takenInAt ? [words.register.takenInAt(takenInAt.vi).vi] : []),
    ...(apologyDueAt ? [`Hẹn lại ${formatDate(apologyDueAt)}`] : []),
  ].join('; ') || undefined
