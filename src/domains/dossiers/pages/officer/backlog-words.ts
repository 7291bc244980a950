import { type Text, t } from '../../../../platform/i18n/index.ts'
import type { BacklogAge, BacklogCause } from '../../rules/backlog.ts'

const causes: Record<BacklogCause, Text> = {
  inWork: t('Đang xử lý', 'In work'),
  untaken: t('Chưa có người nhận', 'Nobody has taken it'),
  otherAgency: t('Chờ cơ quan phối hợp', 'Waits for another agency'),
  supplement: t('Chờ công dân bổ sung', 'Waits for the citizen’s papers'),
  financialDuty: t('Chờ nghĩa vụ tài chính', 'Waits for a financial duty'),
  outage: t('Sự cố hệ thống', 'System outage'),
}

const ages: Record<BacklogAge, Text> = {
  inTime: t('Trong hạn', 'In time'),
  late: t('Quá hạn đến 10 ngày', 'Late, up to 10 days'),
  longLate: t('Quá hạn trên 10 ngày', 'Late, over 10 days'),
}

export const words = {
  causes,
  ages,
  title: t('Hồ sơ tồn đọng và nguyên nhân', 'The backlog and its causes'),
  report: t('Về báo cáo', 'Back to the report'),
  asOf: (at: string) => t(`Lúc ${at}`, `At ${at}`),
  unit: t('Đơn vị đang giữ', 'Held by'),
  allUnits: t('Tất cả đơn vị phụ trách', 'All units in your charge'),
  step: t('Bước', 'Step'),
  cause: t('Nguyên nhân', 'Cause'),
  total: t('Tổng số', 'Total'),
  whole: t('Cộng', 'Sum'),
  oldest: t('Hạn sớm nhất', 'Earliest due'),
  show: t('Xem', 'Show'),
  none: t('Không có hồ sơ nào đang mở', 'Nothing is open'),
  noneNext: t('Chọn đơn vị khác, hoặc xem báo cáo theo kỳ.', 'Choose another unit, or the report of a period.'),
  how: t(
    'Đếm mọi hồ sơ đang mở, ở đơn vị đang giữ. Hồ sơ chờ công dân thì đồng hồ dừng nên không tính quá hạn. Hồ sơ có nhiều phần được đếm ở từng nơi đang giữ một phần; hồ sơ chung chờ các phần thì không đếm thêm. Bấm vào con số để xem các hồ sơ.',
    'Counts every open dossier at the unit that holds it. A dossier that waits for the citizen isn’t late: its clock stands still. A dossier in parts counts wherever one of them is, and not once more while it waits for them. Every figure leads to its dossiers.',
  ),
  print: t('In báo cáo (PDF)', 'Print (PDF)'),
  xlsx: t('Tải bảng (Excel)', 'Download (Excel)'),
  csv: t('Tải bảng (CSV)', 'Download (CSV)'),
  back: t('Về hồ sơ tồn đọng', 'Back to the backlog'),
  listTitle: t('Hồ sơ của con số này', 'The dossiers of this figure'),
  code: t('Mã hồ sơ', 'Code'),
  received: t('Tiếp nhận', 'Received'),
  due: t('Hẹn trả', 'Due'),
  handler: t('Người xử lý', 'Handled by'),
}
