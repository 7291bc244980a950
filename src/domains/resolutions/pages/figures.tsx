import Big from 'big.js'
import { formatDate, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import { measureInWords } from '../rules/in-words.ts'
import { exactly, percentShown } from '../rules/shown.ts'
import { judge, type Measure, type Reported } from '../rules/target.ts'
import { toneOf } from '../rules/tone.ts'
import { TAG_TONES, words } from '../words.ts'

/** What a target was to be. */
export function Plan({ measure, countedIn }: { measure: Measure | undefined; countedIn: Text }) {
  const say = useSay()
  return <>{say(measureInWords(measure, countedIn))}</>
}

/** What it came to. */
export function Actual({
  measure,
  reported,
  countedIn,
}: {
  measure: Measure | undefined
  reported: Reported | undefined
  countedIn: Text
}) {
  const say = useSay()
  const lang = useLang()
  if (!reported) return <>—</>
  if ('value' in reported)
    return (
      <>
        {exactly(reported.value, lang)} {say(countedIn)}
      </>
    )
  if ('done' in reported) return <>{reported.done ? formatDate(reported.done) : '—'}</>
  const [part, whole] = [new Big(reported.part), new Big(reported.whole)]
  const bound = measure?.kind === 'share' ? measure.plan : undefined
  return (
    <>
      {exactly(reported.part, lang)}/{exactly(reported.whole, lang)} {say(countedIn)}
      {bound && whole.gt(0) && <span class="camlo-line">{percentShown({ part, whole }, { lang, bound })}</span>}
    </>
  )
}

/** The paper a figure stands in: its number and day, and where it comes from. */
export function PaperBehind({ source, number, on }: { source: Text; number: string | null; on: string | null }) {
  const say = useSay()
  if (number === null || say(source).includes(number))
    return (
      <>
        {say(source)}
        {on && `, ${formatDate(on)}`}
      </>
    )
  return (
    <>
      {number}
      {on && `, ${formatDate(on)}`}
      <span class="camlo-line camlo-muted">{say(source)}</span>
    </>
  )
}

/** How it stands: in per cent where that says something. */
export function Percent({ measure, reported }: { measure: Measure | undefined; reported: Reported | undefined }) {
  const lang = useLang()
  const verdict = judge(measure ?? { kind: 'none' }, reported)
  return <>{'ratio' in verdict && verdict.ratio ? percentShown(verdict.ratio, { lang }) : '—'}</>
}

/** How it stands in a word. */
export function Standing({ measure, reported }: { measure: Measure | undefined; reported: Reported | undefined }) {
  const say = useSay()
  const verdict = judge(measure ?? { kind: 'none' }, reported)
  const isLate = verdict.state === 'reached' && verdict.late
  return <Tag tone={TAG_TONES[toneOf(verdict)]}>{say(isLate ? words.late : words.states[verdict.state])}</Tag>
}
