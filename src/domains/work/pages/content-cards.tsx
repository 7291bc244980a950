import { formatDate, formatDateTime, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Card, SummaryList } from '../../../ui/index.ts'
import { page as words } from '../page-words.ts'
import { words as room } from '../words.ts'
import type { TaskPageProps } from './task-view.ts'

/** Which promise the task serves, up to the resolution and the paper. */
export function PromiseCard({ promise, promisedIn, targetState, origin, line: { task } }: TaskPageProps) {
  const say = useSay()
  return (
    <Card title={say(words.promise)}>
      {promise.length === 0 && promisedIn.length === 0 && !origin && <p class="camlo-muted">{say(words.noPromise)}</p>}
      {origin && !promise.some(({ href }) => href === origin.href) && (
        <p>
          {say(room.origins[task.originKind])}:{' '}
          {origin.href ? <a href={origin.href}>{say(origin.name)}</a> : say(origin.name)}
        </p>
      )}
      {promise.length > 0 && (
        <ol class="camlo-list">
          {promise.map(({ kind, id, name, href }) => (
            <li key={id}>
              <span class="camlo-muted">{say(room.origins[kind])}: </span>
              <a href={href}>{say(name)}</a>
              {kind === 'target' && targetState && <span class="camlo-line">{targetState}</span>}
            </li>
          ))}
        </ol>
      )}
      {promisedIn.map(({ code, href, dueOn }) => (
        <p key={code}>
          <span class="camlo-muted">{say(words.commitment)}: </span>
          <a href={href}>{code}</a> · {formatDate(dueOn)}
        </p>
      ))}
    </Card>
  )
}

/** What is to be done. */
export function ContentCard({ line, above, axis }: TaskPageProps) {
  const say = useSay()
  const lang = useLang()
  const { task } = line
  return (
    <Card title={say(words.content)}>
      <SummaryList
        rows={[
          {
            label: say(words.expected),
            value: task.expected ? (
              <span class="camlo-lines">{task.expected}</span>
            ) : (
              <span class="camlo-muted">{say(words.notSaid)}</span>
            ),
          },
          ...above.map(({ title, href }) => ({
            label: say(words.above),
            value: href ? <a href={href}>{title}</a> : title,
          })),
          {
            label: say(words.origin),
            value: [say(room.origins[task.originKind]), task.originNumber].filter(Boolean).join(' '),
          },
          {
            label: say(words.weight),
            value: say(words.weightOf(formatNumber(task.weight, lang, 2), formatNumber(task.hours, lang, 1))),
          },
          ...(axis ? [{ label: say(words.axis), value: say(axis) }] : []),
          ...(task.assignedAt ? [{ label: say(words.assignedAt), value: formatDateTime(task.assignedAt) }] : []),
          ...(task.quality
            ? [
                {
                  label: say(words.fields.quality),
                  value: [say(room.qualities[task.quality]), task.qualityReason].filter(Boolean).join(': '),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

/** Who decides, who gives it to people, who does it. */
export function WhoCard({ line, heads }: TaskPageProps) {
  const say = useSay()
  const { giver, giverPost, leadUnit, leadPerson } = line
  return (
    <Card title={say(words.who)}>
      <dl class="camlo-list">
        <dt class="camlo-muted">{say(words.decides)}</dt>
        <dd>
          {giver}
          <span class="camlo-line camlo-muted">{say(giverPost)}</span>
        </dd>
        <dt class="camlo-muted">{say(words.unit)}</dt>
        <dd>{say(leadUnit)}</dd>
        <dt class="camlo-muted">{say(words.distributes)}</dt>
        <dd>{heads.join(', ') || say(words.nobody)}</dd>
        <dt class="camlo-muted">{say(words.does)}</dt>
        <dd>{leadPerson ?? say(words.notGiven)}</dd>
      </dl>
    </Card>
  )
}

/** What is asked of a subordinate stands beside what the asker owes. */
export function OwesCard({ owed: { here, all } }: TaskPageProps) {
  const say = useSay()
  return (
    <Card title={say(words.owes)}>
      {here.length === 0 && all === 0 && <p class="camlo-muted">{say(words.owesNothing)}</p>}
      {here.map(({ id, state, answerBy }) => (
        <p key={id}>
          {say(words.owesHere)}: {say(words.owedKinds[state === 'submitted' ? 'submitted' : 'other'])},{' '}
          {say(words.answerBy(formatDate(answerBy)))}
        </p>
      ))}
      {all > 0 && <p>{say(words.owesAll(all))}</p>}
    </Card>
  )
}
