import { formatDate, formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Card, SummaryList, Tag } from '../../../ui/index.ts'
import { page as words } from '../page-words.ts'
import { words as room } from '../words.ts'
import type { TaskPageProps } from './task-view.ts'

/** Both deadlines, what became of them, and every request for more time. */
export function ClocksCard({ line: { task }, detail: { extensions }, names }: TaskPageProps) {
  const say = useSay()
  const { firstDueAt, dueAt, submittedAt, overdueDays, returns, reopenings, extensionAskedAt } = task
  if (!firstDueAt || !dueAt)
    return (
      <Card title={say(words.clocks)}>
        <p>{say(words.noDeadline)}</p>
      </Card>
    )
  const moved = firstDueAt.getTime() !== dueAt.getTime()
  const counts = submittedAt && (task.state === 'submitted' || task.state === 'approved')
  return (
    <Card title={say(words.clocks)}>
      <SummaryList
        rows={[
          { label: say(words.presentClock), value: formatDate(dueAt) },
          ...(moved ? [{ label: say(words.firstClock), value: formatDate(firstDueAt) }] : []),
          ...(counts
            ? [
                {
                  label: say(words.handedInAt),
                  value: `${formatDateTime(submittedAt)}: ${say(submittedAt <= dueAt ? words.onTime : words.late)}`,
                },
                ...(moved
                  ? [
                      {
                        label: say(words.byFirst),
                        value: say(submittedAt <= firstDueAt ? words.onTime : words.late),
                      },
                    ]
                  : []),
              ]
            : []),
        ]}
      />
      {(overdueDays > 0 || returns > 0 || reopenings > 0) && (
        <p>
          {overdueDays > 0 && <Tag tone="late">{say(words.overdueDays(overdueDays))}</Tag>}{' '}
          {returns > 0 && <Tag>{say(words.returned(returns))}</Tag>}{' '}
          {reopenings > 0 && <Tag>{say(words.reopened(reopenings))}</Tag>}
        </p>
      )}
      {extensionAskedAt && (
        <p>
          <Tag tone="near">{say(words.extensionAsked)}</Tag>
        </p>
      )}
      {extensions.length > 0 && (
        <ul class="camlo-list">
          {extensions.map((each) => (
            <li key={each.id}>
              <b>{say(words.extensionStates[each.decision ?? 'waiting'])}</b>:{' '}
              {say(words.extensionLine(formatDate(each.fromDueAt), formatDate(each.toDueAt)))}
              {each.late && (
                <>
                  {' '}
                  <Tag tone="late">{say(words.lateRequest)}</Tag>
                </>
              )}
              <span class="camlo-line">
                {say(room.causes[each.cause])}. {each.reason}
              </span>
              <span class="camlo-line camlo-muted">
                {names.get(each.askedBy)}, {formatDateTime(each.askedAt)}
              </span>
              {each.note && (
                <span class="camlo-line camlo-muted">
                  {each.decidedBy && names.get(each.decidedBy)}: {each.note}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
