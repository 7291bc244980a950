import type { Act } from '../../core/ledger/index.ts'
import type { Addressed, Composed, NoticeKey, NoticeSource } from '../../core/notifications/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { type NoticeKind, noticeText } from './notice-words.ts'
import type { Office } from './office.ts'
import { RECIPIENT } from './queries/notice-choice.ts'
import type { Status } from './rules/status.ts'
import { ratingTokenOf } from './secrets.ts'
import { verbs } from './verbs.ts'

/** Which acts a person is told of. */
const KIND_OF: ReadonlyMap<string, NoticeKind> = new Map([
  [verbs.submit.name, 'submitted'],
  [verbs.accept.name, 'accepted'],
  [verbs.receive.name, 'accepted'],
  [verbs.requestSupplement.name, 'supplement'],
  [verbs.refuse.name, 'refused'],
  [verbs.refusePart.name, 'refused'],
  [verbs.apologise.name, 'apology'],
  [verbs.lengthen.name, 'lengthened'],
  [verbs.resolve.name, 'ready'],
  [verbs.recordExternalResult.name, 'ready'],
  [verbs.completeParts.name, 'ready'],
  [verbs.returnResult.name, 'returned'],
  [verbs.stop.name, 'stopped'],
  [verbs.stopPart.name, 'stopped'],
  [verbs.acceptWithdrawal.name, 'stopped'],
])

/** While a dossier stands so, a notice is still true; one that comes late because a mail server was down must not mislead. */
const TRUE_WHILE: Record<NoticeKind, readonly Status[]> = {
  submitted: ['submitted'],
  accepted: ['accepted', 'processing', 'awaiting_payment'],
  supplement: ['awaiting_supplement'],
  refused: ['not_accepted', 'stopped'],
  lengthened: ['accepted', 'processing', 'awaiting_payment', 'awaiting_supplement'],
  apology: ['accepted', 'processing', 'awaiting_payment', 'awaiting_supplement'],
  ready: ['resolved'],
  returned: ['returned'],
  stopped: ['stopped'],
}

/** On these the person needs the second secret to go on, so the link leads to the page that asks for it. */
const OWN_PAGE: ReadonlySet<NoticeKind> = new Set(['supplement', 'refused', 'lengthened', 'ready', 'stopped'])

/** What people are told of their dossiers. */
export const dossierNotices = (office: Office): NoticeSource => ({
  verbs: new Set(KIND_OF.keys()),
  recipients: (tx, acts) => recipientsOf(tx, office.localityId, acts, (verb) => KIND_OF.get(verb)),
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

interface Row {
  code: string
  status: Status
  versionId: string
  unitId: string
  dueAt: Date | null
  newDueAt: Date | null
  rated: boolean
  email: string | null
  phone: string | null
}

async function compose(office: Office, { kind, caseId }: NoticeKey): Promise<Composed | undefined> {
  const { db, localityId, publicUrl, secret } = office
  if (!Object.hasOwn(TRUE_WHILE, kind)) return undefined
  const row = await db.first(sql<Row>`
    SELECT d.code, d.status, d.procedure_version_id AS version_id, d.receiving_unit_id AS unit_id, d.legal_due_at AS due_at,
      d.apology_due_at AS new_due_at, a.email, a.phone,
      EXISTS (SELECT FROM ratings r WHERE r.locality_id = d.locality_id AND r.dossier_id = d.id AND r.rated_at IS NOT NULL) AS rated
    FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.locality_id = ${localityId} AND d.id = ${caseId} AND a.erased_at IS NULL`)
  const what = kind as NoticeKind
  if (!row || !TRUE_WHILE[what].includes(row.status) || row.rated) return undefined
  const { code, versionId, unitId, dueAt, newDueAt, email, phone } = row
  const [version, staff] = await Promise.all([office.getVersion(versionId), office.staff()])
  const unit = staff.findUnit(unitId)?.name ?? t('Bộ phận một cửa', 'The one-stop shop')
  const { linkText, ...text } = noticeText(what, { code, procedure: version.name, unit, dueAt, newDueAt })
  const page = `${publicUrl}/tra-cuu/${code}`
  const href =
    what === 'returned'
      ? `${publicUrl}/danh-gia/${ratingTokenOf(secret, caseId)}`
      : OWN_PAGE.has(what)
        ? `${page}/ho-so`
        : page
  return {
    email,
    phone,
    message: { ...text, link: { href, text: linkText }, settings: `${page}/ho-so#nhan-thong-bao` },
  }
}
