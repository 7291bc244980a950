import { type Text, t } from '../../../../platform/i18n/index.ts'
import type { Reason } from '../../reasons.ts'
import type { DueDateView, LatenessView, PauseView } from '../../views.ts'
import { DEEDS, type DeedField, type DeedName } from './deeds.ts'

/** Which field a “no” is about, the first of these that the form has. */
const FIELDS_OF: Partial<Record<Reason, readonly DeedField[]>> = {
  missing_reason: ['reason', 'answer'],
  missing_items: ['items', 'papers'],
  missing_answer: ['answer'],
  unknown_file: ['file'],
  bad_date: ['newDueOn'],
  no_such_person: ['colleague'],
  no_such_step: ['earlierStep'],
}

/** The field of a deed's form where a “no” is shown; undefined when it is about none. */
export const fieldOf = (deed: DeedName, reason: Reason): DeedField | undefined =>
  FIELDS_OF[reason]?.find((field) => DEEDS[deed].fields.includes(field))

const fields: Record<DeedField, { label: Text; hint?: Text }> = {
  items: {
    label: t('Giấy tờ khác cần bổ sung', 'Other papers to supplement'),
    hint: t('Mỗi giấy tờ một dòng. Yêu cầu một lần, đầy đủ.', 'One paper a line. Ask once and in full.'),
  },
  reason: { label: t('Lý do', 'Reason'), hint: t('Nội dung này được in trên phiếu.', 'It is printed on the paper.') },
  optionalReason: { label: t('Lý do (không bắt buộc)', 'Reason (optional)') },
  note: { label: t('Ý kiến chuyển kèm', 'Note') },
  colleague: { label: t('Giao cho', 'Assign to') },
  earlierStep: { label: t('Trả về bước', 'Back to') },
  newDueOn: {
    label: t('Ngày hẹn trả mới', 'New date'),
    hint: t('Sau hôm nay và sau ngày hẹn cũ. Chỉ hẹn lại một lần.', 'After today and the former date. Once only.'),
  },
  answer: { label: t('Nội dung trả lời', 'What they answered') },
  file: { label: t('Tệp (PDF, JPEG, PNG)', 'File (PDF, JPEG, PNG)') },
  papers: { label: t('Giấy tờ nộp thêm', 'Papers handed in'), hint: t('Mỗi giấy tờ một dòng.', 'One paper a line.') },
  content: {
    label: t('Nội dung kết quả', 'What the result says'),
    hint: t(
      'Mỗi dòng là một đoạn. Tên, số định danh và địa chỉ người nộp được in sẵn ở trên.',
      'Each line is a paragraph. Name, number and address of the applicant are printed above.',
    ),
  },
}

/** What stands above the page once it is done. */
const done: Partial<Record<DeedName, Text>> = {
  accept: t('Đã tiếp nhận hồ sơ. Thời hạn giải quyết bắt đầu tính.', 'Accepted. The time limit runs from now.'),
  confirmArrival: t(
    'Đã xác nhận nhận được hồ sơ. Người nộp được báo ngày hẹn trả.',
    'Its arrival is confirmed. The applicant is told the date.',
  ),
  handOver: t('Đã chuyển hồ sơ sang bước tiếp theo.', 'Handed over to the next step.'),
  sendBack: t('Đã trả hồ sơ về bước trước.', 'Sent back to the earlier step.'),
  sign: t('Đã ký kết quả. Hồ sơ chuyển về nơi trả kết quả.', 'Signed. The dossier goes to the desk that returns it.'),
  requestSupplement: t('Đã gửi yêu cầu bổ sung. Thời hạn dừng tính.', 'The supplement was asked for; no limit runs.'),
  resubmit: t('Đã nhận giấy tờ bổ sung. Thời hạn tính lại từ đầu.', 'The supplement is in; the limit starts anew.'),
  assign: t('Đã phân công hồ sơ.', 'Assigned.'),
  lengthen: t('Đã gia hạn. Hãy in thông báo gửi người nộp.', 'Lengthened. Print the notice.'),
  apologise: t('Đã xin lỗi và hẹn lại ngày. Hãy in phiếu gửi người nộp.', 'A new date was given. Print the paper.'),
  refuse: t('Đã từ chối hồ sơ. Hãy in phiếu từ chối.', 'Refused. Print the paper.'),
  stop: t('Đã dừng giải quyết hồ sơ.', 'Stopped.'),
}

const dueCauses: Record<DueDateView['cause'], Text> = {
  reception: t('Khi tiếp nhận', 'At reception'),
  arrival: t('Khi cơ quan giải quyết nhận được', 'When the office in charge got it'),
  supplement: t('Tính lại sau khi bổ sung', 'Anew after a supplement'),
  financialDuty: t('Sau khi thực hiện nghĩa vụ tài chính', 'After a financial duty'),
  outage: t('Sau sự cố hệ thống', 'After an outage'),
  apology: t('Hẹn lại kèm xin lỗi', 'New date with an apology'),
  lengthening: t('Gia hạn theo quy định', 'Lengthened as the law allows'),
}

const pauseCauses: Record<PauseView['cause'], Text> = {
  supplement: t('Chờ người nộp bổ sung', 'Waits for the applicant’s supplement'),
  financialDuty: t('Chờ nghĩa vụ tài chính', 'Waits for a financial duty'),
  outage: t('Sự cố hệ thống', 'Outage'),
}

const latenessCauses: Record<LatenessView['cause'], Text> = {
  office: t('đơn vị xử lý', 'the office'),
  otherAgency: t('cơ quan phối hợp', 'another agency'),
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

export const words = {
  fields,
  done,
  doneOther: t('Đã ghi nhận.', 'Recorded.'),
  dueCauses,
  pauseCauses,
  latenessCauses,
  offices: t('Nơi tiếp nhận, nơi giải quyết', 'Taken in and decided'),
  takenInAt: t('Nơi tiếp nhận', 'Taken in at'),
  decidedAt: t('Cơ quan giải quyết', 'Decided by'),
  returnedAt: t('Nơi trả kết quả', 'Result handed out at'),
  underWay: t('Đang chuyển đến', 'On its way'),
  arrivedAt: (at: string) => t(`nhận được lúc ${at}`, `got it at ${at}`),
  underWayWaits: t(
    'Thời hạn giải quyết tính từ khi cơ quan giải quyết xác nhận đã nhận hồ sơ; người nộp được báo ngày hẹn ngay khi đó.',
    'The limit begins when the office that decides confirms that it got the dossier; the applicant is told the date then.',
  ),
  underWayRuns: t(
    'Thời hạn giải quyết đã tính từ khi tiếp nhận. Cơ quan giải quyết cần xác nhận đã nhận hồ sơ để xử lý tiếp.',
    'The limit has been running since reception. The office that decides confirms that it got the dossier, then goes on.',
  ),
  act: t('Xử lý', 'What to do'),
  nothing: t('Hồ sơ đã kết thúc. Không còn việc phải làm.', 'The dossier is closed. Nothing is left to do.'),
  notYours: t('Lúc này chưa có việc nào của bạn.', 'There is nothing for you to do now.'),
  notNow: t('Việc chưa làm được và lý do', 'What can’t be done now, and why'),
  holder: (unit: string) => t(`Đang ở: ${unit}`, `It is with ${unit}`),
  finishBranch: t('Hoàn thành nhánh này', 'Finish this branch'),
  handOverTo: (step: string) => t(`Chuyển: ${step}`, `Hand over: ${step}`),
  confirm: ({ vi, en }: Text) => t(`Xác nhận ${lowerFirst(vi)}`, `Confirm: ${lowerFirst(en)}`),
  withNote: t('Thêm ý kiến chuyển kèm', 'Add a note'),
  missingPapers: t('Giấy tờ cần bổ sung', 'Papers to supplement'),
  ownResult: t('Hoặc dùng tệp kết quả có sẵn (PDF)', 'Or use a result you have (PDF)'),
  applicant: t('Người nộp', 'Applicant'),
  name: t('Họ và tên', 'Name'),
  idNumber: t('Số định danh', 'Personal number'),
  phone: t('Điện thoại', 'Phone'),
  email: t('Thư điện tử', 'Email'),
  address: t('Địa chỉ', 'Address'),
  reveal: t('Xem đầy đủ', 'Show in full'),
  revealHint: t('Lượt xem này được ghi vào sổ việc công.', 'This look is recorded in the ledger.'),
  masked: t(
    'Đơn vị của bạn không xử lý hồ sơ này nên thông tin cá nhân được che.',
    'Your unit doesn’t handle this dossier, so personal data is masked.',
  ),
  erased: t('Dữ liệu cá nhân đã được xóa theo luật.', 'The personal data was erased by law.'),
  form: t('Nội dung tờ khai', 'What the form says'),
  due: t('Hẹn trả', 'Due'),
  notYet: t('Chưa có: hồ sơ chưa được tiếp nhận', 'None yet: not accepted'),
  fromArrival: t('Tính từ khi cơ quan giải quyết nhận được', 'From when the office that decides gets it'),
  sendBy: t('Phải chuyển đến trước', 'Must be there by'),
  answerBy: t('Phải trả lời tiếp nhận trước', 'Reception must answer by'),
  newDate: t('Đã hẹn lại', 'New date given'),
  submitted: t('Nộp lúc', 'Submitted'),
  channel: t('Cách nộp', 'How it came'),
  fee: t('Phí, lệ phí', 'Fee'),
  feePaid: t('đã nộp', 'paid'),
  feeUnpaid: t('chưa nộp', 'not paid'),
  noFee: t('Không thu', 'None'),
  papers: t('Thành phần hồ sơ', 'Papers'),
  paper: t('Giấy tờ', 'Paper'),
  copies: t('Bản', 'Copies'),
  file: t('Tệp', 'File'),
  reused: t('Dùng lại từ kho', 'Reused from the store'),
  openHeld: t('Mở', 'Open'),
  compared: t('Đã đối chiếu bản chính', 'Original compared'),
  compare: t('Đối chiếu bản chính', 'Compare the original'),
  compareHint: (name: string) =>
    t(
      `Chỉ xác nhận khi đã cầm bản chính, thấy khớp với tệp, và đã xem căn cước của ${name}. Giấy tờ vào kho của người này; lần sau không phải nộp lại.`,
      `Confirm only with the original in hand, the same as the file, and having seen the identity card of ${name}. It joins their store and need not be brought again.`,
    ),
  compareButton: t('Xác nhận đã đối chiếu', 'Confirm'),
  comparedDone: t(
    'Đã ghi nhận đối chiếu bản chính; giấy tờ đã vào kho của người nộp.',
    'Recorded: the original was compared, and the paper is in the applicant’s store.',
  ),
  notReceived: t('Chưa nộp', 'Not handed in'),
  onPaper: t('Bản giấy', 'On paper'),
  noFile: t('Không kèm tệp', 'No file'),
  noPapers: t('Hồ sơ không có giấy tờ kèm theo.', 'No papers came with it.'),
  kinds: {
    original: t('bản chính', 'original'),
    form: t('bản chính', 'original'),
    copy: t('bản sao', 'copy'),
    certifiedCopy: t('bản sao chứng thực', 'certified copy'),
    electronic: t('bản điện tử', 'electronic'),
  } as Record<string, Text>,
  results: t('Kết quả', 'Result'),
  result: t('Tải kết quả', 'Download the result'),
  signedBy: (name: string, at: string) => t(`${name} ký lúc ${at}`, `signed by ${name} at ${at}`),
  receivedAt: (at: string) => t(`nhận lúc ${at}`, `received at ${at}`),
  clocks: t('Thời hạn', 'Time limit'),
  dueDates: t('Các lần hẹn trả', 'Due dates given'),
  provisional: t('tạm tính', 'provisional'),
  pauses: t('Những lúc thời hạn dừng tính', 'When no limit ran'),
  untilNow: t('đến nay', 'until now'),
  lateness: t('Trễ do đâu', 'Whose lateness it is'),
  lateOf: (time: string, step: string, unit: string, cause: string) =>
    t(`${time}: bước ${step}, ${unit} (do ${cause})`, `${time}: step ${step}, ${unit} (${cause})`),
  lateTotal: (time: string) => t(`Tổng cộng ${time}`, `${time} in all`),
  workedTotal: (time: string) => t(`Thời gian giải quyết: ${time} làm việc`, `Working time taken: ${time}`),
  timeline: t('Dòng thời gian', 'Timeline'),
  inLedger: t('Xem trong sổ việc công', 'See in the ledger'),
  print: t('In giấy tờ', 'Print'),
  previous: t('Hồ sơ trước', 'Previous dossier'),
  next: t('Hồ sơ kế tiếp', 'Next dossier'),
  neighbours: t('Hồ sơ trước và sau trong danh sách', 'Neighbours in the list'),
  rated: (stars: number) => t(`Người nộp đánh giá ${stars}/5 sao`, `Rated ${stars} of 5 stars`),
  left: (time: string) => t(`còn ${time}`, `${time} left`),
  over: (time: string) => t(`quá ${time}`, `${time} over`),
  days: (n: string) => t(`${n} ngày`, `${n} days`),
  hours: (n: string) => t(`${n} giờ`, `${n} h`),
  quickerTitle: t('Hồ sơ vừa được người khác xử lý', 'Somebody was quicker'),
  quickerNext: t(
    'Việc của bạn chưa được ghi nhận. Bên dưới là tình trạng mới nhất.',
    'What you did was not recorded. Below is how it stands now.',
  ),
  citizen: t('Người nộp hồ sơ', 'The applicant'),
  system: t('Hệ thống', 'The system'),
  outside: t('Cơ quan phối hợp', 'A body outside'),
  actingFor: (name: string) => t(` (thay ${name})`, ` (for ${name})`),
  returned: {
    title: t('Đã trả kết quả', 'The result was returned'),
    show: t('Mời người nhận quét mã để đánh giá', 'Ask the person to scan the code and rate the service'),
    once: t(
      'Đường dẫn chỉ dùng được một lần và chỉ hiện một lần trên trang này.',
      'The link works once and is shown on this page only.',
    ),
    qr: t('Mã QR của trang đánh giá', 'QR code of the rating page'),
    back: t('Về danh sách hồ sơ', 'Back to the dossiers'),
  },
}
