import { may } from '../../../core/identity/index.ts'
import type { Organization } from '../../../core/organization/index.ts'
import { formatDate, t, useSay } from '../../../platform/i18n/index.ts'
import { Card } from '../../../ui/index.ts'
import type { TargetCard } from '../../resolutions/index.ts'
import type { Commitments } from '../deps.ts'
import { commitmentsServing, countTold, type Serving } from '../queries/serving.ts'
import { words } from '../words.ts'

const own = {
  title: t('Ai đã ký cam kết', 'Who has signed for it'),
  told: (count: number, year: number) =>
    t(
      `${count} đơn vị đã ký cam kết năm ${year} (theo lời kể, chưa rõ từng mục)`,
      `${count} units signed commitments for ${year} (as told; their clauses aren’t known)`,
    ),
  by: (day: string) => t(`hạn ${day}`, `by ${day}`),
}

const MOST = 12

/** On a target's page: the signed commitments in which it is a clause, and who answers in each. */
export const targetPromises =
  ({ db, localityId, organization }: Pick<Commitments, 'db' | 'localityId' | 'organization'>): TargetCard =>
  async ({ id, year }, official) => {
    if (!may(official, 'commitment.look')) return null
    const [promises, told] = await Promise.all([
      commitmentsServing(db, localityId, { kind: 'target', id }, { limit: MOST, year }),
      countTold(db, localityId, year),
    ])
    if (promises.length === 0 && told === 0) return null
    return <Promises promises={promises} told={told} year={year} people={await organization()} />
  }

interface PromisesProps {
  promises: readonly Serving[]
  /** Commitments of the year of which only a source tells, without clauses. */
  told: number
  year: number
  people: Organization
}

function Promises({ promises, told, year, people }: PromisesProps) {
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
      {told > 0 && (
        <p>
          <a href={`/cam-ket?nam=${year}`}>{say(own.told(told, year))}</a>
        </p>
      )}
    </Card>
  )
}
