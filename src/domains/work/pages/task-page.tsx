import { formatDate, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Banner, ErrorSummary, Inset, Tag, Title } from '../../../ui/index.ts'
import { page as words } from '../page-words.ts'
import { isWorkedOn } from '../rules/task.ts'
import { words as room } from '../words.ts'
import { ClocksCard } from './clocks-card.tsx'
import { ContentCard, OwesCard, PromiseCard, WhoCard } from './content-cards.tsx'
import { DeedCard, type Failed } from './deed-card.tsx'
import { NeedsCard, PartsCard } from './family-cards.tsx'
import { TaskStateTag } from './state.tsx'
import { HistoryCard, TalkCard } from './talk-cards.tsx'
import type { TaskPageProps } from './task-view.ts'
import { ChecklistCard, FilesCard, ResultsCard } from './work-cards.tsx'

/** Everything of one task: which promise it serves, how it stands, who does what, and what this person may do now. */
export function TaskPage(props: TaskPageProps) {
  const say = useSay()
  const lang = useLang()
  const { line, done, failed, deeds } = props
  const { task, state } = line
  return (
    <>
      <BackLink href="/nhiem-vu">{say(words.backToList)}</BackLink>
      <ErrorSummary errors={summaryOf(failed)} />
      {done && (
        <Banner>
          <p data-draft-done={failed ? undefined : 'task'}>{say(done)}</p>
        </Banner>
      )}
      <Title caption={task.relation ? say(room.relations[task.relation]) : say(words.task)}>{task.title}</Title>
      <p>
        <TaskStateTag task={state} /> <Tag>{say(room.states[task.state])}</Tag>{' '}
        {task.priority !== 'normal' && (
          <Tag tone={task.priority === 'urgent' ? 'late' : 'near'}>{say(room.priorities[task.priority])}</Tag>
        )}{' '}
        {task.dueAt && (
          <span class="camlo-nowrap">
            {say(words.due)}: <b>{formatDate(task.dueAt)}</b> ·{' '}
          </span>
        )}
        <span class="camlo-nowrap">
          {say(words.progress)}: {formatNumber(task.progress, lang)} %
          {task.progressBasis === 'typed' && ` (${say(words.typed)})`}
        </span>
      </p>
      {task.sentBackAt && (
        <Inset>
          <b>{say(words.sentBack)}</b> ({formatDate(task.sentBackAt)}): {task.sentBackReason}
        </Inset>
      )}
      {props.lacksAxis && isWorkedOn(task.state) && deeds.includes('edit') && <Inset>{say(words.lacksAxis)}</Inset>}
      <div class="camlo-two camlo-two--desk">
        <div>
          <DeedCard {...props} />
          <WhoCard {...props} />
          <OwesCard {...props} />
        </div>
        <div>
          <PromiseCard {...props} />
          <ContentCard {...props} />
          <ClocksCard {...props} />
          <PartsCard {...props} />
          <NeedsCard {...props} />
          <ChecklistCard {...props} />
          <ResultsCard {...props} />
          <FilesCard {...props} />
          <TalkCard {...props} />
          <HistoryCard {...props} />
        </div>
      </div>
    </>
  )
}

/** Links of the summary lead to the form's own fields. */
const summaryOf = (failed: Failed | undefined) =>
  failed
    ? Object.fromEntries(
        Object.entries(failed.errors).map(([field, text]) => [
          field === 'main' ? 'xu-ly' : `${failed.deed}-${field}`,
          text,
        ]),
      )
    : {}
