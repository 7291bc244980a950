import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, Checkboxes, Details, Textarea, Timeline } from '../../../ui/index.ts'
import { page as words } from '../page-words.ts'
import type { TaskPageProps } from './task-view.ts'

/** What is said about the task, and to whom. */
export function TalkCard({ line: { task }, detail: { comments }, names, mentionable, failed }: TaskPageProps) {
  const say = useSay()
  const mine = failed?.deed === 'comment' ? failed : undefined
  return (
    <Card title={say(words.talk)} id="trao-doi">
      {comments.length === 0 && <p class="camlo-muted">{say(words.noTalk)}</p>}
      <ul class="camlo-list">
        {comments.map(({ id, body, writtenBy, writtenAt, mentions }) => (
          <li key={id}>
            <b>{names.get(writtenBy)}</b> <span class="camlo-muted">{formatDateTime(writtenAt)}</span>
            <span class="camlo-line camlo-lines">{body}</span>
            {mentions.length > 0 && (
              <span class="camlo-line camlo-muted">
                {say(words.mentions)} {mentions.map((person) => names.get(person)).join(', ')}
              </span>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action={`/nhiem-vu/${task.id}/trao-doi`} data-draft="task-comment">
        <Textarea
          name="body"
          id="comment-body"
          label={say(words.comment)}
          hint={say(words.commentHint)}
          rows={3}
          value={mine?.values.body}
          error={mine?.errors.body}
        />
        {mentionable.length > 0 && (
          <Details summary={say(words.mention)}>
            <Checkboxes
              name="people"
              id="comment-people"
              label={say(words.mention)}
              options={mentionable.map(({ id, name }) => ({ value: id, text: name }))}
            />
          </Details>
        )}
        <Button kind="secondary">{say(words.send)}</Button>
      </form>
    </Card>
  )
}

/** Every act on the task, from the ledger. */
export function HistoryCard({ history }: TaskPageProps) {
  const say = useSay()
  return (
    <Card title={say(words.history)}>
      <Timeline
        items={history.map(({ id, at, who, sentence, outcome }) => ({
          at: formatDateTime(at),
          dateTime: at.toISOString(),
          what: (
            <>
              {who} <a href={`/so-cai/${id}`}>{say(sentence)}</a>
              {outcome && ` (${say(outcome)})`}
            </>
          ),
        }))}
      />
    </Card>
  )
}
