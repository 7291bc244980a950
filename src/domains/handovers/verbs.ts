import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Acts on the dossier whose paper file travels, so that they stand in its timeline. */
export const verbs = defineVerbs('handover', {
  give: { sentence: t('đã giao bản giấy của hồ sơ', 'handed the paper file over') },
  receive: { sentence: t('đã nhận bản giấy của hồ sơ', 'received the paper file') },
  miss: { sentence: t('đã báo thiếu bản giấy khi nhận bàn giao', 'reported that the paper file is missing') },
  callOff: { sentence: t('đã hủy bàn giao bản giấy', 'called the hand-over of the paper file off') },
})
