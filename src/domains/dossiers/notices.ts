import type { Act } from '../../core/ledger/index.ts'
import type { Addressed, Composed, NoticeKey, NoticeSource } from '../../core/notifications/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { topics } from './notice-topics.ts'
import { type NoticeKind, noticeText } from './notice-words.ts'
import type { Office } from './office.ts'
import { RECIPIENT } from './queries/notice-choice.ts'
import { STATUSES, type Status } from './rules/status.ts'
import { objectionTokenOf, ratingTokenOf } from './secrets.ts'
import { verbs } from './verbs.ts'

/** Which acts a person is told of. */
const KIND_OF: ReadonlyMap<string, NoticeKind> = new Map([
  [verbs.submit.name, 'submitted'],
  [verbs.object.name, 'objected'],
  [verbs.accept.name, 'accepted'],
  [verbs.receive.name, 'accepted'],
  [verbs.confirmArrival.name, 'arrived'],
  [verbs.requestSupplement.name, 'supplement'],
  [verbs.refuse.name, 'refused'],
  [verbs.refusePart.name, 'refused'],
  [verbs.apologise.name, 'apology'],
  [verbs.lengthen.name, 'lengthened'],
  [verbs.resolve.name, 'ready'],
  [verbs.recordExternalResult.name, 'ready'],
  [verbs.completeParts.name, 'ready'],
  [verbs.finishPart.name, 'partReady'],
  [verbs.returnResult.name, 'returned'],
  [verbs.stop.name, 'stopped'],
  [verbs.stopPart.name, 'stopped'],
  [verbs.acceptWithdrawal.name, 'stopped'],
])

/** While a dossier stands so, a notice is still true; one that comes late because a mail server was down must not mislead. */
const TRUE_WHILE: Record<NoticeKind, readonly Status[]> = {
  submitted: ['submitted'],
  filedFor: ['submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'resolved'],
  objected: STATUSES,
  accepted: ['accepted', 'processing', 'awaiting_payment'],
  arrived: ['accepted', 'processing', 'awaiting_payment'],
  supplement: ['awaiting_supplement'],
  refused: ['not_accepted', 'stopped'],
  lengthened: ['accepted', 'processing', 'awaiting_payment', 'awaiting_supplement'],
  apology: ['accepted', 'processing', 'awaiting_payment', 'awaiting_supplement'],
  ready: ['resolved'],
  // Once the whole has its result, that news says it all.
  partReady: ['accepted', 'processing', 'awaiting_payment', 'awaiting_supplement'],
  returned: ['returned'],
  stopped: ['stopped'],
}

/** On these the person needs the second secret to go on, so the link leads to the page that asks for it. */
const OWN_PAGE: ReadonlySet<NoticeKind> = new Set([
  'supplement',
  'refused',
  'lengthened',
  'ready',
  'partReady',
  'stopped',
])

/** What people are told of their dossiers. */
export const dossierNotices = (office: Office): NoticeSource => ({
  topics,
  verbs: new Set(KIND_OF.keys()),
  recipients: (tx, acts) => bothSides(tx, office.localityId, acts),
  compose: (notice) => compose(office, notice),
})

/** The applicants of the dossiers these acts are on. @param kindOf what is told of an act; other rooms tell of dossiers too */
export async function recipientsOf(
  tx: Db,
  localityId: number,
  acts: readonly Act[],
  kindOf: (verb: string) => string | undefined,
): Promise<Addressed[]> {
  const ids = [...new Set(acts.map(({ subjectId }) => subjectId))]
  const rows = await tx.many(sql<Pick<Addressed, 'recipientId' | 'hasEmail' | 'hasPhone'> & { id: string }>`
    SELECT d.id, ${RECIPIENT} AS recipient_id, a.email IS NOT NULL AS has_email, a.phone IS NOT NULL AS has_phone
    FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.locality_id = ${localityId} AND d.id = ANY (${ids}::uuid[]) AND a.erased_at IS NULL`)
  const found = new Map(rows.map(({ id, ...who }) => [id, who]))
  return acts.flatMap(({ id: actId, verb, subjectId }) => {
    const kind = kindOf(verb)
    const who = found.get(subjectId)
    return kind && who ? [{ actId, caseId: subjectId, kind, ...who }] : []
  })
}

/** Both the person a dossier is of and whoever filed it for them; once that person objects, the other is told nothing more. */
async function bothSides(tx: Db, localityId: number, recorded: readonly Act[]): Promise<Addressed[]> {
  const acts = await onWholes(tx, localityId, recorded)
  const ids = [...new Set(acts.map(({ subjectId }) => subjectId))]
  const [applicants, filers] = await Promise.all([
    recipientsOf(tx, localityId, acts, (verb) => KIND_OF.get(verb)),
    tx.many(sql<Pick<Addressed, 'recipientId' | 'hasEmail' | 'hasPhone'> & { id: string; objected: boolean }>`
      SELECT r.dossier_id AS id, r.citizen_id AS recipient_id, c.email IS NOT NULL AS has_email, c.phone IS NOT NULL AS has_phone,
        r.objected_at IS NOT NULL AS objected
      FROM dossier_representations r LEFT JOIN citizen_contacts c ON c.citizen_id = r.citizen_id
      WHERE r.locality_id = ${localityId} AND r.dossier_id = ANY (${ids}::uuid[])`),
  ])
  const filerOf = new Map(filers.map(({ id, ...filer }) => [id, filer]))
  const toApplicants = applicants
    .filter(({ kind }) => kind !== 'objected')
    .map((each) => (each.kind === 'submitted' && filerOf.has(each.caseId) ? { ...each, kind: 'filedFor' } : each))
  const toFilers = acts.flatMap(({ id: actId, verb, subjectId: caseId }) => {
    const [kind, filer] = [KIND_OF.get(verb), filerOf.get(caseId)]
    // The person the dossier is of rates it, and nobody in their name.
    if (!kind || !filer || kind === 'returned' || (filer.objected && kind !== 'objected')) return []
    const { objected: _, ...who } = filer
    return [{ actId, caseId, kind, ...who }]
  })
  return [...toApplicants, ...toFilers]
}

/** What is done on a linked part is news of the whole, which the person filed; a branch is the office's own affair. */
async function onWholes(tx: Db, localityId: number, acts: readonly Act[]): Promise<Act[]> {
  const parts = acts.filter(({ verb }) => verb === verbs.finishPart.name).map(({ subjectId }) => subjectId)
  if (parts.length === 0) return [...acts]
  const rows = await tx.many(sql<{ id: string; parentId: string }>`
    SELECT id, parent_id FROM dossiers
    WHERE locality_id = ${localityId} AND id = ANY (${parts}::uuid[]) AND part_kind = 'linked' AND parent_id IS NOT NULL`)
  const wholeOf = new Map(rows.map(({ id, parentId }) => [id, parentId]))
  return acts.flatMap((act) => {
    if (act.verb !== verbs.finishPart.name) return [act]
    const subjectId = wholeOf.get(act.subjectId)
    return subjectId ? [{ ...act, subjectId }] : []
  })
}

/** The procedure of the part an act is on. */
async function partOf(office: Office, actId: string): Promise<Text | undefined> {
  const row = await office.db.first(sql<{ versionId: string }>`
    SELECT d.procedure_version_id AS version_id FROM acts a JOIN dossiers d ON d.id = a.subject_id
    WHERE a.id = ${actId} AND d.locality_id = ${office.localityId}`)
  return row && (await office.getVersion(row.versionId)).name
}

interface Row {
  code: string
  status: Status
  versionId: string
  unitId: string
  receivingUnitId: string
  returnUnitId: string
  dueAt: Date | null
  newDueAt: Date | null
  rated: boolean
  email: string | null
  phone: string | null
}

async function compose(office: Office, { actId, kind, caseId, recipientId }: NoticeKey): Promise<Composed | undefined> {
  const { db, localityId, publicUrl, secret } = office
  if (!Object.hasOwn(TRUE_WHILE, kind)) return undefined
  const row = await db.first(sql<Row>`
    SELECT d.code, d.status, d.procedure_version_id AS version_id, d.deciding_unit_id AS unit_id, d.receiving_unit_id,
      coalesce(d.return_unit_id, d.receiving_unit_id) AS return_unit_id, d.legal_due_at AS due_at,
      d.apology_due_at AS new_due_at, CASE WHEN f.citizen_id IS NULL THEN a.email ELSE c.email END AS email,
      CASE WHEN f.citizen_id IS NULL THEN a.phone ELSE c.phone END AS phone,
      EXISTS (SELECT FROM ratings r WHERE r.locality_id = d.locality_id AND r.dossier_id = d.id AND r.rated_at IS NOT NULL) AS rated
    FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    LEFT JOIN dossier_representations f ON f.locality_id = d.locality_id AND f.dossier_id = d.id AND f.citizen_id = ${recipientId}
    LEFT JOIN citizen_contacts c ON c.citizen_id = f.citizen_id
    WHERE d.locality_id = ${localityId} AND d.id = ${caseId} AND a.erased_at IS NULL`)
  const what = kind as NoticeKind
  if (!row || !TRUE_WHILE[what].includes(row.status) || row.rated) return undefined
  const { code, versionId, unitId, receivingUnitId, returnUnitId, dueAt, newDueAt, email, phone } = row
  const [version, staff, part] = await Promise.all([
    office.getVersion(versionId),
    office.staff(),
    what === 'partReady' ? partOf(office, actId) : undefined,
  ])
  const nameOf = (id: string) => staff.findUnit(id)?.name ?? t('Bộ phận một cửa', 'The one-stop shop')
  const places = {
    unit: nameOf(unitId),
    takenInAt: nameOf(receivingUnitId),
    returnAt: nameOf(staff.counterOf(returnUnitId)),
  }
  const { linkText, ...text } = noticeText(what, { code, procedure: version.name, part, ...places, dueAt, newDueAt })
  const page = `${publicUrl}/tra-cuu/${code}`
  const href =
    what === 'returned'
      ? `${publicUrl}/danh-gia/${ratingTokenOf(secret, caseId)}`
      : what === 'filedFor'
        ? `${publicUrl}/khong-dong-y/${objectionTokenOf(secret, caseId)}`
        : OWN_PAGE.has(what)
          ? `${page}/ho-so`
          : page
  return {
    email,
    phone,
    message: { ...text, link: { href, text: linkText }, settings: `${page}/ho-so#nhan-thong-bao` },
  }
}
