import { localDateOf } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { Desk } from '../deps.ts'
import { sameIn } from '../queries/lists.ts'
import type { Reason } from '../reasons.ts'
import { confirmBy, endOf, instructBy } from '../rules/clock.ts'
import { type IncomingInput, seatKeyOf, tidyIncoming } from '../rules/document.ts'
import { typesOn } from '../rules/types.ts'
import { actorFor, standingOf } from '../seats.ts'
import { verbs } from '../verbs.ts'
import { foldedOf } from './issue.ts'
import { keepFiles } from './keep-files.ts'
import { nextNumberIn } from './numbers.ts'
import { asNo } from './scene.ts'

/**
 * Enters a paper that came from outside under the next number of the seat's book. The same number, symbol and author a second time is
 * told first; who knows of it goes on.
 *
 * @param key the document's own key, made by whoever asks: sent twice it is entered once
 * @law 30/2020/NĐ-CP, arts 21, 22; annex VI: a warning where a paper comes twice
 */
export async function registerDocument(
  desk: Desk,
  viewer: OfficialViewer,
  key: string,
  input: IncomingInput,
  uploads: readonly string[] = [],
): Promise<Result<{ id: string; number: number }, Reason>> {
  const { localityId } = desk
  const [people, calendar] = await Promise.all([desk.organization(), desk.calendar()])
  const now = desk.clock.now()
  const today = localDateOf(now)
  const seat = standingOf(viewer, people, today).keeps.find((each) => seatKeyOf(each) === seatKeyOf(input.seat))
  const actor = seat && actorFor(viewer, seat.clerkPostIds)
  if (!seat || !actor) return no('not_yours')
  const tidy = tidyIncoming(input, typesOn(seat.side, today), today)
  if (!tidy.ok) return tidy
  const { sender, code, subject, arrivedOn, dueOn, urgency, note, issuedOn, type, anyway } = tidy.value
  const arrivedAt = arrivedOn === today ? now : new Date(`${arrivedOn}T08:00:00+07:00`)
  const year = Number(today.slice(0, 4))
  return desk.db
    .transaction(async (tx) => {
      await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
      const place = { db: tx, localityId }
      const known = await tx.first(sql<{ madeBy: string; id: string; number: number }>`
        SELECT d.made_by, a.id, a.number FROM documents d JOIN document_arrivals a ON a.locality_id = d.locality_id AND a.document_id = d.id
        WHERE d.locality_id = ${localityId} AND d.id = ${key}`)
      if (known) return known.madeBy === viewer.personId ? ok({ id: known.id, number: known.number }) : no('not_found')
      // The book first: a second clerk with the same paper waits for the first and then sees it.
      const number = await nextNumberIn(tx, localityId, seat, year)
      if (!anyway && (await sameIn(place, seat, { code, folded: foldVietnamese(sender) }))) throw new Twice()
      await tx.run(sql`
        INSERT INTO documents (locality_id, id, side, sender, type, code, issued_on, subject, folded, urgency, due_on, made_by, made_at)
        VALUES (${localityId}, ${key}, ${seat.side}, ${sender}, ${type}, ${code}, ${issuedOn}::date, ${subject},
          ${foldedOf(code, sender, subject)}, ${urgency}, ${dueOn}::date, ${viewer.personId}, ${now})`)
      await keepFiles(tx, localityId, key, uploads, { at: now, pdf: false })
      const id = newId()
      await tx.run(sql`
        INSERT INTO document_arrivals (locality_id, id, document_id, unit_id, side, arrived_at, confirm_by, state, year, number, confirmed_at,
          confirmed_by, desk_unit_id, desk_side, instruct_by, due_at, note)
        VALUES (${localityId}, ${id}, ${key}, ${seat.unitId}, ${seat.side}, ${arrivedAt}, ${confirmBy(calendar, arrivedAt)}, '03', ${year}, ${number},
          ${now}, ${viewer.personId}, ${seat.unitId}, ${seat.side}, ${instructBy(calendar, now, urgency)}, ${dueOn ? endOf(dueOn) : null}, ${note})`)
      await tx.run(sql`
        INSERT INTO document_states (locality_id, arrival_id, position, code, at, by_person_id, by_unit_id)
        VALUES (${localityId}, ${id}, 1, '01', ${arrivedAt}, NULL, NULL),
          (${localityId}, ${id}, 2, '03', ${now}, ${viewer.personId}, ${actor.unitId})`)
      await record(tx, {
        verb: verbs.register.name,
        actor,
        subjectId: id,
        caseId: key,
        unitId: seat.unitId,
        personId: viewer.personId,
        occurredAt: now,
        facts: { side: seat.side, type, number, year },
      })
      return ok({ id, number })
    })
    .catch((cause) => (cause instanceof Twice ? no('maybe_twice') : asNo(cause)))
}

/** Takes the number back too. */
class Twice extends Error {}
