import type { NoticeSource } from '../../core/notifications/index.ts'
import { sql } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { type Office, recipientsOf } from '../dossiers/index.ts'
import { verbs } from './verbs.ts'

const KIND = 'followUpAnswered'

/** The person who rated is told of the answer; what it says stands on their own page. */
export const followUpNotices = (office: Office): NoticeSource => ({
  topics: [{ key: 'answers', name: t('Trả lời đánh giá của ông/bà', 'Answers to your ratings'), kinds: [KIND] }],
  verbs: new Set([verbs.answer.name]),
  recipients: (tx, acts) => recipientsOf(tx, office.localityId, acts, () => KIND),
  async compose({ kind, caseId }) {
    const { db, localityId, publicUrl } = office
    if (kind !== KIND) return undefined
    const row = await db.first(sql<{ code: string; unitId: string; email: string | null; phone: string | null }>`
      SELECT d.code, f.unit_id, a.email, a.phone
      FROM follow_ups f JOIN dossiers d ON d.locality_id = f.locality_id AND d.id = f.dossier_id
      JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
      WHERE f.locality_id = ${localityId} AND f.dossier_id = ${caseId} AND f.state <> 'open' AND a.erased_at IS NULL`)
    if (!row) return undefined
    const { code, unitId, email, phone } = row
    const unit = (await office.staff()).findUnit(unitId)?.name ?? t('Cơ quan', 'The office')
    const page = `${publicUrl}/tra-cuu/${code}/ho-so`
    return {
      email,
      phone,
      message: {
        subject: t(`Trả lời về đánh giá hồ sơ ${code}`, `An answer to your rating of dossier ${code}`),
        lines: [
          t('Kính gửi ông/bà,', 'Dear Sir or Madam,'),
          t(
            `${unit.vi} đã xem xét đánh giá của ông/bà và có trả lời trong hồ sơ. Ông/bà có thể cho biết trả lời đã thỏa đáng chưa.`,
            `${unit.en} has looked into your rating; the answer stands in your dossier, where you can say whether it settles the matter.`,
          ),
          t(`Mã hồ sơ: ${code}.`, `Code: ${code}.`),
        ],
        short: t(
          `${unit.vi} đã trả lời đánh giá hồ sơ ${code}.`,
          `${unit.en} has answered your rating of dossier ${code}.`,
        ),
        link: { href: `${page}#phan-hoi`, text: t('Xem trả lời', 'See the answer') },
        settings: `${page}#nhan-thong-bao`,
      },
    }
  },
})
