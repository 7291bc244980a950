import { calendarSource, localDateOf } from '../../core/calendar/index.ts'
import { storeFile } from '../../core/files/index.ts'
import { findLocality, loadOrganization } from '../../core/organization/index.ts'
import { partyCode, seatsOf, stateCode, stateSymbol, typeName, typesOn } from '../../domains/documents/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { random } from '../random.ts'
import { type Numbered, saveDocuments } from './save.ts'
import { type DocumentTold, documentsOf } from './story.ts'

const SEED = 2018
const DAY_MS = 86_400_000
/** Documents in one transaction: long ones would hold the ledger's followers back. */
const AT_ONCE = 60

const FILE_NAME = 'van-ban-trinh-dien.pdf'
const FILE = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 80>>stream
BT /F 16 Tf 90 480 Td (Van ban trinh dien, khong phai van ban that) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF
`

/** Some months of documents between the offices of the loaded world, all made up and marked so; some still wait. */
export async function loadDocuments(
  db: Db,
  { to, weeks }: { to: Date; weeks: number },
): Promise<{ documents: number; acts: number }> {
  const locality = await findLocality(db)
  const known = await db.first(sql`SELECT 1 FROM documents LIMIT 1`)
  if (!locality || known) return { documents: 0, acts: 0 }
  const [people, calendar] = [await loadOrganization(db), await calendarSource(db)()]
  const today = localDateOf(to)
  const seats = [...seatsOf(people, today).values()]
  const from = localDateOf(new Date(to.getTime() - weeks * 7 * DAY_MS))
  const told = documentsOf({ people, calendar, chance: random(SEED), today, seats, to }, { from })
  const numbered = await number(db, locality.id, told)
  const fileId = await db.transaction(async (tx) => {
    const stored = await storeFile(tx, { localityId: locality.id, name: FILE_NAME, content: Buffer.from(FILE), at: to })
    if (!stored.ok) throw new Error(`The demonstration's document was not kept: ${stored.reason}`)
    return stored.value.id
  })
  let acts = 0
  for (let at = 0; at < numbered.length; at += AT_ONCE)
    acts += await db.transaction((tx) =>
      saveDocuments(tx, locality.id, fileId, numbered.slice(at, at + AT_ONCE), new Date(to.getTime() - 3 * DAY_MS)),
    )
  return { documents: numbered.length, acts }
}

/**
 * Numbers in the order of time, going out and coming in, and the books as they stand after the last. A paper of a type whose book has
 * papers already is left out: numbers and days of a book rise together.
 */
async function number(db: Db, localityId: number, told: readonly DocumentTold[]): Promise<Numbered[]> {
  const books = await db.many(sql<{ key: string }>`
    SELECT unit_id || ' ' || year || ' ' || symbol AS key FROM paper_books WHERE locality_id = ${localityId}`)
  const begun = new Set(books.map(({ key }) => key))
  const term = await db.first(sql<{ validFrom: string }>`
    SELECT valid_from FROM document_terms WHERE locality_id = ${localityId} ORDER BY valid_from DESC LIMIT 1`)
  const out = new Map<string, { last: number; on: string }>()
  const next = (key: string, on: string): number => {
    const last = (out.get(key)?.last ?? 0) + 1
    out.set(key, { last, on })
    return last
  }
  const numbered = told.flatMap((each): Numbered[] => {
    const { sender, sent, outside, issuedAt } = each
    const side = sender?.side ?? 'state'
    const on = localDateOf(issuedAt)
    const shown = {
      told: each,
      typeName: typeName(side, sent.type),
      termFrom: null,
      paperId: null,
      number: null,
      symbol: '',
    }
    if (!sender) return [{ ...shown, code: outside?.code ?? '—' }]
    const type = typesOn(side, on).find(({ key }) => key === sent.type)
    if (!type) return []
    if (side === 'party') {
      if (!term) return []
      const given = next(`party ${sender.unitId} ${type.key}`, on)
      return [{ ...shown, number: given, termFrom: term.validFrom, code: partyCode(given, type, sender.symbol) }]
    }
    const symbol = stateSymbol(type, sender.symbol)
    const key = `${sender.unitId} ${on.slice(0, 4)} ${symbol}`
    if (begun.has(key)) return []
    const given = next(`state ${key}`, on)
    return [{ ...shown, number: given, symbol, code: stateCode(given, symbol), paperId: newIdAt(issuedAt) }]
  })
  const arrivals = numbered
    .flatMap(({ told: each }) => each.arrivals)
    .filter(({ confirmedAt, back }) => confirmedAt !== null && back === null)
    .sort((a, b) => (a.confirmedAt?.getTime() ?? 0) - (b.confirmedAt?.getTime() ?? 0))
  const into = new Map<string, number>()
  for (const arrival of arrivals) {
    const key = `${arrival.seat.unitId} ${arrival.seat.side} ${localDateOf(arrival.confirmedAt as Date).slice(0, 4)}`
    arrival.number = (into.get(key) ?? 0) + 1
    into.set(key, arrival.number)
  }
  await saveBooks(db, localityId, { out, into, termFrom: term?.validFrom ?? null })
  return numbered
}

async function saveBooks(
  db: Db,
  localityId: number,
  books: {
    out: ReadonlyMap<string, { last: number; on: string }>
    into: ReadonlyMap<string, number>
    termFrom: string | null
  },
): Promise<void> {
  const out = [...books.out].map(([key, { last, on }]) => {
    const [side = '', unit = '', first = '', ...symbol] = key.split(' ')
    return {
      side,
      unit,
      year: side === 'state' ? Number(first) : 0,
      symbol: side === 'state' ? symbol.join(' ') : first,
      last,
      on,
    }
  })
  const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`
  const shape = sql`(unit uuid, year smallint, symbol text, last integer, "on" date)`
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO paper_books (locality_id, unit_id, year, symbol, last, last_on)
      SELECT ${localityId}::integer, unit, year, symbol, last, "on" FROM jsonb_to_recordset(${json(out.filter(({ side }) => side === 'state'))}) AS b ${shape}`)
    await tx.run(sql`
      INSERT INTO document_sequences (locality_id, unit_id, type, term_from, last, last_on)
      SELECT ${localityId}::integer, unit, symbol, ${books.termFrom}::date, last, "on"
      FROM jsonb_to_recordset(${json(out.filter(({ side }) => side === 'party'))}) AS b ${shape}`)
    await tx.run(sql`
      INSERT INTO document_books (locality_id, unit_id, side, year, last)
      SELECT ${localityId}::integer, unit, side, year, last
      FROM jsonb_to_recordset(${json(
        [...books.into].map(([key, last]) => {
          const [unit, side, year] = key.split(' ')
          return { unit, side, year: Number(year), last }
        }),
      )}) AS b (unit uuid, side text, year smallint, last integer)`)
  })
}
