import type { UnitKind } from '../../core/organization/index.ts'
import { formatDate, formatDateTime, type Text, t } from '../../platform/i18n/index.ts'
import type { CannotApprove, CannotSave } from './draft-actions.ts'
import type { Part } from './rules/draft-findings.ts'
import type { FormField } from './rules/version.ts'

export const kindWords: Record<UnitKind, Text> = {
  province: t('Tỉnh', 'Province'),
  district: t('Huyện', 'District'),
  town: t('Thị trấn', 'Town'),
  commune: t('Xã', 'Commune'),
  ward: t('Phường', 'Ward'),
  office: t('Phòng, ban', 'Office'),
  external: t('Cơ quan ngoài', 'Outside body'),
}

export const partWords: Record<Part, Text> = {
  general: t('Thông tin chung', 'General'),
  papers: t('Giấy tờ', 'Papers'),
  form: t('Tờ khai', 'Form'),
  steps: t('Các bước', 'Steps'),
  result: t('Kết quả', 'Result'),
}

export const typeWords: Record<FormField['type'], Text> = {
  text: t('Chữ, một dòng', 'Text, one line'),
  longText: t('Chữ, nhiều dòng', 'Text, several lines'),
  person: t('Họ và tên', 'Full name'),
  personalNumber: t('Số định danh cá nhân (12 số)', 'Personal number (12 digits)'),
  phone: t('Số điện thoại', 'Telephone'),
  date: t('Ngày', 'Day'),
  number: t('Số', 'Number'),
  money: t('Số tiền (đồng)', 'Amount of money'),
  choice: t('Chọn một', 'One of several'),
  partialDate: t('Ngày sinh (có thể chỉ năm)', 'Birth date (perhaps only the year)'),
  address: t('Địa chỉ', 'Address'),
  email: t('Thư điện tử', 'E-mail'),
  taxCode: t('Mã số thuế', 'Tax code'),
  taxOrPersonalNumber: t('Mã số thuế hoặc số định danh', 'Tax code or personal number'),
  socialInsurance: t('Mã số bảo hiểm xã hội', 'Social insurance code'),
  healthInsurance: t('Thẻ bảo hiểm y tế', 'Health insurance card'),
  mapSheet: t('Số tờ, số thửa', 'Map sheet, parcel number'),
  areaM2: t('Diện tích (m²)', 'Area (m²)'),
  landCertificate: t('Số giấy chứng nhận đất', 'Land certificate'),
  procedureCode: t('Mã thủ tục', 'Procedure code'),
  dossierCode: t('Mã hồ sơ', 'Dossier code'),
}

export const reasonWords: Record<CannotApprove | CannotSave | 'template_broken' | 'nothing_before', Text> = {
  nothing_before: t('Chưa có phiên bản nào trước để so sánh.', 'There is no version before it to compare with.'),
  not_found: t('Không có bản thảo này.', 'There is no such draft.'),
  not_open: t(
    'Bản thảo này đã phê duyệt hoặc đã rút, không sửa được nữa.',
    'This draft was approved or withdrawn and can’t be changed.',
  ),
  changed: t(
    'Người khác vừa sửa bản thảo này. Hãy xem lại rồi làm tiếp.',
    'Somebody has just changed this draft. Please look at it again.',
  ),
  decision_missing: t('Hãy ghi số quyết định và ngày quyết định.', 'Please enter the decision’s number and date.'),
  decision_ahead: t('Ngày quyết định chưa đến.', 'The decision’s date is still to come.'),
  template_broken: t(
    'Mẫu giấy tờ kết quả chưa in được. Hãy mở phần “Kết quả” để xem lỗi.',
    'The template of the result can’t be printed. Open “Result” to see why.',
  ),
  flawed: t(
    'Bản thảo còn chỗ chưa đạt, chưa phê duyệt được. Hãy sửa những chỗ dưới đây.',
    'The draft can’t be approved yet. Please mend what is listed below.',
  ),
  overlaps: t(
    'Vừa có phiên bản khác được phê duyệt cho những ngày này. Hãy xem lại ngày hiệu lực.',
    'Another version was just approved for these days. Please look at the dates again.',
  ),
}

export const draftWords = {
  draft: t('Bản thảo', 'Draft'),
  drafts: t('Bản thảo đang soạn', 'Drafts being written'),
  noDrafts: t(
    'Chưa có bản thảo nào đang soạn. Mở một thủ tục rồi bấm “Soạn phiên bản tiếp theo”.',
    'No draft is being written. Open a procedure and press “Write the next version”.',
  ),
  list: t('Thủ tục', 'Procedures'),
  newOne: t('Soạn thủ tục mới', 'Write a new procedure'),
  newName: t('Tên thủ tục', 'Name of the procedure'),
  newHint: t(
    'Tên như trong quyết định công bố. Giấy tờ, tờ khai, các bước được soạn ở trang sau.',
    'As in the decision. Papers, form and steps come on the next pages.',
  ),
  begin: t('Bắt đầu soạn', 'Begin'),
  exists: t(
    'Đã có thủ tục tên này. Hãy mở thủ tục ấy và soạn phiên bản tiếp theo.',
    'There is a procedure of this name. Open it and write its next version.',
  ),
  noName: t('Hãy ghi tên thủ tục.', 'Please enter the name.'),
  next: t('Soạn phiên bản tiếp theo', 'Write the next version'),
  nextHint: t(
    'Bản thảo chép từ phiên bản đang áp dụng; chỉ có hiệu lực sau khi được phê duyệt.',
    'A copy of what is in force; it holds only once it is approved.',
  ),
  alreadyOpen: (count: number) =>
    t(
      `Đang có ${count} bản thảo chưa xong. Hãy soạn tiếp bản ấy.`,
      `${count} draft(s) of it are not finished. Please go on with that.`,
    ),
  open: t('Mở', 'Open'),
  overview: t('Tổng quan', 'Overview'),
  diagram: t('Sơ đồ', 'Diagram'),
  compare: t('So sánh', 'Compare'),
  tryOut: t('Chạy thử', 'Try out'),
  approve: t('Phê duyệt', 'Approve'),
  parts: t('Các phần của bản thảo', 'Parts of the draft'),
  changedAt: (at: Date, name: string | undefined) =>
    t(
      `Sửa lần cuối ${formatDateTime(at)}${name ? `, ${name}` : ''}`,
      `Last changed ${formatDateTime(at)}${name ? ` by ${name}` : ''}`,
    ),
  copiedFrom: (from: string) =>
    t(`Chép từ phiên bản hiệu lực ${formatDate(from)}`, `Copied from the version of ${formatDate(from)}`),
  quiteNew: t('Thủ tục mới', 'A new procedure'),
  findings: (count: number) =>
    count === 0
      ? t('Bản thảo đạt mọi kiểm tra', 'The draft passes every check')
      : t(`Còn ${count} chỗ phải sửa trước khi phê duyệt`, `${count} thing(s) to mend before it can be approved`),
  mend: t('Sửa', 'Mend'),
  save: t('Lưu', 'Save'),
  saved: (at: Date) => t(`Đã lưu lúc ${formatDateTime(at)}.`, `Saved at ${formatDateTime(at)}.`),
  conflict: (name: string | undefined, at: Date) =>
    t(
      `${name ?? 'Người khác'} đã sửa bản thảo này lúc ${formatDateTime(at)}, sau khi bạn mở trang. Những gì bạn vừa nhập vẫn còn ở dưới và chưa được lưu. Bấm “Lưu” lần nữa để phần này thành như bạn nhập; các phần khác giữ như người kia đã sửa.`,
      `${name ?? 'Somebody'} changed this draft at ${formatDateTime(at)}, after you opened the page. What you entered is still below and not saved. Press “Save” again to make this part as you entered it; the other parts stay as they were changed.`,
    ),
  theirs: t('Phần này người kia đã lưu', 'What they saved in this part'),
  withdraw: t('Rút bản thảo', 'Withdraw the draft'),
  withdrawAsk: t(
    'Rút bản thảo này? Bản thảo còn xem được nhưng không sửa, không phê duyệt được nữa.',
    'Withdraw this draft? It can still be read, but no longer changed or approved.',
  ),
  withdrawn: t('Đã rút', 'Withdrawn'),
  approved: t('Đã phê duyệt', 'Approved'),
  beingWritten: t('Đang soạn', 'Being written'),
  notOpen: t('Bản thảo này không sửa được nữa.', 'This draft can no longer be changed.'),
  decision: t('Số quyết định', 'Number of the decision'),
  decisionHint: t('Ví dụ 2022/QĐ-UBND', 'Such as 2022/QĐ-UBND'),
  decidedOn: t('Ngày quyết định', 'Date of the decision'),
  approveNow: t('Phê duyệt và công bố', 'Approve and publish'),
  approveWhat: (name: Text, from: string) =>
    t(
      `Từ ${formatDate(from)}, “${name.vi}” áp dụng theo bản thảo này. Hồ sơ đã tiếp nhận trước ngày đó vẫn theo phiên bản cũ. Phiên bản đã công bố không sửa được.`,
      `From ${formatDate(from)}, “${name.en}” runs under this draft. Dossiers taken in before stay on their version. A published version can’t be changed.`,
    ),
  ends: (from: string, last: string) =>
    t(
      `Phiên bản hiệu lực từ ${formatDate(from)} sẽ hết hiệu lực sau ngày ${formatDate(last)}.`,
      `The version in force since ${formatDate(from)} will end on ${formatDate(last)}.`,
    ),
  done: (from: string) =>
    t(`Đã phê duyệt. Có hiệu lực từ ${formatDate(from)}.`, `Approved. In force from ${formatDate(from)}.`),
  timeline: t('Dòng thời gian các phiên bản', 'Versions over time'),
  approvedBy: (decision: string, on: string, name: string | undefined) =>
    t(
      `Quyết định ${decision} ngày ${formatDate(on)}${name ? `, ${name} nhập` : ''}`,
      `Decision ${decision} of ${formatDate(on)}${name ? `, entered by ${name}` : ''}`,
    ),
  fromProfile: t('Nạp cùng hồ sơ địa phương', 'Came with the profile'),
  public: t('Trang người dân xem', 'The page citizens see'),

  add: {
    papers: t('Thêm giấy tờ', 'Add a paper'),
    form: t('Thêm một mục', 'Add a question'),
    steps: t('Thêm bước', 'Add a step'),
  },
  row: {
    papers: (n: number) => t(`Giấy tờ ${n}`, `Paper ${n}`),
    form: (n: number) => t(`Mục ${n}`, `Question ${n}`),
    steps: (n: number) => t(`Bước ${n}`, `Step ${n}`),
  },
  empty: {
    papers: t(
      'Chưa có giấy tờ nào. Thủ tục không đòi giấy tờ thì để trống.',
      'No papers yet. Leave it so if the procedure asks for none.',
    ),
    form: t('Tờ khai chưa hỏi gì ngoài thông tin người nộp.', 'The form asks for nothing but who applies.'),
    steps: t('Chưa có bước nào.', 'No steps yet.'),
  },
  up: t('Lên', 'Up'),
  down: t('Xuống', 'Down'),
  remove: t('Bỏ', 'Remove'),
  vietnamese: t('tiếng Việt', 'Vietnamese'),
  english: t('tiếng Anh', 'English'),
  inEnglish: t('Tiếng Anh', 'In English'),

  field: t('Lĩnh vực', 'Field'),
  level: t('Cấp giải quyết', 'Decided by'),
  code: t('Mã thủ tục quốc gia', 'National code'),
  from: t('Có hiệu lực từ ngày', 'In force from'),
  to: t('Đến hết ngày (để trống nếu chưa biết)', 'Until the end of (empty if unknown)'),
  dates: t('Hiệu lực', 'Validity'),
  limits: t('Thời hạn', 'Limits'),
  limit: t('Thời hạn giải quyết', 'Limit'),
  lengthening: t('Được gia hạn một lần, tổng cộng', 'May be lengthened once, in all'),
  lengtheningHint: t(
    'Tính từ lúc tiếp nhận. Để trống hoặc 0: không được gia hạn.',
    'From reception. Empty or 0: it may not.',
  ),
  lengtheningGround: t('Căn cứ gia hạn (điều, khoản)', 'By which article'),
  legalLimit: t('Luật cho phép nhiều nhất', 'The law allows at most'),
  legalHint: t('Để 0 nếu cơ quan theo đúng thời hạn của luật.', 'Leave 0 if the limit is the law’s own.'),
  unit: t('Tính bằng', 'Counted in'),
  cutoff: t('Nhận sau 15 giờ', 'Received after 15:00'),
  cutoffs: {
    sameDay: t('tính như trong ngày', 'counts as that day'),
    nextDay: t('tính từ ngày làm việc kế tiếp', 'counts from the next working day'),
  },
  dueMode: t('Hẹn trả', 'Due'),
  dueModes: {
    endOfDay: t('cuối giờ làm việc', 'at the end of office hours'),
    sameClockTime: t('đúng giờ đã nhận', 'at the hour of reception'),
  },
  money: t('Phí, lệ phí', 'Fee'),
  feeDong: t('Mức công bố (đồng)', 'Published amount (đồng)'),
  feeNote: t('Giải thích về phí', 'About the fee'),
  receivers: t('Nơi tiếp nhận', 'Taken in by'),
  wholeKind: (kind: Text, count: number) =>
    t(`Mọi ${kind.vi.toLowerCase()} (${count})`, `Every ${kind.en.toLowerCase()} (${count})`),
  law: t('Căn cứ pháp lý', 'Legal basis'),
  oneALine: t('Mỗi dòng một mục.', 'One a line.'),
  standing: t('Thời hạn đã đối chiếu với văn bản', 'The limit was compared with the law’s text'),
  note: t('Điều cần lưu ý', 'What is special'),
  search: t('Tìm kiếm', 'Search'),
  terms: t('Người dân hay gọi là', 'What people call it'),
  lifeEvents: t('Việc trong đời', 'Life events'),

  paperName: t('Tên giấy tờ', 'Name of the paper'),
  kind: t('Loại', 'Kind'),
  quantity: t('Số lượng', 'How many'),
  lookedUp: t('Cơ quan tự tra cứu, không yêu cầu nộp', 'The office looks it up and doesn’t ask for it'),
  heldBy: t('Ai đang giữ (nếu cơ quan, cơ sở dữ liệu đã có)', 'Who already holds it (an office or a database)'),
  paperKind: t('Loại giấy tờ trong kho', 'Kind in the store of papers'),
  paperKindHint: t(
    'Kho giấy tờ tìm theo loại này: giấy đã có thì không yêu cầu nộp.',
    'The store finds it by this kind: what is held is not asked for.',
  ),
  noPaperKind: t('– Không lưu theo loại –', '– None –'),
  condition: t('Chỉ khi (biểu thức FEEL)', 'Only when (FEEL)'),
  conditionHint: t(
    'Để trống nếu luôn luôn. Dùng khóa các mục của tờ khai, ví dụ areaM2 > 500',
    'Empty means always. Use the keys of the form, such as areaM2 > 500',
  ),
  conditionText: t('Điều kiện nói bằng lời', 'The condition in words'),
  more: t('Điều kiện, nơi giữ, tiếng Anh', 'Condition, holder, English'),

  library: t('Thêm từ thư viện mục thường dùng', 'Add from the library of usual questions'),
  libraryAdd: (name: Text) => t(`Thêm: ${name.vi}`, `Add: ${name.en}`),
  question: t('Câu hỏi', 'Question'),
  type: t('Kiểu trả lời', 'Kind of answer'),
  key: t('Khóa', 'Key'),
  required: t('Bắt buộc', 'Required'),
  hint: t('Gợi ý cách điền', 'Hint'),
  options: t('Các lựa chọn', 'Options'),
  optionsHint: t(
    'Mỗi dòng: giá trị | lời | tiếng Anh. Chỉ dùng khi kiểu là “Chọn một”.',
    'One a line: value | words | English. Only for “one of several”.',
  ),
  initial: t('Điền sẵn', 'Filled in from the start'),
  initialHint: t(
    'Một câu trả lời, hoặc @name, @idNumber, @phone, @address để lấy của người nộp.',
    'An answer, or @name, @idNumber, @phone, @address for the applicant’s own.',
  ),
  suggestions: t('Câu trả lời thường gặp', 'Usual answers'),
  suggestionsHint: t(
    'Mỗi dòng một câu. Tại quầy gõ các chữ cái đầu (cccd) rồi Enter là đủ.',
    'One a line. At the counter its initials (cccd) and Enter are enough.',
  ),
  repeats: t(
    'Hỏi cho từng giấy tờ (nhiều dòng trong một hồ sơ)',
    'Asked for each document (several lines in one dossier)',
  ),
  moreOfField: t('Gợi ý, điền sẵn, lựa chọn, tiếng Anh', 'Hint, defaults, options, English'),

  stepName: t('Tên bước', 'Name of the step'),
  role: t('Ai làm', 'Who'),
  place: t('Ở đâu', 'Where'),
  receivingUnit: t('Nơi nhận hồ sơ', 'Where it was received'),
  amount: t('Thời gian', 'Time'),
  shareOf: t('Phần của thời hạn', 'Share of the limit'),
  fee: t('Phí thu ở bước này (biểu thức FEEL, đồng)', 'Fee collected here (FEEL, đồng)'),
  feeHint: t(
    'Ví dụ if areaM2 > 500 then 100000 else 50000. Tính khi tiếp nhận, cộng vào mức công bố; thủ tục có mức thu riêng ở trang Mức thu thì theo mức thu ấy.',
    'Such as if areaM2 > 500 then 100000 else 50000. Charged on acceptance besides the published amount; where the procedure has a schedule of fees, that counts instead.',
  ),
  moreOfStep: t(
    'Điều kiện, phí, giai đoạn, song song, thủ tục con, tiếng Anh',
    'Condition, fee, stage, parallel, linked, English',
  ),
  stage: t('Giai đoạn của thời hạn', 'Stage of the limit'),
  stageHint: t(
    'Khi luật chia thời hạn thành các giai đoạn có tên: các bước liền nhau ghi cùng một tên. Mọi bước đều có, hoặc không bước nào.',
    'Where the law gives the limit in named parts: neighbouring steps bear one name. All steps have one, or none.',
  ),
  parallel: t('Nhóm song song', 'Runs side by side with'),
  parallelHint: t(
    'Các bước liền nhau ghi cùng một từ ở đây được làm cùng lúc, mỗi bước ở nơi của mình; cả nhóm dài bằng bước dài nhất.',
    'Neighbouring steps with one word here run at once, each at its own place; they last as long as the longest.',
  ),
  linked: t('Thủ tục con (liên thông)', 'Linked procedures'),
  linkedHint: t(
    'Mỗi dòng một thủ tục, theo tên trong địa chỉ; sau dấu < là những thủ tục phải có kết quả trước. Ví dụ: thuong-tru-tre-em < khai-sinh',
    'One a line, by its name in addresses; behind < those whose results it needs first: thuong-tru-tre-em < khai-sinh',
  ),
  choose: t('– Chọn –', '– Choose –'),

  resultName: t('Giấy tờ kết quả', 'Result paper'),
} as const
