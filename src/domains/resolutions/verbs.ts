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
  count: { sentence: t('đã tính số thực hiện của chỉ tiêu', 'counted the figure of a target') },
  askExplanation: { sentence: t('đã yêu cầu giải trình chỉ tiêu', 'ordered an explanation of a target') },
  explain: { sentence: t('đã giải trình chỉ tiêu', 'explained a target'), outcomes: ['onTime', 'late'] },
  acceptExplanation: { sentence: t('đã chấp nhận giải trình chỉ tiêu', 'accepted the explanation of a target') },
  returnExplanation: { sentence: t('đã trả lại giải trình chỉ tiêu', 'sent back the explanation of a target') },
  stage: { sentence: t('đã ghi giai đoạn của đề án', 'set a stage of a scheme') },
  sendBack: { sentence: t('đã trả lại số thực hiện của chỉ tiêu', 'sent back the figure of a target') },
})
