import type { NoticeSource } from '../../core/notifications/index.ts'
import { sql } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { type Office, recipientsOf } from '../dossiers/index.ts'
import { findDelivery } from './queries/deliveries.ts'
import { deliveryVerbs as verbs } from './verbs.ts'

const KINDS: ReadonlyMap<string, 'resultPosted' | 'resultCameBack'> = new Map([
  [verbs.post.name, 'resultPosted'],
  [verbs.comeBack.name, 'resultCameBack'],
])

/** The person is told when the post has the result, and when it brought it back. That it arrived, the person knows. */
export const deliveryNotices = (office: Office): NoticeSource => ({
  topics: [
    {
      key: 'post',
      name: t('Kết quả đi bưu chính, bị chuyển hoàn', 'A result is with the post, or came back'),
      kinds: [...KINDS.values()],
    },
  ],
  verbs: new Set(KINDS.keys()),
  recipients: (tx, acts) => recipientsOf(tx, office.localityId, acts, (verb) => KINDS.get(verb)),
  async compose({ kind, caseId }) {
    const { db, localityId, publicUrl } = office
    if (kind !== 'resultPosted' && kind !== 'resultCameBack') return undefined
    const [delivery, row] = await Promise.all([
      findDelivery(db, localityId, caseId),
      db.first(sql<{ code: string; unitId: string; email: string | null; phone: string | null }>`
        SELECT d.code, coalesce(d.queue_unit_id, d.deciding_unit_id) AS unit_id, a.email, a.phone
        FROM dossiers d JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
        WHERE d.locality_id = ${localityId} AND d.id = ${caseId} AND d.status = 'resolved' AND a.erased_at IS NULL`),
    ])
    // One that comes late must not mislead: told only as long as it is so.
    if (!row || delivery?.state !== (kind === 'resultPosted' ? 'posted' : 'cameBack')) return undefined
    const { code, unitId, email, phone } = row
    const unit = (await office.staff()).findUnit(unitId)?.name ?? t('Cơ quan', 'The office')
    const number = delivery.tracking ?? '—'
    const news =
      kind === 'resultPosted'
        ? t(
            `${unit.vi} đã giao kết quả cho bưu chính. Số hiệu bưu gửi: ${number}. Bưu tá sẽ gọi trước khi phát.`,
            `${unit.en} has given the result to the post. Tracking number: ${number}. The postman will call before coming.`,
          )
        : t(
            `Bưu chính chuyển hoàn kết quả về ${unit.vi}. Mời đến nhận, hoặc sửa địa chỉ trong hồ sơ để gửi lại.`,
            `The post brought the result back to ${unit.en}. Collect it there, or mend the address in the dossier to have it sent again.`,
          )
    const subject =
      kind === 'resultPosted'
        ? t(`Kết quả hồ sơ ${code} đang trên đường đến`, `The result of dossier ${code} is on its way`)
        : t(`Kết quả hồ sơ ${code} bị chuyển hoàn`, `The result of dossier ${code} came back`)
    const page = `${publicUrl}/tra-cuu/${code}/ho-so`
    return {
      email,
      phone,
      message: {
        subject,
        lines: [t('Kính gửi ông/bà,', 'Dear Sir or Madam,'), news, t(`Mã hồ sơ: ${code}.`, `Code: ${code}.`)],
        short: t(`${subject.vi}.`, `${subject.en}.`),
        link: { href: `${page}#nhan-ket-qua`, text: t('Xem hồ sơ', 'See the dossier') },
        settings: `${page}#nhan-thong-bao`,
      },
    }
  },
})
