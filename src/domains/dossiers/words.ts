import type { Timeliness } from '../../core/calendar/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { papersWords } from '../papers/index.ts'
import type { Reason } from './reasons.ts'
import type { Channel, Status } from './rules/status.ts'
import type { Action } from './rules/transitions.ts'

/** The national names of the statuses. @law 22/2019/TT-BTTTT, annex I */
const status: Record<Status, Text> = {
  submitted: t('Mới đăng ký', 'Newly submitted'),
  accepted: t('Được tiếp nhận', 'Accepted'),
  not_accepted: t('Không được tiếp nhận', 'Not accepted'),
  processing: t('Đang xử lý', 'In progress'),
  awaiting_supplement: t('Yêu cầu bổ sung giấy tờ', 'Waiting for a supplement'),
  awaiting_payment: t('Yêu cầu thực hiện nghĩa vụ tài chính', 'Waiting for a financial duty'),
  withdrawal_requested: t('Công dân yêu cầu rút hồ sơ', 'Withdrawal requested'),
  stopped: t('Dừng xử lý', 'Stopped'),
  resolved: t('Đã xử lý xong', 'Result ready'),
  returned: t('Đã trả kết quả', 'Result returned'),
}

/** What stands on a button. */
const action: Record<Action, Text> = {
  accept: t('Tiếp nhận', 'Accept'),
  confirmArrival: t('Xác nhận đã nhận hồ sơ', 'Confirm that it arrived'),
  requestSupplement: t('Yêu cầu bổ sung', 'Ask for a supplement'),
  resubmit: t('Nộp bổ sung', 'Hand in the supplement'),
  refuse: t('Từ chối', 'Refuse'),
  assign: t('Phân công', 'Assign'),
  handOver: t('Chuyển bước tiếp theo', 'Hand over'),
  sendBack: t('Trả lại bước trước', 'Send back to an earlier step'),
  recordExternalAnswer: t('Ghi nhận trả lời', 'Record the answer'),
  recordExternalResult: t('Ghi nhận kết quả nhận được', 'Record the result received'),
  startFinancialDuty: t('Chờ nghĩa vụ tài chính', 'Wait for the financial duty'),
  finishFinancialDuty: t('Đã hoàn thành nghĩa vụ tài chính', 'Financial duty fulfilled'),
  requestWithdrawal: t('Rút hồ sơ', 'Withdraw'),
  acceptWithdrawal: t('Đồng ý cho rút', 'Agree to the withdrawal'),
  declineWithdrawal: t('Không đồng ý cho rút', 'Decline the withdrawal'),
  takeBackWithdrawal: t('Hủy yêu cầu rút', 'Keep the dossier after all'),
  stop: t('Dừng giải quyết', 'Stop'),
  lengthen: t('Gia hạn theo quy định', 'Lengthen as the law allows'),
  apologise: t('Xin lỗi và hẹn lại ngày', 'Apologise and give a new date'),
  sign: t('Ký kết quả', 'Sign the result'),
  returnResult: t('Trả kết quả', 'Return the result'),
  rate: t('Đánh giá', 'Rate'),
}

const channel: Record<Channel, Text> = {
  counter: t('Trực tiếp', 'At the counter'),
  online: t('Trực tuyến', 'Online'),
  post: t('Bưu chính', 'By post'),
}

const timeliness: Record<Timeliness, Text> = {
  inTime: t('Trong hạn', 'In time'),
  near: t('Sắp đến hạn', 'Near due'),
  late: t('Quá hạn', 'Late'),
}

/** Why not, and what to do instead. */
const reasons: Record<Reason, Text> = {
  ...papersWords.reasons,
  not_found: t('Không tìm thấy hồ sơ. Vui lòng kiểm tra lại mã.', 'There is no such dossier. Please check the code.'),
  wrong_status: t(
    'Hồ sơ đã được xử lý ở bước khác. Tải lại trang để xem trạng thái mới.',
    'The dossier has moved on. Reload the page to see where it stands.',
  ),
  already_done: t(
    'Đồng nghiệp khác vừa làm việc này. Tải lại trang để xem.',
    'A colleague has just done this. Reload the page to see.',
  ),
  not_yours: t('Bước này thuộc vị trí hoặc đơn vị khác.', 'This step belongs to another post or unit.'),
  assigned_to_other: t(
    'Hồ sơ đã phân công cho đồng nghiệp khác. Phân công lại nếu cần.',
    'The dossier is assigned to a colleague. Assign it anew if need be.',
  ),
  for_citizen: t('Chỉ người nộp hồ sơ làm được việc này.', 'Only the applicant can do this.'),
  needs_result: t(
    'Bước này kết thúc bằng kết quả: hãy ký hoặc ghi nhận kết quả.',
    'This step ends with the result: sign it or record it.',
  ),
  not_result_step: t('Chưa đến bước ký kết quả.', 'The dossier is not at the signing step yet.'),
  not_external: t('Bước này do đơn vị trong hệ thống xử lý.', 'This step is done by a unit within the system.'),
  external_step: t(
    'Hồ sơ đang ở cơ quan bên ngoài: hãy ghi nhận trả lời của cơ quan đó.',
    'The dossier is with a body outside: record its answer.',
  ),
  first_step: t('Đây là bước đầu tiên, không còn bước nào trước nó.', 'This is the first step; none is before it.'),
  already_lengthened: t('Chỉ được gia hạn một lần.', 'The limit is lengthened only once.'),
  not_lengthened_by_law: t(
    'Thủ tục này không được gia hạn theo quy định. Nếu sẽ trễ hẹn, hãy xin lỗi và hẹn lại ngày.',
    'No rule lets this procedure’s limit be lengthened. If it will be late, apologise with a new date.',
  ),
  already_late: t(
    'Hồ sơ đã quá hạn nên không gia hạn được nữa. Hãy xin lỗi và hẹn lại ngày.',
    'It is late already and can’t be lengthened. Apologise with a new date.',
  ),
  already_apologised: t('Chỉ được hẹn lại ngày một lần.', 'A new date can be given only once.'),
  already_rated: t('Hồ sơ này đã được đánh giá. Cảm ơn ông/bà.', 'This dossier has been rated. Thank you.'),
  no_such_procedure: t(
    'Thủ tục này không còn hiệu lực. Vui lòng chọn lại thủ tục.',
    'This procedure is not in force. Please choose again.',
  ),
  unit_does_not_receive: t('Đơn vị này không tiếp nhận thủ tục đã chọn.', 'This unit does not take in that procedure.'),
  not_from_here: t(
    'Theo quy định đang áp dụng, đơn vị này không tiếp nhận thay cho cơ quan đã chọn. Hướng dẫn người nộp đến cơ quan đó hoặc nộp trực tuyến.',
    'By the rules in force this unit doesn’t take in for the office chosen. Send the person there, or have it filed online.',
  ),
  not_arrived: t(
    'Hồ sơ do nơi khác tiếp nhận chưa đến. Hãy xác nhận đã nhận hồ sơ trước.',
    'The dossier, taken in elsewhere, has not arrived. Confirm its arrival first.',
  ),
  already_arrived: t(
    'Đã có xác nhận nhận được hồ sơ này. Tải lại trang để xem.',
    'Its arrival is confirmed already. Reload the page to see.',
  ),
  with_post: t(
    'Kết quả đang ở bưu chính. Chỉ trả tại quầy khi bưu gửi đã chuyển hoàn.',
    'The post has the result. Hand it out here only once it came back.',
  ),
  missing_name: t('Nhập họ và tên người nộp hồ sơ.', 'Enter the name of the applicant.'),
  missing_reason: t('Nhập lý do.', 'Enter the reason.'),
  missing_items: t('Nhập ít nhất một giấy tờ cần bổ sung.', 'Enter at least one paper to supplement.'),
  bad_email: t(
    'Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@example.vn.',
    'The e-mail address is not right. Example: name@example.vn.',
  ),
  bad_phone: t('Số điện thoại chưa đúng. Ví dụ: 0912345678.', 'The phone number is not right. Example: 0912345678.'),
  bad_id_number: t('Số định danh cá nhân gồm 12 chữ số.', 'A personal number has 12 digits.'),
  missing_answer: t('Nhập các mục bắt buộc của tờ khai.', 'Fill in what the form requires.'),
  unknown_file: t(
    'Không tìm thấy tệp đã tải lên. Vui lòng tải lại tệp.',
    'The uploaded file is missing. Upload it again.',
  ),
  bad_date: t('Ngày hẹn mới phải sau hôm nay.', 'The new date must be after today.'),
  no_such_person: t(
    'Người được phân công không giữ vị trí xử lý bước này.',
    'That person holds no post for this step.',
  ),
  no_such_step: t('Chọn một bước đã làm trước bước này.', 'Choose a step done before this one.'),
  no_next_step: t('Hồ sơ đã ở bước cuối.', 'The dossier is at its last step.'),
  waits_for_parts: t(
    'Bước này do các hồ sơ thành phần thực hiện; hồ sơ chung tự đi tiếp khi các phần đã xong.',
    'Its parts do this step; the whole goes on by itself when they are done.',
  ),
  of_the_whole: t(
    'Việc này làm ở hồ sơ chung, không làm ở từng phần. Nếu cần, trả hồ sơ về bước trước.',
    'This is done to the whole dossier, not to a part. If need be, send it back to an earlier step.',
  ),
  part_not_in_force: t(
    'Một thủ tục con không còn hiệu lực hoặc đơn vị không tiếp nhận; báo đầu mối kiểm soát thủ tục.',
    'A linked procedure is not in force or taken in by nobody here; tell the procedure controller.',
  ),
  wrong_secret: t('Mã bảo mật không đúng.', 'The secret code is not right.'),
  claimed_elsewhere: t('Hồ sơ này đã nằm trong một tài khoản khác.', 'This dossier already stands in another account.'),
  bad_rating: t('Chọn từ 1 đến 5 sao.', 'Choose 1 to 5 stars.'),
  bad_time: t(
    'Giờ nhận hồ sơ không xác định được vì đồng hồ máy tính sai. Nhập giờ nhận ghi trên phiếu tạm.',
    'The computer’s clock was wrong, so the time of receipt is not known. Enter the time printed on the slip.',
  ),
  procedure_changed: t(
    'Thủ tục đã có phiên bản mới vào lúc nhận hồ sơ. Kiểm tra lại giấy tờ và nội dung theo biểu mẫu mới rồi gửi lại.',
    'The procedure had a new version when the dossier was taken in. Check papers and answers on the new form and send again.',
  ),
  provisional_unknown: t(
    'Số phiếu tạm không thuộc lô số của bạn. Báo quản trị hệ thống, kèm phiếu đã in.',
    'The provisional number is none of yours. Tell the administrator and show the slip.',
  ),
  provisional_taken: t(
    'Số phiếu tạm đã dùng cho hồ sơ khác. Tra cứu theo số này để đối chiếu rồi báo quản trị hệ thống.',
    'The provisional number is another dossier’s. Look it up by the number and tell the administrator.',
  ),
  provisional_discarded: t(
    'Hồ sơ tạm này đã bỏ nên không nhận được nữa. Tra cứu theo số phiếu để xem lý do, rồi tiếp nhận lại như hồ sơ mới.',
    'It was thrown away before and can’t be taken in any more. Look its number up for the reason, and take it in anew.',
  ),
  no_such_dossier: t(
    'Không có hồ sơ nào mang mã này do đơn vị bạn tiếp nhận. Kiểm tra lại mã trên giấy tiếp nhận.',
    'No dossier that your unit took in has this code. Check it against the receipt.',
  ),
  other_official: t(
    'Hồ sơ này do cán bộ khác tiếp nhận trên máy này; chỉ người đó gửi được.',
    'Another official took this dossier in on this computer; only they can send it.',
  ),
  nothing_to_compare: t(
    'Giấy tờ này không có tệp, đã lấy từ kho, hoặc không thuộc loại kho lưu giữ nên không đối chiếu vào kho được.',
    'This paper has no file, came from the store, or is of no kind the store keeps.',
  ),
  no_owner: t(
    'Hồ sơ không ghi số định danh của người nộp nên không biết kho của ai. Yêu cầu bổ sung số định danh.',
    'The dossier has no number of the applicant, so nobody knows whose store it is. Ask for the number.',
  ),
}

export const words = { status, action, channel, timeliness, reasons } as const
