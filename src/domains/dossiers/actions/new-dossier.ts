import { newSalt, saltedHash } from '../../../core/ledger/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { newIdAt } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { AskReason, ConsentScope, ConsentWay } from '../../papers/index.ts'
import { isAnswered, type ProcedureVersion } from '../../procedures/index.ts'
import { mayTakeIn } from '../deciders.ts'
import type { KeptFile, Office, OfficeUnit } from '../office.ts'
import { answerDue, promisedOn } from '../promises.ts'
import type { Reason } from '../reasons.ts'
import { type ApplicantInput, type TidyApplicant, tidyApplicant } from '../rules/applicant.ts'
import { RECEPTION_ANSWER_MINUTES } from '../rules/clocks.ts'
import type { Ground } from '../rules/representation.ts'
import type { Channel } from '../rules/status.ts'
import { secretOf, sha256 } from '../secrets.ts'

/** How the owner agreed to the use of what is held, as it is told with a dossier. */
export interface ConsentInput {
  way: ConsentWay
  scope: ConsentScope
}

/** Why a paper is asked for although it is held. */
export interface AnewInput {
  reason: AskReason
  note?: string | undefined
}

/** The clerk has seen the original of what was scanned, and what it says of itself. */
export interface SeenInput {
  number?: string | undefined
  issuedBy?: string | undefined
  issuedOn?: string | undefined
  validUntil?: string | undefined
}

export interface PaperInput {
  name: string
  kind?: string | undefined
  quantity?: number | undefined
  /** Handed in; at the counter it may be missing. */
  received?: boolean | undefined
  /** The token of an upload, which becomes the dossier's file. */
  upload?: string | undefined
  /** The key of a paper in the applicant's store that stands for it. */
  held?: string | undefined
  /** At the counter: why it is asked for although it is held. */
  anew?: AnewInput | undefined
  /** At the counter: the original of the upload was seen. */
  seen?: SeenInput | undefined
}

/** The account a dossier is filed from. */
export interface FilingAccount {
  citizenId: string
  /** Who files it for somebody else. */
  filer?: {
    ground: Ground
    fullName: string
    idNumber: string | null
    phone: string | null
    /** An official or the provider vouches for name and number. */
    confirmed: boolean
  }
}

export interface SubmitInput {
  /** Made with the form: the same form sent twice is one dossier. */
  idempotencyKey: string
  procedureSlug: string
  /** The office that takes it in; online that is the one that decides. */
  unitId: string
  /** The office that decides, where another takes it in. */
  decidingUnitId?: string | undefined
  applicant: ApplicantInput
  form: Record<string, unknown>
  papers: readonly PaperInput[]
  /** Missing for whoever files without one. */
  account?: FilingAccount | undefined
}

export interface Submitted {
  id: string
  code: string
  /** The second secret, for the person only. */
  secret: string
  /** This form had been sent before. */
  repeated: boolean
}

/** A checked submission, ready to be written with others. */
export interface NewDossier {
  id: string
  localityId: number
  idempotencyKey: string
  agencyCode: string
  channel: Channel
  version: ProcedureVersion
  /** The office that takes it in. */
  unit: OfficeUnit
  /** The office that decides; mostly the same. */
  deciding: OfficeUnit
  /** New, or the key of one who is known. */
  applicant: (TidyApplicant & { id: string; foldedName: string }) | { id: string }
  form: Record<string, unknown>
  contentSalt: string
  contentHash: string
  secret: string
  secretHash: Buffer
  papers: readonly PaperInput[]
  account: FilingAccount | undefined
  submittedAt: Date
  answerDueAt: Date
  answerMinutes: number
  promisedOn: string
}

/** What is left of a form's answers when control characters, which the database can't hold, are gone. */
const cleanForm = (form: Record<string, unknown>): string =>
  JSON.stringify(form, (_, value: unknown) =>
    typeof value === 'string' ? value.normalize('NFC').replaceAll('\u0000', '') : value,
  )

/**
 * Checks a submission against what is in force and makes it ready to be written.
 *
 * @param now when it was handed over; not always the moment it reaches us
 */
export async function prepare(
  office: Office,
  channel: Channel,
  input: Omit<SubmitInput, 'applicant'> & { applicant: ApplicantInput | { id: string } },
  now: Date = office.clock.now(),
): Promise<Result<NewDossier, Reason>> {
  const [time, staff] = await Promise.all([office.workingTime(), office.staff()])
  const version = await office.findProcedure(input.procedureSlug, time.dateOf(now))
  if (!version) return no('no_such_procedure')
  const unit = staff.findUnit(input.unitId)
  const deciding = staff.findUnit(input.decidingUnitId ?? input.unitId)
  if (!unit || !deciding) return no('unit_does_not_receive')
  const may = await mayTakeIn(office, version, unit, deciding, time.dateOf(now))
  if (may !== 'yes') return no(may === 'not_from_here' ? 'not_from_here' : 'unit_does_not_receive')
  const applicant = 'id' in input.applicant ? ok(input.applicant) : newApplicant(input.applicant, now)
  if (!applicant.ok) return applicant
  if (!isAnswered(version.form, input.form)) return no('missing_answer')

  const id = newIdAt(now)
  const secret = secretOf(office.secret, id)
  const formText = cleanForm(input.form)
  const form = JSON.parse(formText) as Record<string, unknown>
  const contentSalt = newSalt()
  const answer = answerDue(time, now)
  return ok({
    id,
    localityId: office.localityId,
    idempotencyKey: keyOf(input, applicant.value),
    agencyCode: unit.agencyCode,
    channel,
    version,
    unit,
    deciding,
    applicant: applicant.value,
    form,
    contentSalt,
    contentHash: saltedHash(contentSalt, formText),
    secret,
    secretHash: sha256(secret),
    papers: input.papers,
    account: input.account,
    submittedAt: now,
    answerDueAt: answer,
    answerMinutes: RECEPTION_ANSWER_MINUTES,
    promisedOn: promisedOn(time, answer, version),
  })
}

/**
 * The key under which a form sent twice is found again. It holds who asks for what, so that nobody who guesses or reuses a
 * key is given another person's dossier.
 */
function keyOf(input: Pick<SubmitInput, 'idempotencyKey' | 'procedureSlug' | 'unitId'>, applicant: object): string {
  const { fullName, idNumber } = { fullName: '', idNumber: '', ...applicant }
  return sha256(JSON.stringify([input.idempotencyKey, input.procedureSlug, input.unitId, fullName, idNumber])).toString(
    'hex',
  )
}

/** The key of a form that may have been sent before; undefined when its person can't have been taken in. */
export function idempotencyKeyOf(
  input: Pick<SubmitInput, 'idempotencyKey' | 'procedureSlug' | 'unitId'> & {
    applicant: ApplicantInput | { id: string }
  },
): string | undefined {
  const applicant = 'id' in input.applicant ? ok(input.applicant) : tidyApplicant(input.applicant)
  return applicant.ok ? keyOf(input, applicant.value) : undefined
}

function newApplicant(input: ApplicantInput, now: Date) {
  const tidied = tidyApplicant(input)
  return tidied.ok
    ? ok({ ...tidied.value, id: newIdAt(now), foldedName: foldVietnamese(tidied.value.fullName) })
    : tidied
}

/** Files by the token of their upload. */
export type ClaimedFiles = ReadonlyMap<string, KeptFile>

/** Makes the uploads of these papers files, in the dossier's transaction; undefined when one is missing or not whole. */
export async function claimPapers(
  office: Office,
  tx: Db,
  papers: readonly PaperInput[],
): Promise<ClaimedFiles | undefined> {
  const files = new Map<string, KeptFile>()
  for (const token of new Set(papers.flatMap(({ upload }) => upload ?? []))) {
    const file = await office.claimUpload(tx, token, office.clock.now())
    if (!file) return undefined
    files.set(token, file)
  }
  return files
}
