import type { Timeliness } from '../../../../core/calendar/index.ts'
import { formatDate, formatTime, formatWeekday, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { Tag, type Tone } from '../../../../ui/index.ts'
import { NATIONAL_CODE, type Status } from '../../rules/status.ts'
import { words } from '../../words.ts'

const TONES: Record<Timeliness, Tone> = { inTime: 'good', near: 'near', late: 'late' }

/** How a clock stands, in colour and words. */
export function TimeTag({ timeliness, timeLeft }: { timeliness: Timeliness; timeLeft: Text | null }) {
  const say = useSay()
  return timeLeft && <Tag tone={TONES[timeliness]}>{say(timeLeft)}</Tag>
}

const STATUS_TONES: Partial<Record<Status, Tone>> = {
  awaiting_supplement: 'paused',
  awaiting_payment: 'paused',
  withdrawal_requested: 'paused',
  resolved: 'good',
  returned: 'good',
}

/** A status in its national name; the national code stands in its title. */
export function StatusTag({ status }: { status: Status }) {
  const say = useSay()
  return (
    <Tag tone={STATUS_TONES[status] ?? 'neutral'}>
      <span title={`${NATIONAL_CODE[status]}`}>{say(words.status[status])}</span>
    </Tag>
  )
}

/** An instant as an appointment is said: `16:00 thứ Sáu, 07/12/2018`. */
export function Moment({ at }: { at: Date }) {
  const lang = useLang()
  return <time dateTime={at.toISOString()}>{`${formatTime(at)} ${formatWeekday(at, lang)}, ${formatDate(at)}`}</time>
}
