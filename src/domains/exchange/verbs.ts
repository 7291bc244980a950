import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** What administrators do about the ways out of the installation. */
export const verbs = defineVerbs('exchange', {
  registerEndpoint: {
    sentence: t('đã đăng ký địa chỉ nhận webhook', 'registered a webhook endpoint'),
    subject: 'endpoint',
  },
  changeEndpoint: { sentence: t('đã sửa địa chỉ nhận webhook', 'changed a webhook endpoint'), subject: 'endpoint' },
  renewSecret: { sentence: t('đã đổi khóa ký webhook', 'renewed a webhook’s secret'), subject: 'endpoint' },
  disableEndpoint: {
    sentence: t('đã tắt địa chỉ nhận webhook', 'disabled a webhook endpoint'),
    subject: 'endpoint',
    outcomes: ['administrator', 'failing', 'gone'],
  },
  enableEndpoint: { sentence: t('đã bật lại địa chỉ nhận webhook', 'enabled a webhook endpoint'), subject: 'endpoint' },
  removeEndpoint: { sentence: t('đã xóa địa chỉ nhận webhook', 'removed a webhook endpoint'), subject: 'endpoint' },
  sendAgain: {
    sentence: t('đã cho gửi lại tin chưa gửi được', 'had an unsent message sent again'),
    subject: 'delivery',
  },
  takeOut: { sentence: t('đã xuất dữ liệu', 'took data out'), subject: 'export' },
  importFile: {
    sentence: t('đã nhập một tệp hồ sơ từ hệ thống khác', 'brought a file of dossiers over'),
    subject: 'import',
  },
  takeBackImport: {
    sentence: t('đã hoàn tác một tệp hồ sơ đã nhập', 'took a file of dossiers back'),
    subject: 'import',
  },
  giveUp: { sentence: t('đã bỏ tin chưa gửi được', 'gave an unsent message up'), subject: 'delivery' },
})
