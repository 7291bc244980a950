import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** What happens to a number of the queue, as it reads after the actor's name. */
export const ticketVerbs = defineVerbs('ticket', {
  take: { sentence: t('đã lấy số thứ tự', 'took a queue number') },
  giveUp: { sentence: t('đã bỏ số thứ tự', 'gave the queue number up') },
  call: { sentence: t('đã gọi số thứ tự', 'called the queue number') },
  recall: { sentence: t('đã gọi lại số thứ tự', 'called the queue number again') },
  skip: { sentence: t('đã tạm bỏ qua số thứ tự vì chưa có người', 'passed over the queue number: nobody came') },
  lapse: { sentence: t('đã hủy số thứ tự vì gọi nhiều lần không có người', 'let the queue number lapse: nobody came') },
  serve: { sentence: t('đã bắt đầu phục vụ số thứ tự', 'began to serve the queue number') },
  transfer: { sentence: t('đã chuyển số thứ tự', 'sent the queue number on') },
  takeIn: { sentence: t('đã tiếp nhận hồ sơ của số thứ tự', 'took in a dossier for the queue number') },
  finish: { sentence: t('đã phục vụ xong số thứ tự', 'finished serving the queue number') },
})

/** What happens to a desk and to an office's hours. */
export const deskVerbs = defineVerbs('desk', {
  open: { sentence: t('đã mở quầy', 'opened a desk') },
  change: { sentence: t('đã đổi lĩnh vực của quầy', 'changed what the desk serves') },
  close: { sentence: t('đã đóng quầy', 'closed a desk') },
  announceHours: { sentence: t('đã thông báo giờ tiếp dân ngoài giờ', 'announced hours outside office hours') },
  withdrawHours: { sentence: t('đã hủy giờ tiếp dân ngoài giờ', 'withdrew hours outside office hours') },
})
