import { t, useSay } from '../../../platform/i18n/index.ts'
import { Card } from '../../../ui/index.ts'
import type { TargetCard } from '../../resolutions/index.ts'
import type { Work } from '../deps.ts'
import { tasksServing } from '../queries/states.ts'
import { reachOf } from '../reach.ts'
import { TaskStateLine } from './state.tsx'

const words = {
  title: t('Nhiệm vụ thực hiện chỉ tiêu', 'Tasks that serve it'),
  all: t('Xem tất cả', 'See all'),
}

const MOST = 6

/** On a target's page: the tasks of the year that serve it, as far as the official may see them, open ones and those nearest due first. */
export const targetTasks =
  ({ db, clock, localityId }: Pick<Work, 'db' | 'clock' | 'localityId'>): TargetCard =>
  async ({ id, year }, official) => {
    const asked = { year, now: clock.now(), limit: MOST }
    const tasks = await tasksServing(db, localityId, id, reachOf(official), asked)
    return tasks.length === 0 ? null : <Tasks tasks={tasks} all={`/nhiem-vu?xem=unit&tinh-trang=all&chi-tieu=${id}`} />
  }

function Tasks({ tasks, all }: { tasks: Awaited<ReturnType<typeof tasksServing>>; all: string }) {
  const say = useSay()
  return (
    <Card title={say(words.title)}>
      <ul class="camlo-list">
        {tasks.map((task) => (
          <li key={task.id}>
            <TaskStateLine task={task} />
          </li>
        ))}
      </ul>
      <p>
        <a href={all}>{say(words.all)}</a>
      </p>
    </Card>
  )
}
