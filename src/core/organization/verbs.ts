import { t } from '../../platform/i18n/index.ts'
import { defineVerbs } from '../ledger/index.ts'

export const verbs = defineVerbs('organization', {
  appoint: { sentence: t('được phân công vào vị trí', 'was appointed to a post') },
  dismiss: { sentence: t('thôi giữ vị trí', 'left a post') },
  endUnit: {
    sentence: t('đã kết thúc hoạt động của đơn vị và giao đơn vị kế tục', 'ended a unit and named its successors'),
  },
  restoreUnit: { sentence: t('đã khôi phục đơn vị', 'restored a unit') },
  followUnit: { sentence: t('chuyển theo đơn vị sang vị trí mới', 'went over to a new post with the unit') },
  registerAbsence: { sentence: t('đăng ký vắng mặt và người làm thay', 'registered an absence and who acts') },
  endAbsence: { sentence: t('kết thúc việc làm thay', 'ended an absence') },
})
