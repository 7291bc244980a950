import { official } from '../../core/identity/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { type App, cutPage, operations, type Request } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { draftAnnex, draftCommitment } from './actions/draft.ts'
import { acknowledge, agree, decline, propose, saveDraft, signOnPaper, withdraw } from './actions/negotiate.ts'
import { addScan } from './actions/scan.ts'
import { comment, meetDuty, settle } from './actions/settle.ts'
import { sign } from './actions/sign.ts'
import { takeOver } from './actions/succeed.ts'
import { type Checked, checkGiven } from './check.ts'
import type { Commitments } from './deps.ts'
import { type Commitment, codeOf } from './queries/commitments.ts'
import { findList } from './queries/list.ts'
import type { Live } from './queries/live.ts'
import { HTTP, type Reason } from './reasons.ts'
import {
  ById,
  CheckBody,
  CheckedShape,
  CommentBody,
  Commented,
  DraftBody,
  List,
  ListQuery,
  Made,
  MeetBody,
  OfDuty,
  One,
  OnPaperBody,
  OnVersion,
  ProposalBody,
  Proposed,
  ScanBody,
  SignBody,
  Signed,
  WhyBody,
} from './schemas.ts'
import { sightOf } from './seat.ts'
import { type CommitmentView, viewOf, whoIs } from './view.ts'
import { words } from './words.ts'

const LOOK = { may: 'commitment.look' }
const DRAFT = { may: 'commitment.draft' }
const SIGN = { may: 'commitment.sign' }
const PAGE = 30
const FILE_BYTES = 30_000_000
const NOT_MINE = ['not_found', 'not_yours', 'wrong_state', 'not_your_turn'] as const satisfies Reason[]
const FLAWS = [
  'no_clauses',
  'too_many_clauses',
  'too_many_duties',
  'clause_twice',
  'outside_term',
  'missing_duty_words',
  'missing_missed',
  'missing_grounds',
  'unknown_subject',
  'bad_day',
] as const satisfies Reason[]

const headOf = (organization: Organization, commitment: Commitment) => ({
  id: commitment.id,
  code: codeOf(commitment),
  year: commitment.year,
  state: commitment.state,
  turn: commitment.turn,
  version: commitment.version,
  amendsId: commitment.amendsId,
  signBy: commitment.signBy,
  isOnPaper: commitment.isOnPaper,
  giver: {
    ...whoIs(organization, commitment, 'giver'),
    postId: commitment.giverPostId,
    unitId: commitment.giverUnitId,
  },
  answerer: {
    ...whoIs(organization, commitment, 'answerer'),
    postId: commitment.answererPostId,
    unitId: commitment.answererUnitId,
  },
})

const shownOf = (live: Live) => (live ? (live.kind === 'target' ? live.state.shown : live.state.word) : null)

const oneOf = ({ commitment, organization, terms, clauses, duties, papers, settlement }: CommitmentView) => ({
  ...headOf(organization, commitment),
  fromOn: commitment.fromOn,
  toOn: commitment.toOn,
  declined: commitment.declinedBy ? { by: commitment.declinedBy, reason: commitment.declineReason ?? '' } : null,
  grounds: [terms.ground?.name.vi, terms.grounds].filter(Boolean).join('; '),
  missed: terms.missed,
  clauses: clauses.map(({ clause, live, lacks, soft }) => ({
    ...clause,
    now: shownOf(live),
    href: live?.state.href ?? null,
    isLacking: lacks.some(({ met }) => met === 'late'),
    soft: soft.map(({ text }) => text),
  })),
  duties: duties.map(({ duty, met, doneOn }) => ({ ...duty, met, doneOn })),
  papers: papers.map(({ id, kind, round, state, signBy, voidCause, signatures }) => ({
    ...{ id, kind, round, state, signBy, voidCause },
    signatures: signatures.map(({ side, personId, signedAt }) => ({
      side,
      name: organization.findOfficial(personId)?.fullName ?? '',
      signedAt,
    })),
  })),
  settlement: settlement
    ? {
        lines: settlement.lines.map(({ name, verdict, shown, causes }) => ({ name, verdict, shown, causes })),
        giverComment: settlement.giverComment,
        answererComment: settlement.answererComment,
      }
    : null,
})

export const checkedOf = ({ signatures, ...checked }: Checked) => ({
  ...checked,
  signatures: signatures.map(({ signer = null, signedAt = null, ...each }) => ({ signer, signedAt, ...each })),
})

/** Commitments for programs: the same actions as the pages'. */
export function mountCommitmentsApi(app: App, room: Commitments): void {
  const api = operations(app, { tag: 'commitments', statuses: HTTP, words: words.reasons })
  const who = (request: Request) => official(request)

  api(
    'GET',
    '/commitments',
    { ...LOOK, summary: 'Commitments one may see, newest first', query: ListQuery, answer: List },
    async (request) => {
      const { page, ...filter } = request.query
      const organization = await room.organization()
      const sight = sightOf(who(request), organization)
      const rows = await findList(room.db, room.localityId, sight, {
        ...filter,
        limit: PAGE + 1,
        skip: (page - 1) * PAGE,
      })
      const lines = rows.map((row) => ({
        ...headOf(organization, row),
        ...{ clauses: row.clauses, annexes: row.annexes, signed: row.signed },
      }))
      return ok(cutPage(lines, page, PAGE))
    },
  )
  api(
    'POST',
    '/commitments',
    {
      ...DRAFT,
      summary: 'Draw a commitment up from targets and tasks',
      body: DraftBody,
      answer: Made,
      status: 201,
      refusals: ['not_yours', 'bad_year', 'unknown_post', 'not_below', 'post_vacant', 'already_there', ...FLAWS],
    },
    (request) => draftCommitment(room, who(request), withUnits(request.body)),
  )
  api(
    'GET',
    '/commitments/:id',
    {
      ...LOOK,
      summary: 'A commitment: what stands, how each clause is doing, who has signed',
      params: ById,
      answer: One,
      refusals: ['not_found'],
    },
    async (request) => {
      const view = await viewOf(room, who(request), request.params.id)
      return view ? ok(oneOf(view)) : no('not_found')
    },
  )
  api(
    'POST',
    '/commitments/:id/versions',
    {
      ...DRAFT,
      summary: 'Keep a draft, or propose a version to the other side',
      params: ById,
      body: ProposalBody,
      answer: Proposed,
      refusals: [
        ...NOT_MINE,
        'version_changed',
        'nothing_changed',
        'post_vacant',
        'unknown_post',
        'not_below',
        'bad_form',
        ...FLAWS,
      ],
    },
    async (request) => {
      const { send, ground = null, note = '', ...rest } = request.body
      const proposal = { ...rest, ...withUnits(rest), ground, note }
      if (send) {
        const done = await propose(room, who(request), request.params.id, proposal)
        return done.ok ? ok({ sent: true, voided: done.value.voided }) : done
      }
      const done = await saveDraft(room, who(request), request.params.id, proposal)
      return done.ok ? ok({ sent: false, voided: false }) : done
    },
  )
  api(
    'POST',
    '/commitments/:id/agree',
    {
      ...DRAFT,
      summary: 'Agree to the other side’s version; it is printed and waits to be signed',
      params: ById,
      body: OnVersion,
      refusals: [...NOT_MINE, 'version_changed', 'post_vacant', 'unknown_post', 'not_below', 'no_form'],
    },
    (request) => agree(room, who(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/commitments/:id/decline',
    {
      ...DRAFT,
      summary: 'Refuse, with the reason that all parties learn of',
      params: ById,
      body: WhyBody,
      refusals: [...NOT_MINE, 'missing_reason'],
    },
    (request) => decline(room, who(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/commitments/:id/acknowledge',
    { ...DRAFT, summary: 'Take note of the other side’s refusal', params: ById, refusals: [...NOT_MINE] },
    (request) => acknowledge(room, who(request), request.params.id),
  )
  api(
    'POST',
    '/commitments/:id/withdraw',
    {
      ...DRAFT,
      summary: 'Take a commitment back before it is signed',
      params: ById,
      body: WhyBody,
      refusals: [...NOT_MINE, 'missing_reason'],
    },
    (request) => withdraw(room, who(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/commitments/:id/sign',
    {
      ...SIGN,
      summary: 'Sign the open paper with one’s own key',
      params: ById,
      body: SignBody,
      answer: Signed,
      refusals: [...NOT_MINE, 'version_changed', 'not_the_signer'],
    },
    (request) => sign(room, who(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/commitments/:id/sign-on-paper',
    {
      ...DRAFT,
      summary: 'Record that both signed by hand',
      params: ById,
      body: OnPaperBody,
      refusals: [...NOT_MINE, 'bad_day', 'no_scan'],
    },
    (request) => signOnPaper(room, who(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/commitments/:id/scans',
    {
      ...DRAFT,
      summary: 'Add a picture of what was signed by hand',
      params: ById,
      body: ScanBody,
      refusals: [...NOT_MINE, 'no_scan'],
    },
    (request) => addScan(room, who(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/commitments/:id/take-over',
    {
      ...DRAFT,
      summary: 'Take a commitment over from who held the post before',
      params: ById,
      refusals: [...NOT_MINE, 'not_the_successor', 'no_form'],
    },
    (request) => takeOver(room, who(request), request.params.id),
  )
  api(
    'POST',
    '/commitments/:id/duties/:key/meet',
    {
      ...DRAFT,
      summary: 'Record that the giver met a condition',
      params: OfDuty,
      body: MeetBody,
      refusals: [...NOT_MINE, 'unknown_duty', 'duty_met', 'bad_day'],
    },
    (request) => {
      const { id, key } = request.params
      return meetDuty(room, who(request), id, { key, note: '', ...request.body })
    },
  )
  api(
    'POST',
    '/commitments/:id/annexes',
    {
      ...DRAFT,
      summary: 'Draw an annex up; it begins with all that stands',
      params: ById,
      answer: Made,
      status: 201,
      refusals: [...NOT_MINE, 'already_there', 'post_vacant', 'unknown_post', 'not_below'],
    },
    (request) => draftAnnex(room, who(request), request.params.id),
  )
  api(
    'POST',
    '/commitments/:id/settlement',
    { ...DRAFT, summary: 'Draft what came of it, before the term ends', params: ById, refusals: [...NOT_MINE] },
    (request) => settle(room, who(request), request.params.id),
  )
  api(
    'POST',
    '/commitments/:id/settlement/comments',
    {
      ...DRAFT,
      summary: 'Say one side’s own about the result; once both have, it waits to be signed',
      params: ById,
      body: CommentBody,
      answer: Commented,
      refusals: [...NOT_MINE, 'no_form'],
    },
    (request) => comment(room, who(request), request.params.id, request.body),
  )
  api(
    'POST',
    '/commitments/:id/check',
    {
      ...LOOK,
      summary: 'Check a PDF from elsewhere: its signatures, and whether it is one of ours',
      params: ById,
      body: CheckBody,
      answer: CheckedShape,
      bodyLimit: FILE_BYTES,
      refusals: ['not_found', 'not_a_pdf'],
    },
    async (request) => {
      const view = await viewOf(room, who(request), request.params.id)
      if (!view) return no('not_found')
      const checked = await checkGiven(room, view.papers, Buffer.from(request.body.file, 'base64'))
      return checked.ok ? ok(checkedOf(checked.value)) : checked
    },
  )
}

type Sent = { kind: 'target' | 'task'; id: string; unitId?: string | null | undefined }

/** A target without a unit is the whole locality's. */
function withUnits<T extends { subjects?: readonly Sent[]; clauses?: readonly { subject: Sent }[] }>(body: T): T {
  const whole = (subject: Sent) =>
    subject.kind === 'target' ? { ...subject, unitId: subject.unitId ?? null } : subject
  return {
    ...body,
    ...(body.subjects ? { subjects: body.subjects.map(whole) } : {}),
    ...(body.clauses ? { clauses: body.clauses.map((clause) => ({ ...clause, subject: whole(clause.subject) })) } : {}),
  }
}
