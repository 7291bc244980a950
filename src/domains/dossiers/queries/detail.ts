import { nearUntil, timeLeft, timeliness } from '../../../core/calendar/index.ts'
import { type Act, timelineOf } from '../../../core/ledger/index.ts'
import { sql } from '../../../platform/database/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office, Staff, UnitRef } from '../office.ts'
import { DOSSIER_COLUMNS, type DossierRow, findPauses, findRuns, type RunRow } from '../rows.ts'
import { handlingOf, type Part } from '../rules/handling.ts'
import { returnUnitOf, stepsBack } from '../rules/routing.ts'
import { NATIONAL_CODE } from '../rules/status.ts'
import { ACTIONS, NEXT } from '../rules/transitions.ts'
import { mayAct, type Official } from '../rules/who-may.ts'
import { isUnderWay, positionNow } from '../scene.ts'
import { verbs } from '../verbs.ts'
import type {
  ActionView,
  DossierView,
  DueDateView,
  LatenessView,
  PaperView,
  PersonRef,
  ResultView,
  RunView,
} from '../views.ts'
import { findApplicant } from './applicants.ts'
import { familyOf, findPartRuns, findParts, findWhole, type PartRow, type WholeRow } from './parts.ts'
import { unitsInReach } from './reach.ts'
import { viewParts } from './view-parts.ts'

const unitRef = (staff: Staff, id: string): UnitRef => ({ id, name: staff.findUnit(id)?.name ?? t('—', '—') })

const personRef = (staff: Staff, id: string | null): PersonRef | null =>
  id === null ? null : { id, name: staff.nameOf(id) ?? '—' }

function viewRun(staff: Staff, version: ProcedureVersion, run: RunRow): RunView {
  const { unitId, personId, legalPeriod: _, ...rest } = run
  const step = version.steps.find(({ key }) => key === run.stepKey)
  return {
    ...rest,
    stepName: step?.name ?? t(run.stepKey, run.stepKey),
    unit: unitRef(staff, unitId),
    person: personRef(staff, personId),
  }
}

/** What a unit has to do with a dossier. */
const as = (part: Part) => (unitId: string) => ({ unitId, part })

interface Children {
  papers: PaperView[]
  dueDates: DueDateView[]
  lateness: (Omit<LatenessView, 'unit'> & { unitId: string })[]
  results: (Omit<ResultView, 'signedBy' | 'of'> & { signedBy: string | null; dossierId: string })[]
  rating: { stars: number | null; ratedAt: Date | null } | undefined
}

/** The small tables of a dossier; sent together, so that they cost one round trip. */
async function findChildren({ db, localityId }: Office, id: string): Promise<Children> {
  const [papers, dueDates, lateness, results, rating] = await Promise.all([
    db.many(sql<PaperView>`
      SELECT id, name, kind, quantity, received, digitised, held_paper_id, kept_as, file_id, file_name FROM dossier_papers
      WHERE locality_id = ${localityId} AND dossier_id = ANY (${familyOf(localityId, id)}) ORDER BY position, id`),
    db.many(sql<DueDateView>`
      SELECT cause, due_at, due_on, provisional, explanation, set_at FROM dossier_due_dates
      WHERE locality_id = ${localityId} AND dossier_id = ${id} ORDER BY set_at, id`),
    db.many(sql<Children['lateness'][number]>`
      SELECT unit_id, step_key, cause, working_minutes FROM dossier_lateness
      WHERE locality_id = ${localityId} AND dossier_id = ${id} ORDER BY charged_at, id`),
    db.many(sql<Children['results'][number]>`
      SELECT file_id, added_at, signed_by, dossier_id FROM dossier_results
      WHERE locality_id = ${localityId} AND dossier_id = ANY (${familyOf(localityId, id)}) ORDER BY added_at`),
    db.first(sql<{ stars: number | null; ratedAt: Date | null }>`
      SELECT stars, rated_at FROM ratings WHERE locality_id = ${localityId} AND dossier_id = ${id}`),
  ])
  return { papers, dueDates, lateness, results, rating }
}

/** A dossier's whole, its parts and who had them; nothing where it has neither. */
interface Family {
  whole: WholeRow | undefined
  parts: PartRow[]
  /** The runs of the whole and of branches, which belong to one way. */
  runs: RunRow[]
  acts: Act[]
}

/** The acts of a part that belong to its whole's story. */
const TOLD_OF_PARTS: ReadonlySet<string> = new Set(
  [verbs.beginPart, verbs.finishPart, verbs.refusePart, verbs.stopPart, verbs.endPart].map(({ name }) => name),
)

/** As the ledger has them: by when they happened, then as they were recorded. */
const inTime = (one: Act, other: Act): number =>
  +one.occurredAt - +other.occurredAt ||
  one.epoch - other.epoch ||
  Number(BigInt(one.xid) - BigInt(other.xid)) ||
  one.number - other.number

async function findFamily({ db, localityId }: Office, dossier: DossierRow, version: ProcedureVersion): Promise<Family> {
  const { id, parentId, partKind } = dossier
  if (parentId === null && !version.steps.some(({ parallel, linked }) => parallel || linked))
    return { whole: undefined, parts: [], runs: [], acts: [] }
  const wholeId = partKind === 'branch' && parentId ? parentId : id
  const [whole, parts, ofWhole, ofParts, wholeActs] = await Promise.all([
    parentId === null ? undefined : findWhole(db, localityId, parentId),
    findParts(db, localityId, wholeId),
    wholeId === id ? [] : findRuns(db, localityId, wholeId),
    findPartRuns(db, localityId, wholeId),
    partKind === 'branch' && parentId ? timelineOf(db, parentId) : [],
  ])
  const others = parts.filter((part) => part.id !== id)
  const partActs = await Promise.all(others.map((part) => timelineOf(db, part.id)))
  return {
    whole,
    parts,
    runs: [...ofWhole, ...ofParts.filter((run) => run.partKind === 'branch' && run.partId !== id)],
    acts: [...wholeActs, ...partActs.flat().filter(({ verb }) => TOLD_OF_PARTS.has(verb))],
  }
}

/** What the status allows, with what this official may do of it and why not the rest. */
function viewActions(
  official: Official,
  dossier: DossierRow,
  version: ProcedureVersion,
  { staff, withPost }: { staff: Staff; withPost: boolean },
): ActionView[] {
  const position = positionNow(dossier, version, staff)
  return ACTIONS.filter((action) => NEXT[dossier.status][action] !== undefined && action !== 'rate').map((action) => {
    const may = mayAct(official, action, position)
    if (may.ok && action === 'returnResult' && withPost) return { action, allowed: false, whyNot: 'with_post' }
    return { action, allowed: may.ok, whyNot: may.ok ? null : may.reason }
  })
}

/**
 * Everything a dossier's page shows. Personal data is masked unless a unit of the official handles the dossier.
 *
 * @returns `not_yours` when no unit the official's posts reach has anything to do with it
 */
export async function getDossier(office: Office, official: Official, id: string): Promise<Answer<DossierView>> {
  const { db, localityId } = office
  const [dossier, ownRuns, pauses, children, ownActs, time, staff] = await Promise.all([
    db.first(
      sql<DossierRow>`SELECT ${DOSSIER_COLUMNS} FROM dossiers d WHERE locality_id = ${localityId} AND id = ${id}`,
    ),
    findRuns(db, localityId, id),
    findPauses(db, localityId, id),
    findChildren(office, id),
    timelineOf(db, id),
    office.workingTime(),
    office.staff(),
  ])
  if (!dossier) return refused('not_found')
  const version = await office.getVersion(dossier.procedureVersionId)
  const family = await findFamily(office, dossier, version)
  const runs = [...ownRuns, ...family.runs].sort((one, other) => +one.startedAt - +other.startedAt)
  const timeline = family.acts.length === 0 ? ownActs : [...ownActs, ...family.acts].sort(inTime)
  const concerned = [
    ...[dossier, family.whole, ...family.parts].flatMap((each) => each?.decidingUnitId ?? []).map(as('deciding')),
    ...[dossier.queueUnitId, ...family.parts.map((part) => part.queueUnitId)].flatMap((id) => id ?? []).map(as('step')),
    ...runs.map(({ unitId }) => unitId).map(as('step')),
    as('receiving')(dossier.receivingUnitId),
  ]
  const inReach = new Set(unitsInReach(official))
  if (!concerned.some(({ unitId }) => inReach.has(unitId))) return refused('not_yours')
  const handling = handlingOf(concerned, dossier.queueRole !== null)
  const handles = official.appointments.some(({ unitId }) => handling.has(unitId))

  const applicant = await findApplicant(db, localityId, dossier.applicantId, handles)
  if (!applicant) return refused('not_found')
  const now = office.clock.now()
  const { queueUnitId, queueRole } = dossier
  const runningStatus = dossier.beforeWithdrawal ?? dossier.status
  const running = ['submitted', 'accepted', 'processing'].includes(runningStatus)
  const dueAt = running ? (dossier.legalDueAt ?? dossier.stepDueAt) : null
  const near = nearUntil(time, now)
  const [wholeVersion, withPost = false, parts] = await Promise.all([
    family.whole && office.getVersion(family.whole.versionId),
    dossier.status === 'resolved' ? office.withPost?.(db, dossier.id) : false,
    viewParts(office, version, family.whole?.stepKey ?? dossier.stepKey, family.parts, { staff, time, now, near }),
  ])
  return {
    ok: true,
    value: {
      id: dossier.id,
      code: dossier.code,
      version: dossier.version,
      status: dossier.status,
      nationalCode: NATIONAL_CODE[dossier.status],
      channel: dossier.channel,
      procedure: version,
      applicant,
      form: handles ? (dossier.formData ?? {}) : {},
      receivingUnit: unitRef(staff, dossier.receivingUnitId),
      decidingUnit: unitRef(staff, dossier.decidingUnitId),
      returnUnit: unitRef(staff, staff.counterOf(returnUnitOf(dossier))),
      arrivedAt: dossier.arrivedAt,
      underWay: isUnderWay(dossier),
      stepKey: dossier.stepKey,
      holder:
        queueUnitId && queueRole
          ? { unit: unitRef(staff, queueUnitId), role: queueRole, assignee: personRef(staff, dossier.assigneeId) }
          : null,
      sets: dossier.sets,
      feeDong: dossier.feeDong,
      feePaidAt: dossier.feePaidAt,
      submittedAt: dossier.submittedAt,
      receivedAt: dossier.receivedAt,
      receivedBy: personRef(staff, dossier.receivedBy),
      legalDueAt: dossier.legalDueAt,
      legalDueOn: dossier.legalDueOn,
      dueProvisional: dossier.dueProvisional,
      stepDueAt: dossier.stepDueAt,
      apology:
        dossier.apologisedAt && dossier.apologyDueAt
          ? { at: dossier.apologisedAt, newDueAt: dossier.apologyDueAt }
          : null,
      supplements: dossier.supplements,
      finishedAt: dossier.finishedAt,
      returnedAt: dossier.returnedAt,
      workedMinutes: dossier.workedMinutes,
      lateMinutes: dossier.lateMinutes,
      timeliness: timeliness(dueAt, now, near),
      timeLeft: dueAt && timeLeft(time, dueAt, now),
      papers: children.papers,
      whole:
        family.whole && wholeVersion && dossier.partKind
          ? { id: family.whole.id, code: family.whole.code, kind: dossier.partKind, name: wholeVersion.name }
          : null,
      parts: dossier.partKind === 'branch' ? parts.filter(({ id: partId }) => partId !== dossier.id) : parts,
      runs: runs.map((run) => viewRun(staff, version, run)),
      pauses,
      dueDates: children.dueDates,
      lateness: children.lateness.map(({ unitId, ...rest }) => ({ ...rest, unit: unitRef(staff, unitId) })),
      results: children.results.map(({ signedBy, dossierId, ...rest }) => ({
        ...rest,
        of: parts.find((part) => part.id === dossierId)?.name ?? null,
        signedBy: personRef(staff, signedBy),
      })),
      rating: children.rating ?? null,
      timeline,
      actions: viewActions(official, dossier, version, { staff, withPost }),
      earlierSteps: stepsBack(version.steps, dossier.stepKey, runs).map((run) => ({
        key: run.stepKey,
        name: viewRun(staff, version, run).stepName,
        unit: unitRef(staff, run.unitId),
        person: personRef(staff, run.personId),
      })),
      colleagues:
        queueUnitId && queueRole
          ? staff.holders(queueUnitId, queueRole).map(({ personId, name }) => ({ id: personId, name }))
          : [],
    },
  }
}
