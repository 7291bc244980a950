import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

export const verbs = defineVerbs('procedure', {
  beginDraft: { sentence: t('bắt đầu soạn bản thảo thủ tục', 'began a draft of the procedure') },
  withdrawDraft: { sentence: t('rút bản thảo thủ tục', 'withdrew a draft of the procedure') },
  publishVersion: { sentence: t('công bố phiên bản thủ tục', 'published a version of the procedure') },
  endVersion: {
    sentence: t('ghi ngày hết hiệu lực của phiên bản thủ tục', 'entered the last day of a version of the procedure'),
  },
})
