import { localDateOf } from '../../core/calendar/index.ts'
import { type OfficialViewer, personsOf } from '../../core/identity/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import type { WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { type Text, t, useSay } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/index.ts'
import type { Desk } from './deps.ts'
import type { SeatKey, Urgency } from './rules/document.ts'
import type { Side } from './rules/types.ts'
import { typeName } from './rules/types.ts'
import { standingOf } from './seats.ts'
import { words } from './words.ts'

type Place = Pick<Desk, 'localityId'>

interface Told {
  code: string
  sender: string
  subject: string
  type: string
  side: Side
  urgency: Urgency
  state: string
  isReminded: boolean
}

const placesOf = (seats: readonly SeatKey[]) =>
  sql`unnest(${seats.map(({ unitId }) => unitId)}::uuid[], ${seats.map(({ side }) => side)}::text[]) AS place (unit_id, side)`

const FROM = sql`document_arrivals a JOIN documents d ON d.locality_id = a.locality_id AND d.id = a.document_id`
const TEXT = sql`d.code || ' ' || d.sender || ' ' || d.subject`
const dataOf = (
  reminded: ReturnType<typeof sql>,
) => sql`jsonb_build_object('code', d.code, 'sender', d.sender, 'subject', d.subject, 'type', d.type,
  'side', d.side, 'urgency', d.urgency, 'state', a.state, 'isReminded', ${reminded} IS NOT NULL)`

/** One line about a paper: its type, its urgency, that its sender has reminded of it. */
function noteOf({ type, side, subject, urgency, isReminded }: Told): Text {
  const say = (lang: 'vi' | 'en') =>
    [
      `${typeName(side, type)}: ${subject}`,
      urgency === 'normal' ? '' : words.urgencies[urgency][lang],
      isReminded ? words.reminded[lang] : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return t(say('vi'), say('en'))
}

const standingIn = (official: OfficialViewer, people: Organization, now: Date) =>
  standingOf(official, people, localDateOf(now))

/** What has arrived and a clerk has to confirm, or answer where its sender asks it back; confirmed from the list. */
export const waitingArrivals = ({ localityId }: Place): WorkSource<Told> => ({
  kind: 'arrival',
  name: t('Văn bản đến phải xác nhận', 'Document to confirm'),
  rows(official, { now, people }) {
    const { keeps } = standingIn(official, people, now)
    if (keeps.length === 0) return undefined
    return {
      places: placesOf(keeps),
      from: FROM,
      where: sql`a.locality_id = ${localityId} AND a.unit_id = place.unit_id AND a.side = place.side AND a.state IN ('01', '13')`,
      id: sql`a.id`,
      dueAt: sql`a.confirm_by`,
      since: sql`a.arrived_at`,
      text: TEXT,
      data: dataOf(sql`a.reminded_at`),
    }
  },
  show: ({ id, data }) => ({
    title:
      data.state === '13'
        ? t(`Trả lời yêu cầu lấy lại ${data.code}`, `Answer the recall of ${data.code}`)
        : t(`Xác nhận nhận ${data.code}`, `Confirm receipt of ${data.code}`),
    note: noteOf(data),
    from: t(data.sender, data.sender),
    href: `/van-ban/den/${id}`,
    ...(data.state === '01'
      ? { deed: (back: string) => <Deed path={`den/${id}/xac-nhan`} back={back} name={words.confirm} /> }
      : {}),
  }),
})

/** What a receiver sent back, for whoever sent it, until they have taken note. @practice the day after */
export const waitingSentBack = ({ localityId }: Place): WorkSource<Told & { why: string; documentId: string }> => ({
  kind: 'sentBack',
  name: t('Văn bản bị trả lại', 'Document sent back'),
  rows(official, { now, people }) {
    const { keeps } = standingIn(official, people, now)
    if (keeps.length === 0) return undefined
    return {
      places: placesOf(keeps),
      from: FROM,
      where: sql`a.locality_id = ${localityId} AND a.state = '02' AND a.back_seen_at IS NULL AND d.sender_unit_id = place.unit_id
        AND d.side = place.side`,
      id: sql`a.id`,
      dueAt: sql`a.closed_at + interval '1 day'`,
      since: sql`a.closed_at`,
      text: TEXT,
      data: sql`${dataOf(sql`NULL::timestamptz`)} || jsonb_build_object('why', a.sent_back_why, 'documentId', d.id)
        || jsonb_build_object('sender', a.unit_id)`,
    }
  },
  show: ({ data }, people) => ({
    title: words.backTitle(data.code),
    note: t(`${data.subject} · ${data.why}`, `${data.subject} · ${data.why}`),
    from: people.findUnit(data.sender)?.name ?? t('—', '—'),
    href: `/van-ban/di/${data.documentId}`,
    deed: (back) => <Deed path={`di/${data.documentId}/da-biet`} back={back} name={words.noteBack} />,
  }),
})

/** What waits for a head's word. */
export const waitingInstructions = ({ localityId }: Place): WorkSource<Told> => ({
  kind: 'instruction',
  name: t('Văn bản phải bút phê', 'Document to instruct on'),
  rows(official, { now, people }) {
    const { heads } = standingIn(official, people, now)
    if (heads.length === 0) return undefined
    return {
      places: placesOf(heads),
      from: FROM,
      where: sql`a.locality_id = ${localityId} AND a.desk_unit_id = place.unit_id AND a.desk_side = place.side AND a.state IN ('03', '04', '05')`,
      id: sql`a.id`,
      dueAt: sql`a.instruct_by`,
      since: sql`coalesce(a.instructed_at, a.confirmed_at)`,
      text: TEXT,
      data: dataOf(sql`NULL::timestamptz`),
    }
  },
  show: ({ id, data }) => ({
    title: t(`Bút phê ${data.code}`, `Instruct on ${data.code}`),
    note: noteOf(data),
    from: t(data.sender, data.sender),
    href: `/van-ban/den/${id}#xu-ly`,
  }),
})

/** What a person has to read; acknowledged from the list. */
export const waitingReadings = ({ localityId }: Place): WorkSource<Told> => ({
  kind: 'reading',
  name: t('Văn bản phải đọc', 'Document to read'),
  rows: (official) => ({
    places: sql`unnest(${personsOf(official)}::uuid[]) AS place (person_id)`,
    from: sql`document_readers r JOIN document_arrivals a ON a.locality_id = r.locality_id AND a.id = r.arrival_id
      JOIN documents d ON d.locality_id = a.locality_id AND d.id = a.document_id`,
    where: sql`r.locality_id = ${localityId} AND r.person_id = place.person_id AND r.read_at IS NULL AND a.state NOT IN ('13', '15')`,
    id: sql`r.id`,
    dueAt: sql`r.due_at`,
    since: sql`r.asked_at`,
    text: TEXT,
    data: sql`${dataOf(sql`r.reminded_at`)} || jsonb_build_object('arrivalId', a.id)`,
  }),
  show({ data }) {
    const { arrivalId } = data as Told & { arrivalId: string }
    return {
      title: t(`Đọc ${data.code}`, `Read ${data.code}`),
      note: noteOf(data),
      from: t(data.sender, data.sender),
      href: `/van-ban/den/${arrivalId}`,
      deed: (back: string) => <Deed path={`den/${arrivalId}/da-doc`} back={back} name={words.acknowledge} />,
    }
  },
})

function Deed({ path, back, name }: { path: string; back: string; name: Text }) {
  const say = useSay()
  return (
    <form method="post" action={`/van-ban/${path}`}>
      <input type="hidden" name="ve" value={back} />
      <Button kind="secondary">{say(name)}</Button>
    </form>
  )
}
