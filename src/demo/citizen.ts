import { randomBytes } from 'node:crypto'
import { confirmIdentity } from '../core/identity/citizens/accounts.ts'
import { hashPassword } from '../core/identity/index.ts'
import { recordMany } from '../core/ledger/index.ts'
import { findLocality } from '../core/organization/index.ts'
import { objectionTokenOf, sha256 } from '../domains/dossiers/secrets.ts'
import { writeConsent } from '../domains/papers/actions/consent.ts'
import { recordListing } from '../domains/papers/index.ts'
import { findOwner, papersOf } from '../domains/papers/queries/store.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'

interface Known {
  applicantId: string
  fullName: string
  idNumber: string
  phone: string
  address: string
}

interface Taken {
  id: string
  unitId: string
  topicId: string
}

/** The procedure that the draft is of. */
const DRAFT = 'xac-nhan-hon-nhan'

/**
 * An account to try as a citizen: somebody of the demonstration who has been here several times and has something going on, whose
 * card an official has seen, with papers in the store that were used and looked at, a draft, and a dossier filed for a parent.
 */
export async function citizenDemo(db: Db, { password, at }: { password: string; at: Date }): Promise<void> {
  const passwordHash = await hashPassword(password)
  await db.transaction(async (tx) => {
    const locality = await findLocality(tx)
    if (!locality) return
    const localityId = locality.id
    const person = await tx.first(sql<Known>`
      SELECT a.id AS applicant_id, a.full_name, a.id_number, a.phone, a.address
      FROM applicants a JOIN dossiers d ON d.locality_id = a.locality_id AND d.applicant_id = a.id
      WHERE a.locality_id = ${localityId} AND a.kind = 'citizen' AND a.id_number IS NOT NULL AND a.phone IS NOT NULL
        AND a.address IS NOT NULL
      GROUP BY a.locality_id, a.id
      HAVING count(*) >= 3 AND bool_or(d.status IN ('processing', 'awaiting_supplement', 'resolved'))
      ORDER BY (SELECT least(count(DISTINCT p.id), 4) + 3 * least(count(DISTINCT u.id), 2) + 3 * least(count(DISTINCT g.ward_id), 1)
          FROM paper_owners o
          LEFT JOIN held_papers p ON p.locality_id = o.locality_id AND p.owner_id = o.id
          LEFT JOIN paper_uses u ON u.locality_id = p.locality_id AND u.paper_id = p.id
          LEFT JOIN paper_guardians g ON g.locality_id = o.locality_id AND g.guardian_id = o.id
          WHERE o.locality_id = a.locality_id AND o.number_kind = 'personalNumber' AND o.number = a.id_number) DESC,
        bool_or(d.status = 'awaiting_supplement') DESC, count(*) DESC, a.id LIMIT 1`)
    if (!person) return
    const citizenId = newId()
    await tx.run(sql`
      INSERT INTO citizens (id, phone, password_hash, full_name, id_number, address, created_at)
      VALUES (${citizenId}, ${person.phone}, ${passwordHash}, ${person.fullName}, ${person.idNumber}, ${person.address}, ${at})`)
    const own = await tx.many(sql<Taken>`
      INSERT INTO dossier_accounts (locality_id, citizen_id, dossier_id, part, since)
      SELECT locality_id, ${citizenId}, id, 'applicant', ${at} FROM dossiers
      WHERE locality_id = ${localityId} AND applicant_id = ${person.applicantId}
      RETURNING dossier_id AS id,
        (SELECT deciding_unit_id FROM dossiers d WHERE d.locality_id = ${localityId} AND d.id = dossier_id) AS unit_id,
        (SELECT procedure_id FROM dossiers d WHERE d.locality_id = ${localityId} AND d.id = dossier_id) AS topic_id`)
    const actor = { kind: 'citizen', personId: citizenId } as const
    await recordMany(tx, [
      { verb: 'citizen.open', actor, subjectId: citizenId, occurredAt: at },
      ...own.map(({ id, unitId, topicId }) => ({
        verb: 'dossier.claim' as const,
        actor,
        subjectId: id,
        caseId: id,
        unitId,
        topicId,
        occurredAt: at,
      })),
    ])
    await confirmAtCounter(tx, localityId, citizenId, { person, at })
    await fileForParent(tx, localityId, citizenId, person)
    await begin(tx, localityId, citizenId, { person, at })
  })
}

/** The clerk who took in the last dossier has seen the card; those in charge have opened what they hold, and a consent runs. */
async function confirmAtCounter(
  tx: Db,
  localityId: number,
  citizenId: string,
  { person, at }: { person: Known; at: Date },
): Promise<void> {
  const seen = await tx.first(sql<{ personId: string; postId: string; unitId: string; dossierId: string; at: Date }>`
    SELECT h.official_id AS person_id, h.post_id, p.unit_id, d.id AS dossier_id, d.received_at AS at
    FROM dossiers d JOIN appointments h ON h.official_id = d.received_by JOIN posts p ON p.id = h.post_id
    WHERE d.locality_id = ${localityId} AND d.applicant_id = ${person.applicantId} AND d.received_at IS NOT NULL
    ORDER BY d.received_at DESC LIMIT 1`)
  if (!seen) return
  const { personId, postId, unitId, dossierId } = seen
  const clerk = { kind: 'official', personId, postId, unitId } as const
  const { fullName, idNumber } = person
  const card = { fullName, idNumber, level: 'office' } as const
  await confirmIdentity(tx, citizenId, card, { actor: clerk, now: at })
  const ownerId = await findOwner(tx, localityId, { kind: 'personalNumber', number: idNumber })
  if (!ownerId) return
  const look = {
    ownerId,
    actor: clerk,
    purpose: 'handling',
    dossierId,
    unitId,
    at: new Date(+seen.at + 20 * 60_000),
  } as const
  const papers = await papersOf(tx, localityId, ownerId)
  await recordListing(tx, look, papers.length)
  await writeConsent(tx, localityId, {
    ownerId,
    scope: 'standing',
    way: 'online',
    dossierId: null,
    unitId: null,
    actor: { kind: 'citizen', personId: citizenId },
    at,
  })
}

/** A dossier of somebody else of the same family name that is going on, as if this person had filed it. */
async function fileForParent(tx: Db, localityId: number, citizenId: string, person: Known): Promise<void> {
  const family = person.fullName.split(' ')[0] ?? ''
  const parent = await tx.first(sql<{ id: string; since: Date }>`
    SELECT d.id, d.submitted_at AS since FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.locality_id = ${localityId} AND d.status = 'processing' AND d.channel = 'online' AND a.kind = 'citizen'
      AND a.id <> ${person.applicantId} AND a.full_name LIKE ${`${family} %`}
    ORDER BY d.submitted_at DESC LIMIT 1`)
  if (!parent) return
  const token = objectionTokenOf(randomBytes(32).toString('hex'), parent.id)
  await tx.run(sql`
    INSERT INTO dossier_accounts (locality_id, citizen_id, dossier_id, part, since)
    VALUES (${localityId}, ${citizenId}, ${parent.id}, 'filer', ${parent.since})`)
  await tx.run(sql`
    INSERT INTO dossier_representations (locality_id, dossier_id, citizen_id, ground, full_name, id_number, phone, confirmed,
      token_hash)
    VALUES (${localityId}, ${parent.id}, ${citizenId}, 'family', ${person.fullName}, ${person.idNumber}, ${person.phone}, false,
      ${sha256(token)})`)
}

/** A form that was begun and left. */
async function begin(
  tx: Db,
  localityId: number,
  citizenId: string,
  { person, at }: { person: Known; at: Date },
): Promise<void> {
  const key = randomBytes(18).toString('base64url')
  const { fullName, idNumber, phone, address } = person
  const filing = {
    key,
    unitId: '',
    kind: 'citizen',
    applicant: { fullName, idNumber, phone, email: '', address },
    answers: { purpose: 'Vay vốn ngân hàng' },
    files: [],
    store: '',
    held: [],
    forAnother: { on: false, ground: '', filerName: '', files: [] },
  }
  await tx.run(sql`
    INSERT INTO dossier_drafts (locality_id, citizen_id, key, slug, filing, saved_at)
    VALUES (${localityId}, ${citizenId}, ${key}, ${DRAFT}, ${JSON.stringify(filing)}::text::jsonb, ${at})`)
}

/** How to sign in as a citizen. */
export async function tellCitizen(db: Db): Promise<string[]> {
  const citizen = await db.first(sql<{ phone: string; fullName: string }>`
    SELECT phone, full_name FROM citizens WHERE phone LIKE '0999%' AND password_hash IS NOT NULL ORDER BY created_at LIMIT 1`)
  if (!citizen) return []
  return [
    '\nNgười dân / citizen at /dang-nhap/cong-dan, cùng mật khẩu / the same password:',
    `  ${citizen.phone}  ${citizen.fullName}`,
  ]
}
