import { localDateOf } from '../../../core/calendar/index.ts'
import { authorityOf, findPaper } from '../../../core/correspondence/index.ts'
import { openFile } from '../../../core/files/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { Desk } from '../deps.ts'
import type { Reason } from '../reasons.ts'
import { type OutgoingInput, seatKeyOf, tidyOutgoing } from '../rules/document.ts'
import { stateCode, typesOn } from '../rules/types.ts'
import { actorFor, holdersOf, type Seat, seatsOf, standingOf } from '../seats.ts'
import { verbs } from '../verbs.ts'
import { deliver } from './deliver.ts'
import { type KeptFile, keepFiles } from './keep-files.ts'
import { type Numbered, partyNumber, stateNumber } from './numbers.ts'
import { asNo, undone } from './scene.ts'

export const foldedOf = (...parts: readonly string[]): string => foldVietnamese(parts.join(' '))

/**
 * Sends a signed document out: its number, its line in the book and its arrival in the book of every receiver come to be in one
 * transaction. Sent twice with one key it goes out once.
 *
 * @param key     the document's own key, made by whoever asks
 * @param uploads tokens of its files, the signed one first
 * @law 30/2020/NĐ-CP, arts 15, 18: number, day, delivery the day it was signed
 */
export async function issueDocument(
  desk: Desk,
  viewer: OfficialViewer,
  key: string,
  input: OutgoingInput,
  uploads: readonly string[],
): Promise<Result<{ id: string }, Reason>> {
  const { localityId } = desk
  const [people, calendar] = await Promise.all([desk.organization(), desk.calendar()])
  const now = desk.clock.now()
  const today = localDateOf(now)
  const seats = seatsOf(people, today)
  const seat = standingOf(viewer, people, today).keeps.find((each) => seatKeyOf(each) === seatKeyOf(input.seat))
  const actor = seat && actorFor(viewer, seat.clerkPostIds)
  if (!seat || !actor) return no('not_yours')
  const types = typesOn(seat.side, today)
  const tidy = tidyOutgoing(input, types, today)
  if (!tidy.ok) return tidy
  const asked = tidy.value
  const type = types.find((each) => each.key === asked.type)
  if (!type) return no('bad_type')
  if (asked.isPublic && seat.side !== 'state') return no('not_public')
  const receivers = asked.receivers.map((each) => seats.get(seatKeyOf(each)))
  if (receivers.some((each) => each === undefined)) return no('unknown_receiver')
  const signer = signerOf(seat, holdersOf(people, seat.headPostIds, today), asked.signerId, (id) =>
    people
      .heldBy(id, now, today)
      .flatMap(({ post, actingFor }) =>
        actingFor === null && seat.headPostIds.includes(post.id) ? [post.title.vi] : [],
      ),
  )
  if (!signer) return no('unknown_signer')
  if (uploads.length === 0 && asked.paperId === null) return no('missing_file')

  return desk.db
    .transaction(async (tx) => {
      // Whoever sends the form a second time waits here for the first.
      await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
      const place = { db: tx, localityId }
      const known = await tx.first(sql<{ madeBy: string }>`
        SELECT made_by FROM documents WHERE locality_id = ${localityId} AND id = ${key}`)
      if (known) return known.madeBy === viewer.personId ? ok({ id: key }) : no('not_found')
      if (asked.earlierId && !(await isOfSeat(tx, localityId, seat, asked.earlierId))) return undone('unknown_earlier')
      const actId = newIdAt(now)
      const names = [...receivers.flatMap((each) => (each ? [each.name] : [])), ...asked.outside]
      const before = asked.paperId === null ? undefined : await issuedBefore(place, seat, asked.paperId)
      if (asked.paperId !== null && !before) return undone('unknown_paper')
      const given = { seat, type, signer, receivers: names, actId, on: today, at: now, ...pick(asked) }
      const numbered =
        before?.numbered ??
        (seat.side === 'state' ? await stateNumber(tx, localityId, given) : await partyNumber(tx, localityId, given))
      if (!numbered) return undone('no_term')
      if (uploads.length === 0 && !before?.file) return undone('missing_file')
      await insert(tx, localityId, key, { asked, seat, signer, numbered, madeBy: viewer.personId, now })
      await keepFiles(tx, localityId, key, uploads, { at: now, pdf: true, before: before?.file ? [before.file] : [] })
      await record(tx, {
        id: actId,
        verb: verbs.issue.name,
        actor,
        subjectId: key,
        caseId: key,
        unitId: seat.unitId,
        personId: viewer.personId,
        occurredAt: now,
        facts: { side: seat.side, type: type.key, receivers: receivers.length, outside: asked.outside.length },
      })
      await deliver(tx, localityId, { id: key, dueOn: asked.dueOn }, asked.receivers, { calendar, at: now })
      return ok({ id: key })
    })
    .catch(asNo)
}

const pick = ({ subject, drafted, copies }: OutgoingInput) => ({ subject, drafted, copies })

interface Signer {
  personId: string
  name: string
  authority: string[]
}

/** Who signed: a head of the seat, with the lines above the name. Party committees sign as a whole [K]. */
function signerOf(
  seat: Seat,
  heads: readonly { id: string; fullName: string }[],
  id: string,
  titlesOf: (id: string) => readonly string[],
): Signer | undefined {
  const head = heads.find((each) => each.id === id)
  if (!head) return undefined
  const title = titlesOf(id)[0] ?? ''
  const upper = (text: string) => text.toLocaleUpperCase('vi')
  const authority =
    seat.side === 'party'
      ? [`T/M ${upper(seat.name)}`, upper(title.replace(/\s+(Huyện ủy|Đảng ủy|Tỉnh ủy).*$/u, ''))]
      : authorityOf({ title })
  return { personId: id, name: head.fullName, authority }
}

const isOfSeat = (tx: Db, localityId: number, { unitId, side }: Seat, id: string): Promise<unknown> =>
  tx.first(sql`
    SELECT 1 FROM documents
    WHERE locality_id = ${localityId} AND id = ${id} AND sender_unit_id = ${unitId} AND side = ${side} AND recalled_at IS NULL`)

/** A paper that has its number already: its line in the unit's book, not delivered before. */
async function issuedBefore(
  { db, localityId }: { db: Db; localityId: number },
  seat: Seat,
  id: string,
): Promise<{ numbered: Numbered; file: KeptFile | undefined } | undefined> {
  if (seat.side !== 'state') return undefined
  const paper = await findPaper(db, localityId, id)
  const taken = await db.first(sql`SELECT 1 FROM documents WHERE locality_id = ${localityId} AND paper_id = ${id}`)
  if (!paper || paper.unitId !== seat.unitId || paper.withdrawnAt || taken) return undefined
  const file = paper.fileId ? await openFile(db, localityId, paper.fileId) : undefined
  return {
    numbered: {
      number: paper.number,
      code: stateCode(paper.number, paper.symbol),
      on: paper.issuedOn,
      termFrom: null,
      paperId: paper.id,
    },
    file: file && { fileId: file.id, name: file.name, sizeBytes: file.sizeBytes },
  }
}

interface Made {
  asked: OutgoingInput
  seat: Seat
  signer: Signer
  numbered: Numbered
  madeBy: string
  now: Date
}

const insert = (
  tx: Db,
  localityId: number,
  id: string,
  { asked, seat, signer, numbered, madeBy, now }: Made,
): Promise<number> =>
  tx.run(sql`
    INSERT INTO documents (locality_id, id, side, sender_unit_id, sender, type, number, term_from, code, issued_on, subject, folded, urgency, due_on,
      read_by, signer_id, signer_name, authority, copies, outside, is_public, paper_id, earlier_id, earlier_how, made_by, made_at)
    VALUES (${localityId}, ${id}, ${seat.side}, ${seat.unitId}, ${seat.name}, ${asked.type}, ${numbered.number}, ${numbered.termFrom}::date,
      ${numbered.code}, ${numbered.on}::date, ${asked.subject}, ${foldedOf(numbered.code, seat.name, asked.subject)}, ${asked.urgency},
      ${asked.dueOn}::date, ${asked.readBy}::date, ${signer.personId}, ${signer.name}, ${signer.authority}::text[], ${asked.copies},
      ${[...asked.outside]}::text[], ${asked.isPublic}, ${numbered.paperId}, ${asked.earlierId}, ${asked.earlierId ? asked.earlierHow : null},
      ${madeBy}, ${now})`)
