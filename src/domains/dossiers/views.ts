import type { Timeliness } from '../../core/calendar/index.ts'
import type { Act } from '../../core/ledger/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import type { UnitRef } from './office.ts'
import type { Reason } from './reasons.ts'
import type { PauseCause } from './rules/indicator.ts'
import type { LatenessCause } from './rules/lateness.ts'
import type { PartKind } from './rules/parts.ts'
import type { DatedStage } from './rules/stage-dates.ts'
import type { Channel, Status } from './rules/status.ts'
import type { Action } from './rules/transitions.ts'

export interface PersonRef {
  id: string
  name: string
}

/** The person a dossier is of; masked unless the viewer's unit handles it. */
export interface ApplicantView {
  id: string
  kind: string
  name: string
  idNumber: string | null
  phone: string | null
  email: string | null
  address: string | null
  masked: boolean
  erased: boolean
}

export interface PaperView {
  id: string
  name: string
  kind: string
  quantity: number
  received: boolean
  digitised: number
  /** The paper of the store that stands for it; its file is opened there. */
  heldPaperId: string | null
  /** The paper of the store it became when its original was compared. */
  keptAs: string | null
  fileId: string | null
  fileName: string | null
}

/** One run of a step. */
export interface RunView {
  id: string
  stepKey: string
  stepName: Text
  unit: UnitRef
  role: string
  external: boolean
  person: PersonRef | null
  startedAt: Date
  dueAt: Date
  endedAt: Date | null
  shareMinutes: number
  workedMinutes: number | null
  overMinutes: number | null
  outcome: string | null
}

/** A part of a dossier, begun or still to be begun. */
export interface PartView {
  /** Missing until it begins. */
  id: string | null
  code: string | null
  kind: PartKind
  key: string
  name: Text
  status: Status | 'ahead'
  /** The step a linked procedure stands at. */
  stepName: Text | null
  unit: UnitRef | null
  person: PersonRef | null
  /** Missing while no clock runs. */
  dueAt: Date | null
  timeliness: Timeliness
  timeLeft: Text | null
  endedAt: Date | null
  lateMinutes: number
}

export interface PauseView {
  cause: PauseCause
  reason: string | null
  startedAt: Date
  endedAt: Date | null
}

export interface DueDateView {
  cause: 'reception' | 'arrival' | PauseCause | 'apology' | 'lengthening'
  dueAt: Date
  dueOn: string
  provisional: boolean
  /** As `core/calendar` explains it: days counted, days skipped and why. */
  explanation: unknown
  setAt: Date
}

export interface LatenessView {
  unit: UnitRef
  stepKey: string
  cause: LatenessCause
  workingMinutes: number
}

/** What may be done now, and why not otherwise. */
export interface ActionView {
  action: Action
  allowed: boolean
  whyNot: Reason | null
}

export interface ResultView {
  /** The procedure whose result it is, where it is a part's. */
  of: Text | null
  fileId: string
  addedAt: Date
  signedBy: PersonRef | null
}

/** What a part is part of. */
export interface WholeView {
  id: string
  code: string
  kind: PartKind
  name: Text
}

/** Everything a dossier's page shows. */
export interface DossierView {
  id: string
  code: string
  version: number
  status: Status
  nationalCode: number
  channel: Channel
  procedure: ProcedureVersion
  applicant: ApplicantView
  form: Record<string, unknown>
  receivingUnit: UnitRef
  /** The office in charge; mostly the one that took it in. */
  decidingUnit: UnitRef
  /** Where the person collects the result. */
  returnUnit: UnitRef
  /** When the office in charge got what another took in. */
  arrivedAt: Date | null
  /** It was taken in for the office in charge, which hasn't got it yet. */
  underWay: boolean
  /** The key of the step it stands at. */
  stepKey: string
  /** Whose turn it is; missing once closed. */
  holder: { unit: UnitRef; role: string; assignee: PersonRef | null } | null
  sets: number
  feeDong: number
  feePaidAt: Date | null
  submittedAt: Date
  receivedAt: Date | null
  receivedBy: PersonRef | null
  legalDueAt: Date | null
  legalDueOn: string | null
  dueProvisional: boolean
  stepDueAt: Date | null
  apology: { at: Date; newDueAt: Date } | null
  supplements: number
  finishedAt: Date | null
  returnedAt: Date | null
  workedMinutes: number | null
  lateMinutes: number
  timeliness: Timeliness
  /** How much time is left or how late it is; missing where no clock runs. */
  timeLeft: Text | null
  papers: PaperView[]
  /** Missing unless it is a part. */
  whole: WholeView | null
  /** None in an ordinary dossier. */
  parts: PartView[]
  runs: RunView[]
  pauses: PauseView[]
  dueDates: DueDateView[]
  lateness: LatenessView[]
  results: ResultView[]
  rating: { stars: number | null; ratedAt: Date | null } | null
  timeline: Act[]
  actions: ActionView[]
  /** The earlier steps it may be sent back to, nearest first. */
  earlierSteps: { key: string; name: Text; unit: UnitRef; person: PersonRef | null }[]
  /** To whom it may be assigned. */
  colleagues: PersonRef[]
}

export interface QueueRow {
  id: string
  code: string
  version: number
  status: Status
  procedureName: Text
  procedureSlug: string
  applicantName: string
  unit: UnitRef
  /** Where it was taken in, if not by the office in charge. */
  takenInAt: UnitRef | null
  /** The office in charge hasn't got it yet. */
  underWay: boolean
  role: string
  stepKey: string
  stepName: Text
  /** What the row is a part of. */
  partKind: PartKind | null
  /** The official who looks may sign its result now. */
  signable: boolean
  assignee: PersonRef | null
  submittedAt: Date
  receivedAt: Date | null
  /** Missing while no clock runs: it waits for the person, or for being collected. */
  dueAt: Date | null
  stepDueAt: Date | null
  timeliness: Timeliness
  timeLeft: Text | null
}

export interface QueueFilter {
  /** `mine`: the posts' own steps; `unit`: everything in the units below them. */
  scope?: 'mine' | 'unit' | undefined
  status?: Status | undefined
  timeliness?: 'near' | 'late' | undefined
  procedureId?: string | undefined
  unitId?: string | undefined
  /** A person's id, or `none`. */
  assigneeId?: string | undefined
  /** A code or its end, or words of the applicant's name. */
  text?: string | undefined
  /** From `next` of the page before. */
  after?: string | undefined
  /** 50 by default, at most 200. */
  limit?: number | undefined
}

export interface QueuePage {
  rows: QueueRow[]
  /** Where the next page begins; missing on the last. */
  next: string | null
  /** Of the whole queue, whatever the filter. */
  counts: { all: number; late: number; near: number; byStatus: Partial<Record<Status, number>> }
  /** As of when. */
  at: Date
}

/** A step of a dossier's way, as anybody may see it. */
export interface PublicStep {
  name: Text
  unit: UnitRef
  state: 'done' | 'current' | 'late' | 'ahead'
}

/** A part of a dossier, as anybody may see it. */
export interface PublicPart {
  /** Of a dossier of its own; missing for a branch, and until it begins. */
  code: string | null
  name: Text
  status: Status | 'ahead'
  stepName: Text | null
  unit: UnitRef | null
  timeliness: Timeliness
}

/** What anybody may see who has a code. No personal data. */
export interface PublicView {
  code: string
  status: Status
  nationalCode: number
  procedureName: Text
  procedureSlug: string
  receivingUnit: UnitRef
  /** The office in charge; mostly the one that took it in. */
  decidingUnit: UnitRef
  /** Where the person collects the result. */
  returnUnit: UnitRef
  /** When the office in charge got what another took in; missing while it is under way, and where nothing had to be sent. */
  arrivedAt: Date | null
  /** Who has it now. */
  unit: UnitRef | null
  stepName: Text | null
  /** Its whole way; empty where it ended before its end. */
  steps: PublicStep[]
  /** The named parts of its limit; empty where it has none. */
  stages: DatedStage[]
  submittedAt: Date
  receivedAt: Date | null
  legalDueAt: Date | null
  dueProvisional: boolean
  apologyDueAt: Date | null
  finishedAt: Date | null
  returnedAt: Date | null
  timeliness: Timeliness
  /** There is a result to download with the second secret. */
  hasResult: boolean
  /** What the person filed, where this is a part of it. */
  wholeCode: string | null
  parts: PublicPart[]
}
