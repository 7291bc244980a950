import { sql } from '../../platform/database/index.ts'
import type { Office } from '../dossiers/index.ts'
import type { Stance, State } from './rules/consultation.ts'

/** An opinion that was asked for, as it stands in its table, with the dossier it is about. */
export interface Consultation {
  id: string
  dossierId: string
  code: string
  procedureVersionId: string
  stepKey: string
  askedBy: string
  askingUnitId: string
  unitId: string | null
  bodyName: string | null
  outside: boolean
  question: string
  askedAt: Date
  dueAt: Date
  silenceGround: string | null
  state: State
  stance: Stance | null
  answer: string | null
  answeredBy: string | null
  answeredName: string | null
  fileId: string | null
  fileName: string | null
  closedAt: Date | null
  /** What is shown to whoever is asked. */
  papers: { fileId: string; name: string }[]
}

type Place = Pick<Office, 'db' | 'localityId'>

const SELECT = sql.raw(`
  SELECT c.id, c.dossier_id, d.code, d.procedure_version_id, c.step_key, c.asked_by, c.asking_unit_id, c.unit_id, c.body_name,
    c.outside, c.question, c.asked_at, c.due_at, c.silence_ground, c.state, c.stance, c.answer, c.answered_by,
    c.answered_name, c.file_id, c.file_name, c.closed_at,
    coalesce((SELECT jsonb_agg(jsonb_build_object('fileId', p.file_id, 'name', p.name) ORDER BY p.position) FROM dossier_papers p
      WHERE p.locality_id = c.locality_id AND p.dossier_id = c.dossier_id AND p.file_id = ANY (c.file_ids)), '[]') AS papers
  FROM consultations c JOIN dossiers d ON d.locality_id = c.locality_id AND d.id = c.dossier_id`)

export const findConsultation = ({ db, localityId }: Place, id: string): Promise<Consultation | undefined> =>
  db.first(sql<Consultation>`${SELECT} WHERE c.locality_id = ${localityId} AND c.id = ${id}`)

/** What was asked about a dossier, oldest first. */
export const consultationsOf = ({ db, localityId }: Place, dossierId: string): Promise<Consultation[]> =>
  db.many(sql<Consultation>`
    ${SELECT} WHERE c.locality_id = ${localityId} AND c.dossier_id = ${dossierId} ORDER BY c.asked_at, c.id`)

/** What units have been asked and haven't answered, nearest due first. */
export const openFor = (
  { db, localityId }: Place,
  unitIds: readonly string[],
  limit: number,
): Promise<Consultation[]> =>
  db.many(sql<Consultation>`
    ${SELECT} WHERE c.locality_id = ${localityId} AND c.state = 'open' AND NOT c.outside
      AND c.unit_id = ANY (${[...unitIds]}::uuid[])
    ORDER BY c.due_at, c.id LIMIT ${limit}`)

/** What units have asked for, newest first. */
export const askedBy = (
  { db, localityId }: Place,
  unitIds: readonly string[],
  { limit, skip }: { limit: number; skip: number },
): Promise<Consultation[]> =>
  db.many(sql<Consultation>`
    ${SELECT} WHERE c.locality_id = ${localityId} AND c.asking_unit_id = ANY (${[...unitIds]}::uuid[])
    ORDER BY c.asked_at DESC, c.id LIMIT ${limit} OFFSET ${skip}`)
