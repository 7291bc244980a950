import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Acts on the dossier whose paper file travels, so that they stand in its timeline. */
export const verbs = defineVerbs('handover', {
  give: { sentence: t('đã giao bản giấy của hồ sơ', 'handed the paper file over') },
  receive: { sentence: t('đã nhận bản giấy của hồ sơ', 'received the paper file') },
  miss: { sentence: t('đã báo thiếu bản giấy khi nhận bàn giao', 'reported that the paper file is missing') },
  callOff: { sentence: t('đã hủy bàn giao bản giấy', 'called the hand-over of the paper file off') },
})

/** Acts on the dossier whose result is delivered. That it was, is the act of returning it. */
export const deliveryVerbs = defineVerbs('delivery', {
  choose: { sentence: t('đã chọn cách nhận kết quả', 'chose how to get the result') },
  post: { sentence: t('đã giao kết quả cho bưu chính', 'handed the result to the post') },
  comeBack: {
    sentence: t('đã ghi nhận bưu chính chuyển hoàn kết quả', 'recorded that the post brought the result back'),
  },
})
