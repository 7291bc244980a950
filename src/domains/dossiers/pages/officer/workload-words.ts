import { t } from '../../../../platform/i18n/index.ts'

export const words = {
  title: t('Phân công hồ sơ', 'Who has which dossiers'),
  caption: t('Đơn vị bạn phụ trách', 'The units you lead'),
  table: t('Hồ sơ đang mở theo người giữ', 'Open dossiers by who has them'),
  post: t('Vị trí', 'Post'),
  person: t('Người giữ', 'Who has them'),
  nobody: t('Hàng chung, chưa giao ai', 'Nobody in particular'),
  open: t('Đang giữ', 'Open'),
  near: t('Sắp đến hạn', 'Near due'),
  late: t('Quá hạn', 'Late'),
  give: t('Giao lại', 'Give over'),
  giveAll: (n: string) => t(`Giao lại cả ${n}`, `Give all ${n} over`),
  to: t('Giao cho', 'To'),
  everybody: t('Hàng chung của vị trí', 'Everybody in the post'),
  confirm: (n: string) => t(`Giao ${n} hồ sơ`, `Give ${n} dossiers over`),
  needed: t('Cần bạn can thiệp', 'Where you are needed'),
  neededWhy: t(
    'Bước đã quá hạn; hệ thống đã nhắc người xử lý và báo người phụ trách.',
    'The step is late; whoever handles it was reminded and you were told.',
  ),
  dossier: t('Hồ sơ', 'Dossier'),
  step: t('Bước', 'Step'),
  lateBy: t('Quá hạn', 'Late by'),
  none: t('Không có hồ sơ đang mở', 'No dossier is open'),
  noneNext: t('Hồ sơ mới sẽ hiện ở đây ngay khi đến đơn vị.', 'New dossiers show here as soon as they reach the unit.'),
  alone: t('Không có ai khác giữ vị trí này', 'Nobody else holds this post'),
  done: (n: string) => t(`Đã giao lại ${n} hồ sơ.`, `${n} dossiers were given over.`),
  how: t(
    'Mỗi hồ sơ được ghi một việc phân công riêng trong sổ cái. Để giao từng hồ sơ, mở hồ sơ và chọn “Phân công”.',
    'Each dossier has its own act in the ledger. To give a single one over, open it and choose “Assign”.',
  ),
}
