import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Official acts on targets. */
export const verbs = defineVerbs('target', {
  plan: { sentence: t('đã giao chỉ tiêu', 'set a target') },
  record: { sentence: t('đã ghi số thực hiện của chỉ tiêu', 'recorded the figure of a target') },
})
