import { type App, ById, operations } from '../../../platform/http/index.ts'
import { ok } from '../../../platform/result.ts'
import { confirmArrival } from '../actions/arrive.ts'
import { assign } from '../actions/assign.ts'
import {
  acceptWithdrawal,
  declineWithdrawal,
  requestWithdrawal,
  resubmit,
  takeBackWithdrawal,
} from '../actions/by-citizen.ts'
import { apologise, returnResult } from '../actions/closing.ts'
import { compareOriginal } from '../actions/compare-original.ts'
import { receiveAtCounter } from '../actions/counter.ts'
import { finishFinancialDuty, startFinancialDuty } from '../actions/financial-duty.ts'
import { handOver, recordExternalAnswer } from '../actions/hand-over.ts'
import { lengthen } from '../actions/lengthen.ts'
import { eraseApplicant, reveal } from '../actions/personal-data.ts'
import { reassign } from '../actions/reassign.ts'
import { accept, batchAccept, refuse, requestSupplement, stop } from '../actions/reception.ts'
import { sendBack } from '../actions/send-back.ts'
import { recordExternalResult, signResult } from '../actions/sign-result.ts'
import type { Answer } from '../answer.ts'
import type { Office } from '../office.ts'
import type { Reason } from '../reasons.ts'
import type { Official } from '../rules/who-may.ts'
import { ACT_BODIES, Filed, Ids, Intake, OfPaper, Reassigning, Seen } from '../schemas.ts'
import { BAD_FILING, NOT_NOW, officialOf, ROOM } from './room.ts'
import { Accepted, Applicant, Given, Moved, Returned } from './shapes.ts'

type Act = keyof typeof ACT_BODIES

interface ActSpec {
  may: string
  summary: string
  /** Besides what any act may be refused for. */
  refusals?: readonly Reason[]
  run(office: Office, who: Official, id: string, body: never): Promise<Answer<unknown>>
}

/** Each act with the permission it asks for; the step itself is checked by the rules. */
const ACTS: Record<Act, ActSpec> = {
  accept: { may: 'dossier.receive', summary: 'Take in what was filed; the limit begins', run: accept },
  confirmArrival: {
    may: 'dossier.receive',
    summary: 'Confirm the arrival of what another office took in; where the law says so, the limit begins',
    refusals: ['already_arrived'],
    run: confirmArrival,
  },
  requestSupplement: {
    may: 'dossier.process',
    summary: 'Ask for what is missing, once and in full',
    refusals: ['missing_reason', 'missing_items'],
    run: requestSupplement,
  },
  refuse: { may: 'dossier.process', summary: 'Refuse, with the reason', refusals: ['missing_reason'], run: refuse },
  stop: { may: 'dossier.process', summary: 'End without a result', refusals: ['missing_reason'], run: stop },
  assign: {
    may: 'dossier.process',
    summary: 'Give the step to a colleague',
    refusals: ['no_such_person'],
    run: assign,
  },
  handOver: {
    may: 'dossier.process',
    summary: 'End the step; the next begins',
    refusals: ['no_such_person', 'no_next_step', 'needs_result', 'external_step', 'part_not_in_force', 'not_arrived'],
    run: handOver,
  },
  sendBack: {
    may: 'dossier.process',
    summary: 'Return to an earlier step',
    refusals: ['missing_reason', 'no_such_step', 'first_step', 'external_step'],
    run: sendBack,
  },
  recordExternalAnswer: {
    may: 'dossier.process',
    summary: 'Record what a body outside answered',
    refusals: ['missing_answer', 'unknown_file', 'not_external', 'needs_result', 'no_such_person', 'no_next_step'],
    run: recordExternalAnswer,
  },
  recordExternalResult: {
    may: 'dossier.process',
    summary: 'Record the result of a body outside',
    refusals: ['missing_answer', 'unknown_file', 'not_external', 'not_result_step', 'no_next_step'],
    run: recordExternalResult,
  },
  startFinancialDuty: {
    may: 'dossier.process',
    summary: 'Pause while the person pays a duty',
    refusals: ['missing_reason', 'external_step'],
    run: startFinancialDuty,
  },
  finishFinancialDuty: { may: 'dossier.process', summary: 'Go on after the duty was paid', run: finishFinancialDuty },
  acceptWithdrawal: { may: 'dossier.process', summary: 'Give the dossier back', run: acceptWithdrawal },
  declineWithdrawal: {
    may: 'dossier.process',
    summary: 'Decline to give the dossier back',
    refusals: ['missing_reason'],
    run: declineWithdrawal,
  },
  resubmit: {
    may: 'dossier.receive',
    summary: 'Take in at the counter what was asked for',
    refusals: ['unknown_file', 'missing_answer'],
    run: (office, officer, id, input) => resubmit(office, { officer, id }, input),
  },
  requestWithdrawal: {
    may: 'dossier.receive',
    summary: 'The person asks at the counter for the dossier back',
    run: (office, officer, id, input) => requestWithdrawal(office, { officer, id }, input),
  },
  takeBackWithdrawal: {
    may: 'dossier.receive',
    summary: 'The person lets the dossier go on after all',
    run: (office, officer, id) => takeBackWithdrawal(office, { officer, id }),
  },
  lengthen: {
    may: 'dossier.process',
    summary: 'Lengthen the limit once, where the law allows it',
    refusals: ['missing_reason', 'not_lengthened_by_law', 'already_lengthened', 'already_late', 'not_arrived'],
    run: lengthen,
  },
  apologise: {
    may: 'dossier.process',
    summary: 'Apologise with a new date',
    refusals: ['missing_reason', 'bad_date', 'already_apologised', 'not_arrived'],
    run: apologise,
  },
  sign: {
    may: 'dossier.sign',
    summary: 'Sign the result, uploaded before',
    refusals: ['unknown_file', 'not_result_step', 'external_step'],
    run: signResult,
  },
  returnResult: {
    may: 'dossier.return',
    summary: 'Hand the result out',
    refusals: ['with_post'],
    run: returnResult,
  },
}

/** What officials do with dossiers. */
export function mountActsApi(app: App, office: Office): void {
  const api = operations(app, ROOM)

  api(
    'POST',
    '/dossiers/receive',
    {
      summary: 'Take in at the counter',
      description:
        'With an `idempotencyKey` that was used before it answers the dossier taken in then, and `repeated`.',
      may: 'dossier.receive',
      body: Intake,
      answer: Filed,
      status: 201,
      refusals: [...BAD_FILING, 'not_yours', 'not_found', 'paper_is_held', 'missing_reason', 'missing_way'],
    },
    (request) => receiveAtCounter(office, officialOf(request), request.body),
  )

  api(
    'POST',
    '/dossiers/accept',
    {
      summary: 'Take in several; each has its own answer',
      may: 'dossier.receive',
      body: Ids,
      answer: Accepted,
    },
    async (request) => ok({ rows: await batchAccept(office, officialOf(request), request.body.ids) }),
  )

  api(
    'POST',
    '/dossiers/:id/reveal',
    {
      summary: 'Full personal data; that one looked is an act',
      may: 'dossier.reveal',
      params: ById,
      answer: Applicant,
      refusals: ['not_found', 'not_yours'],
    },
    (request) => reveal(office, officialOf(request), request.params.id),
  )

  api(
    'POST',
    '/applicants/:id/erase',
    {
      summary: 'Erase a person’s data by law',
      may: 'dossier.erase',
      params: ById,
      answer: Given,
      refusals: ['not_found', 'not_yours', 'wrong_status'],
    },
    (request) => eraseApplicant(office, officialOf(request), request.params.id),
  )

  api(
    'POST',
    '/dossiers/reassign',
    {
      summary: 'Give all of one person’s dossiers to another',
      may: 'dossier.distribute',
      body: Reassigning,
      answer: Given,
      refusals: ['not_yours', 'no_such_person'],
    },
    (request) => reassign(office, officialOf(request), request.body),
  )

  api(
    'POST',
    '/dossiers/:id/papers/:paper/compare',
    {
      summary: 'The original of a paper that was sent in has been seen; it goes into its owner’s store',
      may: 'heldPaper.look',
      params: OfPaper,
      body: Seen,
      refusals: ['not_found', 'not_yours', 'already_done', 'wrong_status', 'nothing_to_compare', 'no_owner'],
    },
    (request) => {
      const { id, paper: paperId } = request.params
      return compareOriginal(office, officialOf(request), id, { paperId, seen: request.body })
    },
  )

  for (const [name, body] of Object.entries(ACT_BODIES)) {
    const { may, summary, refusals = [], run } = ACTS[name as Act]
    api(
      'POST',
      `/dossiers/:id/${name}`,
      {
        ...{ may, summary, body, params: ById },
        answer: name === 'returnResult' ? Returned : Moved,
        refusals: [...NOT_NOW, ...refusals],
      },
      // The schema that stands beside the act has checked the body.
      (request) => run(office, officialOf(request), request.params.id, request.body as never) as Promise<Answer<never>>,
    )
  }
}
