import { useSay } from '../../../platform/i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import type { TargetState } from '../queries/states.ts'
import type { Verdict } from '../rules/target.ts'
import type { Tone } from '../rules/tone.ts'
import { TAG_TONES, words } from '../words.ts'

/** A shape for each tone, so that no state is told by colour alone. */
export const SHAPES: Readonly<Record<Tone, string>> = { reached: '●', late: '◐', near: '△', far: '■', none: '○' }

/** How a target stands: its shape and its word. */
export function StandingTag({ verdict, tone }: { verdict: Verdict; tone: Tone }) {
  const say = useSay()
  return (
    <Tag tone={TAG_TONES[tone]}>
      <span aria-hidden="true">{SHAPES[tone]}</span> {say(standingWord(verdict, tone))}
    </Tag>
  )
}

/** How a target stands, in a word. */
export const standingWord = (verdict: Verdict, tone: Tone) => {
  if (verdict.state === 'reached') return verdict.late ? words.late : words.states.reached
  if (verdict.state !== 'notReached') return words.states[verdict.state]
  return tone === 'reached' ? words.onPath : tone === 'near' ? words.near : words.states.notReached
}

/** A target's state beside what stands for it elsewhere: word, shape, figure against plan, and the way to it. */
export function TargetStateLine({ state, link = true }: { state: TargetState; link?: boolean }) {
  const say = useSay()
  const { verdict, tone, shown, percent, href, units } = state
  return (
    <span class="camlo-wrap">
      <StandingTag {...{ verdict, tone }} /> {link ? <a href={href}>{say(shown)}</a> : say(shown)}
      {percent && <> · {say(percent)}</>}
      {units && units.reported < units.of && (
        <span class="camlo-line camlo-muted">{say(words.unitsReported(units.reported, units.of))}</span>
      )}
    </span>
  )
}
