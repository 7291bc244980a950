import { t } from '../../../../platform/i18n/index.ts'

export const words = {
  title: t('Tiếp nhận khi mất kết nối', 'Taking in without a line'),
  needsScript: t(
    'Tiếp nhận khi mất kết nối cần trình duyệt bật JavaScript. Khi có mạng, hãy mở trang Tiếp nhận.',
    'Taking dossiers in without a line needs scripts. With a line, open the counter’s page.',
  ),
  toCounter: t('Về trang tiếp nhận', 'Back to the counter'),
  notYet: (number: string) =>
    t(
      `Số ${number} đã cấp cho quầy tiếp nhận nhưng hồ sơ chưa về máy chủ. Quầy đã cấp sẽ tự gửi khi có kết nối; hỏi lại bộ phận một cửa nếu đã quá một ngày làm việc.`,
      `Number ${number} was given to a desk whose dossier hasn’t reached the server. It is sent when the line is back; ask the office after a working day.`,
    ),
}
