import { t } from '../../../../platform/i18n/index.ts'

export const words = {
  title: t('Sổ chứng thực', 'Register of certification'),
  kinds: {
    copies: t('Bản sao từ bản chính', 'Copies of originals'),
    signatures: t('Chữ ký', 'Signatures'),
  },
  kind: t('Sổ', 'Register'),
  unit: t('Đơn vị', 'Unit'),
  year: t('Năm', 'Year'),
  from: t('Từ ngày', 'From'),
  to: t('Đến ngày', 'To'),
  text: t('Số chứng thực hoặc họ tên', 'A number or a name'),
  show: t('Xem', 'Show'),
  masked: t(
    'Họ tên được che vì bạn không làm việc ở đơn vị giữ sổ này.',
    'Names are masked: you don’t work in the unit that keeps this register.',
  ),
  none: t('Chưa có lượt chứng thực nào', 'Nothing was certified'),
  noneNext: t(
    'Mỗi giấy tờ được ký chứng thực tự vào sổ với số tiếp theo. Thử năm, sổ hoặc từ khóa khác.',
    'Each document that is certified enters the register by itself under the next number. Try another year, register or word.',
  ),
  columns: {
    number: t('Số chứng thực', 'Number'),
    on: t('Ngày chứng thực', 'Date'),
    person: t('Họ tên, giấy tờ tùy thân của người yêu cầu', 'Who asked, and their identity paper'),
    document: t('Tên giấy tờ, văn bản', 'Document'),
    copies: t('Số bản', 'Copies'),
    fee: t('Phí (đồng)', 'Fee (đồng)'),
    signer: t('Người ký chứng thực', 'Signed by'),
    note: t('Ghi chú', 'Note'),
  },
  sum: (entries: string, copies: string, fee: string) =>
    t(
      `Trên trang này: ${entries} giấy tờ, ${copies} bản, ${fee}.`,
      `On this page: ${entries} documents, ${copies} copies, ${fee}.`,
    ),
  withdrawn: t('Đã thu hồi', 'Withdrawn'),
  print: t('In sổ (PDF)', 'Print (PDF)'),
  xlsx: t('Tải Excel', 'Excel'),
  csv: t('Tải CSV', 'CSV'),
  outgoing: t('Sổ văn bản đi', 'Outgoing papers'),
  tooMany: (most: string) =>
    t(
      `In được nhiều nhất ${most} dòng. Hãy chọn khoảng ngày ngắn hơn hoặc tải Excel.`,
      `At most ${most} lines are printed. Choose fewer days, or save it as Excel.`,
    ),
}
