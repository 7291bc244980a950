import { formatDate, formatNumber, formatShare, type Text, t } from '../../platform/i18n/index.ts'

const number = (value: number): Text => t(formatNumber(value, 'vi', 1), formatNumber(value, 'en', 1))

export const tryWords = {
  title: t('Chạy thử trên hồ sơ đã qua', 'Tried on past dossiers'),
  none: t(
    'Chưa có hồ sơ nào xong trong 12 tháng qua để chạy thử.',
    'No dossier was done in the last 12 months to try it on.',
  ),
  isNew: t('Thủ tục mới chưa có hồ sơ nào để chạy thử.', 'A new procedure has no dossiers to try it on.'),
  notReady: t('Hãy ghi thời hạn và các bước trước, rồi chạy thử.', 'Enter the limit and the steps first, then try it.'),
  really: t('Trễ hạn thật', 'Really late'),
  before: t('Trễ theo phiên bản đang áp dụng, tính lại', 'Late under the version in force, replayed'),
  after: t('Sẽ trễ theo bản thảo', 'Late under the draft'),
  of: (late: number, dossiers: number) =>
    t(
      `${formatShare(late / dossiers, 'vi')} của ${formatNumber(dossiers, 'vi')} hồ sơ`,
      `${formatShare(late / dossiers, 'en')} of ${formatNumber(dossiers, 'en')} dossiers`,
    ),
  steps: t('Từng bước', 'Step by step'),
  step: t('Bước', 'Step'),
  dossiers: t('Hồ sơ đi qua', 'Dossiers'),
  known: t('Có số liệu thật', 'With real figures'),
  median: t('Một nửa xong trong', 'Half done within'),
  over: t('Quá phần thời gian của bước', 'Over the step’s share'),
  queues: t('Hồ sơ sẽ dồn ở đâu', 'Where dossiers would queue'),
  unit: t('Đơn vị', 'Office'),
  average: t('Trung bình cùng lúc', 'At once, on average'),
  averageBefore: t('Nay', 'Now'),
  most: t('Nhiều nhất cùng lúc', 'At once, at most'),
  number,
  how: t('Cách tính', 'How it is computed'),
  window: (from: Date, to: Date, dossiers: number, most: number) =>
    t(
      `${formatNumber(dossiers, 'vi')} hồ sơ xong từ ${formatDate(from)} đến ${formatDate(to)}${dossiers === most ? ` (${formatNumber(most, 'vi')} hồ sơ gần nhất)` : ''}.`,
      `${formatNumber(dossiers, 'en')} dossiers done from ${formatDate(from)} to ${formatDate(to)}${dossiers === most ? ` (the latest ${formatNumber(most, 'en')})` : ''}.`,
    ),
  rules: [
    t(
      'Mỗi hồ sơ bắt đầu vào lúc nó đã thật sự bắt đầu tính giờ. Thời gian tạm dừng (bổ sung, nghĩa vụ tài chính) không tính.',
      'Each dossier begins when its clock really began. Pauses (supplements, financial duties) are not counted.',
    ),
    t(
      'Bước có cùng mã với bước cũ: lấy đúng số giờ hồ sơ ấy đã mất. Bước mới: coi như dùng hết phần thời gian của bước.',
      'A step of the same key takes the hours that dossier really spent in it; a new step takes its whole share.',
    ),
    t(
      'Trễ hạn: xong sau ngày hẹn tính theo thời hạn của phiên bản, theo lịch làm việc. Bước trả kết quả không tính vào thời hạn.',
      'Late is done after the due date of that version’s limit, by the calendar. Handing over the result is outside the limit.',
    ),
    t(
      'Bước có điều kiện: xét theo câu trả lời trong tờ khai cũ; câu hỏi chưa từng hỏi thì coi như phải qua bước ấy.',
      'A step with a condition goes by the answers then given; where the question was never asked, the step is taken.',
    ),
    t(
      'Trung bình cùng lúc: tổng giờ làm việc các hồ sơ nằm ở bước, chia cho số giờ làm việc của cả khoảng thời gian.',
      'On average at once: the working hours dossiers stand at the step, over the office hours of the whole time.',
    ),
  ],
} as const
