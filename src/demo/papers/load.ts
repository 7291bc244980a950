import { localDateOf } from '../../core/calendar/index.ts'
import { storeFile } from '../../core/files/index.ts'
import { recordMany } from '../../core/ledger/index.ts'
import { findLocality, loadOrganization, type Organization } from '../../core/organization/index.ts'
import { paperKinds } from '../../domains/papers/index.ts'
import { catalogueSource } from '../../domains/procedures/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { random } from '../random.ts'
import { type Filed, type Owner, type Stores, tellStores, type World } from './story.ts'

/** Acts in one transaction: long ones would hold the ledger's followers back. */
const CHUNK = 2_000
/** Of a hundred dossiers, in how many the papers were scanned: where the person sends files anyway, and at a counter. */
const SCANNED = { online: 96, counter: 72 }

interface Row extends Omit<Filed, 'version' | 'result'> {
  versionId: string
  fileId: string | null
  addedAt: Date | null
  signedBy: string | null
  resultUnitId: string | null
}

/**
 * Puts what the demonstration's offices signed into their people's stores, lets later dossiers use it, and says of most papers that
 * they were scanned.
 */
export async function loadPapers(db: Db, to: Date): Promise<{ acts: number }> {
  const locality = await findLocality(db)
  const known = await db.first(sql`SELECT 1 FROM dossier_papers WHERE file_name = ${SCAN_NAME} LIMIT 1`)
  if (!locality || known) return { acts: 0 }
  const [organization, catalogue, kinds, grounds, owners, rows] = await Promise.all([
    loadOrganization(db),
    catalogueSource(db)(),
    paperKinds(db, locality.id),
    db.many(sql<{ key: string; kindKey: string; slug: string }>`
      SELECT key, kind_key, procedure_slug AS slug FROM paper_grounds WHERE locality_id = ${locality.id}`),
    // Dossiers that were told by the actions of real use have stores already.
    db.many(sql<Owner>`
      SELECT id, number_kind AS kind, number, name, since FROM paper_owners
      WHERE locality_id = ${locality.id} AND number IS NOT NULL`),
    dossiersOf(db, locality.id),
  ])
  const filed = rows.flatMap(({ versionId, fileId, addedAt, signedBy, resultUnitId, ...row }): Filed[] => {
    const version = catalogue.find(versionId)
    const unitId = resultUnitId ?? row.unitId
    const result = fileId && addedAt ? { fileId, addedAt, signedBy, unitId } : undefined
    return version ? [{ ...row, version, result }] : []
  })
  const stores = tellStores(filed, owners, {
    kinds: new Map(kinds.map((kind) => [kind.key, kind])),
    groundOf: (kindKey, slug) => grounds.find((each) => each.kindKey === kindKey && each.slug === slug)?.key,
    actorOf: actors(organization, to),
    chance: random(107),
  })
  await db.transaction(async (tx) => {
    await scan(tx, locality.id, to)
    await save(tx, locality.id, stores)
  })
  for (let start = 0; start < stores.acts.length; start += CHUNK)
    await db.transaction((tx) => recordMany(tx, stores.acts.slice(start, start + CHUNK)))
  return { acts: stores.acts.length }
}

const dossiersOf = (db: Db, localityId: number): Promise<Row[]> =>
  db.many(sql<Row>`
    SELECT d.id, a.id_number AS number, coalesce(d.form_data, '{}') AS form, d.receiving_unit_id AS unit_id,
      d.procedure_version_id AS version_id, d.received_at, d.received_by, r.file_id, r.added_at, r.signed_by,
      (SELECT s.unit_id FROM dossier_steps s WHERE s.locality_id = d.locality_id AND s.dossier_id = d.id
        AND s.person_id = r.signed_by ORDER BY s.ended_at DESC NULLS LAST LIMIT 1) AS result_unit_id
    FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    LEFT JOIN dossier_results r ON r.locality_id = d.locality_id AND r.dossier_id = d.id
    WHERE d.locality_id = ${localityId} AND d.received_at IS NOT NULL AND d.received_by IS NOT NULL
      AND a.kind = 'citizen' AND a.id_number IS NOT NULL
      AND NOT EXISTS (SELECT FROM held_papers h WHERE h.locality_id = d.locality_id AND h.dossier_id = d.id)`)

function actors(organization: Organization, at: Date): World['actorOf'] {
  const on = localDateOf(at)
  const known = new Map<string, ReturnType<World['actorOf']>>()
  return (personId, unitId) => {
    const key = `${personId} ${unitId}`
    if (!known.has(key)) {
      const posts = organization.heldBy(personId, at, on).map(({ post }) => post)
      const post = posts.find((each) => each.unitId === unitId) ?? posts[0]
      known.set(key, post && { kind: 'official', personId, postId: post.id, unitId: post.unitId })
    }
    return known.get(key)
  }
}

const SCAN_NAME = 'ban-quet-trinh-dien.pdf'
const SCAN = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 74>>stream
BT /F 14 Tf 60 300 Td (Ban quet trinh dien, khong phai giay to that) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF
`

/** One scan stands for all papers of the past: it says that it does. */
async function scan(tx: Db, localityId: number, at: Date): Promise<void> {
  const stored = await storeFile(tx, { localityId, name: SCAN_NAME, content: Buffer.from(SCAN), at })
  if (!stored.ok) throw new Error(`The demonstration's scan was not kept: ${stored.reason}`)
  await tx.run(sql`
    UPDATE dossier_papers p SET digitised = 1, file_id = ${stored.value.id}, file_name = ${SCAN_NAME}
    FROM dossiers d
    WHERE d.locality_id = ${localityId} AND p.locality_id = d.locality_id AND p.dossier_id = d.id AND p.received
      AND p.file_id IS NULL AND p.kind <> 'form' AND d.received_at IS NOT NULL
      AND mod(abs(hashtext(d.id::text)), 100) < CASE d.channel WHEN 'online' THEN ${SCANNED.online}::integer ELSE ${SCANNED.counter}::integer END`)
}

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`

async function save(tx: Db, localityId: number, { owners, guardians, papers, consents, uses }: Stores): Promise<void> {
  await tx.run(sql`
    INSERT INTO paper_owners (locality_id, id, number_kind, number, name, since)
    SELECT ${localityId}::integer, id, kind, number, name, since FROM jsonb_to_recordset(${json(owners)})
      AS o (id uuid, kind text, number text, name text, since timestamptz)`)
  await tx.run(sql`
    INSERT INTO paper_guardians (locality_id, ward_id, guardian_id, dossier_id, since, of_age_on)
    SELECT ${localityId}::integer, "wardId", "guardianId", "dossierId", since, "ofAgeOn" FROM jsonb_to_recordset(${json(guardians)})
      AS g ("wardId" uuid, "guardianId" uuid, "dossierId" uuid, since timestamptz, "ofAgeOn" date)`)
  await tx.run(sql`
    INSERT INTO held_papers (locality_id, id, owner_id, kind_key, name, source, dossier_id, unit_id, issued_on, valid_until,
      signed_by, file_id, kept_at, kept_by, replaced_by)
    SELECT ${localityId}::integer, id, "ownerId", "kindKey", name, 'result', "dossierId", "unitId", "issuedOn", "validUntil",
      "signedBy", "fileId", "keptAt", "signedBy", "replacedBy" FROM jsonb_to_recordset(${json(papers)})
      AS p (id uuid, "ownerId" uuid, "kindKey" text, name jsonb, "dossierId" uuid, "unitId" uuid, "issuedOn" date,
        "validUntil" date, "signedBy" uuid, "fileId" uuid, "keptAt" timestamptz, "replacedBy" uuid)`)
  await tx.run(sql`
    INSERT INTO paper_consents (locality_id, id, owner_id, scope, dossier_id, way, given_at, recorded_by, unit_id)
    SELECT ${localityId}::integer, id, "ownerId", 'dossier', "dossierId", 'spoken', "givenAt", "recordedBy", "unitId"
    FROM jsonb_to_recordset(${json(consents)})
      AS c (id uuid, "ownerId" uuid, "dossierId" uuid, "givenAt" timestamptz, "recordedBy" uuid, "unitId" uuid)`)
  await tx.run(sql`
    INSERT INTO paper_uses (locality_id, id, paper_id, dossier_id, digitised, consent_id, ground_key, used_at)
    SELECT ${localityId}::integer, id, "paperId", "dossierId", digitised, "consentId", "groundKey", "usedAt"
    FROM jsonb_to_recordset(${json(uses)})
      AS u (id uuid, "paperId" uuid, "dossierId" uuid, digitised smallint, "consentId" uuid, "groundKey" text, "usedAt" timestamptz)`)
  await tx.run(sql`
    UPDATE dossier_papers p SET held_paper_id = u."paperId", digitised = u.digitised, file_id = NULL, file_name = NULL
    FROM jsonb_to_recordset(${json(uses)}) AS u ("paperId" uuid, "dossierId" uuid, paper text, digitised smallint)
    WHERE p.locality_id = ${localityId} AND p.dossier_id = u."dossierId" AND p.name = u.paper`)
}
