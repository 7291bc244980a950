import { nearUntil, timeliness } from '../../../core/calendar/index.ts'
import { batcher } from '../../../platform/batch.ts'
import { sql } from '../../../platform/database/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'
import { type ProcedureVersion, stopAt } from '../../procedures/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office, Staff } from '../office.ts'
import { DOSSIER_COLUMNS, type DossierRow } from '../rows.ts'
import { DOSSIER_CODE, otherSpelling, tidyCode } from '../rules/dossier-code.ts'
import { readProvisional } from '../rules/provisional.ts'
import { returnUnitOf } from '../rules/routing.ts'
import { datedStages } from '../rules/stage-dates.ts'
import { NATIONAL_CODE } from '../rules/status.ts'
import { type Action, actionsFrom } from '../rules/transitions.ts'
import { citizenMay } from '../rules/who-may.ts'
import { positionOf } from '../scene.ts'
import type { PartView, PublicStep, PublicView, ResultView } from '../views.ts'
import { findBySecret } from './by-secret.ts'
import { findParts } from './parts.ts'
import { findProvisional } from './provisional.ts'
import { publicPart, type Today, viewParts } from './view-parts.ts'

interface PublicRow {
  code: string
  status: PublicView['status']
  procedureVersionId: string
  receivingUnitId: string
  decidingUnitId: string
  returnUnitId: string | null
  arrivedAt: Date | null
  queueUnitId: string | null
  stepKey: string
  submittedAt: Date
  receivedAt: Date | null
  legalDueAt: Date | null
  dueProvisional: boolean
  apologyDueAt: Date | null
  finishedAt: Date | null
  returnedAt: Date | null
  clockStartedAt: Date | null
  running: boolean
  hasResult: boolean
  id: string
  wholeCode: string | null
}

/**
 * The public look-up by code: where a dossier stands, and nothing of whose it is. Those who look at the same moment share
 * one query. Make one for each process.
 */
export function createLookup(office: Office): (code: string) => Promise<PublicView | undefined> {
  const find = batcher((codes: string[]) => findTogether(office, codes), { max: 256, inFlight: 4 })
  return async (typed) => {
    const slip = readProvisional(typed) && (await findProvisional(office, typed))
    const code = slip?.code ?? tidyCode(typed)
    if (!DOSSIER_CODE.test(code)) return undefined
    const other = otherSpelling(code)
    return (await find(code)) ?? (other === undefined ? undefined : find(other))
  }
}

async function findTogether(office: Office, codes: string[]): Promise<(PublicView | undefined)[]> {
  const [staff, time] = await Promise.all([office.staff(), office.workingTime()])
  const rows = await office.db.many(sql<PublicRow>`
    SELECT d.code, d.status, d.procedure_version_id, d.receiving_unit_id, d.deciding_unit_id, d.return_unit_id,
      d.arrived_at, d.queue_unit_id, d.step_key, d.submitted_at,
      d.received_at, d.legal_due_at, d.due_provisional, d.apology_due_at, d.finished_at, d.returned_at, d.clock_started_at,
      isfinite(d.queue_due_at) AS running, d.status IN ('resolved', 'returned') AS has_result, d.id,
      (SELECT w.code FROM dossiers w WHERE w.locality_id = d.locality_id AND w.id = d.parent_id) AS whole_code
    FROM dossiers d WHERE d.locality_id = ${office.localityId} AND d.code = ANY (${codes}::text[])`)
  const now = office.clock.now()
  const near = nearUntil(time, now)
  const views = await Promise.all(rows.map((row) => viewPublicly(office, staff, row, { staff, time, now, near })))
  const byCode = new Map(views.map((view) => [view.code, view]))
  return codes.map((code) => byCode.get(code))
}

async function viewPublicly(office: Office, staff: Staff, row: PublicRow, today: Today): Promise<PublicView> {
  const { now, near, time } = today
  const version = await office.getVersion(row.procedureVersionId)
  const {
    procedureVersionId: _,
    id,
    receivingUnitId,
    decidingUnitId,
    returnUnitId: __,
    queueUnitId,
    stepKey,
    ...shown
  } = row
  const { running, clockStartedAt, ...rest } = shown
  // Only what may have parts is asked for them.
  const parts = version.steps.some(({ parallel, linked }) => parallel || linked)
    ? await viewParts(office, version, stepKey, await findParts(office.db, office.localityId, id), today)
    : []
  const step = version.steps.find(({ key }) => key === stepKey)
  const nameOf = (id: string) => ({ id, name: staff.findUnit(id)?.name ?? t('—', '—') })
  const stands = running ? timeliness(row.legalDueAt, now, near) : 'inTime'
  return {
    ...rest,
    nationalCode: NATIONAL_CODE[row.status],
    procedureName: version.name,
    procedureSlug: version.slug,
    receivingUnit: nameOf(receivingUnitId),
    decidingUnit: nameOf(decidingUnitId),
    returnUnit: nameOf(staff.counterOf(returnUnitOf(row))),
    unit: queueUnitId ? nameOf(queueUnitId) : null,
    stepName: queueUnitId ? (step?.name ?? null) : null,
    steps: stepsOf(version, row, stands, parts).map(({ unitId, role, ...each }) => ({
      ...each,
      unit: nameOf(staff.placeOf({ unitId, role }, decidingUnitId).unitId),
    })),
    stages: ENDED_EARLY.has(row.status) ? [] : datedStages(time, version, clockStartedAt, row.legalDueAt),
    timeliness: stands,
    parts: parts.map(publicPart),
  }
}

const ENDED_EARLY: ReadonlySet<PublicView['status']> = new Set(['not_accepted', 'stopped'])

/** The steps of its way, each done, going on or still ahead. */
function stepsOf(
  { steps }: ProcedureVersion,
  { status, stepKey, decidingUnitId, ...row }: PublicRow,
  stands: PublicView['timeliness'],
  parts: readonly PartView[],
): (Omit<PublicStep, 'unit'> & { unitId: string; role: string })[] {
  if (ENDED_EARLY.has(status)) return []
  const here = status === 'returned' ? [] : stopAt(steps, stepKey)
  const at = status === 'returned' ? steps.length : steps.findIndex(({ key }) => key === here[0]?.key)
  const current = stands === 'late' ? 'late' : 'current'
  const branchDone = (key: string) =>
    here.length > 1 && parts.findLast((part) => part.kind === 'branch' && part.key === key)?.status === 'returned'
  return steps.map((step, index) => ({
    name: step.name,
    role: step.role,
    unitId: step.unitId ?? (step.role === 'returnDesk' ? returnUnitOf(row) : decidingUnitId),
    state: index < at || branchDone(step.key) ? 'done' : here.includes(step) ? current : 'ahead',
  }))
}

/** What the person who knows the second secret may see and do. */
export interface OwnDossier {
  id: string
  results: Omit<ResultView, 'signedBy'>[]
  /** The codes of its parts that wait for the person to complete them. */
  incompleteParts: { code: string; name: Text }[]
  actions: Action[]
  /** What is asked for, while a supplement is waited for. */
  supplement: { items: string[]; reason: string } | null
}

export async function openBySecret(office: Office, code: string, secret: string): Promise<Answer<OwnDossier>> {
  const { db, localityId } = office
  const id = await findBySecret(office, code, secret)
  if (id === undefined) return refused('wrong_secret')
  const [dossier, files, supplement, waitingParts] = await Promise.all([
    db.one(sql<DossierRow>`SELECT ${DOSSIER_COLUMNS} FROM dossiers d WHERE locality_id = ${localityId} AND id = ${id}`),
    db.many(sql<{ fileId: string; addedAt: Date; versionId: string; own: boolean }>`
      SELECT r.file_id, r.added_at, d.procedure_version_id AS version_id, d.id = ${id} AS own
      FROM dossier_results r JOIN dossiers d ON d.locality_id = r.locality_id AND d.id = r.dossier_id
      WHERE r.locality_id = ${localityId} AND r.dossier_id = ANY (ARRAY(
        SELECT ${id}::uuid UNION ALL SELECT p.id FROM dossiers p WHERE p.locality_id = ${localityId} AND p.parent_id = ${id}))
      ORDER BY r.added_at`),
    db.first(sql<{ items: string[]; reason: string }>`
      SELECT items, body AS reason FROM dossier_notes
      WHERE locality_id = ${localityId} AND dossier_id = ${id} AND verb = 'requestSupplement'
      ORDER BY written_at DESC LIMIT 1`),
    db.many(sql<{ code: string; versionId: string }>`
      SELECT code, procedure_version_id AS version_id FROM dossiers
      WHERE locality_id = ${localityId} AND parent_id = ${id} AND status = 'awaiting_supplement' ORDER BY id`),
  ])
  const nameOf = async (versionId: string) => (await office.getVersion(versionId)).name
  const results = await Promise.all(
    files.map(async ({ versionId, own, ...file }) => ({ ...file, of: own ? null : await nameOf(versionId) })),
  )
  const incompleteParts = await Promise.all(
    waitingParts.map(async (part) => ({ code: part.code, name: await nameOf(part.versionId) })),
  )
  const position = positionOf(dossier, await office.getVersion(dossier.procedureVersionId))
  const actions = actionsFrom(dossier.status).filter((action) => action !== 'rate' && citizenMay(action, position).ok)
  const waiting = dossier.status === 'awaiting_supplement'
  return {
    ok: true,
    value: { id, results, incompleteParts, actions, supplement: waiting ? (supplement ?? null) : null },
  }
}
