import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Card, type Drawing, Drawn, Empty, Pager, Table } from '../../../ui/index.ts'
import { type Standing, TaskStateTag, taskLooks } from '../../work/index.ts'
import type { Card as TaskCard } from '../queries/board.ts'
import { words } from '../words.ts'
import { type Choice, Filter, Head, TABS } from './parts.tsx'

export interface TimelineLine extends TaskCard {
  unit: Text
  person: string | null
  standing: Standing
}

export interface TimelinePageProps {
  units: readonly Choice[]
  unitId: string
  lines: readonly TimelineLine[]
  drawing: Drawing | undefined
  page: number
  more: boolean
}

const linkTo = (unitId: string, page: number): string =>
  `${TABS.tien_do}?${new URLSearchParams({ ...(unitId ? { 'don-vi': unitId } : {}), trang: String(page) })}`

/** Open tasks along time, nearest due first, with the same as a table. */
export function TimelinePage({ units, unitId, lines, drawing, page, more }: TimelinePageProps) {
  const say = useSay()
  return (
    <>
      <Head tab="tien_do" />
      <Filter action={TABS.tien_do} units={units} unitId={unitId} />
      {lines.length === 0 || !drawing ? (
        <Empty title={say(words.timelineNone)} />
      ) : (
        <>
          <Card title={say(words.tabs.tien_do)}>
            <div class="camlo-chart">
              <Drawn drawing={drawing} />
            </div>
          </Card>
          <Table
            caption={say(words.tabs.tien_do)}
            rows={lines}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'task',
                head: say(words.task),
                heading: true,
                cell: ({ id, title, unit, person }) => (
                  <>
                    <a href={`/nhiem-vu/${id}`}>{title}</a>
                    <span class="camlo-muted camlo-line">{`${say(unit)}: ${person ?? say(words.notGiven)}`}</span>
                  </>
                ),
              },
              { key: 'from', head: say(words.assigned), cell: ({ assignedAt }) => formatDate(assignedAt) },
              { key: 'due', head: say(words.deadline), cell: ({ dueAt }) => (dueAt ? formatDate(dueAt) : '—') },
              {
                key: 'state',
                head: say(words.state),
                cell: ({ standing }) => <TaskStateTag task={taskLooks[standing]} />,
              },
              { key: 'progress', head: say(words.progress), number: true, cell: ({ progress }) => `${progress} %` },
            ]}
          />
        </>
      )}
      <Pager
        previous={page > 1 ? linkTo(unitId, page - 1) : undefined}
        next={more ? linkTo(unitId, page + 1) : undefined}
      />
    </>
  )
}
