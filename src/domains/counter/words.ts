import { formatDate, formatTime, formatWeekday, type Text, t } from '../../platform/i18n/index.ts'
import type { Reason } from './reasons.ts'
import type { Opening } from './rules/opening.ts'

const reasons: Record<Reason, Text> = {
  no_such_office: t(
    'Không có nơi nào cấp số ở địa chỉ này. Hãy chọn trong danh sách các bộ phận một cửa.',
    'No office gives out numbers here. Choose one from the list of offices.',
  ),
  no_such_group: t(
    'Nơi này không nhận lĩnh vực đó. Hãy chọn lại.',
    'This office does not serve that field. Choose again.',
  ),
  no_such_ground: t('Diện ưu tiên không đúng. Hãy chọn lại.', 'There is no such ground of priority. Choose again.'),
  closed: t('Ngoài giờ nhận số.', 'No numbers are given out now.'),
  too_many: t(
    'Đã lấy quá nhiều số từ nơi này. Vui lòng thử lại sau ít phút, hoặc lấy số tại ki-ốt.',
    'Too many numbers were taken from here. Try again in a few minutes, or take one at the kiosk.',
  ),
  not_found: t(
    'Không tìm thấy số này. Hãy quét lại mã trên phiếu hoặc lấy số mới.',
    'There is no such number. Scan the code on the ticket again, or take a new one.',
  ),
  already_called: t('Số này đang được gọi. Mời đến quầy.', 'This number is being called. Please go to the desk.'),
  already_over: t('Số này đã kết thúc.', 'This number is over.'),
  not_yours: t(
    'Bạn không giữ vị trí tiếp nhận hay trả kết quả ở đơn vị này.',
    'You hold no post at this office’s desks.',
  ),
  no_desk: t('Bạn chưa mở quầy. Hãy mở quầy trước.', 'You have no open desk. Open one first.'),
  desk_taken: t('Quầy này đang có người ngồi. Hãy chọn số khác.', 'Somebody sits at this desk. Choose another number.'),
  bad_desk: t('Số quầy từ 1 đến 99.', 'A desk’s number is from 1 to 99.'),
  choose_groups: t('Hãy chọn ít nhất một lĩnh vực.', 'Choose at least one field.'),
  nobody_waiting: t('Không còn ai chờ ở các lĩnh vực của quầy.', 'Nobody waits for what this desk serves.'),
  nobody_called: t('Quầy chưa gọi số nào. Hãy gọi số tiếp theo.', 'No number stands at this desk. Call the next one.'),
  finish_first: t(
    'Còn một số ở quầy. Hãy phục vụ, bỏ qua, chuyển hoặc kết thúc số đó trước.',
    'A number still stands at the desk. Serve it, pass over it, send it on or finish it first.',
  ),
  already_serving: t('Số này đang được phục vụ.', 'This number is being served already.'),
  same_place: t(
    'Hãy chọn lĩnh vực khác hoặc quầy khác để chuyển đến.',
    'Choose another field or another desk to send it to.',
  ),
  no_such_desk: t('Quầy đó chưa mở. Hãy chọn quầy khác.', 'That desk is not open. Choose another.'),
  bad_hours: t(
    'Ngày từ hôm nay trở đi; giờ bắt đầu phải trước giờ kết thúc.',
    'The day is today or later; the beginning comes before the end.',
  ),
  missing_reason: t('Hãy ghi lý do để người dân biết.', 'Say why, for people to know.'),
}

/** When an office gives out numbers again. */
export function closedInWords(opening: Opening): Text {
  if (opening.open) return t('Đang nhận số', 'Numbers are given out now')
  const at = opening.opensAt
  if (!at) return t('Hiện không nhận số. Hãy hỏi bộ phận một cửa.', 'No numbers now. Please ask the office.')
  return t(
    `Ngoài giờ nhận số. Mở lại lúc ${formatTime(at)} ${formatWeekday(at, 'vi')}, ${formatDate(at)}.`,
    `No numbers are given out now. Open again at ${formatTime(at)} on ${formatWeekday(at, 'en')}, ${formatDate(at)}.`,
  )
}

export const words = {
  reasons,
  offices: t('Lấy số thứ tự', 'Take a queue number'),
  officesLead: t(
    'Chọn nơi bạn sẽ đến hôm nay. Bạn lấy số trên điện thoại, xem còn bao nhiêu người trước mình và đến vừa lúc.',
    'Choose the office you will go to today. Take a number on your telephone, see how many are before you, arrive in time.',
  ),
  noOffices: t('Chưa có nơi nào cấp số thứ tự', 'No office gives out numbers yet'),
  noOfficesNext: t('Hãy đến trực tiếp bộ phận một cửa.', 'Please go to the office.'),
  office: t('Bộ phận một cửa', 'One-stop office'),
  open: t('Đang nhận số', 'Open'),
  shut: t('Ngoài giờ', 'Closed'),
  state: t('Trạng thái', 'State'),
  waiting: (n: number) => t(`${n} người chờ`, n === 1 ? '1 person waits' : `${n} people wait`),
  desks: (n: number) => t(`${n} quầy mở`, n === 1 ? '1 desk open' : `${n} desks open`),
  chooseField: t('Bạn đến làm việc gì?', 'What do you come for?'),
  chooseHint: t('Chọn lĩnh vực để lấy số cho hôm nay.', 'Choose a field to take a number for today.'),
  priority: t('Thuộc diện ưu tiên?', 'Do you have priority?'),
  priorityMine: t('Tôi thuộc diện ưu tiên', 'I have priority'),
  priorityNone: t('Không', 'No'),
  priorityHow: (n: number) =>
    t(
      `Sau mỗi số ưu tiên, quầy gọi ${n} số thường trước khi gọi số ưu tiên tiếp theo. Cán bộ có thể hỏi lại tại quầy.`,
      `After each priority number a desk calls ${n} ordinary ones before the next. You may be asked at the desk.`,
    ),
  unconfirmed: t(
    'Diện và thứ tự ưu tiên theo nội quy, chưa đối chiếu văn bản.',
    'Grounds and order follow the office’s own rules and were not compared with a legal text.',
  ),
  yours: (code: string) => t(`Bạn đang giữ số ${code} ở đây.`, `You hold number ${code} here.`),
  seeYours: t('Xem số của tôi', 'See my number'),
  hallScreen: t('Màn hình gọi số', 'Screen of the hall'),
  waits: t('Thời gian chờ theo giờ lấy số', 'Waits by the hour'),
  waitsHow: t(
    'Trung vị từ lúc lấy số đến lúc được gọi lần đầu, phút. Người bỏ về khi chưa được gọi không được tính.',
    'Median minutes from taking the number to its first call. Who left before is not counted.',
  ),
  waitsNone: t('Chưa có số liệu bốn tuần qua.', 'No figures of the last four weeks yet.'),
  expectedHow: t(
    'Chờ dự kiến = số người phía trước × thời gian phục vụ giữa (trung vị 20 lượt gần nhất hôm nay, hoặc của 4 tuần qua) ÷ số quầy mở. Quầy phục vụ nhiều lĩnh vực được tính theo đúng thứ tự gọi.',
    'Expected wait = people ahead × median service time (the last 20 today, or the last 4 weeks) ÷ open desks. Desks that serve several fields are reckoned in the order of calling.',
  ),
  today: t('Hôm nay', 'Today'),
  lastWeeks: t('4 tuần qua', 'Last 4 weeks'),
  hour: t('Giờ lấy số', 'Hour'),
  minutes: (n: string) => t(`${n} phút`, `${n} min`),

  ticket: t('Số thứ tự của bạn', 'Your queue number'),
  ahead: t('Số người phía trước', 'People ahead'),
  expected: t('Chờ dự kiến', 'Expected wait'),
  expectedAt: t('Gọi vào khoảng', 'Called at about'),
  tooLate: t(
    'Có thể không kịp trong hôm nay: hãy cân nhắc đến vào ngày khác hoặc nộp trực tuyến.',
    'It may not be your turn today: consider another day, or filing online.',
  ),
  takenAt: t('Lấy số lúc', 'Taken at'),
  field: t('Lĩnh vực', 'Field'),
  priorityTag: t('Ưu tiên', 'Priority'),
  goTo: (desk: number) => t(`Mời đến quầy ${desk}`, `Please go to desk ${desk}`),
  servedAt: (desk: number) => t(`Đang phục vụ tại quầy ${desk}`, `Being served at desk ${desk}`),
  skipped: t(
    'Quầy đã gọi mà chưa thấy bạn. Số của bạn sẽ được gọi lại sau ít số nữa: hãy chờ gần quầy.',
    'You were called and not there. Your number is called again soon: wait near the desks.',
  ),
  noDeskYet: t('Chưa có quầy nào mở cho lĩnh vực này.', 'No desk serves this field yet.'),
  over: {
    done: t('Đã phục vụ xong. Cảm ơn bạn.', 'Served. Thank you.'),
    missed: t(
      'Số đã hết hiệu lực vì gọi nhiều lần không có người.',
      'The number lapsed: it was called and nobody came.',
    ),
    left: t('Bạn đã bỏ số này.', 'You gave this number up.'),
    over: t('Số của ngày đã qua, không còn hiệu lực.', 'The number was of an earlier day.'),
  },
  newTicket: t('Lấy số mới', 'Take a new number'),
  giveUp: t('Bỏ số này', 'Give this number up'),
  giveUpSure: t(
    'Số sẽ nhường cho người sau và không lấy lại được.',
    'Your place goes to the next person and can’t be had back.',
  ),
  giveUpDo: t('Đúng, bỏ số', 'Yes, give it up'),
  keepOpen: t(
    'Giữ trang này mở: số được gọi sẽ hiện ngay. Đến trước lượt ít phút.',
    'Keep this page open: it shows at once when you are called. Arrive a few minutes early.',
  ),
  refresh: t('Làm mới', 'Refresh'),

  screen: (unit: Text) => t(`Gọi số · ${unit.vi}`, `Queue · ${unit.en}`),
  calledNow: t('Mời đến quầy', 'Now called'),
  desk: t('Quầy', 'Desk'),
  calledBefore: t('Vừa gọi trước đó', 'Called before'),
  nobodyCalled: t('Chưa gọi số nào', 'No number was called yet'),
  next: t('Sắp đến lượt', 'Next'),
  lines: t('Đang chờ', 'Waiting'),
  nobodyWaits: t('không có ai chờ', 'nobody waits'),
  soundOn: t('Bật tiếng gọi số', 'Turn the voice on'),
  takeByPhone: t('Lấy số bằng điện thoại', 'Take a number by telephone'),

  kiosk: (unit: Text) => t(`Lấy số · ${unit.vi}`, `Take a number · ${unit.en}`),
  language: { vi: 'Tiếng Việt', en: 'English' },
  kioskWrong: t(
    'Địa chỉ ki-ốt không đúng. Cán bộ hãy mở lại từ trang Quầy.',
    'The kiosk’s address is not right. An official opens it from the Desk page.',
  ),
  scan: t('Quét để theo dõi trên điện thoại', 'Scan to follow it on a telephone'),
  takeTicket: t('Mời lấy phiếu', 'Please take your ticket'),
  backToStart: t('Xong', 'Done'),
}
