import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import type { TaskState } from '../queries/states.ts'
import { words } from '../words.ts'

/** How a task stands: colour, shape and word. */
export function TaskStateTag({ task: { tone, shape, word } }: { task: Pick<TaskState, 'tone' | 'shape' | 'word'> }) {
  const say = useSay()
  return (
    <Tag tone={tone}>
      <span aria-hidden="true">{shape} </span>
      {say(word)}
    </Tag>
  )
}

/** A task in a line of another room: its name, how it stands, by when, and how far it is. */
export function TaskStateLine({ task, linked = true }: { task: TaskState; linked?: boolean }) {
  const say = useSay()
  const { title, href, state, dueAt, progress, progressBasis } = task
  return (
    <>
      {linked ? <a href={href}>{title}</a> : title}
      <span class="camlo-line">
        <TaskStateTag task={task} />{' '}
        <span class="camlo-muted">
          {[say(words.states[state]), dueAt && formatDate(dueAt), `${progress} %`].filter(Boolean).join(' · ')}
          {progressBasis === 'typed' && ` (${say(words.typed)})`}
        </span>
      </span>
    </>
  )
}
