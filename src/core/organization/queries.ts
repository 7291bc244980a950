import { type Db, sql } from '../../platform/database/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { versioned } from '../../platform/versioned.ts'
import {
  type Absence,
  type Appointment,
  type Official,
  Organization,
  type Post,
  type SuccessionRule,
  type Unit,
} from './rules/organization.ts'

/** The government this installation runs. */
export interface Locality {
  id: number
  code: string
  name: Text
  partOf: Text
  notice: Text
  /** The day whose official forms are kept in force; null where the law of each day holds. */
  lawAsOf: string | null
}

export type OrganizationSource = () => Promise<Organization>

export async function findLocality(db: Db): Promise<Locality | undefined> {
  type Row = {
    id: number
    code: string
    nameVi: string
    nameEn: string
    partOfVi: string
    partOfEn: string
    noticeVi: string
    noticeEn: string
    lawAsOf: string | null
  }
  const row = await db.first(sql<Row>`SELECT * FROM locality ORDER BY id LIMIT 1`)
  if (!row) return undefined
  return {
    id: row.id,
    code: row.code,
    name: t(row.nameVi, row.nameEn),
    partOf: t(row.partOfVi, row.partOfEn),
    notice: t(row.noticeVi, row.noticeEn),
    lawAsOf: row.lawAsOf,
  }
}

type UnitRow = Omit<Unit, 'name'> & { nameVi: string; nameEn: string }
type PostRow = Omit<Post, 'title'> & { titleVi: string; titleEn: string }

/** Everything there is to know of units, posts and people; some thousand rows, read when they change. */
export async function loadOrganization(db: Db): Promise<Organization> {
  const [units, posts, officials, appointments, absences, successionRules] = await Promise.all([
    db.many(sql<UnitRow>`
      SELECT u.*, coalesce(array_agg(s.successor_id) FILTER (WHERE s.successor_id IS NOT NULL), '{}') AS successor_ids
      FROM units u LEFT JOIN unit_successors s ON s.unit_id = u.id GROUP BY u.id ORDER BY u.code`),
    db.many(
      sql<PostRow>`SELECT id, code, unit_id, role, title_vi, title_en, valid_from, valid_to FROM posts ORDER BY code`,
    ),
    db.many(sql<Official>`SELECT id, full_name, phone FROM officials ORDER BY full_name`),
    db.many(sql<Appointment>`SELECT official_id, post_id, valid_from, valid_to FROM appointments`),
    db.many(sql<Absence>`
      SELECT id, official_id, substitute_id, from_at AS "from", least(to_at, ended_at) AS "to" FROM absences
      WHERE ended_at IS NULL OR ended_at > from_at ORDER BY from_at`),
    db.many(sql<SuccessionRule>`SELECT unit_id, role, successor_id, as_role FROM succession_rules`),
  ])
  return new Organization({
    units: units.map(({ nameVi, nameEn, ...unit }) => ({ ...unit, name: t(nameVi, nameEn) })),
    posts: posts.map(({ titleVi, titleEn, ...post }) => ({ ...post, title: t(titleVi, titleEn) })),
    officials,
    appointments,
    absences,
    successionRules,
  })
}

/** Units, posts and people as the database has them; a change shows within a second in every process. */
export const organizationSource = (db: Db): OrganizationSource =>
  versioned(
    async () => (await db.one(sql<{ version: number }>`SELECT version FROM organization_state`)).version,
    () => loadOrganization(db),
  )
