import { localDateOf } from '../../core/calendar/index.ts'
import { personsOf } from '../../core/identity/index.ts'
import type { AppointmentSource, WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { t, useSay } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/index.ts'
import type { Desk } from './deps.ts'
import { whenInWords } from './pages/parts.tsx'
import { agendaOfPersons } from './queries/agenda.ts'
import { words } from './words.ts'

type Place = Pick<Desk, 'localityId'>

interface Told {
  title: string
  unitId: string
  startsAt: string
  endsAt: string
  count: number
}

const DATA = sql`'title', m.title, 'unitId', m.unit_id, 'startsAt', m.starts_at, 'endsAt', m.ends_at`
const whenOf = ({ startsAt, endsAt }: Told): string =>
  whenInWords({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })

/** Invitations a person hasn't answered; “I come” is said from the list. */
export const waitingInvitations = ({ localityId }: Place): WorkSource<Told> => ({
  kind: 'invitation',
  name: t('Giấy mời phải trả lời', 'Invitation to answer'),
  rows: (official, { now }) => ({
    places: sql`unnest(${personsOf(official)}::uuid[]) AS place (person_id)`,
    from: sql`meeting_people p JOIN meetings m ON m.locality_id = p.locality_id AND m.id = p.meeting_id`,
    where: sql`p.locality_id = ${localityId} AND p.person_id = place.person_id AND p.answer IS NULL AND p.starts_at > ${now}
      AND m.state = 'called'`,
    id: sql`m.id`,
    dueAt: sql`p.starts_at`,
    since: sql`m.called_at`,
    text: sql`m.title`,
    data: sql`jsonb_build_object(${DATA}, 'count', 1)`,
  }),
  show: ({ id, data }, people) => ({
    title: t(data.title, data.title),
    note: t(whenOf(data), whenOf(data)),
    from: people.findUnit(data.unitId)?.name ?? t('—', '—'),
    href: `/cuoc-hop/${id}`,
    deed: (back) => <Come id={id} back={back} />,
  }),
})

function Come({ id, back }: { id: string; back: string }) {
  const say = useSay()
  return (
    <form method="post" action={`/cuoc-hop/${id}/tra-loi`} class="camlo-row camlo-row--start">
      <input type="hidden" name="ve" value={back} />
      <Button name="answer" value="coming">
        {say(words.answers.coming)}
      </Button>
      <a href={`/cuoc-hop/${id}#xu-ly`}>{say(words.otherAnswer)}</a>
    </form>
  )
}

/** Meetings whose tasks wait for their chair's word. @practice a day after the meeting */
export const waitingConclusions = ({ localityId }: Place): WorkSource<Told> => ({
  kind: 'conclusions',
  name: t('Kết luận phải xác nhận', 'Conclusions to confirm'),
  rows: (official) => ({
    places: sql`unnest(${personsOf(official)}::uuid[]) AS place (person_id)`,
    from: sql`(SELECT meeting_id, min(noted_at) AS since, count(*)::integer AS count FROM meeting_conclusions
        WHERE locality_id = ${localityId} AND kind = 'task' AND state = 'noted' GROUP BY meeting_id) AS c
      JOIN meetings m ON m.locality_id = ${localityId} AND m.id = c.meeting_id`,
    where: sql`m.chair_id = place.person_id`,
    id: sql`m.id`,
    dueAt: sql`m.ends_at + interval '1 day'`,
    since: sql`c.since`,
    text: sql`m.title`,
    data: sql`jsonb_build_object(${DATA}, 'count', c.count)`,
  }),
  show: ({ id, data }, people) => ({
    title: words.confirmSome(data.count, data.title),
    note: t(whenOf(data), whenOf(data)),
    from: people.findUnit(data.unitId)?.name ?? t('—', '—'),
    href: `/cuoc-hop/${id}#ket-luan`,
  }),
})

/** Meetings that are over and of which nobody has recorded who came. @practice a day after the meeting */
export const waitingAttendance = ({ localityId }: Place): WorkSource<Told> => ({
  kind: 'attendance',
  name: t('Cuộc họp phải ghi kết quả', 'Meeting to record'),
  rows: (official, { now }) => ({
    places: sql`unnest(${personsOf(official)}::uuid[]) AS place (person_id)`,
    from: sql`meetings m`,
    where: sql`m.locality_id = ${localityId} AND m.state = 'called' AND m.ends_at < ${now}
      AND coalesce(m.secretary_id, m.called_by) = place.person_id`,
    id: sql`m.id`,
    dueAt: sql`m.ends_at + interval '1 day'`,
    since: sql`m.ends_at`,
    text: sql`m.title`,
    data: sql`jsonb_build_object(${DATA}, 'count', 1)`,
  }),
  show: ({ id, data }, people) => ({
    title: words.recordOne(data.title),
    note: t(whenOf(data), whenOf(data)),
    from: people.findUnit(data.unitId)?.name ?? t('—', '—'),
    href: `/cuoc-hop/${id}#diem-danh`,
  }),
})

/** A person's meetings, for their calendar; those they don't go to aren't there. */
export const meetingAppointments = (desk: Pick<Desk, 'db' | 'localityId'>): AppointmentSource => ({
  async between(official, from, to) {
    const days = { from: localDateOf(from), to: localDateOf(new Date(to.getTime() - 1)) }
    const lines = await agendaOfPersons(desk, personsOf(official), days)
    return lines
      .filter(({ state, answer }) => state !== 'cancelled' && answer !== 'declined' && answer !== 'substitute')
      .map(({ id, title, startsAt, endsAt, place, link, madeAt }) => ({
        id,
        from: startsAt,
        to: endsAt,
        title: t(title, title),
        place: place || link,
        href: `/cuoc-hop/${id}`,
        madeAt,
      }))
  },
})
