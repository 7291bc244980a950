import type { OfficialViewer } from '../../core/identity/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { failures, Refusal } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { findTaskStates, type TaskState } from '../work/index.ts'
import { type Standing, standingOf } from './access.ts'
import type { Desk } from './deps.ts'
import { type Named, namedOf } from './people.ts'
import { type Clash, clashesOf } from './queries/agenda.ts'
import {
  type Conclusion,
  conclusionsOf,
  filesOf,
  findMeeting,
  type Invited,
  invitedTo,
  type Meeting,
  type MeetingFile,
} from './queries/meetings.ts'

export interface InvitedLine extends Invited {
  person: Named
  unit: Text
  substitute: Named | null
}

export interface ConclusionLine extends Conclusion {
  lead: Text | null
  person: string | null
}

export interface ClashLine extends Clash {
  name: string
}

/** A meeting with the names of what its keys stand for, as one official sees it. */
export interface MeetingView {
  meeting: Meeting
  unit: Text
  chair: Named
  secretary: Named | null
  plannedBy: string
  people: InvitedLine[]
  files: MeetingFile[]
  conclusions: ConclusionLine[]
  clashes: ClashLine[]
  /** How the tasks of confirmed conclusions stand, by their keys. */
  tasks: ReadonlyMap<string, TaskState>
  standing: Standing
  now: Date
}

const unitOf = (people: Organization, id: string): Text => people.findUnit(id)?.name ?? { vi: '—', en: '—' }

/** @throws Refusal 404 for what isn't there, or isn't this official's to see */
export async function viewOf(desk: Desk, viewer: OfficialViewer, id: string): Promise<MeetingView> {
  const [meeting, invited, files, conclusions, people] = await Promise.all([
    findMeeting(desk, id),
    invitedTo(desk, id),
    filesOf(desk, id),
    conclusionsOf(desk, id),
    desk.organization(),
  ])
  const standing = meeting && standingOf(viewer, meeting, invited)
  if (!meeting || !standing?.sees) throw new Refusal(404, 'not_found', failures.notFound)
  const now = desk.clock.now()
  const mayClash =
    standing.manages && (meeting.state === 'planned' || meeting.state === 'called') && meeting.startsAt > now
  const going = invited
    .filter(({ answer }) => answer !== 'declined')
    .map(({ personId, substituteId }) => substituteId ?? personId)
  const taskIds = conclusions.flatMap(({ taskId }) => (taskId ? [taskId] : []))
  const tasks = await findTaskStates(desk.db, desk.localityId, taskIds, now)
  const clashes = mayClash ? await clashesOf(desk, going, meeting) : []
  return {
    meeting,
    unit: unitOf(people, meeting.unitId),
    chair: namedOf(people, meeting.chairId, now),
    secretary: meeting.secretaryId === null ? null : namedOf(people, meeting.secretaryId, now),
    plannedBy: namedOf(people, meeting.plannedBy, now).name,
    people: invited.map((each) => ({
      ...each,
      person: namedOf(people, each.personId, now),
      unit: unitOf(people, each.unitId),
      substitute: each.substituteId === null ? null : namedOf(people, each.substituteId, now),
    })),
    files,
    conclusions: conclusions.map((each) => ({
      ...each,
      lead: each.leadUnitId === null ? null : unitOf(people, each.leadUnitId),
      person: each.leadPersonId === null ? null : namedOf(people, each.leadPersonId, now).name,
    })),
    clashes: clashes.map((each) => ({ ...each, name: namedOf(people, each.personId, now).name })),
    tasks,
    standing,
    now,
  }
}
