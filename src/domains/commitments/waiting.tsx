import { localDateOf } from '../../core/calendar/index.ts'
import { may, type OfficialViewer } from '../../core/identity/index.ts'
import type { Scene, WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { type Text, t, useSay } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/index.ts'
import type { Commitments } from './deps.ts'
import { codeOf } from './queries/commitments.ts'
import { FIRST_TO_SIGN, SIDES } from './rules/lifecycle.ts'
import { words } from './words.ts'

/** The end of a local day, as the database counts it. */
const endOf = (day: string) =>
  sql`((${sql.ref(day)} + 1)::timestamp - interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh'`

/** Each of somebody's posts, on either side of a commitment. */
function seatsOf({ appointments }: Pick<OfficialViewer, 'appointments'>) {
  const posts = [...new Set(appointments.map(({ postId }) => postId))]
  const seats = posts.flatMap((postId) => SIDES.map((side) => ({ postId, side })))
  return sql`unnest(${seats.map(({ postId }) => postId)}::uuid[], ${seats.map(({ side }) => side)}::text[]) AS place (post_id, side)`
}

const isSeated = sql`(place.side = 'giver' AND c.giver_post_id = place.post_id
  OR place.side = 'answerer' AND c.answerer_post_id = place.post_id)`

/**
 * That whoever a commitment names has left the post which the official now holds: the promise waits to be taken over. Who holds a post is
 * known without asking the database.
 */
function leftBehind({ appointments }: OfficialViewer, { people, now }: Scene) {
  const posts = [...new Set(appointments.filter(({ actingFor }) => !actingFor).map(({ postId }) => postId))]
  const held = posts.flatMap((postId) => people.holdersOf(postId, localDateOf(now)).map(({ id }) => ({ postId, id })))
  return sql`(place.post_id = ANY (${posts}::uuid[]) AND (c.state = 'signing' OR c.state IN ('inForce', 'settling') AND c.amends_id IS NULL)
    AND CASE place.side WHEN 'giver' THEN c.giver_person_id ELSE c.answerer_person_id END IS NOT NULL
    AND NOT EXISTS (SELECT FROM unnest(${held.map(({ postId }) => postId)}::uuid[], ${held.map(({ id }) => id)}::uuid[]) AS held (post_id, person_id)
      WHERE held.post_id = place.post_id
        AND held.person_id = CASE place.side WHEN 'giver' THEN c.giver_person_id ELSE c.answerer_person_id END)
    AND NOT EXISTS (SELECT FROM commitment_papers p JOIN commitment_signatures s ON s.locality_id = p.locality_id AND s.paper_id = p.id
      WHERE p.locality_id = c.locality_id AND p.commitment_id = c.id AND p.state = 'open' AND s.side = place.side))`
}

interface Asked {
  year: number
  number: number
  state: 'negotiating' | 'declined' | 'settling' | 'takeOver'
  giverBody: string
  unitId: string
  side: 'giver' | 'answerer'
  reason: string | null
}

const ASKED: Record<Asked['state'], Text> = {
  negotiating: t('Trả lời phương án cam kết', 'Answer a proposed commitment'),
  declined: t('Cam kết bị từ chối', 'A commitment was declined'),
  takeOver: t('Nhận tiếp cam kết của người giữ chức trước', 'Take a commitment over from who held the post before'),
  settling: t('Nêu ý kiến về kết quả cam kết', 'Comment on what came of a commitment'),
}

/** Proposals to answer, refusals to take note of, results to comment on: whoever holds the post, or acts for them. */
export const waitingCommitments = ({ localityId }: Pick<Commitments, 'localityId'>): WorkSource<Asked> => ({
  kind: 'commitment',
  name: t('Cam kết phải trả lời', 'Commitment to answer'),
  rows(official, scene) {
    if (official.appointments.length === 0 || !may(official, 'commitment.draft')) return undefined
    const isLeft = leftBehind(official, scene)
    return {
      places: seatsOf(official),
      from: sql`commitments c LEFT JOIN commitment_settlements s ON s.locality_id = c.locality_id AND s.commitment_id = c.id`,
      where: sql`c.locality_id = ${localityId} AND c.closed_at IS NULL AND ${isSeated} AND (
        c.turn = place.side
        OR c.state = 'declined' AND NOT c.is_decline_known AND c.declined_by <> place.side
        OR ${isLeft}
        OR c.state = 'settling' AND NOT CASE place.side WHEN 'giver' THEN s.has_giver ELSE s.has_answerer END)`,
      id: sql`c.id`,
      dueAt: sql`CASE c.state WHEN 'negotiating' THEN ${endOf('c.sign_by')} ELSE 'infinity'::timestamptz END`,
      since: sql`coalesce(s.drafted_at, c.made_at)`,
      text: sql`'CK ' || c.number || '/' || c.year || ' ' || c.giver_body`,
      data: sql`jsonb_build_object('year', c.year, 'number', c.number, 'state', CASE WHEN ${isLeft} THEN 'takeOver' ELSE c.state END, 'giverBody', c.giver_body,
        'unitId', c.answerer_unit_id, 'side', place.side, 'reason', c.decline_reason)`,
    }
  },
  show({ id, data }, people) {
    const unit = people.findUnit(data.unitId)?.name
    const other = data.side === 'giver' && unit ? unit : t(data.giverBody, data.giverBody)
    const about = [codeOf(data), data.state === 'declined' ? data.reason : null].filter(Boolean).join(': ')
    return {
      title: ASKED[data.state],
      note: t(`${about} · ${unit?.vi ?? ''}`, `${about} · ${unit?.en ?? ''}`),
      from: other,
      href: `/cam-ket/${id}`,
      ...(data.state === 'declined' ? { deed: (back: string) => <Acknowledge id={id} back={back} /> } : {}),
    }
  },
})

function Acknowledge({ id, back }: { id: string; back: string }) {
  const say = useSay()
  return (
    <form method="post" action={`/cam-ket/${id}/da-biet`}>
      <input type="hidden" name="ve" value={back} />
      <Button kind="secondary">{say(words.acknowledge)}</Button>
    </form>
  )
}

interface ToSign {
  commitmentId: string
  year: number
  number: number
  kind: 'commitment' | 'settlement'
  giverBody: string
  unitId: string
  isReminded: boolean
}

/** Papers that wait for this very person's signature; it is given on the page, once the paper was read. */
export const waitingSignatures = ({ localityId }: Pick<Commitments, 'localityId'>): WorkSource<ToSign> => ({
  kind: 'signature',
  name: t('Cam kết phải ký', 'Commitment to sign'),
  rows(official) {
    const own = { appointments: official.appointments.filter(({ actingFor }) => !actingFor) }
    if (own.appointments.length === 0 || !may(official, 'commitment.sign')) return undefined
    return {
      places: seatsOf(own),
      from: sql`commitments c JOIN commitment_papers p ON p.locality_id = c.locality_id AND p.commitment_id = c.id AND p.state = 'open'`,
      where: sql`c.locality_id = ${localityId} AND c.closed_at IS NULL AND ${isSeated}
        AND ${official.personId} = CASE place.side WHEN 'giver' THEN c.giver_person_id ELSE c.answerer_person_id END
        AND NOT EXISTS (SELECT FROM commitment_signatures s
          WHERE s.locality_id = p.locality_id AND s.paper_id = p.id AND s.side = place.side)
        AND (c.sign_order = 'together' OR place.side = ${FIRST_TO_SIGN} OR EXISTS (SELECT FROM commitment_signatures s
          WHERE s.locality_id = p.locality_id AND s.paper_id = p.id AND s.side = ${FIRST_TO_SIGN}))`,
      id: sql`p.id`,
      dueAt: endOf('p.sign_by'),
      since: sql`p.printed_at`,
      text: sql`'CK ' || c.number || '/' || c.year || ' ' || c.giver_body`,
      data: sql`jsonb_build_object('commitmentId', c.id, 'year', c.year, 'number', c.number, 'kind', p.kind, 'giverBody', c.giver_body,
        'unitId', c.answerer_unit_id, 'isReminded', p.reminded_at IS NOT NULL)`,
    }
  },
  show({ data }, people) {
    const unit = people.findUnit(data.unitId)?.name
    const kind = words.paperKinds[data.kind]
    const reminded = data.isReminded ? words.reminded : t('', '')
    return {
      title: t(`Ký: ${kind.vi}`, `Sign: ${kind.en}`),
      note: t(
        [codeOf(data), unit?.vi, reminded.vi].filter(Boolean).join(' · '),
        [codeOf(data), unit?.en, reminded.en].filter(Boolean).join(' · '),
      ),
      from: t(data.giverBody, data.giverBody),
      href: `/cam-ket/${data.commitmentId}#tiep`,
    }
  },
})
