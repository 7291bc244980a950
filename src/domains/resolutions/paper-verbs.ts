import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Official acts on papers, their clauses and the parts of resolutions. */
export const paperVerbs = defineVerbs('resolution', {
  add: { sentence: t('đã đưa vào một văn bản', 'entered a paper') },
  change: { sentence: t('đã sửa thông tin văn bản', 'changed a paper') },
  addClause: { sentence: t('đã thêm điều khoản của văn bản', 'added a clause to a paper') },
  correctClause: { sentence: t('đã sửa điều khoản của văn bản', 'corrected a clause of a paper') },
  moveClause: { sentence: t('đã đổi thứ tự điều khoản', 'moved a clause of a paper') },
  withdrawClause: { sentence: t('đã rút điều khoản của văn bản', 'withdrew a clause of a paper') },
  addPart: { sentence: t('đã thêm phần của nghị quyết', 'added a part to a resolution') },
  changePart: { sentence: t('đã sửa phần của nghị quyết', 'changed a part of a resolution') },
  movePart: { sentence: t('đã đổi thứ tự phần của nghị quyết', 'moved a part of a resolution') },
  withdrawPart: { sentence: t('đã rút phần của nghị quyết', 'withdrew a part of a resolution') },
  linkClauses: { sentence: t('đã gắn chỉ tiêu với điều khoản', 'linked a target to clauses') },
})
