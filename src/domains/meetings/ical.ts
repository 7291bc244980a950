import { localDateOf } from '../../core/calendar/index.ts'
import type { Desk } from './deps.ts'
import { agendaOfPersons } from './queries/agenda.ts'

/** A meeting as a calendar of somebody's own shows it. */
export interface CalendarEvent {
  /** Stays the same when the meeting moves. */
  uid: string
  title: string
  startsAt: Date
  endsAt: Date
  place: string
  link: string
  /** The page of the meeting, below the program's address. */
  path: string
  cancelled: boolean
  /** Nobody has said yet that they come. */
  tentative: boolean
}

const BACK_DAYS = 31
const AHEAD_DAYS = 366
const DAY_MS = 86_400_000

/** The meetings of a person, from a month ago to a year ahead, for a feed that calendars read. */
export async function icalEvents(
  desk: Pick<Desk, 'db' | 'clock' | 'localityId'>,
  personId: string,
): Promise<CalendarEvent[]> {
  const now = desk.clock.now().getTime()
  const span = {
    from: localDateOf(new Date(now - BACK_DAYS * DAY_MS)),
    to: localDateOf(new Date(now + AHEAD_DAYS * DAY_MS)),
  }
  const lines = await agendaOfPersons(desk, [personId], span)
  return lines
    .filter(({ answer }) => answer !== 'declined' && answer !== 'substitute')
    .map(({ id, title, startsAt, endsAt, place, link, state, answer, role }) => ({
      uid: `meeting-${id}`,
      title,
      startsAt,
      endsAt,
      place,
      link,
      path: `/cuoc-hop/${id}`,
      cancelled: state === 'cancelled',
      tentative: state === 'planned' || (answer === null && role !== 'chair'),
    }))
}
