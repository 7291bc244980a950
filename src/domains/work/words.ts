import { type Text, t } from '../../platform/i18n/index.ts'
import type { Tone } from '../../ui/index.ts'
import type { Reason } from './reasons.ts'
import type { Standing } from './rules/clock.ts'
import type { Cause, OriginKind, Priority, Quality, Relation, State } from './rules/task.ts'

/** How each standing looks: colour, shape and word, never colour alone. */
export const looks: Record<Standing, { tone: Tone; shape: string; word: Text }> = {
  notDue: { tone: 'neutral', shape: '○', word: t('Chưa đến hạn', 'Not due yet') },
  near: { tone: 'near', shape: '△', word: t('Sắp đến hạn', 'Due soon') },
  overdue: { tone: 'late', shape: '■', word: t('Quá hạn', 'Overdue') },
  doneOnTime: { tone: 'good', shape: '●', word: t('Hoàn thành đúng hạn', 'Done on time') },
  doneLate: { tone: 'paused', shape: '◐', word: t('Hoàn thành quá hạn', 'Done late') },
  noDeadline: { tone: 'neutral', shape: '–', word: t('Không có hạn', 'No deadline') },
  paused: { tone: 'neutral', shape: '‖', word: t('Tạm dừng', 'Paused') },
  draft: { tone: 'neutral', shape: '◌', word: t('Bản thảo', 'Draft') },
  ended: { tone: 'neutral', shape: '×', word: t('Không thực hiện nữa', 'No longer to be done') },
}

const states: Record<State, Text> = {
  draft: t('Bản thảo', 'Draft'),
  assigned: t('Chờ nhận', 'To be accepted'),
  accepted: t('Đã nhận', 'Accepted'),
  inProgress: t('Đang thực hiện', 'In progress'),
  submitted: t('Chờ nghiệm thu', 'Handed in'),
  approved: t('Đã nghiệm thu', 'Done'),
  returned: t('Bị trả lại', 'Returned'),
  paused: t('Tạm dừng', 'Paused'),
  cancelled: t('Đã hủy', 'Called off'),
  merged: t('Đã gộp', 'Merged'),
}

const origins: Record<OriginKind, Text> = {
  target: t('Chỉ tiêu', 'Target'),
  clause: t('Mục của văn bản', 'Clause of a paper'),
  part: t('Nội dung nghị quyết', 'Part of a resolution'),
  paper: t('Nghị quyết, kết luận, kế hoạch', 'Resolution, conclusion, plan'),
  document: t('Văn bản', 'Document'),
  conclusion: t('Kết luận cuộc họp', 'Conclusion of a meeting'),
  reception: t('Tiếp công dân', 'Reception of citizens'),
  hand: t('Giao trực tiếp', 'Given directly'),
}

const relations: Record<Relation, Text> = { part: t('Phần việc', 'Part'), cooperation: t('Phối hợp', 'Cooperation') }

const priorities: Record<Priority, Text> = {
  normal: t('Thường', 'Normal'),
  high: t('Cao', 'High'),
  urgent: t('Khẩn', 'Urgent'),
}

const qualities: Record<Quality, Text> = {
  good: t('Tốt', 'Good'),
  met: t('Đạt', 'Met'),
  unmet: t('Chưa đạt', 'Not met'),
}

const causes: Record<Cause, Text> = {
  own: t('Do đơn vị, người thực hiện', 'Our own'),
  otherUnit: t('Do đơn vị khác', 'Another unit'),
  law: t('Do quy định thay đổi', 'The law'),
  natural: t('Thiên tai, bất khả kháng', 'Nature, force majeure'),
}

const reasons: Record<Reason, Text> = {
  not_found: t(
    'Không có nhiệm vụ này trong phạm vi của ông/bà. Kiểm tra lại đường dẫn hoặc hỏi người giao.',
    'There is no such task among those you may see. Check the address or ask who gave it.',
  ),
  not_yours: t(
    'Việc này do người khác làm: xem mục “Ai làm gì” của nhiệm vụ.',
    'Somebody else does this: see who does what.',
  ),
  own_work: t(
    'Không ai tự nghiệm thu việc của mình. Người khác giữ vị trí giao việc quyết định.',
    'Nobody judges their own work.',
  ),
  closed: t('Nhiệm vụ đã kết thúc. Bên dưới là nội dung mới nhất.', 'The task is closed. Below is how it stands.'),
  wrong_state: t(
    'Nhiệm vụ đã sang bước khác nên việc này không làm được nữa. Bên dưới là nội dung mới nhất.',
    'The task has moved on, so this can’t be done. Below is how it stands.',
  ),
  changed_meanwhile: t(
    'Có người vừa sửa nhiệm vụ này. Xem nội dung mới rồi sửa lại.',
    'Somebody has just changed this task. Look at it and change it again.',
  ),
  due_past: t('Hạn đã qua. Chọn ngày từ hôm nay trở đi.', 'The deadline is past. Choose today or later.'),
  due_short: t(
    'Hạn còn chưa tới một ngày làm việc. Đánh dấu “Vẫn giao với hạn này” nếu đúng ý.',
    'It is due in less than a working day. Tick “Give it all the same” if you mean it.',
  ),
  bad_date: t('Nhập ngày theo lịch.', 'Enter a day of the calendar.'),
  outside_calendar: t(
    'Lịch làm việc chưa có năm này. Chọn hạn sớm hơn hoặc nhờ quản trị bổ sung lịch.',
    'The calendar doesn’t reach that year. Choose an earlier day.',
  ),
  no_deadline: t('Nhiệm vụ không có hạn nên không cần gia hạn.', 'It has no deadline to lengthen.'),
  too_many_extensions: t(
    'Đã gia hạn đủ số lần. Nhờ người giao điều chỉnh nhiệm vụ.',
    'It was lengthened as often as may be. Ask the giver to change the task.',
  ),
  not_longer: t('Hạn mới phải sau hạn hiện tại.', 'The new deadline must be later than the present one.'),
  too_long: t('Mỗi lần gia hạn không dài hơn thời hạn giao ban đầu.', 'No longer than the first period at a time.'),
  already_asked: t('Đã có đề nghị gia hạn đang chờ quyết định.', 'A request waits for its answer.'),
  not_asked: t('Không còn đề nghị gia hạn nào chờ quyết định.', 'No request waits for an answer.'),
  missing_title: t('Nhập tên nhiệm vụ, tối đa 300 ký tự.', 'Say what is to be done, in at most 300 characters.'),
  missing_reason: t('Nhập lý do.', 'Give the reason.'),
  missing_result: t('Nhập kết quả đã làm.', 'Say what was done.'),
  missing_quality: t('Chọn chất lượng.', 'Choose the quality.'),
  missing_text: t('Nhập nội dung.', 'Write something.'),
  missing_file: t('Chọn tệp.', 'Choose a file.'),
  unknown_unit: t('Chọn đơn vị chủ trì đang hoạt động.', 'Choose a unit that is in office.'),
  out_of_reach: t('Chỉ giao được cho đơn vị mình hoặc cấp dưới.', 'Give to your own unit or one below.'),
  unknown_person: t(
    'Chọn người đang giữ vị trí trong đơn vị chủ trì.',
    'Choose somebody who holds a post in the unit.',
  ),
  yourself: t('Không tự giao việc cho mình. Chọn người khác.', 'Nobody gives themselves a task. Choose somebody else.'),
  unknown_origin: t(
    'Nguồn gốc này không còn. Tìm và chọn lại.',
    'What it comes from is gone. Search and choose again.',
  ),
  unknown_axis: t('Chọn trục kết quả trong danh sách.', 'Choose an axis of the list.'),
  bad_weight: t(
    'Khối lượng là số lớn hơn 0, tối đa 1.000 đơn vị; giờ công từ 0 đến 10.000.',
    'Weight is more than 0 and at most 1,000 units; hours from 0 to 10,000.',
  ),
  later_than_parent: t('Hạn của phần việc không sau hạn của nhiệm vụ.', 'A part is due no later than the whole.'),
  too_deep: t(
    'Đã chia đủ sáu cấp. Giao thẳng cho người thực hiện.',
    'It is split six times already. Give it to a person.',
  ),
  too_late_to_send_back: t(
    'Đã quá hai ngày làm việc từ khi giao nên không trả lại được. Trao đổi với người giao.',
    'It can be sent back within two working days only. Speak with the giver.',
  ),
  too_late_to_reopen: t(
    'Đã quá thời gian được mở lại từ khi nghiệm thu. Giao nhiệm vụ mới.',
    'It was accepted too long ago to be opened again. Give a new task.',
  ),
  parent_closed: t(
    'Nhiệm vụ cấp trên đã trình hoặc đã kết thúc. Rút hoặc mở lại nhiệm vụ đó trước.',
    'The task above it is handed in or closed. Take that back or open it first.',
  ),
  already_sent_back: t('Đã trả lại và đang chờ người giao quyết định.', 'It was sent back; the giver decides.'),
  not_sent_back: t('Nhiệm vụ không còn ở trạng thái bị trả lại.', 'It isn’t sent back any longer.'),
  parts_open: t(
    'Còn phần việc chưa xong. Nghiệm thu hoặc hủy các phần đó trước.',
    'Parts of it are still open. Accept or call them off first.',
  ),
  waits_for_another: t(
    'Còn việc phải xong trước. Xem mục “Phải xong trước”.',
    'Something must be done first. See what it waits for.',
  ),
  circle: t('Hai việc sẽ chờ nhau thành vòng.', 'They would wait for each other in a circle.'),
  already_there: t('Đã có trong danh sách.', 'It is there already.'),
  moves_by_acts: t(
    'Tiến độ tính từ phần việc và đầu việc, không tự khai được.',
    'How far it is follows from its parts and checklist; nobody types it.',
  ),
  same_task: t('Chọn một nhiệm vụ khác.', 'Choose another task.'),
  nothing_found: t(
    'Không tìm thấy. Gõ vài chữ đầu của tên hoặc dán đường dẫn.',
    'Nothing was found. Type the beginnings of its words or paste its address.',
  ),
  choose_one: t('Chọn một trong những kết quả dưới đây.', 'Choose one of those found.'),
  nothing_chosen: t('Chọn ít nhất một nhiệm vụ.', 'Choose a task at least.'),
}

export const words = {
  reasons,
  states,
  origins,
  relations,
  priorities,
  qualities,
  causes,
  typed: t('tự khai', 'own word'),
} as const
