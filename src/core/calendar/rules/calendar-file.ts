/** Something with a time, as a calendar is told of it. */
export interface CalendarEvent {
  /** Never the same for two things, always the same for one: a new date replaces the old one in the calendar. */
  uid: string
  from: Date
  to: Date
  /** When the date was given; a later one replaces an earlier one. */
  madeAt: Date
  summary: string
  description: string
  location: string
  url: string
}

/** A quarter of an hour before the hour something is due. */
const LENGTH_MS = 15 * 60_000

/** The time a calendar shows for what is due at an instant: the quarter of an hour that ends then. */
export const dueSlot = (dueAt: Date): Pick<CalendarEvent, 'from' | 'to'> => ({
  from: new Date(dueAt.getTime() - LENGTH_MS),
  to: dueAt,
})

/** A calendar file (iCalendar, RFC 5545), each event reminding the day before. @param name what a subscriber's program calls it */
export function calendarFile(events: readonly CalendarEvent[], name?: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Camlo//VI',
    'METHOD:PUBLISH',
    ...(name
      ? [`X-WR-CALNAME:${escapeText(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H']
      : []),
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

const linesOf = ({ uid, from, to, madeAt, summary, description, location, url }: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(uid)}`,
  `DTSTAMP:${instant(madeAt)}`,
  `DTSTART:${instant(from)}`,
  `DTEND:${instant(to)}`,
  `SUMMARY:${escapeText(summary)}`,
  ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
  ...(location ? [`LOCATION:${escapeText(location)}`] : []),
  `URL:${url}`,
  'TRANSP:TRANSPARENT',
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escapeText(summary)}`,
  'TRIGGER:-P1D',
  'END:VALARM',
  'END:VEVENT',
]

/** @example instant(new Date('2026-03-05T10:00:00Z')) // '20260305T100000Z' */
const instant = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

const escapeText = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')

const MOST_BYTES = 75

/** Breaks a line that is longer than 75 bytes, never within a letter. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    // A continued line begins with a blank, which counts.
    if (bytes + size > MOST_BYTES) {
      parts.push(part)
      part = ''
      bytes = 1
    }
    part += letter
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}
