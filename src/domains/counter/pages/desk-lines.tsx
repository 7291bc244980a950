import { useSay } from '../../../platform/i18n/index.ts'
import { Card, Table, Tag } from '../../../ui/index.ts'
import { words } from '../desk-words.ts'
import type { WaitingNumber } from '../queries/snapshot.ts'
import { minutesBetween } from '../rules/waiting.ts'
import { words as common } from '../words.ts'
import type { DeskPageProps } from './desk-props.ts'

/** So many are listed; the rest is a number. */
const SHOWN = 12

/** Who waits for this desk, how long, and what the other desks do. */
export function DeskLines({ desk, office, snapshot, nameOf, now }: DeskPageProps) {
  const say = useSay()
  const mine = snapshot.waiting.filter(({ group, wantedDesk }) =>
    wantedDesk === null ? desk.groups.includes(group) : wantedDesk === desk.number,
  )
  const others = snapshot.waiting.length - mine.length
  const { taken, done, missed, left } = snapshot.today
  const nameOfGroup = (key: string): string => {
    const group = office.groups.find((each) => each.key === key)
    return group ? say(group.name) : '–'
  }
  return (
    <div class="camlo-two">
      <Card title={`${say(words.waiting)}: ${mine.length}`}>
        {mine.length === 0 ? (
          <p>{say(words.waitingNone)}</p>
        ) : (
          <Table
            caption={say(words.waiting)}
            cards={false}
            rows={mine.slice(0, SHOWN)}
            rowKey={({ id }) => id}
            columns={[
              { key: 'code', head: say(words.code), heading: true, cell: ({ code }) => <b>{code}</b> },
              { key: 'field', head: say(words.field), cell: ({ group }) => nameOfGroup(group) },
              {
                key: 'waited',
                head: say(words.waited),
                cell: ({ takenAt }) => say(words.minutes(minutesBetween(new Date(takenAt), now))),
              },
              { key: 'mark', head: say(words.mark), cell: (ticket) => <Marks ticket={ticket} /> },
            ]}
          />
        )}
        {mine.length > SHOWN && <p class="camlo-muted">{say(words.moreWaiting(mine.length - SHOWN))}</p>}
        {others > 0 && <p class="camlo-muted">{say(words.othersWaiting(others))}</p>}
        <p class="camlo-muted">{say(words.sums(taken, done, missed, left))}</p>
      </Card>
      <Card title={say(words.desks)}>
        <Table
          caption={say(words.desks)}
          cards={false}
          rows={snapshot.desks}
          rowKey={({ id }) => id}
          columns={[
            { key: 'desk', head: say(words.title), heading: true, cell: ({ number }) => say(words.atDesk(number)) },
            { key: 'code', head: say(words.code), cell: ({ held }) => held?.code ?? say(words.free) },
            { key: 'who', head: say(words.who), cell: ({ officialId }) => nameOf(officialId) },
          ]}
        />
      </Card>
    </div>
  )
}

function Marks({ ticket: { ground, skips, wantedDesk } }: { ticket: WaitingNumber }) {
  const say = useSay()
  return (
    <>
      {ground && <Tag tone="near">{say(common.priorityTag)}</Tag>} {skips > 0 && <Tag>{say(words.skipped)}</Tag>}{' '}
      {wantedDesk !== null && <Tag tone="paused">{say(words.sentHere(wantedDesk))}</Tag>}
      {!ground && skips === 0 && wantedDesk === null && '–'}
    </>
  )
}
