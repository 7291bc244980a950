import {
  formatDate,
  formatTime,
  formatWeekday,
  type Lang,
  t,
  useLang,
  useSay,
} from '../../../../platform/i18n/index.ts'

/** An instant in words, with what machines read. */
export interface MomentText {
  iso: string
  text: string
}

/** As an appointment is said: `16:30 thứ Sáu, 07/12/2018`. */
export const inWords = (at: Date, lang: Lang): MomentText => ({
  iso: at.toISOString(),
  text: `${formatTime(at)} ${formatWeekday(at, lang)}, ${formatDate(at)}`,
})

export const When = ({ iso, text }: MomentText) => <time dateTime={iso}>{text}</time>

const provisional = t('tạm tính, chờ lịch nghỉ chính thức', 'provisional until the days off are announced')

/** Says that a date rests on days off that are not announced yet. */
export function Provisional() {
  const say = useSay()
  return <span class="camlo-muted"> ({say(provisional)})</span>
}

export function Moment({ at }: { at: Date }) {
  return <When {...inWords(at, useLang())} />
}
