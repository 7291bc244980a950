import { may } from '../../../core/identity/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import { formatDate, t, useSay } from '../../../platform/i18n/index.ts'
import { Card } from '../../../ui/index.ts'
import type { TargetCard } from '../../resolutions/index.ts'
import type { Commitments } from '../deps.ts'
import { commitmentsServing, type Serving } from '../queries/serving.ts'
import { words } from '../words.ts'

const own = {
  title: t('Ai đã ký cam kết', 'Who has signed for it'),
  by: (day: string) => t(`hạn ${day}`, `by ${day}`),
}

const MOST = 12

/** On a target's page: the signed commitments in which it is a clause, and who answers in each. */
export const targetPromises =
  ({ db, localityId, organization }: Pick<Commitments, 'db' | 'localityId' | 'organization'>): TargetCard =>
  async (targetId, official) => {
    if (!may(official, 'commitment.look')) return null
    const promises = await commitmentsServing(db, localityId, { kind: 'target', id: targetId }, { limit: MOST })
    return promises.length === 0 ? null : <Promises promises={promises} people={await organization()} />
  }

function Promises({ promises, people }: { promises: readonly Serving[]; people: Organization }) {
  const say = useSay()
  return (
    <Card title={say(own.title)}>
      <ul class="camlo-list">
        {promises.map(({ commitmentId, code, href, state, dueOn, answererUnitId, answererPersonId }) => {
          const unit = people.findUnit(answererUnitId)?.name
          const person = answererPersonId ? people.findOfficial(answererPersonId)?.fullName : undefined
          return (
            <li key={commitmentId}>
              <a href={href}>{code}</a> {[unit && say(unit), person].filter(Boolean).join(', ')}
              <span class="camlo-line camlo-muted">
                {say(words.states[state])} · {say(own.by(formatDate(dueOn)))}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
