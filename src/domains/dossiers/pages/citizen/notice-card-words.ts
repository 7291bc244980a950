import { t } from '../../../../platform/i18n/index.ts'

export const words = {
  title: t('Thông báo về hồ sơ này', 'Notices about this dossier'),
  how: t('Nhận thông báo qua', 'Tell me by'),
  byEmail: (address: string) => t(`Thư điện tử ${address}`, `E-mail ${address}`),
  bySms: (phone: string) => t(`Tin nhắn tới ${phone}`, `Text message to ${phone}`),
  noAddress: t(
    'Khi nộp hồ sơ không ghi thư điện tử hay số điện thoại nào, nên không gửi được thông báo.',
    'No e-mail address or telephone number was given with the dossier, so no notice can be sent.',
  ),
  save: t('Lưu lựa chọn', 'Save'),
  badSubscription: t(
    'Trình duyệt không gửi đủ thông tin. Hãy tải lại trang rồi thử lại.',
    'The browser didn’t send all that is needed. Reload the page and try again.',
  ),
  tooMany: t(
    'Hồ sơ này đã báo cho 5 thiết bị. Hãy tắt bớt một thiết bị.',
    'Five devices are told of this dossier. Turn one off.',
  ),
  calendar: t('Thêm ngày hẹn vào lịch', 'Add the date to my calendar'),
  calendarSummary: (code: string) => t(`Hẹn trả kết quả hồ sơ ${code}`, `Result of dossier ${code} is due`),
}
