import { localDateOf } from '../../../core/calendar/index.ts'
import { formatDate, formatDateTime, formatTime, useSay } from '../../../platform/i18n/index.ts'
import { Tag, type Tone } from '../../../ui/index.ts'
import type { AgendaLine } from '../queries/agenda.ts'
import type { State } from '../rules/meeting.ts'
import { words } from '../words.ts'

const TONES: Record<State, Tone> = {
  planned: 'neutral',
  called: 'near',
  held: 'good',
  concluded: 'good',
  cancelled: 'late',
}

/** How a meeting stands; on one's own agenda also that it waits for an answer. */
export function StateTag({ line }: { line: Pick<AgendaLine, 'state' | 'role' | 'answer'> }) {
  const say = useSay()
  const waits = line.state === 'called' && line.role !== undefined && line.role !== 'chair' && line.answer === null
  if (waits) return <Tag tone="late">{say(words.toAnswer)}</Tag>
  if (line.state === 'called' && line.answer && line.role !== 'chair' && line.role !== 'substitute')
    return <Tag tone={line.answer === 'coming' ? 'good' : 'neutral'}>{say(words.answers[line.answer])}</Tag>
  return <Tag tone={TONES[line.state]}>{say(words.states[line.state])}</Tag>
}

/** Hours of a day: `08:00–10:00`; of several days with their dates. */
export const spanInWords = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string =>
  localDateOf(startsAt) === localDateOf(endsAt)
    ? `${formatTime(startsAt)}–${formatTime(endsAt)}`
    : `${formatTime(startsAt)} – ${formatDateTime(endsAt)}`

/** With the day. */
export const whenInWords = (span: { startsAt: Date; endsAt: Date }): string =>
  `${spanInWords(span)}, ${formatDate(span.startsAt)}`
