import { localDateOf } from '../../core/calendar/index.ts'
import { issuePaper, type PaperKind } from '../../core/correspondence/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { headOf } from '../../domains/dossiers/head-of.ts'
import { type Db, sql } from '../../platform/database/index.ts'

const KINDS: Readonly<Record<string, PaperKind>> = {
  'dossier.requestSupplement': 'supplementRequest',
  'dossier.refuse': 'refusal',
  'dossier.acceptWithdrawal': 'stopNotice',
}

const REASONS: Readonly<Record<string, readonly string[]>> = {
  supplementRequest: [
    'Bản chụp không rõ, không đọc được nội dung.',
    'Thông tin trên tờ khai chưa khớp với giấy tờ nộp kèm.',
    'Chưa có chữ ký của người yêu cầu.',
  ],
  refusal: [
    'Việc này không thuộc thẩm quyền giải quyết của xã.',
    'Người yêu cầu không đủ điều kiện theo quy định; đã giải thích trực tiếp.',
  ],
  stopNotice: ['Công dân yêu cầu rút hồ sơ.'],
}

interface Sent {
  id: string
  verb: string
  caseId: string
  unitId: string
  at: Date
  personId: string | null
  code: string
  procedure: string
  paper: string | null
}

const CHUNK = 500

/** Writes down what was said with supplements, refusals and withdrawals, and gives their papers numbers, in the order of time. */
export async function sendLetters(db: Db, localityId: number, people: Organization): Promise<number> {
  const sent = await db.many(sql<Sent>`
    SELECT a.id, a.verb, d.id AS case_id, d.receiving_unit_id AS unit_id, a.occurred_at AS at, a.actor_person_id AS person_id,
      d.code, v.name->>'vi' AS procedure,
      (SELECT p.name FROM dossier_papers p WHERE p.locality_id = d.locality_id AND p.dossier_id = d.id ORDER BY position LIMIT 1) AS paper
    FROM acts a JOIN dossiers d ON d.locality_id = ${localityId} AND d.id = a.subject_id
    JOIN procedure_versions v ON v.id = d.procedure_version_id
    WHERE a.verb = ANY (${Object.keys(KINDS)}::text[])
      AND NOT EXISTS (SELECT 1 FROM dossier_notes n WHERE n.locality_id = ${localityId} AND n.id = a.id)
    ORDER BY a.occurred_at, a.id`)
  for (let start = 0; start < sent.length; start += CHUNK)
    await db.transaction(async (tx) => {
      for (const [index, each] of sent.slice(start, start + CHUNK).entries())
        await send(tx, localityId, people, each, index)
    })
  return sent.length
}

async function send(tx: Db, localityId: number, people: Organization, sent: Sent, turn: number): Promise<void> {
  const kind = KINDS[sent.verb] ?? 'stopNotice'
  const on = localDateOf(sent.at)
  const reasons = REASONS[kind] ?? []
  const writer = {
    personId: sent.personId,
    name: people.findOfficial(sent.personId ?? '')?.fullName ?? '',
    authority: [],
  }
  await tx.run(sql`
    INSERT INTO dossier_notes (locality_id, id, dossier_id, verb, body, items, written_by, written_at)
    VALUES (${localityId}, ${sent.id}, ${sent.caseId}, ${sent.verb.replace('dossier.', '')}, ${reasons[turn % reasons.length] ?? ''},
      ${kind === 'supplementRequest' ? [sent.paper ?? 'Tờ khai'] : []}::text[], ${sent.personId}, ${sent.at})`)
  await issuePaper(tx, localityId, {
    unitId: sent.unitId,
    unitAuthority: people.findUnit(sent.unitId)?.authorityVi ?? '',
    kind,
    subject: `${sent.procedure}, hồ sơ ${sent.code}`,
    signer: kind === 'stopNotice' ? headOf(people, sent.unitId, sent.at, on) : writer,
    receivers: ['Người nộp hồ sơ'],
    caseId: sent.caseId,
    actId: sent.id,
    on,
    at: sent.at,
  })
}
