import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import { Empty, Table, Tag, Title, type Tone } from '../../../ui/index.ts'
import type { Plan, PlanStatus } from '../plans.ts'
import { words } from '../words.ts'

export const planLink = (code: string): string => `/quan-tri/chuyen-doi/${code}`

const TONES: Record<PlanStatus, Tone> = { draft: 'neutral', reviewed: 'paused', running: 'near', confirmed: 'good' }

export function Status({ status }: { status: PlanStatus }) {
  const say = useSay()
  return <Tag tone={TONES[status]}>{say(words.statuses[status])}</Tag>
}

/** The plans there are, the earliest first. */
export function PlansPage({ plans }: { plans: readonly Plan[] }) {
  const say = useSay()
  return (
    <>
      <Title>{say(words.title)}</Title>
      <p>{say(words.intro)}</p>
      {plans.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneMore)}</p>
        </Empty>
      ) : (
        <Table
          caption={say(words.title)}
          rows={plans}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'plan',
              head: say(words.plan),
              heading: true,
              cell: ({ code, file }) => <a href={planLink(code)}>{say(file.name)}</a>,
            },
            { key: 'on', head: say(words.effectiveOn), cell: ({ effectiveOn }) => formatDate(effectiveOn) },
            { key: 'status', head: say(words.status), cell: ({ status }) => <Status status={status} /> },
          ]}
        />
      )}
    </>
  )
}
