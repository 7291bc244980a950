import type { WorkingTime } from '../../../core/calendar/index.ts'
import { type Timeliness, timeLeft, timeliness } from '../../../core/calendar/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import { type ProcedureVersion, stopAt } from '../../procedures/index.ts'
import type { Office, Staff } from '../office.ts'
import type { PartView, PublicPart } from '../views.ts'
import type { PartRow } from './parts.ts'

/** What is known of the day on which parts are looked at. */
export interface Today {
  staff: Staff
  time: WorkingTime
  now: Date
  near: Date
}

/** When a part is due: a branch by its step, a linked procedure by its own limit. */
const dueOf = ({ kind, legalDueAt, stepDueAt }: PartRow): Date | null => (kind === 'branch' ? stepDueAt : legalDueAt)

/** The parts of a dossier as they last stood, and those still to be begun, in the order the procedure names them. */
export async function viewParts(
  office: Office,
  version: ProcedureVersion,
  stepKey: string,
  parts: readonly PartRow[],
  today: Today,
): Promise<PartView[]> {
  const order = version.steps.flatMap(({ key, linked }) => [key, ...(linked ?? []).map(({ slug }) => slug)])
  const inOrder = parts.toSorted(
    (one, other) => +one.begunAt - +other.begunAt || order.indexOf(one.key) - order.indexOf(other.key),
  )
  const begun = await Promise.all(inOrder.map((part) => viewPart(office, version, part, today)))
  const linked = version.steps.find(
    (step) => step.linked?.length && stopAt(version.steps, stepKey).includes(step),
  )?.linked
  const on = today.time.dateOf(today.now)
  const ahead = (linked ?? []).filter(({ slug }) => parts.every(({ key }) => key !== slug))
  const names = await Promise.all(ahead.map(({ slug }) => office.findProcedure(slug, on)))
  return [
    ...begun,
    ...ahead.map(
      ({ slug }, index): PartView => ({
        id: null,
        code: null,
        kind: 'linked',
        key: slug,
        name: names[index]?.name ?? t(slug, slug),
        status: 'ahead',
        stepName: null,
        unit: null,
        person: null,
        dueAt: null,
        timeliness: 'inTime',
        timeLeft: null,
        endedAt: null,
        lateMinutes: 0,
      }),
    ),
  ]
}

async function viewPart(office: Office, whole: ProcedureVersion, part: PartRow, today: Today): Promise<PartView> {
  const { staff, time, now, near } = today
  const version = part.kind === 'branch' ? whole : await office.getVersion(part.versionId)
  const step = version.steps.find(({ key }) => key === part.stepKey)
  const dueAt = part.running ? dueOf(part) : null
  const unitId = part.queueUnitId ?? part.decidingUnitId
  return {
    id: part.id,
    code: part.code,
    kind: part.kind,
    key: part.key,
    name: part.kind === 'branch' ? (step?.name ?? t(part.key, part.key)) : version.name,
    status: part.status,
    stepName: part.queueUnitId && part.kind === 'linked' ? (step?.name ?? null) : null,
    unit: { id: unitId, name: staff.findUnit(unitId)?.name ?? t('—', '—') },
    person: part.assigneeId ? { id: part.assigneeId, name: staff.nameOf(part.assigneeId) ?? '—' } : null,
    dueAt,
    timeliness: timeliness(dueAt, now, near),
    timeLeft: dueAt && timeLeft(time, dueAt, now),
    endedAt: part.endedAt,
    lateMinutes: part.lateMinutes,
  }
}

/** The same to anybody: where each part stands, nothing of who has it. */
export const publicPart = ({ code, kind, name, status, stepName, unit, timeliness: stands }: PartView): PublicPart => ({
  code: kind === 'linked' ? code : null,
  name,
  status,
  stepName,
  unit,
  timeliness: stands satisfies Timeliness,
})
