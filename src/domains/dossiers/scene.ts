import type { WorkingTime } from '../../core/calendar/index.ts'
import { type Actor, record } from '../../core/ledger/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { type ProcedureVersion, type Step, stepsTaken, stopAt } from '../procedures/index.ts'
import { type Answer, refused } from './answer.ts'
import type { Office, Staff } from './office.ts'
import { findLastAct } from './queries/last-act.ts'
import { handlingPost } from './queries/reach.ts'
import { type DossierPatch, type DossierRow, findForUpdate, type LockedDossier, saveDossier } from './rows.ts'
import { givesResult } from './rules/routing.ts'
import type { Status } from './rules/status.ts'
import { type Action, advance } from './rules/transitions.ts'
import { citizenMay, type Holding, mayAct, type Official, type Position } from './rules/who-may.ts'
import { verbs } from './verbs.ts'

/** A citizen who knows the code and the second secret, or an official at work. */
export type Party = { kind: 'citizen' } | { kind: 'official'; official: Official }

/** All an action works with, once it is known that it may. */
export interface Scene {
  tx: Db
  office: Office
  staff: Staff
  time: WorkingTime
  now: Date
  dossier: DossierRow
  version: ProcedureVersion
  /** The status the action leads to. */
  next: Status
  actor: Actor
  /** The official's post, unit and role; missing when a citizen acts. */
  post: Holding | null
}

/** What every act of an official brings: the version of the dossier the page showed. */
export interface Seen {
  version?: number | undefined
}

/** Nobody holds it any more, and no clock runs. */
export const CLOSED = { queueUnitId: null, queueRole: null, assigneeId: null, stepDueAt: null } as const

export interface Moved {
  id: string
  code: string
  status: Status
  version: number
}

/** What of a dossier says where it stands and who may act on it. */
export type Placed = Pick<
  DossierRow,
  | 'status'
  | 'beforeSupplement'
  | 'beforeWithdrawal'
  | 'receivingUnitId'
  | 'decidingUnitId'
  | 'receivedAt'
  | 'arrivedAt'
  | 'queueUnitId'
  | 'queueRole'
  | 'assigneeId'
  | 'stepKey'
  | 'formData'
  | 'channel'
  | 'sets'
  | 'applicantKind'
  | 'partKind'
  | 'apologisedAt'
  | 'lengthenedAt'
>

/** The steps this dossier goes through: one whose condition its answers don't meet is left out. */
export const takenBy = ({ stepKey, formData, channel, sets, applicantKind }: Placed, version: ProcedureVersion) =>
  stepsTaken(version, {
    stepKey,
    answers: formData,
    channel,
    sets,
    ...(applicantKind === null ? {} : { applicantKind }),
  })

/** Whether a stop is done by parts: procedures linked to its step, or several steps side by side. */
export const inParts = (stop: readonly Pick<Step, 'linked'>[]): boolean =>
  stop.length > 1 || (stop[0]?.linked ?? []).length > 0

/** Whether others do its step's work: procedures linked to it, or the branches of a group of steps that run side by side. */
export function waitsForParts(dossier: Placed, version: ProcedureVersion): boolean {
  if (dossier.partKind === 'branch' || dossier.status !== 'processing') return false
  const stop = stopAt(takenBy(dossier, version), dossier.stepKey)
  return inParts(stop)
}

/** How a dossier stands, as the rules of who may do what look at it. */
export function positionOf(dossier: Placed, version: ProcedureVersion, rated = false): Position {
  const step = version.steps.find(({ key }) => key === dossier.stepKey)
  return {
    status: dossier.status,
    statusBefore: dossier.status === 'withdrawal_requested' ? dossier.beforeWithdrawal : dossier.beforeSupplement,
    receivingUnitId: dossier.receivingUnitId,
    decidingUnitId: dossier.decidingUnitId,
    underWay: isUnderWay(dossier),
    queueUnitId: dossier.queueUnitId ?? '',
    queueRole: dossier.queueRole ?? '',
    assigneeId: dossier.assigneeId,
    stepIsExternal: step?.place === 'external',
    stepIsFirst: version.steps[0]?.key === dossier.stepKey,
    stepGivesResult: dossier.partKind !== 'branch' && givesResult(takenBy(dossier, version), dossier.stepKey),
    waitsForParts: waitsForParts(dossier, version),
    partKind: dossier.partKind,
    apologised: dossier.apologisedAt !== null,
    lengthening: dossier.lengthenedAt ? 'done' : version.lengthening ? 'open' : 'none',
    rated,
  }
}

/** Whether it was taken in for an office that hasn't got it yet. */
export const isUnderWay = ({
  receivedAt,
  arrivedAt,
  receivingUnitId,
  decidingUnitId,
}: Pick<Placed, 'receivedAt' | 'arrivedAt' | 'receivingUnitId' | 'decidingUnitId'>): boolean =>
  receivedAt !== null && arrivedAt === null && receivingUnitId !== decidingUnitId

/** The same as things stand today: who took over a unit stands at its counter now. */
export const positionNow = (dossier: Placed, version: ProcedureVersion, staff: Staff): Position => ({
  ...positionOf(dossier, version),
  receivingUnitId: staff.counterOf(dossier.receivingUnitId),
  decidingUnitId: staff.counterOf(dossier.decidingUnitId),
})

export function actorOf(official: Official, post: Holding): Actor {
  const actor = { kind: 'official' as const, personId: official.personId, postId: post.postId, unitId: post.unitId }
  return post.actingFor ? { ...actor, actingForId: post.actingFor.personId } : actor
}

/** The moment of what is done to a dossier now. A machine's clock that was set back never lets time run backwards in it. */
export const momentOf = ({ clock }: Pick<Office, 'clock'>, { movedAt }: Pick<LockedDossier, 'movedAt'>): Date =>
  new Date(Math.max(clock.now().getTime(), movedAt.getTime()))

/**
 * Runs one act on a dossier in one transaction: locks it, asks whether this party may do this now, and lets `work` do it.
 *
 * @param seen the version of the dossier the page showed; an older one means that somebody was quicker
 */
export async function onDossier<T>(
  office: Office,
  party: Party,
  id: string,
  action: Action,
  seen: number | undefined,
  work: (scene: Scene) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const [time, staff] = await Promise.all([office.workingTime(), office.staff()])
  return office.db.transaction(async (tx) => {
    const dossier = await findForUpdate(tx, office.localityId, id)
    if (!dossier) return refused('not_found')
    // Who was quicker is told only to those whom the dossier concerns.
    const tooLate = async (reason: 'already_done' | 'wrong_status') =>
      party.kind === 'official' && !(await handlingPost(tx, office.localityId, party.official, id))
        ? refused('not_yours')
        : refused(reason, await findLastAct(tx, id, staff))
    if (seen !== undefined && seen !== dossier.version) return tooLate('already_done')

    const version = await office.getVersion(dossier.procedureVersionId)
    const position = positionNow(dossier, version, staff)
    const next = advance(position.status, action, position.statusBefore)
    if (!next.ok) return tooLate('wrong_status')
    const base = { tx, office, staff, time, now: momentOf(office, dossier), dossier, version, next: next.value }
    if (party.kind === 'citizen') {
      const may = citizenMay(action, position)
      return may.ok ? work({ ...base, actor: { kind: 'citizen' }, post: null }) : refused(may.reason)
    }
    const post = mayAct(party.official, action, position)
    if (!post.ok) return refused(post.reason)
    return work({ ...base, actor: actorOf(party.official, post.value), post: post.value })
  })
}

/** What an act says beyond who, what and when. */
export interface ActDetail {
  unitId?: string
  stepKey?: string
  dueAt?: Date
  outcome?: string
  workingMinutes?: number
  lateMinutes?: number
  facts?: Record<string, string | number | boolean | null>
}

type Verb = keyof typeof verbs & string

/** Records the one act of this scene; returns its id. Keys, counts and hashes only, never personal data. */
export function recordAct(scene: Scene, verb: Verb, detail: ActDetail = {}): Promise<string> {
  const { tx, dossier, actor, now } = scene
  const personId = actor.kind === 'official' ? { personId: actor.personId } : {}
  return record(tx, {
    verb: verbs[verb].name,
    actor,
    subjectId: dossier.id,
    caseId: dossier.id,
    topicId: dossier.procedureId,
    unitId: dossier.decidingUnitId,
    stepKey: dossier.stepKey,
    occurredAt: now,
    ...personId,
    ...detail,
  })
}

/** Saves the change and answers how the dossier stands now. */
export async function moved(scene: Scene, patch: DossierPatch): Promise<{ ok: true; value: Moved }> {
  const { tx, office, dossier, next } = scene
  const status = patch.status ?? next
  await saveDossier(tx, office.localityId, dossier.id, { ...patch, status })
  return { ok: true, value: { id: dossier.id, code: dossier.code, status, version: dossier.version + 1 } }
}

/** Keeps what was written with an act, under the act's own id. */
export async function keepNote(
  scene: Scene,
  actId: string,
  note: { verb: Verb; body: string; items?: string[]; fileId?: string | null },
): Promise<void> {
  const { tx, office, dossier, actor, now } = scene
  await tx.run(
    tx.q.insertInto('dossierNotes').values({
      localityId: office.localityId,
      id: actId,
      dossierId: dossier.id,
      verb: note.verb,
      body: note.body,
      items: note.items ?? [],
      fileId: note.fileId ?? null,
      writtenBy: actor.kind === 'official' ? actor.personId : null,
      writtenAt: now,
    }),
  )
}

/**
 * Keeps personal data that was written with an act of another room, where it is erased with the person's: not under the act's own
 * key, so that no timeline shows it.
 */
export const keepPrivately = (
  tx: Db,
  localityId: number,
  note: { id: string; dossierId: string; verb: string; items: readonly string[]; at: Date },
): Promise<number> =>
  tx.run(
    tx.q.insertInto('dossierNotes').values({
      localityId,
      id: note.id,
      dossierId: note.dossierId,
      verb: note.verb,
      body: '',
      items: [...note.items],
      writtenAt: note.at,
    }),
  )
