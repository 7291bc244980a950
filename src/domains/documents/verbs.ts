import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

const TIMELINESS = ['onTime', 'late'] as const

/** Official acts on documents. */
export const verbs = defineVerbs('document', {
  issue: { sentence: t('đã phát hành văn bản', 'issued a document') },
  arrive: { sentence: t('văn bản đã đến', 'a document arrived') },
  register: { sentence: t('đã vào sổ văn bản đến', 'entered a document that came in') },
  confirm: { sentence: t('đã xác nhận nhận văn bản', 'confirmed receipt of a document'), outcomes: TIMELINESS },
  sendBack: { sentence: t('đã trả lại văn bản', 'sent a document back') },
  note: { sentence: t('đã biết văn bản bị trả lại', 'took note that a document was sent back') },
  instruct: {
    sentence: t('đã cho ý kiến chỉ đạo (bút phê)', 'wrote an instruction on a document'),
    outcomes: TIMELINESS,
  },
  acknowledge: { sentence: t('đã đọc văn bản', 'acknowledged a document'), outcomes: TIMELINESS },
  work: { sentence: t('văn bản đang được xử lý', 'a document is being worked on') },
  finish: { sentence: t('đã xử lý xong văn bản', 'finished with a document') },
  recall: { sentence: t('đã yêu cầu lấy lại văn bản', 'asked a document back') },
  giveBack: { sentence: t('đã đồng ý trả lại văn bản bị thu hồi', 'gave a recalled document back') },
  keep: { sentence: t('đã từ chối trả lại văn bản bị thu hồi', 'kept a document that was asked back') },
  remind: { sentence: t('đã nhắc nhận, đọc văn bản', 'reminded of a document') },
})
