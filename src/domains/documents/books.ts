import { localDateOf } from '../../core/calendar/index.ts'
import { findIssued } from '../../core/correspondence/index.ts'
import type { OfficialViewer } from '../../core/identity/index.ts'
import type { Heading } from '../../core/official-forms/index.ts'
import { numberAndSymbol } from '../../core/official-forms/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { sql } from '../../platform/database/index.ts'
import { failures, Refusal } from '../../platform/http/index.ts'
import type { Desk } from './deps.ts'
import type { BookLine } from './pages/parts.tsx'
import { readSeat, type SeatKey, seatKeyOf } from './rules/document.ts'
import { has, type Standing, seatName, standingOf } from './seats.ts'

/** Whose books somebody may look into, and which of them they ask for: their own seat's first. */
export async function bookFor(
  desk: Desk,
  viewer: OfficialViewer,
  asked: string | undefined,
): Promise<{ people: Organization; standing: Standing; seats: BookLine[]; seat: SeatKey; today: string }> {
  const people = await desk.organization()
  const today = localDateOf(desk.clock.now())
  const standing = standingOf(viewer, people, today)
  const order = (seat: SeatKey) => (has(standing.keeps, seat) ? 0 : has(standing.heads, seat) ? 1 : 2)
  const seats = standing.reads
    .map((seat) => ({ ...seat, name: seatName(people, seat, today) }))
    .sort((a, b) => order(a) - order(b))
  const wanted = asked ? readSeat(asked) : undefined
  const seat = asked ? seats.find((each) => wanted && seatKeyOf(each) === seatKeyOf(wanted)) : seats[0]
  // Another unit's book is no book to them.
  if (!seat) throw new Refusal(404, 'not_found', failures.notFound)
  return { people, standing, seats, seat: { unitId: seat.unitId, side: seat.side }, today }
}

/** Years there may be something in, this one first. */
export const yearsTo = (today: string, asked: number): number[] => {
  const year = Number(today.slice(0, 4))
  return [...new Set([year, year - 1, year - 2, asked])].sort((a, b) => b - a)
}

/** The head of a printed book. */
export function headingOf(people: Organization, seat: SeatKey, on: string): Heading {
  const unit = people.findUnit(seat.unitId)
  const above = unit?.parentId ? people.findUnit(unit.parentId) : undefined
  const name = seatName(people, seat, on).vi
  return {
    superior: seat.side === 'state' ? above?.authorityVi.toLocaleUpperCase('vi') : undefined,
    agency: name.toLocaleUpperCase('vi'),
    place: unit ? people.placeNameOf(unit) : '',
    on,
  }
}

const NUMBERED = 60
/** What a unit issues to its own dossiers' people isn't for other offices. */
const TO_OFFICES = /^(GM|TB|BC|KH|QĐ|CT|CTr|HD|TTr|NQ)-/u

/** Papers of a unit's book that have their number and weren't delivered. */
export async function numberedPapers(desk: Desk, seat: SeatKey, today: string) {
  if (seat.side !== 'state') return []
  const { db, localityId } = desk
  const papers = await findIssued(db, localityId, {
    unitId: seat.unitId,
    year: Number(today.slice(0, 4)),
    limit: NUMBERED,
  })
  const known = await db.many(sql<{ paperId: string }>`
    SELECT paper_id FROM documents WHERE locality_id = ${localityId} AND paper_id = ANY (${papers.map(({ id }) => id)}::uuid[])`)
  const taken = new Set(known.map(({ paperId }) => paperId))
  return papers
    .filter(({ id, symbol, withdrawnAt }) => !taken.has(id) && !withdrawnAt && TO_OFFICES.test(symbol))
    .map(({ id, number, symbol, subject, issuedOn }) => ({
      id,
      code: numberAndSymbol(number, symbol),
      subject,
      issuedOn,
    }))
}
