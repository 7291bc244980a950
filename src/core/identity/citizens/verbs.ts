import { t } from '../../../platform/i18n/index.ts'
import { defineVerbs } from '../../ledger/index.ts'

/** What is done to a citizen's account. Signing in is nobody's office; people see their own sign-ins on their page. */
export const verbs = defineVerbs('citizen', {
  open: { sentence: t('đã mở tài khoản công dân', 'opened a citizen’s account') },
  close: { sentence: t('đã đóng tài khoản công dân', 'closed a citizen’s account') },
  confirm: { sentence: t('đã xác nhận danh tính công dân', 'confirmed a citizen’s identity') },
})
