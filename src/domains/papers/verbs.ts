import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Every act on somebody's store of papers; its subject is the owner's key, its case the dossier it was for. */
export const verbs = defineVerbs('heldPaper', {
  keep: { sentence: t('đã lưu giấy tờ vào kho', 'put a paper into the store'), subject: 'paperOwner' },
  use: { sentence: t('đã dùng lại giấy tờ trong kho', 'used a paper of the store again'), subject: 'paperOwner' },
  askAnew: {
    sentence: t('đã yêu cầu nộp giấy tờ dù kho đã có', 'asked for a paper although it is held'),
    subject: 'paperOwner',
  },
  list: { sentence: t('đã xem danh sách giấy tờ trong kho', 'looked at the list of papers'), subject: 'paperOwner' },
  open: { sentence: t('đã mở giấy tờ trong kho', 'opened a paper of the store'), subject: 'paperOwner' },
  consent: { sentence: t('đã ghi nhận sự đồng ý dùng giấy tờ trong kho', 'recorded consent'), subject: 'paperOwner' },
  withdrawConsent: { sentence: t('đã rút sự đồng ý', 'withdrew consent'), subject: 'paperOwner' },
  numberWard: { sentence: t('đã ghi số định danh của trẻ', 'wrote down the child’s number'), subject: 'paperOwner' },
  revoke: { sentence: t('đã thu hồi giấy tờ', 'revoked a paper'), subject: 'paperOwner' },
  erase: { sentence: t('đã xóa kho giấy tờ', 'erased the store of papers'), subject: 'paperOwner' },
})
