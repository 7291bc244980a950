import { type Text, t } from '../../../../platform/i18n/index.ts'
import type { Cell, ReportDimension } from '../../rules/report.ts'

const cells: Record<Cell, Text> = {
  online: t('Trực tuyến', 'Online'),
  inPerson: t('Trực tiếp, bưu chính', 'In person, by post'),
  carried: t('Từ kỳ trước', 'From before'),
  early: t('Trước hạn', 'Early'),
  onTime: t('Đúng hạn', 'On time'),
  late: t('Quá hạn', 'Late'),
  openInTime: t('Trong hạn', 'In time'),
  openLate: t('Quá hạn', 'Late'),
}

const dimensions: Record<ReportDimension, Text> = {
  field: t('Lĩnh vực', 'Field'),
  unit: t('Đơn vị tiếp nhận', 'Receiving unit'),
  procedure: t('Thủ tục', 'Procedure'),
}

export const words = {
  cells,
  dimensions,
  title: t('Tình hình, kết quả giải quyết hồ sơ', 'How dossiers were handled'),
  caption: (from: string, to: string) => t(`Từ ${from} đến ${to}`, `From ${from} to ${to}`),
  from: t('Từ ngày', 'From'),
  to: t('Đến ngày', 'To'),
  by: t('Theo', 'By'),
  unit: t('Đơn vị', 'Unit'),
  allUnits: t('Tất cả đơn vị phụ trách', 'All units in your charge'),
  show: t('Xem', 'Show'),
  periods: t('Kỳ', 'Periods'),
  cameIn: t('Tiếp nhận', 'Received'),
  done: t('Đã giải quyết', 'Finished'),
  open: t('Đang giải quyết', 'In progress'),
  total: t('Tổng số', 'Total'),
  whole: t('Cộng', 'Sum'),
  none: t('Không có hồ sơ trong kỳ này', 'No dossiers in this period'),
  noneNext: t('Chọn kỳ hoặc đơn vị khác.', 'Choose another period or unit.'),
  badSpan: t(
    'Ngày kết thúc phải sau ngày bắt đầu, trong vòng 5 năm.',
    'The last day must follow the first, within 5 years.',
  ),
  how: t(
    'Mỗi hồ sơ đếm một lần ở phần tiếp nhận và một lần ở phần giải quyết, nên hai tổng bằng nhau. Đúng hạn tính theo ngày hẹn theo luật. Bấm vào con số để xem các hồ sơ.',
    'Each dossier is counted once as received and once as handled, so both totals agree. On time is by the legal due date. Every figure leads to its dossiers.',
  ),
  csv: t('Tải bảng (CSV)', 'Download (CSV)'),
  xlsx: t('Tải bảng (Excel)', 'Download (Excel)'),
  pdf: t('In báo cáo (PDF)', 'Print (PDF)'),
  backlog: t('Hồ sơ tồn đọng lúc này và nguyên nhân', 'The backlog now and its causes'),
  lateness: t('Quá hạn do đâu', 'Where lateness came from'),
  latenessNone: t('Kỳ này không có hồ sơ quá hạn.', 'Nothing was late in this period.'),
  step: t('Bước', 'Step'),
  cause: t('Nguyên nhân', 'Cause'),
  causes: { office: t('Đơn vị xử lý', 'The office'), otherAgency: t('Cơ quan phối hợp', 'Another agency') },
  lateBy: t('Quá hạn do', 'Late by'),
  dossiers: t('Số hồ sơ', 'Dossiers'),
  lateTime: t('Thời gian quá hạn', 'Time late'),
  listTitle: t('Hồ sơ của con số này', 'The dossiers of this figure'),
  back: t('Về báo cáo', 'Back to the report'),
  code: t('Mã hồ sơ', 'Code'),
  received: t('Tiếp nhận', 'Received'),
  due: t('Hẹn trả', 'Due'),
  finished: t('Xong', 'Finished'),
  notFinished: t('Đang giải quyết', 'In progress'),
  counted: (n: string) => t(`${n} hồ sơ`, n === '1' ? '1 dossier' : `${n} dossiers`),
}
