import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { nfc } from '../../platform/text.ts'
import type { LocalDate } from '../calendar/index.ts'
import { type Actor, record } from '../ledger/index.ts'
import type { LocalityFile, PostsFile, UnitFile } from './rules/files.ts'
import { verbs } from './verbs.ts'

/** Tells every process that units, posts or people are others than before. */
export const changed = (tx: Db): Promise<number> => tx.run(sql`UPDATE organization_state SET version = version + 1`)

/** Makes the locality this installation runs, or renames it. @returns its key */
export async function importLocality(db: Db, file: LocalityFile, profile: string): Promise<number> {
  const row = await db.one(sql<{ id: number }>`
    INSERT INTO locality (id, code, name_vi, name_en, part_of_vi, part_of_en, notice_vi, notice_en, law_as_of, profile)
    VALUES (1, ${file.code}, ${file.name.vi}, ${file.name.en}, ${file.partOf.vi}, ${file.partOf.en}, ${file.notice.vi},
      ${file.notice.en}, ${file.lawAsOf ?? null}::date, ${profile})
    ON CONFLICT (id) DO UPDATE SET name_vi = excluded.name_vi, name_en = excluded.name_en, part_of_vi = excluded.part_of_vi,
      part_of_en = excluded.part_of_en, notice_vi = excluded.notice_vi, notice_en = excluded.notice_en
    RETURNING id`)
  return row.id
}

/** Adds units and bodies with their parents and successors; those already there are brought up to date. */
export function importUnits(db: Db, localityId: number, files: readonly UnitFile[]): Promise<void> {
  return db.transaction(async (tx) => {
    for (const unit of files)
      await tx.run(sql`
        INSERT INTO units (id, locality_id, code, official_code, agency_code, kind, type_vi, name_vi, name_en, short_name_vi,
          authority_vi, address, valid_from, valid_to)
        VALUES (${newId()}, ${localityId}, ${unit.code}, ${unit.officialCode ?? null}, ${unit.agencyCode ?? null}, ${unit.kind},
          ${unit.typeVi}, ${nfc(unit.nameVi)}, ${unit.nameEn}, ${nfc(unit.shortNameVi ?? unit.nameVi)},
          ${nfc(unit.authorityVi ?? unit.nameVi)}, ${unit.address ?? null}, ${unit.validFrom}::date, ${unit.validTo}::date)
        ON CONFLICT (locality_id, code) DO UPDATE SET agency_code = excluded.agency_code, name_vi = excluded.name_vi,
          name_en = excluded.name_en, short_name_vi = excluded.short_name_vi, authority_vi = excluded.authority_vi,
          address = excluded.address, valid_to = excluded.valid_to`)
    for (const { code, parentCode, successors = [] } of files) {
      await tx.run(sql`
        UPDATE units SET parent_id = (SELECT id FROM units WHERE locality_id = ${localityId} AND code = ${parentCode})
        WHERE locality_id = ${localityId} AND code = ${code}`)
      await tx.run(sql`
        INSERT INTO unit_successors (unit_id, successor_id)
        SELECT u.id, s.id FROM units u JOIN units s ON s.locality_id = u.locality_id AND s.code = any(${successors}::text[])
        WHERE u.locality_id = ${localityId} AND u.code = ${code} ON CONFLICT DO NOTHING`)
    }
    await changed(tx)
  })
}

/** Adds the posts of each unit by its kind and by its code. */
export function importPosts(db: Db, localityId: number, file: PostsFile): Promise<void> {
  return db.transaction(async (tx) => {
    const units = await tx.many(sql<{
      id: string
      code: string
      kind: keyof PostsFile['byKind']
      validFrom: LocalDate
      validTo: LocalDate | null
    }>`
      SELECT id, code, kind, valid_from, valid_to FROM units WHERE locality_id = ${localityId}`)
    for (const unit of units)
      for (const post of [...(file.byKind[unit.kind] ?? []), ...(file.byUnit[unit.code] ?? [])])
        await tx.run(sql`
          INSERT INTO posts (id, code, unit_id, role, title_vi, title_en, valid_from, valid_to)
          VALUES (${newId()}, ${post.code}, ${unit.id}, ${post.role}, ${nfc(post.titleVi)}, ${post.titleEn},
            ${unit.validFrom}::date, ${unit.validTo}::date)
          ON CONFLICT (unit_id, code) DO UPDATE SET title_vi = excluded.title_vi, title_en = excluded.title_en`)
    await changed(tx)
  })
}

/** Registers a person who may hold posts. @returns the person's key */
export async function createOfficial(
  db: Db,
  official: { fullName: string; phone?: string; email?: string },
): Promise<string> {
  const id = newId()
  await db.run(sql`
    INSERT INTO officials (id, full_name, phone, email)
    VALUES (${id}, ${nfc(official.fullName)}, ${official.phone ?? null}, ${official.email ?? null})`)
  await changed(db)
  return id
}

export interface Appointing {
  officialId: string
  postId: string
  from: LocalDate
  /** Number and date of the decision. */
  decision: string
}

/** Gives a person a post; one person may hold several, and a post may have several holders. */
export function appoint(
  db: Db,
  actor: Actor,
  at: Date,
  { officialId, postId, from, decision }: Appointing,
): Promise<void> {
  return db.transaction(async (tx) => {
    const post = await tx.one(sql<{ unitId: string }>`SELECT unit_id FROM posts WHERE id = ${postId}`)
    await tx.run(sql`
      INSERT INTO appointments (id, official_id, post_id, valid_from, decision)
      VALUES (${newId()}, ${officialId}, ${postId}, ${from}::date, ${decision})`)
    await changed(tx)
    await record(tx, {
      verb: verbs.appoint.name,
      actor,
      subjectId: officialId,
      unitId: post.unitId,
      occurredAt: at,
      facts: { postId, from },
    })
  })
}

/** Ends an appointment on its last day. @returns whether the person held the post */
export function dismiss(
  db: Db,
  actor: Actor,
  at: Date,
  { officialId, postId, lastDay }: { officialId: string; postId: string; lastDay: LocalDate },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const held = await tx.many(sql<{ unitId: string }>`
      UPDATE appointments a SET valid_to = ${lastDay}::date FROM posts p
      WHERE p.id = a.post_id AND a.official_id = ${officialId} AND a.post_id = ${postId}
        AND a.valid_from <= ${lastDay}::date AND (a.valid_to IS NULL OR a.valid_to > ${lastDay}::date)
      RETURNING p.unit_id`)
    const [post] = held
    if (!post) return false
    await changed(tx)
    await record(tx, {
      verb: verbs.dismiss.name,
      actor,
      subjectId: officialId,
      unitId: post.unitId,
      occurredAt: at,
      facts: { postId, lastDay },
    })
    return true
  })
}

export interface AbsenceRequest {
  officialId: string
  substituteId: string
  from: Date
  to: Date
  reason: string
}

/** Registers that a colleague acts for an absent one; each act then says for whom. */
export function registerAbsence(
  db: Db,
  actor: Actor,
  at: Date,
  absence: AbsenceRequest,
): Promise<Result<null, 'same_person' | 'wrong_dates'>> {
  return db.transaction(async (tx) => {
    if (absence.officialId === absence.substituteId) return no('same_person')
    if (!(absence.from < absence.to)) return no('wrong_dates')
    await tx.run(sql`
      INSERT INTO absences (id, official_id, substitute_id, from_at, to_at, reason, registered_by)
      VALUES (${newId()}, ${absence.officialId}, ${absence.substituteId}, ${absence.from}, ${absence.to}, ${nfc(absence.reason)},
        ${actor.kind === 'official' ? actor.personId : null})`)
    await changed(tx)
    await record(tx, {
      verb: verbs.registerAbsence.name,
      actor,
      subjectId: absence.officialId,
      occurredAt: at,
      facts: { substituteId: absence.substituteId, until: absence.to.toISOString() },
    })
    return ok(null)
  })
}

/** The absent one is back, or stays after all: from now on nobody acts for them. @returns whether the absence still ran */
export function endAbsence(db: Db, actor: Actor, at: Date, absenceId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ended = await tx.first(sql<{ officialId: string }>`
      UPDATE absences SET ended_at = ${at} WHERE id = ${absenceId} AND ended_at IS NULL AND to_at > ${at}
      RETURNING official_id`)
    if (!ended) return false
    await changed(tx)
    await record(tx, { verb: verbs.endAbsence.name, actor, subjectId: ended.officialId, occurredAt: at })
    return true
  })
}
