import { no, ok, type Result } from '../../../platform/result.ts'
import type { PartKind } from './parts.ts'
import type { Status } from './status.ts'
import { type Action, advance } from './transitions.ts'

/** One post an official holds or acts in. */
export interface Holding {
  postId: string
  role: string
  unitId: string
  actingFor: { personId: string } | null
}

/** What the rules need to know of an official. */
export interface Official {
  personId: string
  appointments: readonly Holding[]
}

/** What the rules need to know of a dossier. */
export interface Position {
  status: Status
  statusBefore: Status | null
  receivingUnitId: string
  /** The office in charge. */
  decidingUnitId: string
  /** Taken in for the office in charge, which hasn't got it yet. */
  underWay: boolean
  /** Who must act now: the unit and role of the step, or of the sender while another body has it. */
  queueUnitId: string
  queueRole: string
  assigneeId: string | null
  /** The step's place outside the program, whose answer the sender records. */
  stepIsExternal: boolean
  /** The first step of its version: there is none to send it back to. */
  stepIsFirst: boolean
  /** The step whose end is the result: the last before it is returned. */
  stepGivesResult: boolean
  /** Other steps or procedures do this step's work; it goes on by itself when they are done. */
  waitsForParts?: boolean
  /** It is a part of another dossier. */
  partKind?: PartKind | null
  apologised: boolean
  /** Whether its version lets the limit be lengthened, and whether that was done. */
  lengthening: 'none' | 'open' | 'done'
  rated: boolean
}

export type WhyNot =
  | 'wrong_status'
  | 'not_yours'
  | 'assigned_to_other'
  | 'for_citizen'
  | 'needs_result'
  | 'not_result_step'
  | 'not_external'
  | 'external_step'
  | 'first_step'
  | 'already_apologised'
  | 'not_lengthened_by_law'
  | 'already_lengthened'
  | 'already_rated'
  | 'waits_for_parts'
  | 'of_the_whole'
  | 'not_arrived'
  | 'already_arrived'

const CITIZENS: ReadonlySet<Action> = new Set(['resubmit', 'requestWithdrawal', 'takeBackWithdrawal', 'rate'])

/** Done for a citizen at the counter as well, by those who took the dossier in. */
const AT_THE_COUNTER: ReadonlySet<Action> = new Set(['resubmit', 'requestWithdrawal', 'takeBackWithdrawal'])

/** Roles that lead a unit's work: they hand out what is in it, whichever step it stands at. */
const HEADS: ReadonlySet<string> = new Set([
  'communeChair',
  'districtHead',
  'departmentHead',
  'officeHead',
  'oneStopHead',
])

/** The post by which an official leads a unit's work, if they do. */
export const leadingPost = (official: Official, unitId: string): Holding | undefined =>
  official.appointments.find((post) => HEADS.has(post.role) && post.unitId === unitId)

const BY_HEADS: ReadonlySet<Action> = new Set([
  'assign',
  'lengthen',
  'apologise',
  'stop',
  'acceptWithdrawal',
  'declineWithdrawal',
])

/** What is done to a whole only, not to a part of it: the person has one dossier, with one date and one answer. */
const OF_THE_WHOLE: Record<PartKind, ReadonlySet<Action>> = {
  linked: new Set(['apologise', 'requestWithdrawal', 'returnResult', 'rate']),
  branch: new Set([
    'lengthen',
    'apologise',
    'requestWithdrawal',
    'returnResult',
    'rate',
    'requestSupplement',
    'startFinancialDuty',
    'refuse',
    'stop',
    'sign',
    'recordExternalResult',
  ]),
}

/** What can't be done before the office in charge has the dossier. */
const NEEDS_ARRIVAL: ReadonlySet<Action> = new Set(['handOver', 'lengthen', 'apologise'])

/** What a whole leaves to its parts while it waits for them. */
const LEFT_TO_PARTS: ReadonlySet<Action> = new Set([
  'handOver',
  'sendBack',
  'sign',
  'recordExternalAnswer',
  'recordExternalResult',
  'requestSupplement',
  'startFinancialDuty',
])

/** What the step itself must be like for an action, whoever asks. */
function fitsStep(action: Action, dossier: Position): WhyNot | null {
  if (dossier.partKind && OF_THE_WHOLE[dossier.partKind].has(action)) return 'of_the_whole'
  if (dossier.waitsForParts && LEFT_TO_PARTS.has(action)) return 'waits_for_parts'
  if (action === 'confirmArrival') return dossier.underWay ? null : 'already_arrived'
  if (dossier.underWay && NEEDS_ARRIVAL.has(action)) return 'not_arrived'
  if (action === 'apologise' && dossier.apologised) return 'already_apologised'
  if (action === 'lengthen' && dossier.lengthening !== 'open')
    return dossier.lengthening === 'done' ? 'already_lengthened' : 'not_lengthened_by_law'
  if (action === 'rate' && dossier.rated) return 'already_rated'
  if (action === 'recordExternalAnswer') {
    if (!dossier.stepIsExternal) return 'not_external'
    return dossier.stepGivesResult ? 'needs_result' : null
  }
  if (action === 'recordExternalResult') {
    if (!dossier.stepIsExternal) return 'not_external'
    return dossier.stepGivesResult ? null : 'not_result_step'
  }
  if (action === 'sign') {
    if (dossier.stepIsExternal) return 'external_step'
    return dossier.stepGivesResult ? null : 'not_result_step'
  }
  if (action === 'sendBack') {
    if (dossier.stepIsExternal) return 'external_step'
    return dossier.stepIsFirst ? 'first_step' : null
  }
  if (action === 'handOver') {
    if (dossier.stepIsExternal) return 'external_step'
    return dossier.stepGivesResult ? 'needs_result' : null
  }
  return null
}

/** The post by which an official acts on a dossier, or why there is none. */
function findPost(official: Official, action: Action, dossier: Position): Result<Holding, WhyNot> {
  const posts = official.appointments
  if (CITIZENS.has(action)) {
    const counters = [dossier.receivingUnitId, dossier.decidingUnitId]
    const counter = posts.find((post) => post.role === 'reception' && counters.includes(post.unitId))
    return counter && AT_THE_COUNTER.has(action) ? ok(counter) : no('for_citizen')
  }
  const head = BY_HEADS.has(action) && leadingPost(official, dossier.queueUnitId)
  if (head) return ok(head)
  const fitting = posts.filter((post) => post.role === dossier.queueRole && post.unitId === dossier.queueUnitId)
  const [first] = fitting
  if (!first) return no('not_yours')
  if (dossier.assigneeId === null || action === 'assign') return ok(first)
  const own = fitting.find((post) => [official.personId, post.actingFor?.personId].includes(dossier.assigneeId ?? ''))
  return own ? ok(own) : no('assigned_to_other')
}

/**
 * Whether an official may act on a dossier now, and by which post.
 *
 * The role and unit of the step decide; a colleague who acts for an absent one acts in that post. A dossier handed to one
 * person waits for that person, until it is assigned anew.
 */
export function mayAct(official: Official, action: Action, dossier: Position): Result<Holding, WhyNot> {
  const next = advance(dossier.status, action, dossier.statusBefore)
  if (!next.ok) return next
  const misfit = fitsStep(action, dossier)
  return misfit ? no(misfit) : findPost(official, action, dossier)
}

/** Whether the citizen of a dossier may do something to it now. */
export function citizenMay(action: Action, dossier: Position): Result<Status, WhyNot> {
  if (!CITIZENS.has(action)) return no('not_yours')
  const misfit = fitsStep(action, dossier)
  return misfit ? no(misfit) : advance(dossier.status, action, dossier.statusBefore)
}
