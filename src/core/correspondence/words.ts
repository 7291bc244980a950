import { t } from '../../platform/i18n/index.ts'

export const words = {
  title: t('Sổ văn bản đi', 'Outgoing papers'),
  unit: t('Đơn vị', 'Unit'),
  year: t('Năm', 'Year'),
  symbol: t('Sổ', 'Book'),
  allSymbols: t('Tất cả các sổ', 'All books'),
  text: t('Trích yếu hoặc số', 'Subject or number'),
  show: t('Xem', 'Show'),
  none: t('Chưa có văn bản nào', 'Nothing has been sent out'),
  noneNext: t(
    'Số được cấp khi cơ quan yêu cầu bổ sung, từ chối, xin lỗi, dừng giải quyết hoặc ký quyết định. Hãy chọn năm, sổ khác hoặc bỏ từ khóa.',
    'A number is given when the agency asks for a supplement, refuses, apologises, stops or signs a decision. Choose another year or book, or drop the words.',
  ),
  columns: {
    number: t('Số, ký hiệu', 'Number'),
    on: t('Ngày', 'Date'),
    subject: t('Tên loại và trích yếu', 'Type and subject'),
    signer: t('Người ký', 'Signer'),
    receivers: t('Nơi nhận', 'Receivers'),
    copies: t('Số bản', 'Copies'),
    note: t('Ghi chú', 'Note'),
  },
  withdrawn: t('Đã thu hồi', 'Withdrawn'),
  dossier: t('Mở hồ sơ', 'Open the dossier'),
  print: t('In sổ (PDF)', 'Print (PDF)'),
  xlsx: t('Tải Excel', 'Excel'),
  csv: t('Tải CSV', 'CSV'),
  tooMany: (most: string) =>
    t(
      `Sổ có trên ${most} văn bản: hãy chọn một sổ để in, hoặc tải bảng Excel.`,
      `The book has over ${most} papers: choose one book to print, or save it as Excel.`,
    ),
  paper: {
    issued: t('Phát hành lúc', 'Sent out at'),
    authority: t('Thẩm quyền ký', 'Signed as'),
    withdraw: t('Thu hồi văn bản', 'Withdraw the paper'),
    withdrawHow: t(
      'Số đã cấp vẫn giữ nguyên và ghi "đã thu hồi". Việc thu hồi được ghi vào sổ cái, không hoàn tác được.',
      'The number stays given and is marked as withdrawn. The withdrawal goes into the ledger and can’t be undone.',
    ),
    why: t('Lý do thu hồi', 'Why'),
    done: t('Đã thu hồi văn bản.', 'The paper is withdrawn.'),
    back: t('Về sổ văn bản đi', 'Back to the book'),
  },
  reasons: {
    missing_reason: t('Ghi lý do thu hồi.', 'Say why it is withdrawn.'),
    withdrawn_before: t(
      'Văn bản này đã được thu hồi. Hãy tải lại trang.',
      'It has been withdrawn already. Load the page again.',
    ),
  },
}
