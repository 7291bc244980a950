import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

export const verbs = defineVerbs('reform', {
  review: { sentence: t('đã duyệt phương án chuyển đổi đơn vị', 'reviewed a plan to change units') },
  begin: { sentence: t('đã lập các đơn vị mới theo phương án', 'set up the new units of a plan') },
  confirm: { sentence: t('đã xác nhận hoàn thành chuyển đổi đơn vị', 'confirmed a change of units') },
  undo: { sentence: t('đã hoàn tác chuyển đổi đơn vị', 'undid a change of units') },
})
