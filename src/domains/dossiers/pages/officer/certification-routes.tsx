import { Type } from 'typebox'
import { CERTIFICATION, findBooks } from '../../../../core/correspondence/index.ts'
import { maskName, type OfficialViewer } from '../../../../core/identity/index.ts'
import { findFormSet } from '../../../../core/official-forms/index.ts'
import { type App, failures, Refusal, type Request, sendPdf, sendSheet } from '../../../../platform/http/index.ts'
import { formatDate, formatNumber, inLang } from '../../../../platform/i18n/index.ts'
import { type Cell, SHEET_FORMATS, type Sheet } from '../../../../platform/spreadsheet/index.ts'
import { headingOf } from '../../forms/index.ts'
import { type CertificationFilter, type CertificationRow, findCertifications } from '../../queries/certification.ts'
import { unitsInReach } from '../../queries/reach.ts'
import { type CertificationAsked, CertificationPage } from './certification-page.tsx'
import { words } from './certification-words.ts'
import { type Desk, officialOf, today } from './deps.ts'

const LINES = 50
const MOST_PRINTED = 2000
const CHUNK = 1000
const MAY = { may: 'paper.look' }

const Day = Type.Optional(Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' }))
const Query = Type.Object({
  'don-vi': Type.Optional(Type.String({ maxLength: 36 })),
  nam: Type.Optional(Type.Integer({ minimum: 1900, maximum: 9999 })),
  so: Type.Optional(Type.String({ maxLength: 20 })),
  'tu-khoa': Type.Optional(Type.String({ maxLength: 100 })),
  tu: Day,
  den: Day,
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})
type Query = Type.Static<typeof Query>

/** The register of certification: as a page, as a paper, as a table to work with. */
export function mountCertification(app: App, desk: Desk): void {
  const { office } = desk
  const schema = { querystring: Query }

  app.get('/so-chung-thuc', { schema, config: MAY }, async (request, reply) => {
    const { asked, units, masked } = await askedFor(desk, request)
    const [books, found] = await Promise.all([
      findBooks(office.db, office.localityId, asked.unitId),
      findCertifications(office, { ...asked, limit: LINES + 1, skip: (asked.page - 1) * LINES }),
    ])
    const symbols: readonly string[] = Object.values(CERTIFICATION)
    const kept = books.filter(({ symbol }) => symbols.includes(symbol)).map(({ year }) => year)
    const thisYear = Number((await today(office)).slice(0, 4))
    const years = [...new Set([thisYear, asked.year, ...kept])].sort((a, b) => b - a)
    const rows = found.slice(0, LINES).map((row) => (masked ? hide(row) : row))
    const more = found.length > LINES
    return reply.page(<CertificationPage {...{ asked, units, years, rows, more, masked }} />, {
      title: words.title,
      wide: true,
      scripts: ['keys.js'],
    })
  })

  for (const format of SHEET_FORMATS)
    app.get(`/so-chung-thuc.${format}`, { schema, config: MAY }, async (request, reply) => {
      const { asked } = await askedForWhole(desk, request)
      return sendSheet(reply, format, `so-chung-thuc-${asked.year}`, sheetOf(desk, asked, request as Request))
    })

  app.get('/so-chung-thuc.pdf', { schema, config: MAY }, async (request, reply) => {
    const { asked } = await askedForWhole(desk, request)
    const rows = await findCertifications(office, { ...asked, limit: MOST_PRINTED + 1, oldestFirst: true })
    if (rows.length > MOST_PRINTED) throw new Refusal(422, 'too_many', words.tooMany(formatNumber(MOST_PRINTED)))
    const on = await today(office)
    const { forms, formSetOn = findFormSet } = desk
    const set = formSetOn(on)
    if (!set) throw new Refusal(404, 'not_found', failures.notFound)
    const pdf = await forms.renderForm('certificationBook', set.id, {
      heading: headingOf(await office.staff(), asked.unitId, on),
      year: asked.year,
      kind: asked.kind,
      lines: rows.map((row) => ({
        number: String(row.number).padStart(2, '0'),
        on: row.on,
        person: [row.person, row.idNumber].filter(Boolean).join(', '),
        document: row.document,
        copies: row.copies,
        signer: [row.signer, row.authority].filter(Boolean).join(', '),
        feeDong: row.feeDong ?? undefined,
        note: row.withdrawn ? words.withdrawn.vi : '',
      })),
    })
    return sendPdf(reply, pdf, `so-chung-thuc-${asked.year}.pdf`)
  })
}

/** Whose register, of which year; whoever doesn't work for that unit sees it masked. */
async function askedFor(desk: Desk, request: { viewer: Request['viewer']; query: unknown }) {
  const query = request.query as Query
  const officer = officialOf(request as Request)
  const units = await unitsOf(desk, officer)
  const unit = units.find(({ id }) => id === query['don-vi']) ?? units[0]
  if (!unit) throw new Refusal(404, 'not_found', failures.notFound)
  const asked: CertificationAsked = {
    unitId: unit.id,
    year: query.nam ?? Number((await today(desk.office)).slice(0, 4)),
    kind: query.so === 'signatures' ? 'signatures' : 'copies',
    text: query['tu-khoa']?.trim() ?? '',
    from: query.tu ?? '',
    to: query.den ?? '',
    page: query.trang,
  }
  return { asked, units, masked: !unit.own }
}

/** A register that leaves the house holds whole names: it is for those of the unit only. */
async function askedForWhole(desk: Desk, request: Parameters<typeof askedFor>[1]) {
  const found = await askedFor(desk, request)
  if (found.masked) throw new Refusal(404, 'not_found', failures.notFound)
  return found
}

/** The units an official's posts reach, and the body to which their own office belongs: it is the body that certifies. */
async function unitsOf({ office }: Desk, officer: OfficialViewer) {
  const staff = await office.staff()
  const own = new Set(
    officer.appointments.flatMap(({ unitId }) => {
      const unit = staff.findUnit(unitId)
      return unit?.kind === 'office' && unit.parentId ? [unitId, unit.parentId] : [unitId]
    }),
  )
  return [...new Set([...own, ...unitsInReach(officer)])].flatMap((id) => {
    const unit = staff.findUnit(id)
    return unit && unit.kind !== 'external' && unit.kind !== 'office' ? [{ id, name: unit.name, own: own.has(id) }] : []
  })
}

const hide = (row: CertificationRow): CertificationRow => ({ ...row, person: maskName(row.person), document: '—' })

function sheetOf({ office }: Desk, asked: CertificationAsked, { lang }: Request): Sheet {
  return {
    name: inLang(words.title, lang),
    heads: Object.values(words.columns).map((text) => inLang(text, lang)),
    rows: linesOf(office, asked, inLang(words.withdrawn, lang)),
  }
}

async function* linesOf(
  office: Desk['office'],
  asked: Omit<CertificationFilter, 'limit'>,
  withdrawn: string,
): AsyncGenerator<Cell[]> {
  for (let skip = 0; ; skip += CHUNK) {
    const rows = await findCertifications(office, { ...asked, limit: CHUNK, skip, oldestFirst: true })
    for (const row of rows)
      yield [
        row.number,
        formatDate(row.on),
        [row.person, row.idNumber].filter(Boolean).join(', '),
        row.document,
        row.copies,
        row.feeDong ?? '',
        [row.signer, row.authority].filter(Boolean).join(', '),
        row.withdrawn ? `${withdrawn}: ${row.withdrawn}` : '',
      ]
    if (rows.length < CHUNK) return
  }
}
