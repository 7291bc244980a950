import { localDateOf } from '../../../core/calendar/index.ts'
import type { OfficialViewer } from '../../../core/identity/index.ts'
import { type Db, isUniqueViolation, sql } from '../../../platform/database/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Commitments } from '../deps.ts'
import { type Party, partiesOf } from '../parties.ts'
import { type Commitment, findStanding } from '../queries/commitments.ts'
import type { Reason } from '../reasons.ts'
import { type Subject, USUAL_MISSED } from '../rules/terms.ts'
import { giverPosts, seatOf } from '../seat.ts'
import { ruleOn } from '../settings.ts'
import { completeTerms, type TermsInput, writeVersion } from './terms.ts'
import { tell, within } from './within.ts'

export interface DraftInput {
  giverPostId: string
  answererPostId: string
  year: number
  /** The targets and tasks that become clauses. */
  subjects: readonly Subject[]
}

const YEARS_AHEAD = 1
const YEARS_BACK = 1

/**
 * Draws a commitment up from targets and tasks (soạn cam kết): two people in their posts, for a calendar year. Whoever does is the giver,
 * or their office's staff.
 */
export async function draftCommitment(
  room: Commitments,
  viewer: OfficialViewer,
  { giverPostId, answererPostId, year, subjects }: DraftInput,
): Promise<Result<{ id: string }, Reason>> {
  const now = room.clock.now()
  const today = localDateOf(now)
  const [organization, rule] = await Promise.all([room.organization(), ruleOn(room.db, room.localityId, today)])
  const thisYear = Number(today.slice(0, 4))
  if (!Number.isInteger(year) || year < thisYear - YEARS_BACK || year > thisYear + YEARS_AHEAD) return no('bad_year')
  if (!giverPosts(viewer, organization).includes(giverPostId)) return no('not_yours')
  const parties = partiesOf(organization, giverPostId, answererPostId, today)
  if (!parties.ok) return parties
  const { giver, answerer } = parties.value
  const [fromOn, toOn] = [`${year}-01-01`, `${year}-12-31`]
  const commitment = {
    id: newId(),
    year,
    fromOn,
    toOn,
    amendsId: null,
    answererUnitId: answerer.post.unitId,
    signOrder: rule.signOrder,
    signBy: laterOf(`${year}-${rule.signedByMonthDay}`, today),
  }
  const terms = await completeTerms(room, commitment, firstTerms(subjects, toOn), rule)
  if (!terms.ok) return terms
  // Its seat isn't known before it is there: whoever draws up stands on the giver's side.
  const seat = seatOf(viewer, organization, {
    giverPostId,
    giverPersonId: giver.personId,
    answererPostId,
    answererPersonId: answerer.personId,
    answererUnitId: answerer.post.unitId,
  })
  if (seat?.side !== 'giver') return no('not_yours')
  try {
    return await room.db.transaction(async (tx) => {
      await insert(tx, room.localityId, {
        ...commitment,
        giver,
        answerer,
        standing: 'O',
        madeBy: viewer.personId,
        at: now,
      })
      const version = { id: commitment.id, number: 1, side: 'giver', personId: viewer.personId, note: '' } as const
      await writeVersion(tx, room.localityId, { ...version, terms: terms.value, at: now })
      await tell({ tx, commitment, seat, now }, 'draft', { facts: { year, clauses: terms.value.clauses.length } })
      return ok({ id: commitment.id })
    })
  } catch (cause) {
    if (isUniqueViolation(cause)) return no('already_there')
    throw cause
  }
}

const laterOf = (one: string, other: string): string => (one > other ? one : other)

const firstTerms = (subjects: readonly Subject[], dueOn: string): TermsInput => ({
  grounds: 'Nghị quyết, kết luận và kế hoạch nêu tại từng mục',
  ground: null,
  clauses: subjects.map((subject) => ({ subject, words: '', dueOn, evidence: '' })),
  duties: [],
  missed: USUAL_MISSED,
})

interface NewCommitment
  extends Pick<Commitment, 'id' | 'year' | 'fromOn' | 'toOn' | 'amendsId' | 'signOrder' | 'signBy' | 'standing'> {
  giver: Party
  answerer: Party
  madeBy: string
  at: Date
}

/** Writes a draft under the year's next number. @returns the number */
export async function insert(tx: Db, localityId: number, commitment: NewCommitment): Promise<number> {
  const { id, year, fromOn, toOn, amendsId, giver, answerer, signOrder, signBy, standing, madeBy, at } = commitment
  const { last } = await tx.one(sql<{ last: number }>`
    INSERT INTO commitment_books AS b (locality_id, year, last) VALUES (${localityId}, ${year}, 1)
    ON CONFLICT (locality_id, year) DO UPDATE SET last = b.last + 1 RETURNING last`)
  await tx.run(sql`
    INSERT INTO commitments (locality_id, id, year, number, amends_id, from_on, to_on, giver_body, giver_post_id, giver_unit_id,
      giver_person_id, answerer_post_id, answerer_unit_id, answerer_person_id, state, sign_order, sign_by, standing, made_by, made_at)
    VALUES (${localityId}, ${id}, ${year}, ${last}, ${amendsId}, ${fromOn}::date, ${toOn}::date, ${giver.body}, ${giver.post.id},
      ${giver.post.unitId}, ${giver.personId}, ${answerer.post.id}, ${answerer.post.unitId}, ${answerer.personId}, 'draft',
      ${signOrder}, ${signBy}::date, ${standing}, ${madeBy}, ${at})`)
  return last
}

/** Draws an annex up (soạn phụ lục): it begins with all that stands, is negotiated and signed like the original, which stays as it is. */
export const draftAnnex = (
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
): Promise<Result<{ id: string }, Reason>> =>
  within(room, viewer, id, 'amend', async (stage): Promise<Result<{ id: string }, Reason>> => {
    const { tx, commitment, seat, organization, now, today } = stage
    if (commitment.amendsId || !commitment.giverPostId || !commitment.answererPostId) return no('wrong_state')
    const parties = partiesOf(organization, commitment.giverPostId, commitment.answererPostId, today)
    if (!parties.ok) return parties
    const pending = await tx.first(sql`
      SELECT 1 FROM commitments WHERE locality_id = ${room.localityId} AND amends_id = ${id}
        AND state IN ('draft', 'negotiating', 'signing', 'declined')`)
    if (pending) return no('already_there')
    const terms = await findStanding(tx, room.localityId, commitment)
    const annex = {
      id: newId(),
      year: commitment.year,
      fromOn: commitment.fromOn,
      toOn: commitment.toOn,
      amendsId: id,
      signOrder: commitment.signOrder,
      signBy: today,
      standing: commitment.standing,
    }
    await insert(tx, room.localityId, { ...annex, ...parties.value, madeBy: viewer.personId, at: now })
    const version = { id: annex.id, number: 1, side: 'giver', personId: viewer.personId, note: '' } as const
    await writeVersion(tx, room.localityId, { ...version, terms, at: now })
    await tell(
      { tx, commitment: { id: annex.id, amendsId: id, answererUnitId: commitment.answererUnitId }, seat, now },
      'amend',
    )
    return ok({ id: annex.id })
  })
