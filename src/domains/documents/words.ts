import { type Text, t } from '../../platform/i18n/index.ts'
import type { Counts, Shown } from './queries/lists.ts'
import type { Reason } from './reasons.ts'
import type { How, Kind, Secrecy, Urgency } from './rules/document.ts'
import type { Code } from './rules/states.ts'
import type { Side } from './rules/types.ts'
import type { Group } from './seats.ts'

const reasons: Record<Reason, Text> = {
  not_found: t(
    'Không có văn bản này trong sổ của ông/bà, hoặc văn bản không gửi đến ông/bà.',
    'There is no such document in your book, or it wasn’t sent to you.',
  ),
  not_yours: t(
    'Việc này do văn thư hoặc lãnh đạo của cơ quan giữ văn bản làm.',
    'The clerk or a head of the office that holds the document does this.',
  ),
  wrong_state: t(
    'Văn bản đã sang bước khác. Dưới đây là tình trạng mới nhất.',
    'The document has moved on. Below is how it stands now.',
  ),
  recalled: t(
    'Nơi gửi đang yêu cầu lấy lại văn bản này. Trả lời yêu cầu đó trước.',
    'Its sender asks for it back. Answer that first.',
  ),
  secret: t(
    'Văn bản mật không được đưa vào hệ thống này. Vào sổ văn bản mật giấy và chuyển theo quy định về bảo vệ bí mật nhà nước.',
    'Secret papers don’t belong in this system. Enter it in the paper register of secret papers.',
  ),
  missing_sender: t('Nhập tên cơ quan ban hành.', 'Say who issued it.'),
  missing_code: t('Nhập số và ký hiệu ghi trên văn bản.', 'Give its number and symbol.'),
  missing_subject: t('Nhập trích yếu nội dung.', 'Say what it is about.'),
  bad_type: t('Chọn tên loại văn bản.', 'Choose its type.'),
  bad_date: t('Ngày không đọc được. Chọn lại ngày.', 'The date can’t be read. Choose it again.'),
  date_ahead: t('Ngày văn bản và ngày đến không thể ở sau hôm nay.', 'Neither date can lie ahead.'),
  dates_crossed: t('Ngày đến không thể trước ngày văn bản.', 'It can’t have come before it was issued.'),
  due_past: t('Hạn đã qua. Chọn ngày từ hôm nay trở đi.', 'The day has passed. Choose today or later.'),
  no_receivers: t(
    'Chọn ít nhất một nơi nhận trong huyện, hoặc ghi tên nơi nhận ngoài hệ thống.',
    'Choose at least one receiver, or name one outside.',
  ),
  bad_copies: t('Số bản là một số nguyên từ 1 đến 999.', 'The number of copies is from 1 to 999.'),
  maybe_twice: t(
    'Văn bản cùng số, ký hiệu và cơ quan ban hành đã có trong sổ. Xem văn bản đó ở dưới; nếu đúng là văn bản khác, đánh dấu rồi vào sổ.',
    'A paper with this number, symbol and author is in the book. Look at it below; if this is another one, tick the box.',
  ),
  missing_file: t('Chọn tệp PDF của văn bản đã ký.', 'Choose the PDF that was signed.'),
  unknown_file: t('Tệp chưa tải lên xong hoặc đã dùng. Chọn lại tệp.', 'A file hasn’t arrived. Choose it again.'),
  not_pdf: t('Tệp đầu tiên phải là văn bản đã ký, dạng PDF.', 'The first file is the signed paper, a PDF.'),
  unknown_receiver: t('Có nơi nhận không còn hoạt động. Chọn lại nơi nhận.', 'A receiver isn’t there any more.'),
  unknown_signer: t('Chọn người ký: lãnh đạo của cơ quan ban hành.', 'Choose who signed: a head of the sender.'),
  unknown_paper: t(
    'Số đã chọn không còn dùng được: đã thu hồi, đã gửi, hoặc không thuộc sổ của đơn vị.',
    'That number can’t be used: withdrawn, sent already or another unit’s.',
  ),
  unknown_earlier: t(
    'Chọn văn bản trước do chính cơ quan này ban hành.',
    'Choose an earlier document of this very sender.',
  ),
  no_term: t(
    'Chưa khai báo nhiệm kỳ cấp ủy cho ngày này nên chưa cấp được số văn bản Đảng. Báo quản trị hệ thống.',
    'No term of the committee is known for today, so there is no number. Tell the administrator.',
  ),
  not_public: t('Chỉ văn bản của cơ quan nhà nước được công khai.', 'Only papers of the State are made public.'),
  missing_reason: t('Ghi lý do.', 'Say why.'),
  missing_kind: t('Chọn giao việc, chuyển giải quyết, để biết hoặc lưu.', 'Choose what becomes of it.'),
  missing_lead: t('Chọn một đơn vị hoặc người chủ trì.', 'Choose who leads.'),
  not_a_seat: t(
    'Chỉ chuyển được cho cơ quan trực thuộc có lãnh đạo. Để giao cho một người, chọn “Giao việc”.',
    'It can be passed to an office below only. To give it to a person, give a task.',
  ),
  lead_is_yourself: t('Không giao việc cho chính mình. Chọn người khác.', 'Nobody gives a task to themself.'),
  out_of_reach: t('Đơn vị này không thuộc cấp dưới của ông/bà. Chọn đơn vị khác.', 'That unit isn’t below yours.'),
  outside_calendar: t(
    'Hạn nằm ngoài lịch làm việc đã công bố. Chọn ngày gần hơn.',
    'The deadline lies outside the calendar.',
  ),
  task_refused: t(
    'Không giao được nhiệm vụ này: kiểm tra đơn vị chủ trì và hạn.',
    'The task can’t be given: check its lead and its deadline.',
  ),
  missing_readers: t('Chọn ít nhất một người hoặc cả đơn vị phải đọc.', 'Choose who has to read it.'),
  unknown_person: t(
    'Có người không còn làm việc ở đơn vị này. Chọn lại.',
    'Somebody doesn’t work there any more. Choose again.',
  ),
  still_open: t(
    'Còn nhiệm vụ chưa xong hoặc người chưa đọc nên chưa lưu được.',
    'A task isn’t closed or somebody hasn’t read it yet.',
  ),
  read_already: t('Đã ghi nhận ông/bà đọc văn bản này.', 'You have read it already.'),
  nothing_to_recall: t(
    'Mọi nơi nhận đã xử lý xong hoặc đã trả lại, không còn lấy lại được. Ban hành văn bản thay thế.',
    'Everybody has done with it. Issue a paper that replaces it.',
  ),
  nobody_to_remind: t('Mọi nơi đã nhận và mọi người đã đọc.', 'Everybody has received and read it.'),
  nothing_to_note: t('Không có nơi nào vừa trả lại văn bản này.', 'Nobody has just sent it back.'),
  reminded_today: t('Hôm nay đã nhắc rồi. Mai có thể nhắc lại.', 'Reminded today already. Tomorrow again.'),
}

const sides: Record<Side, Text> = { state: t('Chính quyền', 'State'), party: t('Đảng', 'Party') }

const states: Record<Code, Text> = {
  '01': t('Đã đến, chờ xác nhận', 'Arrived'),
  '02': t('Đã trả lại', 'Sent back'),
  '03': t('Đã tiếp nhận', 'Received'),
  '04': t('Đã phân công', 'Assigned'),
  '05': t('Đang xử lý', 'Being worked on'),
  '06': t('Hoàn thành', 'Done'),
  '13': t('Bị yêu cầu lấy lại', 'Asked back'),
  '15': t('Đã đồng ý lấy lại', 'Given back'),
  '16': t('Từ chối lấy lại', 'Kept'),
}

const shown: Record<Shown, Text> = {
  all: t('Tất cả', 'All'),
  toConfirm: t('Chờ xác nhận', 'To confirm'),
  toInstruct: t('Chờ bút phê', 'To instruct'),
  working: t('Đang xử lý', 'Being worked on'),
  late: t('Quá hạn', 'Late'),
  done: t('Hoàn thành', 'Done'),
  sentBack: t('Đã trả lại', 'Sent back'),
  recalled: t('Bị lấy lại', 'Asked back'),
}

const kinds: Record<Kind, Text> = {
  assign: t('Giao việc', 'Give a task'),
  pass: t('Chuyển giải quyết', 'Pass on'),
  inform: t('Để biết', 'To be read'),
  file: t('Lưu', 'File'),
}

const kindHints: Record<Kind, Text> = {
  assign: t(
    'Đúng một đơn vị hoặc người chủ trì; thành nhiệm vụ ngay.',
    'Exactly one leads; it becomes a task at once.',
  ),
  pass: t('Phòng, ban trực thuộc cho ý kiến tiếp.', 'An office below says what becomes of it.'),
  inform: t('Người được chọn phải bấm “Đã đọc”.', 'Whoever is chosen has to acknowledge it.'),
  file: t('Không phải làm gì thêm.', 'Nothing more is to be done.'),
}

const urgencies: Record<Urgency, Text> = {
  normal: t('Thường', 'Ordinary'),
  urgent: t('Khẩn', 'Urgent'),
  veryUrgent: t('Thượng khẩn', 'Very urgent'),
  atOnce: t('Hỏa tốc', 'At once'),
}

const secrecies: Record<Secrecy, Text> = {
  none: t('Không mật', 'Not secret'),
  secret: t('Mật', 'Secret'),
  topSecret: t('Tối mật', 'Top secret'),
  utmostSecret: t('Tuyệt mật', 'Utmost secret'),
}

const hows: Record<How, Text> = {
  replaces: t('Thay thế', 'Replaces'),
  amends: t('Sửa đổi, bổ sung', 'Amends'),
  corrects: t('Đính chính', 'Corrects'),
}

const laterHows: Record<How, Text> = {
  replaces: t('Đã được thay thế bởi', 'Replaced by'),
  amends: t('Được sửa đổi, bổ sung bởi', 'Amended by'),
  corrects: t('Được đính chính bởi', 'Corrected by'),
}

const groups: Record<Group, Text> = {
  communes: t('UBND các xã, thị trấn', 'All communes'),
  offices: t('Các phòng, cơ quan trực thuộc', 'All offices'),
  partyBodies: t('Các ban Đảng', 'All bodies of the Party'),
  communeParties: t('Đảng ủy các xã, thị trấn', 'All commune Party committees'),
}

export const words = {
  reasons,
  sides,
  states,
  shown,
  kinds,
  kindHints,
  urgencies,
  secrecies,
  hows,
  laterHows,
  groups,
  title: t('Văn bản', 'Documents'),
  incoming: t('Sổ văn bản đến', 'Documents that came in'),
  outgoing: t('Văn bản gửi đi', 'Documents sent out'),
  mine: t('Gửi đến tôi', 'For me'),
  register: t('Vào sổ văn bản giấy', 'Enter a paper'),
  issue: t('Phát hành văn bản', 'Issue a document'),
  bookOf: t('Sổ của', 'Book of'),
  year: t('Năm', 'Year'),
  state: t('Tình trạng', 'State'),
  type: t('Tên loại', 'Type'),
  allTypes: t('Mọi loại', 'All types'),
  search: t('Tìm số, nơi gửi, trích yếu', 'Find by number, author, subject'),
  show: t('Xem', 'Show'),
  print: t('In sổ (PDF)', 'Print the book (PDF)'),
  xlsx: t('Tải Excel', 'Excel'),
  csv: t('Tải CSV', 'CSV'),
  backToIncoming: t('Về sổ văn bản đến', 'Back to what came in'),
  backToOutgoing: t('Về văn bản gửi đi', 'Back to what was sent'),
  none: t('Chưa có văn bản nào ở đây', 'No documents here'),
  noneIncoming: t(
    'Văn bản các cơ quan trong huyện gửi tới hiện ở đây ngay khi phát hành. Văn bản giấy từ bên ngoài thì văn thư vào sổ.',
    'What offices of the district send stands here as soon as it is issued. Papers from outside are entered by the clerk.',
  ),
  noneOutgoing: t(
    'Văn bản phát hành qua hệ thống hiện ở đây, cùng ai đã nhận, ai đã đọc.',
    'What is issued here stands here, with who has received and read it.',
  ),
  noneMine: t(
    'Văn bản lãnh đạo cho ông/bà đọc hoặc giao đơn vị xử lý hiện ở đây.',
    'What your head has you read or gives your unit stands here.',
  ),
  nonePublic: t('Chưa có văn bản công khai phù hợp.', 'No public document fits.'),
  publicTitle: t('Văn bản công khai', 'Public documents'),
  publicIntro: t(
    'Văn bản của các cơ quan trong huyện mà nơi ban hành đã cho công khai.',
    'Documents that offices of the district have made public.',
  ),
  madeUp: t('Hư cấu', 'Made up'),
  document: t('Văn bản', 'Document'),
  cut: (most: string) => t(`Sổ có quá ${most} dòng. Chọn năm khác.`, `The book has over ${most} lines.`),
  columns: {
    arrivedOn: t('Ngày đến', 'Came on'),
    numberIn: t('Số đến', 'Number in'),
    sender: t('Tác giả', 'Author'),
    code: t('Số, ký hiệu', 'Number, symbol'),
    issuedOn: t('Ngày văn bản', 'Dated'),
    subject: t('Tên loại và trích yếu', 'Type and subject'),
    given: t('Đơn vị, người nhận', 'Given to'),
    passedOn: t('Ngày chuyển', 'Passed on'),
    signed: t('Ký nhận', 'Signed for'),
    note: t('Ghi chú', 'Note'),
    signer: t('Người ký', 'Signer'),
    receivers: t('Nơi nhận', 'Receivers'),
    copies: t('Số bản', 'Copies'),
    kept: t('Nơi nhận bản lưu', 'Kept by'),
    received: t('Đã nhận', 'Received'),
    read: t('Đã đọc', 'Read'),
  },
  due: t('Hạn xử lý', 'Due'),
  dueHint: t('Ghi trong văn bản; bỏ trống nếu không có.', 'As the paper says; leave empty where it says none.'),
  readBy: t('Hạn đọc', 'To be read by'),
  readByHint: t(
    'Người được giao đọc bấm “Đã đọc” trước hết ngày này.',
    'Readers acknowledge it by the end of that day.',
  ),
  noDue: t('Không có hạn', 'No deadline'),
  urgency: t('Mức khẩn', 'Urgency'),
  secrecy: t('Mức mật', 'Secrecy'),
  secrecyHint: t('Văn bản mật không được đưa vào đây.', 'Secret papers don’t belong here.'),
  sender: t('Cơ quan ban hành', 'Issued by'),
  senderHint: t('Ghi như trên văn bản, ví dụ Sở Nội vụ tỉnh Quảng Trị.', 'As on the paper.'),
  code: t('Số và ký hiệu', 'Number and symbol'),
  codeHint: t('Ví dụ 123/SNV-TCBC.', 'Such as 123/SNV-TCBC.'),
  issuedOn: t('Ngày văn bản', 'Dated'),
  arrivedOn: t('Ngày đến', 'Came on'),
  subject: t('Trích yếu nội dung', 'What it is about'),
  subjectHint: t('Không ghi thông tin cá nhân của công dân.', 'No personal data of citizens.'),
  note: t('Ghi chú', 'Note'),
  scan: t('Bản quét (PDF, ảnh)', 'Scan'),
  scanHint: t('Số hóa văn bản giấy trước khi chuyển; mỗi tệp không quá 20 MB.', 'At most 20 MB each.'),
  anyway: t('Đây là văn bản khác, vẫn vào sổ', 'This is another paper: enter it'),
  sameBefore: (number: string, day: string) => t(`Số đến ${number}, ngày ${day}`, `Number in ${number}, ${day}`),
  registerButton: t('Vào sổ, lấy số đến', 'Enter, take a number'),
  from: t('Cơ quan ban hành', 'Sender'),
  signer: t('Người ký', 'Signed by'),
  signedBy: t('Người ký', 'Signed by'),
  drafted: t('Ký hiệu đơn vị soạn thảo', 'Drafting unit’s symbol'),
  draftedHint: t('Chỉ với công văn, ví dụ VX thành 12/UBND-VX.', 'For letters only: VX makes 12/UBND-VX.'),
  signedFile: t('Văn bản đã ký (PDF), kèm phụ lục nếu có', 'The signed paper (PDF), with annexes'),
  signedFileHint: t('Tệp đầu tiên là văn bản chính; mỗi tệp không quá 20 MB.', 'The first is the paper itself.'),
  numbering: t('Số văn bản', 'Number'),
  newNumber: t('Cấp số mới khi phát hành', 'A new number, at issue'),
  numberHint: t(
    'Số được cấp cùng lúc phát hành, từ sổ văn bản đi của đơn vị; văn bản Đảng theo tên loại và nhiệm kỳ.',
    'The number is given at issue; Party papers by type and term.',
  ),
  receivers: t('Nơi nhận trong hệ thống', 'Receivers'),
  receiversHint: t('Mỗi nơi có ngay văn bản trong sổ đến của mình.', 'Each has it in its book at once.'),
  wholeGroups: t('Gửi cả nhóm', 'Whole groups'),
  otherSeats: t('Cơ quan khác', 'Others'),
  groupCount: (n: number) => t(`${n} nơi`, `${n}`),
  outside: t('Nơi nhận ngoài hệ thống', 'Receivers outside'),
  outsideHint: t('Mỗi dòng một nơi; in trong mục Nơi nhận, gửi bằng đường khác.', 'One a line; sent by other ways.'),
  isPublic: t('Công khai trên trang Văn bản của huyện', 'Show it on the public page'),
  earlier: t('Văn bản trước', 'Earlier document'),
  earlierHow: t('Quan hệ với văn bản trước', 'What it does to an earlier one'),
  noEarlier: t('Không có', 'Nothing'),
  issueButton: t('Phát hành và gửi', 'Issue and send'),
  issueHint: t(
    'Khi bấm, văn bản có số và đến mọi nơi nhận cùng lúc. Sai thì thu hồi được, số vẫn giữ.',
    'It gets its number and arrives everywhere at once. It can be asked back; its number stays.',
  ),
  files: t('Tệp', 'Files'),
  noFiles: t('Không có tệp.', 'No files.'),
  fileGone: t(
    'Văn bản đã bị thu hồi; tệp không còn mở được ở nơi nhận.',
    'The document was taken back; its file is no longer open here.',
  ),
  numberIn: (number: string, year: number) => t(`Số đến ${number}/${year}`, `Number in ${number}/${year}`),
  confirm: t('Xác nhận đã nhận', 'Confirm receipt'),
  confirmHint: (day: string) => t(`Xác nhận trước hết ngày ${day}.`, `Confirm by the end of ${day}.`),
  lateSince: (day: string) => t(`Quá hạn xác nhận từ ${day}`, `Late since ${day}`),
  sendBack: t('Trả lại nơi gửi', 'Send it back'),
  sendBackHint: t('Khi gửi nhầm, thiếu trang, sai chữ ký…', 'Wrong receiver, pages missing, a bad signature…'),
  why: t('Lý do', 'Reason'),
  askedBack: (why: string) => t(`Nơi gửi yêu cầu lấy lại: ${why}`, `Its sender asks it back: ${why}`),
  giveBack: t('Đồng ý trả lại', 'Give it back'),
  keepIt: t('Từ chối trả lại', 'Keep it'),
  answerRecall: t('Trả lời yêu cầu lấy lại', 'Answer the recall'),
  instruct: t('Bút phê', 'Instruction'),
  instructions: t('Ý kiến chỉ đạo', 'Instructions'),
  noInstructions: t('Chưa có ý kiến chỉ đạo.', 'Nothing written yet.'),
  instructButton: t('Ghi bút phê', 'Write it'),
  instructBy: (day: string) => t(`Chờ bút phê, hạn ${day}`, `Waits for a word, due ${day}`),
  waitsFor: (who: string) => t(`Chờ ý kiến của ${who}`, `Waits for ${who}`),
  kind: t('Xử lý', 'What becomes of it'),
  lead: t('Chủ trì', 'Leads'),
  leadHint: t('Đúng một; chọn người thì giao đích danh.', 'Exactly one; a person is named outright.'),
  chooseOne: t('Chọn…', 'Choose…'),
  helpers: t('Phối hợp', 'Cooperate'),
  text: t('Nội dung bút phê', 'Words'),
  textHint: t(
    'Bỏ trống thì ghi câu thường dùng, ví dụ “Giao … chủ trì, phối hợp …”.',
    'Left empty, the usual words stand.',
  ),
  handleBy: t('Hạn', 'By'),
  readers: t('Người phải đọc', 'Who has to read it'),
  wholeUnit: (unit: string) => t(`Cả đơn vị: ${unit}`, `Everybody of ${unit}`),
  people: t('Từng người', 'Single people'),
  helpersLine: (names: string) => t(`Phối hợp: ${names}`, `With: ${names}`),
  dueLine: (day: string) => t(`hạn ${day}`, `due ${day}`),
  openTask: t('Xem nhiệm vụ', 'Open the task'),
  tasks: t('Nhiệm vụ từ văn bản này', 'Tasks from this document'),
  acknowledge: t('Đã đọc', 'I have read it'),
  acknowledgeHint: (day: string | null) =>
    day
      ? t(`Ông/bà được giao đọc văn bản này trước hết ngày ${day}.`, `You are to read this by the end of ${day}.`)
      : t('Ông/bà được giao đọc văn bản này.', 'You are to read this.'),
  readAt: (at: string) => t(`đã đọc ${at}`, `read ${at}`),
  readFor: (name: string) => t(`do ${name} đọc thay`, `by ${name}`),
  notRead: t('chưa đọc', 'not read'),
  readLate: t('quá hạn đọc', 'late'),
  history: t('Quá trình xử lý', 'History'),
  systemDid: t('Hệ thống', 'The program'),
  who: t('Ai đã nhận, ai đã đọc', 'Who has received and read it'),
  whoCount: (received: string, all: string, read: string, readers: string) =>
    t(
      `${received}/${all} nơi đã nhận; ${read}/${readers} người đã đọc`,
      `${received} of ${all} have received it; ${read} of ${readers} have read it`,
    ),
  unit: t('Nơi nhận', 'Receiver'),
  receivedAt: t('Nhận', 'Received'),
  instructedAt: t('Bút phê', 'Instruction'),
  onTime: t('trong ngày', 'same day'),
  wasLate: t('trễ', 'late'),
  notYet: t('chưa', 'not yet'),
  readCount: (read: string, all: string) => t(`${read}/${all} đã đọc`, `${read} of ${all} read`),
  nobodyReads: t('chưa giao đọc', 'nobody asked'),
  outsideLine: t('Ngoài hệ thống', 'Outside'),
  remind: t('Nhắc nơi chưa nhận, người chưa đọc', 'Remind whoever hasn’t'),
  remindHint: t(
    'Việc được đánh dấu đã nhắc trong danh sách việc của họ; ai đăng ký thư nhắc thì nhận thư. Mỗi ngày một lần.',
    'It is marked in their list of work, and mailed to whoever wants mail. Once a day.',
  ),
  remindedOn: (day: string) => t(`Đã nhắc ngày ${day}`, `Reminded ${day}`),
  reminded: t('Nơi gửi đã nhắc', 'Reminded by its sender'),
  recall: t('Thu hồi văn bản', 'Ask it back'),
  recallHint: t(
    'Mỗi nơi nhận trả lời đồng ý hoặc từ chối; nơi đã hoàn thành không lấy lại được. Số văn bản vẫn giữ.',
    'Each receiver answers; where it is done with it stays. Its number stays its own.',
  ),
  recalledBanner: (day: string, why: string) => t(`Đã thu hồi ${day}: ${why}`, `Asked back ${day}: ${why}`),
  sentBackBy: (why: string) => t(`trả lại: ${why}`, `sent back: ${why}`),
  noteBack: t('Đã biết bị trả lại', 'I know it came back'),
  backTitle: (code: string) => t(`${code} bị trả lại`, `${code} was sent back`),
  backHint: t(
    'Gửi lại bằng văn bản mới nếu cần, hoặc ghi nhận là đã biết.',
    'Issue it anew if need be, or say that you know.',
  ),
  publicNow: t('Công khai', 'Public'),
  done: {
    register: (number: string) => t(`Đã vào sổ, số đến ${number}.`, `Entered under number ${number}.`),
    confirm: t('Đã xác nhận và lấy số đến; văn bản chờ lãnh đạo bút phê.', 'Confirmed; it waits for the head’s word.'),
    sendBack: t('Đã trả lại nơi gửi.', 'Sent back.'),
    answer: t('Đã trả lời yêu cầu lấy lại.', 'Answered.'),
    instruct: t('Đã ghi bút phê.', 'Written.'),
    acknowledge: t('Đã ghi nhận ông/bà đọc văn bản.', 'Noted that you have read it.'),
    issue: t('Đã phát hành và gửi đến mọi nơi nhận.', 'Issued and delivered everywhere.'),
    recall: t('Đã gửi yêu cầu lấy lại đến các nơi nhận.', 'Asked back from all receivers.'),
    remind: t('Đã nhắc.', 'Reminded.'),
    note: t('Đã ghi nhận.', 'Noted.'),
  },
  shownCount: (each: keyof Counts, count: string) => t(`${shown[each].vi}: ${count}`, `${shown[each].en}: ${count}`),
}

export type Done = keyof typeof words.done
