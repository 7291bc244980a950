import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Official acts on weekly reports. */
export const verbs = defineVerbs('weeklyReport', {
  draft: { sentence: t('đã soạn báo cáo tuần', 'drafted a weekly report') },
  compose: { sentence: t('đã viết lại báo cáo tuần từ số liệu', 'wrote a weekly report anew from the figures') },
  edit: { sentence: t('đã sửa báo cáo tuần', 'edited a weekly report') },
  send: { sentence: t('đã gửi báo cáo tuần', 'sent a weekly report out') },
})
