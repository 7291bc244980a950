import { formatDate, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Card, Empty, Table } from '../../../ui/index.ts'
import { weightOf } from '../rules/workload.ts'
import { words } from '../words.ts'
import { type Choice, Filter, Head, TABS } from './parts.tsx'

export interface WorkloadLine {
  personId: string
  name: string
  unit: Text
  hours: readonly number[]
}

export interface WorkloadPageProps {
  units: readonly Choice[]
  unitId: string
  weeks: readonly string[]
  capacity: readonly number[]
  lines: readonly WorkloadLine[]
}

/** Each person's hours against what a week holds: who is overloaded, and who is free. */
export function WorkloadPage({ units, unitId, weeks, capacity, lines }: WorkloadPageProps) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <Head tab="khoi_luong" />
      <Filter action={TABS.khoi_luong} units={units} unitId={unitId} />
      {lines.length === 0 ? (
        <Empty title={say(words.workloadNone)} />
      ) : (
        <Card title={say(words.tabs.khoi_luong)}>
          <Table
            caption={say(words.tabs.khoi_luong)}
            rows={lines}
            rowKey={({ personId }) => personId}
            columns={[
              {
                key: 'person',
                head: say(words.person),
                heading: true,
                cell: ({ personId, name, unit }) => (
                  <>
                    <a href={`/nhiem-vu?xem=unit&nguoi=${personId}`}>{name}</a>
                    <span class="camlo-muted camlo-line">{say(unit)}</span>
                  </>
                ),
              },
              ...weeks.map((week, index) => ({
                key: week,
                head: `${formatDate(week).slice(0, 5)} ${say(words.capacity(capacity[index] ?? 0))}`,
                number: true,
                cell: ({ hours }: WorkloadLine) => {
                  const [load, most] = [hours[index] ?? 0, capacity[index] ?? 0]
                  const weight = weightOf(load, most)
                  return (
                    <span class="camlo-load" data-weight={weight}>
                      {weight === 'none' ? '0' : formatNumber(load, lang, 1)}
                      <span class="govuk-visually-hidden">{` (${say(words.weights[weight])})`}</span>
                    </span>
                  )
                },
              })),
            ]}
          />
        </Card>
      )}
      <p class="camlo-muted">{say(words.workloadHow)}</p>
    </>
  )
}
