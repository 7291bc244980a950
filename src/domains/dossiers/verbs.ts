import { defineVerbs, findVerb } from '../../core/ledger/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'

const BY_TIME = ['onTime', 'late'] as const

/** Every official act on a dossier, as it reads in a timeline: “Nguyễn Văn A *đã tiếp nhận hồ sơ*”. */
export const verbs = defineVerbs('dossier', {
  submit: { sentence: t('đã nộp hồ sơ', 'filed the dossier') },
  receive: { sentence: t('đã tiếp nhận hồ sơ tại quầy', 'took the dossier in at the counter'), clock: 'starts' },
  accept: { sentence: t('đã tiếp nhận hồ sơ', 'accepted the dossier'), clock: 'starts', outcomes: BY_TIME },
  arrive: {
    sentence: t(
      'đã chuyển hồ sơ điện tử đến cơ quan giải quyết',
      'passed the electronic dossier on to the office that decides',
    ),
  },
  confirmArrival: {
    sentence: t(
      'đã xác nhận nhận được hồ sơ do nơi khác tiếp nhận',
      'confirmed the arrival of a dossier taken in elsewhere',
    ),
    clock: 'starts',
    outcomes: BY_TIME,
  },
  requestSupplement: {
    sentence: t('đã yêu cầu bổ sung, hoàn thiện hồ sơ', 'asked for a supplement'),
    clock: 'pauses',
    outcomes: BY_TIME,
  },
  resubmit: { sentence: t('đã bổ sung hồ sơ', 'handed in the supplement'), clock: 'resumes' },
  refuse: {
    sentence: t('đã từ chối giải quyết hồ sơ', 'refused the dossier'),
    clock: 'stops',
    outcomes: BY_TIME,
  },
  assign: { sentence: t('đã phân công người xử lý', 'assigned the dossier') },
  handOver: { sentence: t('đã chuyển hồ sơ sang bước tiếp theo', 'handed the dossier over'), outcomes: BY_TIME },
  sendBack: {
    sentence: t('đã trả hồ sơ về bước trước', 'sent the dossier back to an earlier step'),
    outcomes: BY_TIME,
  },
  beginPart: { sentence: t('đã lập hồ sơ thành phần', 'began a part of a dossier'), clock: 'starts' },
  finishPart: {
    sentence: t('đã xong hồ sơ thành phần', 'finished a part of a dossier'),
    clock: 'stops',
    outcomes: BY_TIME,
  },
  refusePart: {
    sentence: t('đã từ chối giải quyết hồ sơ thành phần', 'refused a part of a dossier'),
    clock: 'stops',
    outcomes: BY_TIME,
  },
  stopPart: {
    sentence: t('đã dừng giải quyết hồ sơ thành phần', 'stopped a part of a dossier'),
    clock: 'stops',
    outcomes: BY_TIME,
  },
  endPart: { sentence: t('đã kết thúc hồ sơ thành phần', 'ended a part of a dossier'), clock: 'stops' },
  goOn: { sentence: t('đã chuyển hồ sơ đi tiếp khi các phần đã xong', 'let the dossier go on, its parts being done') },
  completeParts: {
    sentence: t('đã có đủ kết quả của các hồ sơ thành phần', 'gathered the results of all parts'),
    clock: 'stops',
    outcomes: BY_TIME,
  },
  transfer: { sentence: t('đã chuyển hồ sơ sang đơn vị kế tục', 'passed the dossier to the succeeding unit') },
  transferBack: { sentence: t('đã chuyển hồ sơ về đơn vị cũ', 'took the dossier back to the former unit') },
  recordExternalAnswer: {
    sentence: t('đã ghi nhận trả lời của cơ quan phối hợp', 'recorded the answer of the body consulted'),
    outcomes: BY_TIME,
  },
  remind: {
    sentence: t('đã nhắc người xử lý: bước sắp hết hạn', 'reminded whoever handles it that the step is near its time'),
  },
  tellHead: { sentence: t('đã báo người phụ trách: bước quá hạn', 'told the head that the step is late') },
  tellLeader: {
    sentence: t('đã báo lãnh đạo: bước quá hạn nhiều ngày', 'told the leaders that the step is days late'),
  },
  startFinancialDuty: {
    sentence: t(
      'đã chuyển hồ sơ chờ công dân thực hiện nghĩa vụ tài chính',
      'set the dossier waiting for a financial duty',
    ),
    clock: 'pauses',
  },
  finishFinancialDuty: {
    sentence: t('đã xác nhận công dân hoàn thành nghĩa vụ tài chính', 'confirmed that the financial duty is fulfilled'),
    clock: 'resumes',
  },
  requestWithdrawal: { sentence: t('đã yêu cầu rút hồ sơ', 'asked to withdraw the dossier') },
  acceptWithdrawal: {
    sentence: t('đã đồng ý cho rút hồ sơ', 'agreed to the withdrawal'),
    clock: 'stops',
    outcomes: BY_TIME,
  },
  declineWithdrawal: { sentence: t('đã không đồng ý cho rút hồ sơ', 'declined the withdrawal') },
  takeBackWithdrawal: { sentence: t('đã hủy yêu cầu rút hồ sơ', 'took the withdrawal back') },
  stop: { sentence: t('đã dừng giải quyết hồ sơ', 'stopped the dossier'), clock: 'stops', outcomes: BY_TIME },
  lengthen: {
    sentence: t('đã gia hạn thời gian giải quyết theo quy định', 'lengthened the limit as the law allows'),
  },
  pauseForOutage: {
    sentence: t('đã tạm dừng thời hạn vì sự cố hệ thống', 'paused the limit because of an outage'),
    clock: 'pauses',
  },
  resumeAfterOutage: {
    sentence: t('đã tính tiếp thời hạn: hệ thống hoạt động lại sớm', 'let the limit go on: the system works again'),
    clock: 'resumes',
  },
  apologise: { sentence: t('đã xin lỗi và hẹn lại ngày trả kết quả', 'apologised and gave a new date') },
  resolve: { sentence: t('đã ký kết quả', 'signed the result'), clock: 'stops', outcomes: BY_TIME },
  recordExternalResult: {
    sentence: t('đã ghi nhận kết quả của cơ quan phối hợp', 'recorded the result from outside'),
    clock: 'stops',
    outcomes: BY_TIME,
  },
  returnResult: { sentence: t('đã trả kết quả', 'returned the result') },
  import: { sentence: t('đã nhập hồ sơ từ hệ thống khác', 'brought the dossier over from another system') },
  rate: { sentence: t('đã đánh giá mức độ hài lòng', 'rated the service') },
  reveal: { sentence: t('đã xem thông tin cá nhân đầy đủ', 'looked at the full personal data') },
  claim: { sentence: t('đã đưa hồ sơ vào tài khoản của mình', 'took the dossier into their account') },
  object: {
    sentence: t('không đồng ý việc người khác nộp hồ sơ thay', 'objected to the dossier filed in their name'),
  },
  erase: { sentence: t('đã xóa dữ liệu cá nhân của người nộp', 'erased the applicant’s personal data') },
})

/** Acts on announced outages. */
export const outageVerbs = defineVerbs('outage', {
  register: { sentence: t('đã đăng ký sự cố hệ thống', 'registered an outage') },
  end: { sentence: t('đã ghi nhận khắc phục xong sự cố', 'noted that an outage has ended') },
})

/** Acts on what was taken in without a line and thrown away. */
export const discardVerbs = defineVerbs('provisional', {
  discard: {
    sentence: t('đã bỏ hồ sơ tạm không gửi được', 'threw away a provisional entry that could not be sent'),
  },
  reveal: {
    sentence: t(
      'đã xem họ tên, số điện thoại của người nộp hồ sơ tạm đã bỏ',
      'looked at whom a discarded provisional entry is of',
    ),
  },
  settle: {
    sentence: t('đã báo người nộp hồ sơ tạm đã bỏ', 'told the person of a discarded provisional entry'),
  },
})

/** What a verb says in a timeline; other rooms act on dossiers too. */
export const sentenceOf = (verb: string): Text => findVerb(verb)?.sentence ?? t(verb, verb)
