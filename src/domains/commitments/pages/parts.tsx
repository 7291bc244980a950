import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import { TargetStateLine } from '../../resolutions/index.ts'
import { TaskStateTag } from '../../work/index.ts'
import { type Commitment, codeOf, isTold } from '../queries/commitments.ts'
import type { Live } from '../queries/live.ts'
import { awaited, type Side } from '../rules/lifecycle.ts'
import type { Who } from '../view.ts'
import { STATE_TONES, words } from '../words.ts'

export function StateTag({ commitment }: { commitment: Pick<Commitment, 'state' | 'standing'> }) {
  const say = useSay()
  if (isTold(commitment)) return <Tag>{say(words.told)}</Tag>
  return <Tag tone={STATE_TONES[commitment.state]}>{say(words.states[commitment.state])}</Tag>
}

export const CodeLink = ({ commitment }: { commitment: Pick<Commitment, 'id' | 'year' | 'number'> }) => (
  <a class="camlo-nowrap" href={`/cam-ket/${commitment.id}`}>
    {codeOf(commitment)}
  </a>
)

/** A person in their post. @param then what has happened since: whom they followed */
export function WhoLine({ who: { name, title, body }, then = [] }: { who: Who; then?: readonly string[] }) {
  const say = useSay()
  return (
    <>
      {name}
      <span class="camlo-line camlo-muted">{[title && say(title), body].filter(Boolean).join(', ')}</span>
      {then.map((each) => (
        <span key={each} class="camlo-line camlo-muted">
          {each}
        </span>
      ))}
    </>
  )
}

/** How the live target or task of a clause stands. */
export function LiveLine({ live }: { live: Live }) {
  const say = useSay()
  if (!live) return <>{say(words.gone)}</>
  if (live.kind === 'target') return <TargetStateLine state={live.state} />
  return (
    <>
      <TaskStateTag task={live.state} /> <a href={live.state.href}>{live.state.progress} %</a>
    </>
  )
}

/** Who is awaited: the side that has to answer, or those who have to sign. */
export function awaitedOf({ state, turn, signOrder }: Commitment, signed: readonly Side[] | null): Side[] {
  if (state === 'draft') return ['giver']
  if (turn) return [turn]
  return signed ? awaited(signed, signOrder) : []
}

export function useAwaited(): (sides: readonly Side[]) => string {
  const say = useSay()
  return (sides) => sides.map((side) => say(words.sides[side]).toLocaleLowerCase('vi')).join(', ')
}

/** The last day to sign, and whether it has passed. */
export function SignBy({ day, today }: { day: string; today: string }) {
  const say = useSay()
  return day < today ? (
    <Tag tone="late">{say(words.signOverdue(formatDate(day)))}</Tag>
  ) : (
    <span class="camlo-muted">{say(words.signBy(formatDate(day)))}</span>
  )
}

/** A “no” above a page. */
export const noOf = (reason: keyof typeof words.reasons, field: string): Record<string, Text> => ({
  [field]: words.reasons[reason],
})
