import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, Details, Radios, TextInput } from '../../../ui/index.ts'
import { page as words } from '../page-words.ts'
import { TaskTable } from './list-page.tsx'
import { TaskStateLine } from './state.tsx'
import type { TaskPageProps } from './task-view.ts'

/** What was split off, and who helps. */
export function PartsCard({ parts }: TaskPageProps) {
  const say = useSay()
  if (parts.length === 0) return null
  return (
    <Card title={say(words.parts)}>
      <TaskTable lines={parts} view="unit" />
    </Card>
  )
}

/** What must be done first, and what waits for this. */
export function NeedsCard({ line: { task }, needs, neededBy, deeds, failed }: TaskPageProps) {
  const say = useSay()
  const mayChange = deeds.includes('depend')
  if (needs.length === 0 && neededBy.length === 0 && !mayChange) return null
  const mine = failed?.deed === 'depend' ? failed : undefined
  return (
    <Card title={say(words.needs)}>
      <ul class="camlo-todo">
        {needs.map(({ state }) => (
          <li key={state.id}>
            <span>
              <TaskStateLine task={state} />
            </span>
            {mayChange && (
              <form class="camlo-inline" method="post" action={`/nhiem-vu/${task.id}/bo-phai-xong-truoc`}>
                <input type="hidden" name="needsId" value={state.id} />
                <Button kind="secondary">
                  {say(words.remove)}
                  <span class="govuk-visually-hidden"> {state.title}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <Details summary={say(words.deeds.depend.name)} open={mine !== undefined}>
          <form method="post" action={`/nhiem-vu/${task.id}/phai-xong-truoc`}>
            {mine?.choices && mine.choices.length > 0 ? (
              <Radios
                name="task"
                id="depend-task"
                label={say(words.fields.task)}
                error={mine.errors.task}
                options={mine.choices.map(({ id, title, dueAt }) => ({
                  value: id,
                  text: title,
                  hint: dueAt ? formatDate(dueAt) : undefined,
                }))}
              />
            ) : (
              <TextInput
                name="task"
                id="depend-task"
                label={say(words.fields.task)}
                value={mine?.values.task}
                error={mine?.errors.task}
              />
            )}
            <Button kind="secondary">{say(words.deeds.depend.name)}</Button>
          </form>
        </Details>
      )}
      {neededBy.length > 0 && (
        <>
          <h3>{say(words.neededBy)}</h3>
          <ul class="camlo-list">
            {neededBy.map(({ state }) => (
              <li key={state.id}>
                <TaskStateLine task={state} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
