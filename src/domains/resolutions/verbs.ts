import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Official acts on targets. */
export const verbs = defineVerbs('target', {
  create: { sentence: t('đã lập chỉ tiêu', 'made a target') },
  change: { sentence: t('đã sửa chỉ tiêu', 'changed a target') },
  plan: { sentence: t('đã giao chỉ tiêu', 'set a target') },
  record: { sentence: t('đã ghi số thực hiện của chỉ tiêu', 'recorded the figure of a target') },
  correct: { sentence: t('đã gửi số đính chính của chỉ tiêu', 'sent in a corrected figure of a target') },
  approve: { sentence: t('đã duyệt số thực hiện của chỉ tiêu', 'approved the figure of a target') },
  sendBack: { sentence: t('đã trả lại số thực hiện của chỉ tiêu', 'sent back the figure of a target') },
})
