import { type Text, useSay } from '../../../platform/i18n/index.ts'
import { StarIcon, Tag } from '../../../ui/index.ts'
import type { FollowUp } from '../queries.ts'
import { words } from '../words.ts'

/** A follow-up with the names of what its keys stand for. */
export interface FollowUpLine extends FollowUp {
  unit: Text
  procedure: Text
  isLate: boolean
}

export function StateTag({ line: { state, isLate, round } }: { line: FollowUpLine }) {
  const say = useSay()
  const tone = isLate ? 'late' : state === 'open' ? 'near' : state === 'closed' ? 'neutral' : 'good'
  return (
    <>
      <Tag tone={tone}>{say(isLate ? words.states.late : words.states[state])}</Tag>
      {round === 2 && state === 'open' && <span class="camlo-muted camlo-line">{say(words.again)}</span>}
    </>
  )
}

/** Stars as signs, with their number for screen readers. */
export function StarsOf({ stars }: { stars: number }) {
  const say = useSay()
  return (
    <span class="camlo-nowrap">
      <span aria-hidden="true">
        {[1, 2, 3, 4, 5].map((star) => (
          <StarIcon key={star} full={star <= stars} />
        ))}
      </span>
      <span class="govuk-visually-hidden">{say(words.stars(stars))}</span>
    </span>
  )
}
