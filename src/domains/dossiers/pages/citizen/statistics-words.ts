import { t } from '../../../../platform/i18n/index.ts'

export const words = {
  title: t('Thống kê giải quyết hồ sơ', 'How dossiers are handled'),
  period: t('Kỳ thống kê', 'Period'),
  unitsOf: t('Đơn vị', 'Units'),
  unitsThen: t('Như lúc tiếp nhận', 'As they were then'),
  unitsNow: t('Như hiện nay (sau sáp nhập)', 'As they are today (after mergers)'),
  show: t('Xem', 'Show'),
  received: t('Tiếp nhận', 'Received'),
  finished: t('Đã xong', 'Finished'),
  onTime: t('Đúng hạn', 'On time'),
  late: t('Quá hạn', 'Late'),
  median: t('Một nửa xong trong', 'Half took at most'),
  medianMinutes: t('Trung vị (phút làm việc)', 'Median (working minutes)'),
  unit: t('Đơn vị', 'Unit'),
  whole: t('Toàn bộ', 'All units'),
  byUnit: t('Theo đơn vị tiếp nhận', 'By receiving unit'),
  none: t('Chưa có hồ sơ trong kỳ này', 'No dossiers in this period'),
  noneMore: t('Hãy chọn kỳ khác.', 'Please choose another period.'),
  asOf: (moment: string) =>
    t(`Số liệu tính đến ${moment}, làm mới mỗi phút.`, `As of ${moment}, counted anew each minute.`),
  how: t(
    'Đúng hạn tính theo ngày hẹn theo luật, không theo ngày hẹn lại. Thời gian là giờ làm việc từ tiếp nhận đến khi có kết quả, không kể thời gian chờ người dân bổ sung. Đơn vị xong dưới 5 hồ sơ thì không nêu thời gian.',
    'On time is measured by the legal due date, never by a new date given later. Times are working time from reception to the result without waiting for the applicant. With fewer than 5 dossiers no median is given.',
  ),
  satisfaction: t('Mức độ hài lòng của người dân', 'How satisfied people were'),
  asked: t('Được hỏi', 'Asked'),
  answered: t('Trả lời', 'Answered'),
  satisfied: t('Hài lòng (4–5 sao)', 'Satisfied (4–5 stars)'),
  tooFewAnswers: t('chưa đủ 30 trả lời', 'under 30 answers'),
  lowRatings: t('Đánh giá thấp được xử lý thế nào', 'What becomes of low ratings'),
  satisfactionHow: t(
    'Mỗi kết quả hỏi một lần. Người không trả lời không được tính là hài lòng. Dưới 30 trả lời thì không nêu tỷ lệ và không so sánh giữa các đơn vị.',
    'Each result asks once. Who doesn’t answer isn’t counted as satisfied. Under 30 answers no share is given and units aren’t compared.',
  ),
  csv: t('Tải bảng này (CSV)', 'Download this table (CSV)'),
  xlsx: t('Tải bảng này (Excel)', 'Download this table (Excel)'),
}
