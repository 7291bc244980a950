import { grants, type OfficialViewer } from '../../core/identity/index.ts'
import type { WorkSource } from '../../core/worklist/index.ts'
import { sql } from '../../platform/database/index.ts'
import { type Text, t, useSay } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/index.ts'
import type { Work } from './deps.ts'
import { nameOf } from './lines.ts'
import { page as words } from './page-words.ts'
import { reachOf } from './reach.ts'
import type { State } from './rules/task.ts'
import { words as room } from './words.ts'

interface ToDo {
  title: string
  state: State
  by: string
}

const DATA = sql`jsonb_build_object('title', t.title, 'state', t.state, 'by', t.assigner_person_id)`
const DUE = sql`coalesce(t.due_at, 'infinity')`

/** Done from where it stands: what asks nothing of a person but that they do it. */
const deedOf = (id: string, state: State) => {
  const [path, name] = state === 'assigned' ? ['nhan', words.deeds.accept.name] : ['bat-dau', words.deeds.begin.name]
  if (state === 'inProgress') return undefined
  return (back: string) => <OneDeed action={`/nhiem-vu/${id}/${path}`} name={name as Text} back={back} />
}

function OneDeed({ action, name, back }: { action: string; name: Text; back: string }) {
  const say = useSay()
  return (
    <form method="post" action={action} class="camlo-inline">
      <input type="hidden" name="ve" value={back} />
      <Button kind="secondary">{say(name)}</Button>
    </form>
  )
}

/** Tasks somebody has to accept, do, or do again. */
const toDo = ({ localityId }: Pick<Work, 'localityId'>): WorkSource<ToDo> => ({
  kind: 'task',
  name: t('Nhiệm vụ phải làm', 'Tasks to do'),
  rows: (official) => ({
    places: sql`unnest(${reachOf(official).personIds}::uuid[]) AS place (person_id)`,
    from: sql`tasks t`,
    where: sql`t.locality_id = ${localityId} AND t.lead_person_id = place.person_id AND t.closed_at IS NULL
      AND t.state IN ('assigned', 'accepted', 'inProgress', 'returned')`,
    id: sql`t.id`,
    dueAt: DUE,
    since: sql`t.assigned_at`,
    text: sql`t.title`,
    data: DATA,
  }),
  show: ({ id, data: { title, state, by } }, people) => {
    const deed = deedOf(id, state)
    return {
      title: t(title, title),
      note: room.states[state],
      from: t(nameOf(people, by), nameOf(people, by)),
      href: `/nhiem-vu/${id}`,
      ...(deed ? { deed } : {}),
    }
  },
})

/** The units somebody heads, by their own posts. */
const headed = ({ appointments }: OfficialViewer): string[] => [
  ...new Set(appointments.filter(({ role }) => grants('task.assign', role)).map(({ unitId }) => unitId)),
]

/** Tasks of a unit that its head has to give to somebody. */
const toGive = ({ localityId }: Pick<Work, 'localityId'>): WorkSource<ToDo> => ({
  kind: 'taskToGive',
  name: t('Nhiệm vụ của đơn vị chờ phân công', 'Tasks to give to people'),
  rows(official) {
    const units = headed(official)
    if (units.length === 0) return undefined
    return {
      places: sql`unnest(${units}::uuid[]) AS place (unit_id)`,
      from: sql`tasks t`,
      where: sql`t.locality_id = ${localityId} AND t.lead_unit_id = place.unit_id AND t.closed_at IS NULL AND t.lead_person_id IS NULL
        AND t.sent_back_at IS NULL AND t.state IN ('assigned', 'accepted', 'inProgress', 'returned')`,
      id: sql`t.id`,
      dueAt: DUE,
      since: sql`t.assigned_at`,
      text: sql`t.title`,
      data: DATA,
    }
  },
  show: ({ id, data: { title, state, by } }, people) => ({
    title: t(title, title),
    note: room.states[state],
    from: t(nameOf(people, by), nameOf(people, by)),
    href: `/nhiem-vu/${id}`,
  }),
})

interface ToAnswer extends ToDo {
  extension: boolean
  sentBack: boolean
  lead: string | null
}

/** Results, requests for more time and tasks sent back, that wait for their giver. */
const toAnswer = ({ localityId }: Pick<Work, 'localityId'>): WorkSource<ToAnswer> => ({
  kind: 'taskAnswer',
  name: t('Nhiệm vụ chờ tôi quyết định', 'Tasks that wait for my word'),
  rows(official) {
    const { postIds, personIds } = reachOf(official)
    if (!official.appointments.some(({ role }) => grants('task.assign', role))) return undefined
    return {
      places: sql`unnest(${postIds}::uuid[]) AS place (post_id)`,
      from: sql`tasks t`,
      where: sql`t.locality_id = ${localityId} AND t.assigner_post_id = place.post_id AND t.answer_by IS NOT NULL
        AND (t.lead_person_id IS NULL OR NOT t.lead_person_id = ANY (${personIds}::uuid[]))`,
      id: sql`t.id`,
      dueAt: sql`t.answer_by`,
      since: sql`coalesce(CASE WHEN t.state = 'submitted' THEN t.submitted_at END, t.extension_asked_at, t.sent_back_at)`,
      text: sql`t.title`,
      data: sql`jsonb_build_object('title', t.title, 'state', t.state, 'by', t.assigner_person_id, 'lead', t.lead_person_id,
        'extension', t.extension_asked_at IS NOT NULL, 'sentBack', t.sent_back_at IS NOT NULL)`,
    }
  },
  show: ({ id, data: { title, extension, sentBack, lead } }, people) => ({
    title: t(title, title),
    note: extension ? words.extensionAsked : sentBack ? words.sentBack : words.owedKinds.submitted,
    ...(lead ? { from: t(nameOf(people, lead), nameOf(people, lead)) } : {}),
    href: `/nhiem-vu/${id}`,
  }),
})

interface Named {
  task: string
  title: string
  body: string
  by: string
}

/** Comments that name somebody, until they have seen them. */
const named = ({ localityId }: Pick<Work, 'localityId'>): WorkSource<Named> => ({
  kind: 'taskMention',
  name: t('Được nhắc trong trao đổi', 'Named in a discussion'),
  rows: ({ personId }) => ({
    from: sql`task_mentions m JOIN task_comments c ON c.locality_id = m.locality_id AND c.id = m.comment_id
      JOIN tasks t ON t.locality_id = m.locality_id AND t.id = m.task_id`,
    where: sql`m.locality_id = ${localityId} AND m.person_id = ${personId} AND m.seen_at IS NULL`,
    id: sql`m.comment_id`,
    dueAt: sql`'infinity'::timestamptz`,
    since: sql`c.written_at`,
    text: sql`t.title`,
    data: sql`jsonb_build_object('task', t.id, 'title', t.title, 'body', left(c.body, 200), 'by', c.written_by)`,
  }),
  show: ({ data: { task, title, body, by } }, people) => ({
    title: t(title, title),
    note: t(body, body),
    from: t(nameOf(people, by), nameOf(people, by)),
    href: `/nhiem-vu/${task}#trao-doi`,
  }),
})

/** What of this room waits for a person. */
export const waitingTasks = (work: Pick<Work, 'localityId'>): readonly WorkSource[] => [
  toDo(work) as WorkSource,
  toGive(work) as WorkSource,
  toAnswer(work) as WorkSource,
  named(work) as WorkSource,
]
