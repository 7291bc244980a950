import { type Carrier, HOUR, MINUTE } from '../../core/outbox/index.ts'
import { sql } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import type { DocumentsDeps } from './deps.ts'
import { findDocument } from './queries/documents.ts'

export const REMINDER = 'document-reminder'
const PATIENCE = { firstWaitMs: MINUTE, longestWaitMs: 30 * MINUTE, givesUpAfterMs: 24 * HOUR }

type Place = Pick<DocumentsDeps, 'db' | 'localityId' | 'publicUrl' | 'mail' | 'addressOf'>

/** Takes reminders outside to whoever wants mail; what was read or confirmed meanwhile is dropped. A mail names the paper's number only. */
export function documentCarriers({ db, localityId, publicUrl, mail, addressOf }: Place): Carrier[] {
  return [
    {
      name: REMINDER,
      patience: PATIENCE,
      parallel: 4,
      perSecond: 20,
      timeoutMs: 45_000,
      async send({ key, about, createdAt }) {
        const [officialId, documentId] = [String(about.officialId), String(about.documentId)]
        // What one was reminded of, not whatever of the document still waits for somebody.
        const arrivalIds = String(about.arrivalIds).split(',')
        const to = mail && (await addressOf(officialId))
        if (!mail || !to) return { is: 'dropped', why: 'no mail is wanted' }
        const document = await findDocument({ db, localityId }, documentId)
        const waits = await db.first(sql`
          SELECT 1 FROM document_arrivals WHERE locality_id = ${localityId} AND id = ANY (${arrivalIds}::uuid[]) AND state = '01'
          UNION ALL
          SELECT 1 FROM document_readers
          WHERE locality_id = ${localityId} AND arrival_id = ANY (${arrivalIds}::uuid[]) AND person_id = ${officialId} AND read_at IS NULL LIMIT 1`)
        if (!document || document.recalledAt || !waits) return { is: 'dropped', why: 'nothing waits' }
        const subject = t(
          `Nhắc: văn bản ${document.code} chờ nhận, đọc`,
          `Reminder: document ${document.code} waits to be received or read`,
        )
        return mail.send({
          key,
          to,
          lang: 'vi',
          at: createdAt,
          message: {
            subject,
            short: subject,
            lines: [
              t(
                `${document.sender} nhắc xác nhận nhận hoặc đọc văn bản ${document.code}.`,
                `${document.sender} asks you to confirm or read document ${document.code}.`,
              ),
            ],
            link: { href: `${publicUrl}/viec-cua-toi`, text: t('Mở việc của tôi', 'Open my work') },
            settings: `${publicUrl}/viec-cua-toi/nhac`,
          },
        })
      },
    },
  ]
}
