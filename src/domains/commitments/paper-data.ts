import { localDateOf } from '../../core/calendar/index.ts'
import type { CommitmentData, CommitmentSettlementData, PledgeParty } from '../../core/official-forms/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import type { Commitments } from './deps.ts'
import { bodyOf } from './parties.ts'
import { type Commitment, codeOf, findCommitment } from './queries/commitments.ts'
import type { Settlement } from './queries/settlements.ts'
import type { Terms } from './rules/terms.ts'
import { words } from './words.ts'

/** What a paper is printed from. */
export interface PaperScene {
  room: Commitments
  commitment: Commitment
  organization: Organization
  terms: Terms
  round: number
  demonstration: boolean
  now: Date
  today: string
}

function partyOf(
  organization: Organization,
  postId: string | null,
  personId: string | null,
  body: string,
): PledgeParty {
  const post = postId ? organization.findPost(postId) : undefined
  return {
    name: (personId && organization.findOfficial(personId)?.fullName) || '',
    post: post?.title.vi ?? '',
    body: body || (post ? bodyOf(organization, post) : ''),
  }
}

/** Where the signatures of a commitment's papers are checked. */
export const checkLink = ({ publicUrl }: Pick<Commitments, 'publicUrl'>, id: string): string =>
  `${publicUrl}/cam-ket/${id}/kiem-tra`

function headOf({ room, commitment, organization, demonstration, today }: PaperScene) {
  const { giverPostId, giverPersonId, giverBody, answererPostId, answererPersonId, giverUnitId } = commitment
  const unit = organization.findUnit(giverUnitId)
  const party = organization.findPost(giverPostId ?? '')?.role === 'leader'
  const [committee, ...place] = giverBody.replace(/^Ban Thường vụ /, '').split(' ')
  const above = unit?.parentId ? organization.findUnit(unit.parentId) : undefined
  return {
    heading: {
      superior: (party ? [committee, ...place].join(' ') : above?.authorityVi)?.toLocaleUpperCase('vi') || undefined,
      agency: (party ? 'Ban Thường vụ' : giverBody).toLocaleUpperCase('vi'),
      place: unit ? organization.placeNameOf(unit) : '',
      on: today,
    },
    party,
    code: codeOf(commitment),
    link: checkLink(room, commitment.id),
    giver: partyOf(organization, giverPostId, giverPersonId, giverBody),
    answerer: partyOf(organization, answererPostId, answererPersonId, ''),
    from: commitment.fromOn,
    to: commitment.toOn,
    demonstration,
  }
}

/** The words of a commitment or an annex. */
export async function paperData(scene: PaperScene): Promise<CommitmentData> {
  const { room, commitment, terms } = scene
  const { clauses, duties, grounds, ground, missed } = terms
  const original = commitment.amendsId && (await findCommitment(room.db, room.localityId, commitment.amendsId))
  const place = new Map(clauses.map(({ key }, index) => [key, index + 1]))
  return {
    ...headOf(scene),
    title: original ? 'Phụ lục bản cam kết trách nhiệm' : 'Bản cam kết trách nhiệm',
    subject: `Năm ${commitment.year}`,
    amends: original ? codeOf(original) : undefined,
    grounds: [ground?.name.vi, grounds].filter((each): each is string => Boolean(each)),
    clauses: clauses.map(({ name, measure, words: beside, evidence, dueOn }) => ({
      name: name.vi,
      measure: measure.vi,
      words: beside,
      evidence,
      dueOn,
    })),
    duties: duties.map(({ kind, words: owed, dueOn, clauseKey }) => ({
      kind: words.duties[kind].vi,
      words: owed,
      of: clauseKey === null ? 'mọi mục' : `mục ${place.get(clauseKey) ?? '—'}`,
      dueOn,
    })),
    missed,
  }
}

/** The words of a settlement. */
export const settlementData = (scene: PaperScene, settlement: Settlement): CommitmentSettlementData => ({
  ...headOf(scene),
  title: 'Biên bản kết quả thực hiện cam kết',
  subject: `Năm ${scene.commitment.year}`,
  draftedOn: localDateOf(settlement.draftedAt),
  lines: settlement.lines.map(({ name, measure, shown, verdict, causes }) => ({
    name: name.vi,
    measure: measure.vi,
    shown: shown.vi,
    verdict: words.verdicts[verdict].vi,
    causes: causes.map(({ vi }) => vi),
  })),
  giverComment: settlement.giverComment,
  answererComment: settlement.answererComment,
})
