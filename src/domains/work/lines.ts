import { type LocalDate, localDateOf } from '../../core/calendar/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { stateOf, type TaskState } from './queries/states.ts'
import type { Task } from './queries/tasks.ts'

/** A task with the names of its keys, as lists show it. */
export interface TaskLine {
  task: Task
  state: TaskState
  leadUnit: Text
  leadPerson: string | null
  giver: string
  giverPost: Text
}

const UNKNOWN = t('—', '—')

/** The name of a post with its unit. */
export function postName(organization: Organization, postId: string): Text {
  const post = organization.findPost(postId)
  const unit = post && organization.findUnit(post.unitId)
  return post && unit ? t(`${post.title.vi}, ${unit.name.vi}`, `${post.title.en}, ${unit.name.en}`) : UNKNOWN
}

export const nameOf = (organization: Organization, personId: string | null): string =>
  (personId && organization.findOfficial(personId)?.fullName) || '—'

export const unitName = (organization: Organization, unitId: string): Text =>
  organization.findUnit(unitId)?.name ?? UNKNOWN

export const lineOf = (organization: Organization, task: Task, now: Date): TaskLine => ({
  task,
  state: stateOf(task, now),
  leadUnit: unitName(organization, task.leadUnitId),
  leadPerson: task.leadPersonId ? nameOf(organization, task.leadPersonId) : null,
  giver: nameOf(organization, task.assignerPersonId),
  giverPost: postName(organization, task.assignerPostId),
})

/** The local day of a deadline. */
export const dayOf = (at: Date | null): LocalDate | null => (at === null ? null : localDateOf(at))
