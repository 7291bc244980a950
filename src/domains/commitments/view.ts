import { localDateOf } from '../../core/calendar/index.ts'
import type { OfficialViewer } from '../../core/identity/index.ts'
import type { Act } from '../../core/ledger/index.ts'
import { timelineOf } from '../../core/ledger/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { calledNow } from './actions/terms.ts'
import { sceneOf } from './actions/within.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import type { Commitments } from './deps.ts'
import { bodyOf } from './parties.ts'
import {
  type Commitment,
  findAnnexes,
  findCommitment,
  findMet,
  findPapers,
  findScans,
  findStanding,
  findSuccessions,
  findVersions,
  isTold,
  type Paper,
  type Scan,
  type Succession,
  type Version,
} from './queries/commitments.ts'
import { findLive, type Live } from './queries/live.ts'
import { findSettlement, type Settlement } from './queries/settlements.ts'
import { findSoft } from './queries/softness.ts'
import { type DutyState, dutyStates, lacking } from './rules/conditions.ts'
import { type Deed, mayDo, type Side } from './rules/lifecycle.ts'
import type { SoftWarning } from './rules/softness.ts'
import type { Clause, Terms } from './rules/terms.ts'
import { isSigned, isSuccessor, maySee, type Seat, seatOf } from './seat.ts'
import { type CommitmentRule, ruleOn } from './settings.ts'
import { words } from './words.ts'

/** One of the two people, as pages name them. */
export interface Who {
  name: string
  title: Text | null
  body: string
}

export interface ClauseLine {
  clause: Clause
  live: Live
  /** Conditions that came late, or are owed beyond their day. */
  lacks: DutyState[]
  soft: SoftWarning[]
  /** What its target asks for now, where that is no longer what was agreed. */
  measureNow: Text | null
}

/** A commitment as somebody meets it: what stands, how each clause is doing, and what they may do. */
export interface CommitmentView {
  commitment: Commitment
  original: Commitment | undefined
  seat: Seat | undefined
  who: Record<Side, Who>
  terms: Terms
  clauses: ClauseLine[]
  duties: DutyState[]
  versions: Version[]
  papers: Paper[]
  open: Paper | undefined
  annexes: Commitment[]
  successions: Succession[]
  scans: Scan[]
  /** Of a commitment that is only told of: the year's targets of the unit that answered, as they came out. */
  toldTargets: Candidate[]
  /** Whoever looks came into a post whose commitment somebody else signed. */
  takesOver: boolean
  settlement: Settlement | undefined
  acts: Act[]
  may: (deed: Deed) => boolean
  rule: CommitmentRule
  organization: Organization
  today: string
}

const UNSIGNED: ReadonlySet<string> = new Set(['draft', 'negotiating', 'declined'])

export function whoIs(organization: Organization, commitment: Commitment, side: Side): Who {
  const isGiver = side === 'giver'
  const post = organization.findPost((isGiver ? commitment.giverPostId : commitment.answererPostId) ?? '')
  const personId = isGiver ? commitment.giverPersonId : commitment.answererPersonId
  const unitId = isGiver ? commitment.giverUnitId : commitment.answererUnitId
  const person = personId ? organization.findOfficial(personId)?.fullName : undefined
  const unit = organization.findUnit(unitId)
  return {
    name: person ?? words.unknownPerson.vi,
    title: post?.title ?? null,
    body: isGiver ? commitment.giverBody : post ? bodyOf(organization, post) : (unit?.name.vi ?? ''),
  }
}

/** A commitment for an official who may see it; undefined where it isn't there for them. */
export async function viewOf(
  room: Commitments,
  viewer: OfficialViewer,
  id: string,
): Promise<CommitmentView | undefined> {
  const [commitment, organization] = await Promise.all([
    findCommitment(room.db, room.localityId, id),
    room.organization(),
  ])
  if (!commitment) return undefined
  const seat = seatOf(viewer, organization, commitment)
  return maySee(viewer, seat, commitment) ? gather(room, organization, commitment, { seat, viewer }) : undefined
}

/** Everything a page of a commitment shows. */
export async function gather(
  room: Commitments,
  organization: Organization,
  commitment: Commitment,
  { seat, viewer }: { seat: Seat | undefined; viewer?: OfficialViewer } = { seat: undefined },
): Promise<CommitmentView> {
  const { db, localityId } = room
  const { id, amendsId, year } = commitment
  const now = room.clock.now()
  const today = localDateOf(now)
  const [terms, versions, papers, annexes, met, settlement, acts, rule, original, successions, scans] =
    await Promise.all([
      findStanding(db, localityId, commitment),
      findVersions(db, localityId, id),
      findPapers(db, localityId, id),
      findAnnexes(db, localityId, id),
      findMet(db, localityId, amendsId ?? id),
      findSettlement(db, localityId, id),
      timelineOf(db, id),
      ruleOn(db, localityId, today),
      amendsId ? findCommitment(db, localityId, amendsId) : undefined,
      findSuccessions(db, localityId, id),
      findScans(db, localityId, id),
    ])
  const [live, soft, toldTargets] = await Promise.all([
    findLive(room, terms.clauses, year, { now, today }),
    UNSIGNED.has(commitment.state)
      ? findSoft(room, organization, terms.clauses, year, today)
      : new Map<string, SoftWarning[]>(),
    isTold(commitment)
      ? findCandidates(room, organization, { unitId: commitment.answererUnitId, year, text: '', today }).then(
          ({ own }) => own,
        )
      : [],
  ])
  // Before both have signed the giver owes nothing yet; after the term nothing becomes later.
  const [asOf = today] = isSigned(commitment) ? [today, commitment.toOn].sort() : [commitment.fromOn]
  const duties = dutyStates(terms.duties, new Map([...met].map(([key, { doneOn }]) => [key, doneOn])), asOf)
  const open = papers.find(({ state }) => state === 'open')
  const scene = sceneOf(commitment, open)
  return {
    ...{
      commitment,
      original,
      seat,
      terms,
      duties,
      versions,
      papers,
      open,
      settlement,
      successions,
      scans,
      toldTargets,
      acts,
      rule,
      organization,
      today,
    },
    takesOver:
      seat !== undefined &&
      viewer !== undefined &&
      mayDo(scene, seat.side, 'takeOver') &&
      (amendsId === null || commitment.state === 'signing') &&
      isSuccessor(viewer, organization, commitment, seat.side, today),
    annexes: annexes.filter((annex) => seat !== undefined || annex.state === 'inForce'),
    who: { giver: whoIs(organization, commitment, 'giver'), answerer: whoIs(organization, commitment, 'answerer') },
    clauses: terms.clauses.map((clause, index) => lineOf(clause, live[index], duties, soft.get(clause.key))),
    may: (deed) => seat !== undefined && mayDo(scene, seat.side, deed),
  }
}

function lineOf(clause: Clause, live: Live, duties: readonly DutyState[], soft: SoftWarning[] = []): ClauseLine {
  const now = live?.kind === 'target' ? calledNow(live).measure : null
  return {
    clause,
    live,
    soft,
    lacks: lacking(duties, clause.key),
    measureNow: now && now.vi !== clause.measure.vi ? now : null,
  }
}
