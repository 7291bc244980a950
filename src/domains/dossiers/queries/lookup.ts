import { batcher } from '../../../platform/batch.ts'
import { sql } from '../../../platform/database/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { Office, Staff } from '../office.ts'
import { DOSSIER_COLUMNS, type DossierRow } from '../rows.ts'
import { DOSSIER_CODE, otherSpelling, tidyCode } from '../rules/dossier-code.ts'
import { NATIONAL_CODE } from '../rules/status.ts'
import { nearUntil, timeliness } from '../rules/timeliness.ts'
import { type Action, actionsFrom } from '../rules/transitions.ts'
import { citizenMay } from '../rules/who-may.ts'
import { positionOf } from '../scene.ts'
import type { PublicStep, PublicView, ResultView } from '../views.ts'
import { findBySecret } from './by-secret.ts'

interface PublicRow {
  code: string
  status: PublicView['status']
  procedureVersionId: string
  receivingUnitId: string
  queueUnitId: string | null
  stepKey: string
  submittedAt: Date
  receivedAt: Date | null
  legalDueAt: Date | null
  dueProvisional: boolean
  apologyDueAt: Date | null
  finishedAt: Date | null
  returnedAt: Date | null
  running: boolean
  hasResult: boolean
}

/**
 * The public look-up by code: where a dossier stands, and nothing of whose it is. Those who look at the same moment share
 * one query. Make one for each process.
 */
export function createLookup(office: Office): (code: string) => Promise<PublicView | undefined> {
  const find = batcher((codes: string[]) => findTogether(office, codes), { max: 256, inFlight: 4 })
  return async (typed) => {
    const code = tidyCode(typed)
    if (!DOSSIER_CODE.test(code)) return undefined
    const other = otherSpelling(code)
    return (await find(code)) ?? (other === undefined ? undefined : find(other))
  }
}

async function findTogether(office: Office, codes: string[]): Promise<(PublicView | undefined)[]> {
  const [staff, time] = await Promise.all([office.staff(), office.workingTime()])
  const rows = await office.db.many(sql<PublicRow>`
    SELECT d.code, d.status, d.procedure_version_id, d.receiving_unit_id, d.queue_unit_id, d.step_key, d.submitted_at,
      d.received_at, d.legal_due_at, d.due_provisional, d.apology_due_at, d.finished_at, d.returned_at,
      isfinite(d.queue_due_at) AS running, d.status IN ('resolved', 'returned') AS has_result
    FROM dossiers d WHERE d.locality_id = ${office.localityId} AND d.code = ANY (${codes}::text[])`)
  const now = office.clock.now()
  const near = nearUntil(time, now)
  const views = await Promise.all(rows.map((row) => viewPublicly(office, staff, row, now, near)))
  const byCode = new Map(views.map((view) => [view.code, view]))
  return codes.map((code) => byCode.get(code))
}

async function viewPublicly(office: Office, staff: Staff, row: PublicRow, now: Date, near: Date): Promise<PublicView> {
  const version = await office.getVersion(row.procedureVersionId)
  const { procedureVersionId: _, receivingUnitId, queueUnitId, stepKey, running, ...rest } = row
  const step = version.steps.find(({ key }) => key === stepKey)
  const nameOf = (id: string) => ({ id, name: staff.findUnit(id)?.name ?? t('—', '—') })
  const stands = running ? timeliness(row.legalDueAt, now, near) : 'inTime'
  return {
    ...rest,
    nationalCode: NATIONAL_CODE[row.status],
    procedureName: version.name,
    procedureSlug: version.slug,
    receivingUnit: nameOf(receivingUnitId),
    unit: queueUnitId ? nameOf(queueUnitId) : null,
    stepName: queueUnitId ? (step?.name ?? null) : null,
    steps: stepsOf(version, row, stands).map(({ unitId, role, ...each }) => ({
      ...each,
      unit: nameOf(staff.placeOf({ unitId, role }, receivingUnitId).unitId),
    })),
    timeliness: stands,
  }
}

const ENDED_EARLY: ReadonlySet<PublicView['status']> = new Set(['not_accepted', 'stopped'])

/** The steps of its way, each done, going on or still ahead. */
function stepsOf(
  { steps }: ProcedureVersion,
  { status, stepKey, receivingUnitId }: PublicRow,
  stands: PublicView['timeliness'],
): (Omit<PublicStep, 'unit'> & { unitId: string; role: string })[] {
  if (ENDED_EARLY.has(status)) return []
  const at = status === 'returned' ? steps.length : steps.findIndex(({ key }) => key === stepKey)
  const current = stands === 'late' ? 'late' : 'current'
  return steps.map(({ name, unitId, role }, index) => ({
    name,
    role,
    unitId: unitId ?? receivingUnitId,
    state: index < at ? 'done' : index === at ? current : 'ahead',
  }))
}

/** What the person who knows the second secret may see and do. */
export interface OwnDossier {
  id: string
  results: Omit<ResultView, 'signedBy'>[]
  actions: Action[]
  /** What is asked for, while a supplement is waited for. */
  supplement: { items: string[]; reason: string } | null
}

export async function openBySecret(office: Office, code: string, secret: string): Promise<Answer<OwnDossier>> {
  const { db, localityId } = office
  const id = await findBySecret(office, code, secret)
  if (id === undefined) return refused('wrong_secret')
  const [dossier, results, supplement] = await Promise.all([
    db.one(sql<DossierRow>`SELECT ${DOSSIER_COLUMNS} FROM dossiers d WHERE locality_id = ${localityId} AND id = ${id}`),
    db.many(sql<OwnDossier['results'][number]>`
      SELECT file_id, added_at FROM dossier_results
      WHERE locality_id = ${localityId} AND dossier_id = ${id} ORDER BY added_at`),
    db.first(sql<{ items: string[]; reason: string }>`
      SELECT items, body AS reason FROM dossier_notes
      WHERE locality_id = ${localityId} AND dossier_id = ${id} AND verb = 'requestSupplement'
      ORDER BY written_at DESC LIMIT 1`),
  ])
  const position = positionOf(dossier, await office.getVersion(dossier.procedureVersionId))
  const actions = actionsFrom(dossier.status).filter((action) => action !== 'rate' && citizenMay(action, position).ok)
  const waiting = dossier.status === 'awaiting_supplement'
  return { ok: true, value: { id, results, actions, supplement: waiting ? (supplement ?? null) : null } }
}
