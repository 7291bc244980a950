import { formatDate, formatTime, formatWeekday, useLang } from '../../../../platform/i18n/index.ts'

/** An instant as an appointment is said: `16:30 thứ Sáu, 07/12/2018`. */
export function Moment({ at }: { at: Date }) {
  const lang = useLang()
  return <time dateTime={at.toISOString()}>{`${formatTime(at)} ${formatWeekday(at, lang)}, ${formatDate(at)}`}</time>
}
