import { type Db, sql } from '../../../platform/database/index.ts'
import type { Sections } from '../rules/report.ts'

interface Place {
  db: Db
  localityId: number
}

export interface Report {
  id: string
  unitId: string
  week: string
  state: 'draft' | 'sent'
  edition: number
  sections: Sections
  composedAt: Date
  draftedBy: string
  draftedAt: Date
  sentBy: string | null
  sentAt: Date | null
  sendActId: string | null
  reportNo: string | null
}

const REPORT = sql`SELECT id, unit_id, week, state, edition, sections, composed_at, drafted_by, drafted_at, sent_by, sent_at, send_act_id,
  report_no FROM weekly_reports`

export const findReport = ({ db, localityId }: Place, id: string): Promise<Report | undefined> =>
  db.first(sql<Report>`${REPORT} WHERE locality_id = ${localityId} AND id = ${id}`)

export const lockReport = ({ db, localityId }: Place, id: string): Promise<Report | undefined> =>
  db.first(sql<Report>`${REPORT} WHERE locality_id = ${localityId} AND id = ${id} FOR UPDATE`)

export const reportOfWeek = ({ db, localityId }: Place, unitId: string, week: string): Promise<Report | undefined> =>
  db.first(sql<Report>`${REPORT} WHERE locality_id = ${localityId} AND unit_id = ${unitId} AND week = ${week}::date`)

/** Reports newest first: those sent of some units, drafts of others. */
export const listReports = (
  { db, localityId }: Place,
  { readable, own, limit, skip }: { readable: readonly string[]; own: readonly string[]; limit: number; skip: number },
): Promise<Omit<Report, 'sections'>[]> =>
  db.many(sql<Omit<Report, 'sections'>>`
    SELECT id, unit_id, week, state, edition, composed_at, drafted_by, drafted_at, sent_by, sent_at, send_act_id, report_no FROM weekly_reports
    WHERE locality_id = ${localityId} AND ((state = 'sent' AND unit_id = ANY (${[...readable]}::uuid[])) OR unit_id = ANY (${[...own]}::uuid[]))
    ORDER BY week DESC, unit_id LIMIT ${limit} OFFSET ${skip}`)

export interface Edit {
  edition: number
  composed: boolean
  editedBy: string
  editedAt: Date
}

export const editsOf = ({ db, localityId }: Place, id: string): Promise<Edit[]> =>
  db.many(sql<Edit>`
    SELECT edition, composed, edited_by, edited_at FROM weekly_report_edits WHERE locality_id = ${localityId} AND report_id = ${id} ORDER BY edition DESC`)
