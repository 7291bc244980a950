import { formatDong, formatNumber, type Text, t } from '../../platform/i18n/index.ts'
import type { FactName, Figure } from './rules/compare.ts'

const number = (value: number, unit: Text): Text =>
  t(`${formatNumber(value, 'vi', 1)} ${unit.vi}`.trim(), `${formatNumber(value, 'en', 1)} ${unit.en}`.trim())

/** How much less or more: what the three reductions are counted by. */
function change({ before, after }: Figure, unit: Text): Text {
  if (before === after) return t('không đổi', 'unchanged')
  const amount = number(Math.abs(after - before), unit)
  const share = before > 0 ? Math.round((Math.abs(after - before) / before) * 100) : null
  const of = share === null ? '' : ` (${share} %)`
  return after < before
    ? t(`giảm ${amount.vi}${of}`, `${amount.en} less${of}`)
    : t(`tăng ${amount.vi}${of}`, `${amount.en} more${of}`)
}

const none = t('', '')

export const compareWords = {
  title: t('So sánh hai phiên bản', 'Two versions compared'),
  figures: t('Ba giảm: giấy tờ và bước, thời gian, chi phí', 'The three reductions: papers and steps, time, cost'),
  what: t('Chỉ số', 'Figure'),
  before: t('Trước', 'Before'),
  after: t('Sau', 'After'),
  change: t('Thay đổi', 'Change'),
  papersAsked: t('Giấy tờ người dân phải nộp', 'Papers the applicant hands in'),
  steps: t('Số bước', 'Steps'),
  questions: t('Số mục phải khai', 'Questions to answer'),
  time: t('Thời hạn (giờ)', 'Limit (hours)'),
  fee: t('Phí, lệ phí', 'Fee'),
  otherKind: t('hai thời hạn tính khác kiểu, không trừ được', 'counted differently, can’t be subtracted'),
  hours: t('giờ', 'hours'),
  count: number,
  money: (dong: number): Text => t(formatDong(dong, 'vi'), formatDong(dong, 'en')),
  changeOf: (figure: Figure): Text => change(figure, none),
  changeOfHours: (figure: Figure): Text => change(figure, t('giờ', 'hours')),
  changeOfMoney: (figure: Figure): Text => change(figure, t('đ', 'đ')),
  same: t('Hai phiên bản giống hệt nhau.', 'The two versions are the same.'),
  added: t('Thêm', 'Added'),
  removed: t('Bỏ', 'Removed'),
  changed: t('Sửa', 'Changed'),
  nothing: t('không đổi', 'unchanged'),
  noBefore: t(
    'Thủ tục mới: chưa có phiên bản nào để so sánh.',
    'A new procedure: there is no version to compare with.',
  ),
  facts: t('Thông tin chung', 'General'),
  papers: t('Giấy tờ', 'Papers'),
  form: t('Tờ khai', 'Form'),
  stepRows: t('Các bước', 'Steps'),
  computed: t(
    'Giấy tờ cơ quan tự tra cứu không tính là phải nộp. Một ngày làm việc tính 8 giờ; ngày thường 24 giờ, tháng 30 ngày.',
    'Papers the office looks up are not counted. A working day has 8 hours, a calendar day 24, a month 30 days.',
  ),
  empty: t('(trống)', '(empty)'),
  fact: {
    name: t('Tên', 'Name'),
    code: t('Mã', 'Code'),
    field: t('Lĩnh vực', 'Field'),
    level: t('Cấp giải quyết', 'Decided by'),
    limit: t('Thời hạn', 'Limit'),
    legalLimit: t('Thời hạn luật cho phép', 'The law’s limit'),
    lengthening: t('Được gia hạn', 'May be lengthened'),
    countAfterCutoff: t('Nhận sau 15 giờ', 'After 15:00'),
    feeDong: t('Phí', 'Fee'),
    feeNote: t('Giải thích về phí', 'About the fee'),
    resultVi: t('Kết quả', 'Result'),
    resultKind: t('Loại giấy tờ kết quả', 'Kind of the result paper'),
    note: t('Lưu ý', 'Note'),
    legalBasis: t('Căn cứ pháp lý', 'Legal basis'),
    receivingUnitIds: t('Nơi tiếp nhận', 'Taken in by'),
    resultTemplate: t('Mẫu giấy kết quả', 'Template of the result'),
  } satisfies Record<FactName, Text>,
  yes: t('có', 'yes'),
  no: t('không', 'no'),
  property: {
    name: t('tên', 'name'),
    kind: t('loại', 'kind'),
    quantity: t('số lượng', 'number'),
    issuedByOffice: t('cơ quan tự tra cứu', 'looked up by the office'),
    heldBy: t('ai đang giữ', 'who holds it'),
    kindKey: t('loại giấy tờ trong kho', 'kind in the store'),
    condition: t('điều kiện', 'condition'),
    conditionText: t('điều kiện bằng lời', 'condition in words'),
    role: t('ai làm', 'who'),
    place: t('nơi làm', 'where'),
    unitId: t('đơn vị', 'office'),
    amount: t('thời gian', 'time'),
    unitOfTime: t('đơn vị thời gian', 'unit of time'),
    fee: t('phí', 'fee'),
    parallel: t('nhóm song song', 'group of parallel steps'),
    linked: t('thủ tục con', 'linked procedures'),
    stage: t('giai đoạn', 'stage'),
    position: t('thứ tự', 'order'),
    label: t('câu hỏi', 'question'),
    type: t('kiểu trả lời', 'kind of answer'),
    hint: t('gợi ý', 'hint'),
    required: t('bắt buộc', 'required'),
    options: t('lựa chọn', 'options'),
  } as Record<string, Text>,
} as const
