import { type Text, t } from '../../platform/i18n/index.ts'
import type { OfficeFlaw } from './rules/office.ts'
import type { CsvColumns } from './rules/statement-csv.ts'

/** The words of the pages on how offices take money. */
export const officeWords = {
  title: t('Nơi thu phí, lệ phí', 'Where fees are paid'),
  intro: t(
    'Mỗi nơi thu tiền vào tài khoản của mình; nơi chưa ghi thì dùng của cơ quan cấp trên, nếu có. Không có tài khoản thì chỉ thu tiền mặt.',
    'Each office takes money on its own account, or on that of the unit above where it has none. Without an account it takes cash only.',
  ),
  unit: t('Cơ quan', 'Office'),
  account: t('Tài khoản nhận chuyển khoản', 'Account for transfers'),
  cashOnly: t('Chưa có: chỉ thu tiền mặt', 'None: cash only'),
  of: (unit: string) => t(`dùng chung của ${unit}`, `shared, of ${unit}`),
  since: (day: string) => t(`từ ${day}`, `from ${day}`),
  series: t('Ký hiệu biên lai', 'Series of receipts'),
  all: t('Mọi nơi thu', 'All offices'),
  toSchedules: t('Mức thu của thủ tục', 'What procedures cost'),
  past: t('Đã ghi', 'What was said'),
  none: t('Cơ quan này chưa ghi riêng.', 'Nothing was said of this office itself.'),
  next: t('Ghi cách thu từ một ngày', 'Say how it takes money from a day on'),
  validFrom: t('Áp dụng từ ngày', 'From'),
  validFromHint: t(
    'Hôm nay hoặc sau này. Ghi lại cùng một ngày thì thay cho lần trước.',
    'Today or later. Said again for the same day, it takes the place of what was said before.',
  ),
  bankBin: t('Mã ngân hàng (BIN, sáu số)', 'Bank number (BIN, six digits)'),
  bankBinHint: t('Để trống cả bốn ô tài khoản nếu chỉ thu tiền mặt.', 'Leave all four empty for cash only.'),
  bankName: t('Tên ngân hàng', 'Name of the bank'),
  bankNameHint: t('Có thể bỏ trống với ngân hàng trong danh sách.', 'May be left empty for a bank of the list.'),
  accountNumber: t('Số tài khoản', 'Account number'),
  accountName: t('Tên chủ tài khoản', 'In the name of'),
  accountNameHint: t('Chữ in hoa không dấu, như ngân hàng ghi.', 'In capitals without marks, as the bank writes it.'),
  seriesHint: t('Chữ in hoa và số, ví dụ BL.', 'Capitals and digits, such as BL.'),
  zeroTens: t('Đọc số 0 ở hàng chục', 'How a zero among the tens is said'),
  columns: t('Tệp sao kê CSV của ngân hàng', 'The bank’s CSV statement'),
  columnsHint: t(
    'Chỉ ghi khi tiêu đề cột của ngân hàng khác thường lệ; nhiều tiêu đề thì cách nhau bằng dấu chấm phẩy.',
    'Only where the bank heads its columns in another way than most; several heads with semicolons between.',
  ),
  columnNames: {
    date: t('Ngày', 'Date'),
    amount: t('Số tiền có dấu', 'Amount with its sign'),
    credit: t('Ghi có', 'Credit'),
    debit: t('Ghi nợ', 'Debit'),
    description: t('Nội dung', 'Words'),
    reference: t('Số bút toán', 'Reference'),
  } satisfies Record<keyof CsvColumns, Text>,
  save: t('Ghi', 'Save'),
  done: t('Đã ghi cách thu', 'Saved'),
  check: t(
    'Quét thử bằng ứng dụng ngân hàng: tên chủ tài khoản hiện ra phải đúng. Không chuyển tiền.',
    'Scan it with a banking app: the name it shows must be right. Send no money.',
  ),
  checkAlt: t('Mã QR để kiểm tra tài khoản', 'QR code to check the account'),
  flawed: t('Có chỗ chưa đúng; xem từng ô.', 'Something isn’t right; see each field.'),
  flaws: {
    bad_day: t('Ngày không đúng.', 'Not a day.'),
    past_day: t('Không ghi ngược về trước: chọn hôm nay hoặc sau này.', 'Not in the past: choose today or later.'),
    bad_bin: t('Mã ngân hàng có sáu chữ số.', 'A bank’s number has six digits.'),
    missing_bank_name: t('Mã này chưa có trong danh sách: hãy ghi tên ngân hàng.', 'Not in the list: give its name.'),
    bad_account: t('Số tài khoản gồm 1 đến 19 chữ và số, không dấu cách.', '1 to 19 letters and digits, no blanks.'),
    bad_account_name: t(
      'Ghi tên chủ tài khoản bằng chữ in hoa không dấu.',
      'Write the name in capitals without marks.',
    ),
    bad_series: t('Ký hiệu gồm 1 đến 12 chữ in hoa và số.', '1 to 12 capitals and digits.'),
    bad_zero: t('Chọn “linh” hoặc “lẻ”.', 'Choose “linh” or “lẻ”.'),
  } satisfies Record<OfficeFlaw, Text>,
}
