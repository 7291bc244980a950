/** What a calendar is told of a dossier's return date. */
export interface ReturnDate {
  /** Never the same for two dossiers, always the same for one: a new date replaces the old one in the calendar. */
  uid: string
  dueAt: Date
  /** When the date was given; a later one replaces an earlier one. */
  madeAt: Date
  summary: string
  description: string
  location: string
  url: string
}

/** A quarter of an hour before the hour it is due. */
const LENGTH_MS = 15 * 60_000

/** A calendar file (iCalendar, RFC 5545) with the day and hour a result is due, reminding the day before. */
export function calendarFile({ uid, dueAt, madeAt, summary, description, location, url }: ReturnDate): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Camlo//VI',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${instant(madeAt)}`,
    `DTSTART:${instant(new Date(dueAt.getTime() - LENGTH_MS))}`,
    `DTEND:${instant(dueAt)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `LOCATION:${escapeText(location)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(summary)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

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
