import { type Text, t } from '../../platform/i18n/index.ts'
import type { WaitKind } from './queries/waits.ts'
import type { Reason } from './reasons.ts'
import type { Moving } from './rules/moves.ts'
import type { Section } from './rules/report.ts'
import type { Weight } from './rules/workload.ts'

const reasons: Record<Reason, Text> = {
  not_found: t('Không có báo cáo này trong phạm vi của ông/bà.', 'There is no such report among those you may read.'),
  not_yours: t(
    'Người đứng đầu đơn vị soạn và gửi báo cáo của đơn vị mình.',
    'Whoever leads a unit writes and sends its report.',
  ),
  already_sent: t(
    'Báo cáo đã gửi nên giữ nguyên. Dưới đây là bản đã gửi.',
    'The report is out and stays as it is. Below is what was sent.',
  ),
  changed_meanwhile: t(
    'Có người vừa sửa báo cáo này. Nội dung ông/bà vừa gõ vẫn còn trong các ô; so với bản mới nhất rồi lưu lại.',
    'Somebody has just changed it. What you typed is still in the fields: compare it with what stands, then save again.',
  ),
  week_ahead: t('Tuần này chưa đến.', 'That week hasn’t come yet.'),
  bad_week: t('Chọn một ngày thứ Hai.', 'Choose a Monday.'),
  empty_report: t('Báo cáo chưa có nội dung.', 'The report says nothing.'),
}

const waits: Record<WaitKind, Text> = {
  decide: t('Nghiệm thu', 'to judge results'),
  extend: t('Quyết định gia hạn', 'to decide on more time'),
  sentBack: t('Trả lời việc giao sai địa chỉ', 'to answer what was sent back'),
  accept: t('Nhận nhiệm vụ', 'to accept tasks'),
  result: t('Nộp kết quả quá hạn', 'for late results'),
  needs: t('Xong việc phải xong trước', 'to finish what must be first'),
}

const sections: Record<Section, Text> = {
  done: t('Đã hoàn thành', 'Done'),
  late: t('Quá hạn, nguyên nhân', 'Late, and why'),
  coming: t('Đến hạn tuần tới', 'Coming due'),
  waiting: t('Ai đang chờ ai', 'Who waits for whom'),
  meetings: t('Cuộc họp', 'Meetings'),
  targets: t('Chỉ tiêu chậm', 'Targets in danger'),
  note: t('Đánh giá, kiến nghị', 'Remarks'),
}

const weights: Record<Weight, Text> = {
  none: t('trống', 'free'),
  light: t('vừa', 'light'),
  full: t('đầy', 'full'),
  over: t('quá tải', 'overloaded'),
}

export const words = {
  reasons,
  waits,
  sections,
  weights,
  title: t('Theo dõi', 'Oversight'),
  tabs: {
    don_vi: t('Đơn vị', 'Units'),
    nguoi: t('Cá nhân', 'People'),
    de_an: t('Đề án', 'Schemes'),
    cho_nhau: t('Ai chờ ai', 'Who waits'),
    bang: t('Bảng', 'Board'),
    tien_do: t('Tiến độ', 'Timeline'),
    khoi_luong: t('Khối lượng', 'Workload'),
    bao_cao: t('Báo cáo tuần', 'Weekly reports'),
  },
  period: t('Kỳ', 'Period'),
  unit: t('Đơn vị', 'Unit'),
  person: t('Cá nhân', 'Person'),
  scheme: t('Đề án', 'Scheme'),
  allUnits: t('Mọi đơn vị của tôi', 'All my units'),
  everybody: t('Mọi người', 'Everybody'),
  show: t('Xem', 'Show'),
  rate: t('Đúng hạn', 'On time'),
  rateByFirst: t('Đúng hạn đầu', 'By the first deadline'),
  rateHow: (onTime: number, all: number) =>
    t(`${onTime}/${all} đến hạn trong kỳ`, `${onTime} of ${all} due in the period`),
  due: t('Đến hạn', 'Due'),
  late: t('Trễ', 'Late'),
  overdue: t('Đang quá hạn', 'Overdue now'),
  open: t('Đang mở', 'Open'),
  quality: t('Tốt / đạt / chưa đạt', 'Good / met / not met'),
  hours: t('Giờ việc còn lại', 'Hours left'),
  perHead: (people: number) => t(`${people} người`, people === 1 ? '1 person' : `${people} people`),
  toDecide: t('Chờ quyết định', 'To decide'),
  none: t('Chưa có nhiệm vụ nào trong phạm vi này', 'No task in this scope'),
  noneNext: t(
    'Đổi kỳ hoặc đơn vị; nhiệm vụ giao xong sẽ hiện ở đây.',
    'Choose another period or unit; tasks appear here once given.',
  ),
  how: t(
    'Tỷ lệ đúng hạn = xong đúng hạn ÷ mọi nhiệm vụ có hạn trong kỳ (đã xong hoặc quá hạn), theo hạn hiện tại và hạn đầu. Việc đang mở tính tại thời điểm xem.',
    'On time = done in time out of all with their deadline in the period, done or overdue; by the present and by the first deadline. What is open counts as of now.',
  ),
  mine: t('Chờ tôi quyết định', 'Waits for my decision'),
  owedTitle: t('Trả lời cấp dưới', 'Answers to those below'),
  owed: (count: number) =>
    t(`Ông/bà còn nợ cấp dưới ${count} câu trả lời đã quá hạn`, `You owe ${count} answers whose time is over`),
  owedNone: t('Không nợ cấp dưới câu trả lời nào quá hạn.', 'You owe nobody below an answer whose time is over.'),
  owedBelow: t('Cấp trên còn nợ đơn vị này', 'Owed to this unit from above'),
  since: (day: string) => t(`từ ${day}`, `since ${day}`),
  waitsCaption: t('Ai đang chờ ai', 'Who waits for whom'),
  waitsFrom: t('Bên chờ', 'Who waits'),
  waitsTo: t('Chờ', 'For'),
  waitsWhy: t('Việc gì', 'What for'),
  waitsCount: t('Số việc', 'Tasks'),
  waitsSince: t('Lâu nhất từ', 'Longest since'),
  waitsNone: t('Không ai phải chờ ai', 'Nobody waits for anybody'),
  waitsDrawn: t('Đơn vị chờ đơn vị', 'Units that wait for units'),
  waitsAnswer: t('Chờ trả lời', 'For an answer'),
  waitsWork: t('Chờ làm', 'For work'),
  waitsDrawnHow: (most: number) =>
    t(
      `Độ dày theo số việc, nhiều nhất ${most} dòng; bấm vào dòng để xem việc. Việc chờ trong nội bộ đơn vị chỉ có ở bảng dưới.`,
      `As thick as there are tasks, ${most} flows at most; follow one to its tasks. What waits within a unit stands in the table only.`,
    ),
  waitedTitle: (from: Text, to: Text) => t(`${from.vi} chờ ${to.vi}`, `${from.en} waits for ${to.en}`),
  waitedNone: t('Không còn việc nào chờ nhau ở đây', 'Nothing waits here any longer'),
  waitsLong: t('Chờ từ', 'Since'),
  giver: t('Người giao', 'Given by'),
  inside: t('trong đơn vị', 'within the unit'),
  more: (count: number) => t(`và ${count} việc nữa`, `and ${count} more`),
  empty: t('Trống', 'Empty'),
  notGiven: t('chưa phân công', 'not given to anybody'),
  asTable: t('Mở danh sách, lọc và tải Excel', 'Open the list, filter it, save as Excel'),
  accept: t('Nhận', 'Accept'),
  begin: t('Bắt đầu', 'Begin'),
  approve: t('Nghiệm thu: đạt', 'Accept: met'),
  moves: {
    accept: t('Nhận nhiệm vụ', 'Accept'),
    begin: t('Bắt đầu', 'Begin'),
    submit: t('Kết quả đã làm', 'What was done'),
    takeBack: t('Rút kết quả đã trình', 'Take the result back'),
    approve: t('Nghiệm thu: đạt', 'Accept: met'),
    return: t('Lý do trả lại', 'Why it is returned'),
    pause: t('Lý do tạm dừng', 'Why it is paused'),
    resume: t('Tiếp tục', 'Let it go on'),
  } satisfies Record<Moving, Text>,
  noWay: t('Từ cột này không chuyển thẳng sang cột đó được.', 'No step leads from this column to that one.'),
  timelineNone: t('Không có nhiệm vụ đang mở nào có hạn', 'No open task with a deadline'),
  assigned: t('Giao', 'Given'),
  deadline: t('Hạn', 'Due'),
  progress: t('Tiến độ', 'Progress'),
  task: t('Nhiệm vụ', 'Task'),
  capacity: (hours: number) => t(`/ ${hours} giờ`, `/ ${hours} h`),
  workloadHow: t(
    'Giờ việc còn lại chia đều đến tuần có hạn; việc quá hạn tính vào tuần này. Khả năng một tuần là 40 giờ, ít hơn nếu có ngày nghỉ.',
    'Hours left are spread to the week they are due; what is overdue is this week’s. A week holds 40 hours, less where it has days off.',
  ),
  workloadNone: t('Không ai có việc đang mở', 'Nobody has open work'),
  // Reports.
  reports: t('Báo cáo tuần', 'Weekly reports'),
  report: t('Báo cáo tuần', 'Weekly report'),
  write: t('Soạn báo cáo', 'Write a report'),
  monday: t('Tuần bắt đầu thứ Hai', 'Week beginning on Monday'),
  writeHint: t(
    'Chương trình viết sẵn từ số liệu; ông/bà sửa trước khi gửi.',
    'The program writes it from the figures; you edit it before it goes out.',
  ),
  reportsNone: t('Chưa có báo cáo nào', 'No report yet'),
  reportsNoneNext: t(
    'Báo cáo đã gửi của cấp trên và đơn vị mình hiện ở đây.',
    'Reports of your unit and of those above appear here once sent.',
  ),
  states: { draft: t('Bản thảo', 'Draft'), sent: t('Đã gửi', 'Sent') },
  state: t('Tình trạng', 'State'),
  number: t('Số', 'Number'),
  writer: t('Người soạn, gửi', 'Written or sent by'),
  by: (name: string, at: string) => t(`${name}, ${at}`, `${name}, ${at}`),
  save: t('Lưu bản thảo', 'Save the draft'),
  send: t('Gửi báo cáo', 'Send it out'),
  sendHint: t(
    'Lấy số trong sổ văn bản đi; sau đó báo cáo giữ nguyên và các đơn vị bên dưới đọc được. Gửi bản đã lưu.',
    'It takes a number in the book, then stays; the units below read it. What is saved is sent.',
  ),
  compose: t('Viết lại từ số liệu hiện tại', 'Write it anew from the figures'),
  composeHint: t(
    'Thay các mục bằng số liệu mới; phần đánh giá giữ nguyên, các lần sửa trước vẫn lưu.',
    'Replaces the sections; the remarks stay, earlier editions are kept.',
  ),
  composedAt: (at: string) => t(`Số liệu lúc ${at}`, `Figures as of ${at}`),
  history: t('Các lần sửa', 'Editions'),
  edition: (edition: number) => t(`Lần ${edition}`, `Edition ${edition}`),
  byProgram: t('viết từ số liệu', 'written from the figures'),
  print: t('In báo cáo (PDF)', 'Print (PDF)'),
  back: t('Báo cáo tuần', 'Weekly reports'),
  done: {
    draft: t(
      'Đã soạn từ số liệu của tuần. Xem, sửa rồi gửi.',
      'Written from the week’s figures. Read it, edit it, send it.',
    ),
    edit: t('Đã lưu.', 'Saved.'),
    compose: t('Đã viết lại từ số liệu.', 'Written anew.'),
    send: t('Đã gửi báo cáo.', 'The report is out.'),
  },
} as const
