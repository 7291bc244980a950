import { formatNumber, t } from '../../../platform/i18n/index.ts'
import { MOST_LINES } from './workbook.ts'

export const words = {
  title: t('Nhập hồ sơ từ hệ thống khác', 'Bring dossiers over from another system'),
  back: t('Thông báo và trao đổi', 'Notices and exchange'),
  toList: t('Các tệp đã nhập', 'Files'),
  intro: t(
    'Tải lên một bảng tính XLSX. Chương trình kiểm tra từng dòng và cho xem trước; chưa có gì được ghi cho đến khi bạn xác nhận. Trong một ngày sau đó vẫn hoàn tác được.',
    'Upload an XLSX spreadsheet. Each line is checked and shown first; nothing is written until you confirm. For a day after that it can be taken back.',
  ),
  which: t(
    'Nhận hồ sơ đang xử lý (trạng thái 2, 4) và đã kết thúc (3, 8, 10). Hồ sơ đang xử lý bắt đầu lại từ bước đầu của quy trình, giữ nguyên ngày hẹn trả.',
    'Takes dossiers in hand (statuses 2, 4) and finished ones (3, 8, 10). Those in hand begin at the first step and keep their due date.',
  ),
  template: t('Tải tệp mẫu', 'Download a file to fill in'),
  file: t('Bảng tính (XLSX)', 'Spreadsheet (XLSX)'),
  fileHint: t(
    `Không quá 4 MB và ${formatNumber(MOST_LINES)} dòng. Tệp xuất từ Camlo nhập lại được.`,
    `4 MB and ${formatNumber(MOST_LINES, 'en')} lines at most. What Camlo takes out it takes in.`,
  ),
  check: t('Kiểm tra tệp', 'Check the file'),
  none: t('Chưa nhập tệp nào', 'No file yet'),
  name: t('Tệp', 'File'),
  when: t('Tải lên', 'Uploaded'),
  lines: t('Số dòng', 'Lines'),
  good: t('Dòng đúng', 'Good'),
  state: t('Tình trạng', 'State'),
  states: {
    waiting: t('Chờ xác nhận', 'To be confirmed'),
    in: t('Đã nhập', 'In'),
    back: t('Đã hoàn tác', 'Taken back'),
  },
  summary: (good: number, bad: number) =>
    t(
      `${formatNumber(good)} dòng nhập được, ${formatNumber(bad)} dòng có lỗi.`,
      `${formatNumber(good, 'en')} lines can come in, ${formatNumber(bad, 'en')} have something wrong.`,
    ),
  badSheet: t('Tải các dòng có lỗi (Excel)', 'Download the lines to mend (Excel)'),
  badStay: t(
    'Dòng có lỗi không được nhập: sửa trong bảng tính rồi tải lên lại; dòng đã nhập sẽ được nhận ra theo mã hồ sơ.',
    'Lines with something wrong stay out: mend them in the spreadsheet and upload it again; those already in are known by their code.',
  ),
  line: t('Dòng', 'Line'),
  code: t('Mã hồ sơ', 'Code'),
  procedure: t('Thủ tục', 'Procedure'),
  unit: t('Nơi tiếp nhận', 'Receiving unit'),
  person: t('Người nộp', 'Applicant'),
  flaws: t('Kiểm tra', 'Check'),
  fine: t('Đúng', 'Good'),
  shown: (n: number) =>
    t(
      `Đang xem ${formatNumber(n)} dòng đầu, dòng lỗi trước.`,
      `The first ${formatNumber(n, 'en')} lines, those with something wrong first.`,
    ),
  confirm: (n: number) => t(`Nhập ${formatNumber(n)} hồ sơ`, `Bring ${formatNumber(n, 'en')} dossiers over`),
  drop: t('Bỏ tệp này', 'Drop this file'),
  takeBack: t('Hoàn tác', 'Take back'),
  takeBackSure: t(
    'Xóa các hồ sơ đã nhập bằng tệp này. Hồ sơ đã có người xử lý được giữ lại.',
    'Removes the dossiers that came in with this file. Those somebody has worked on stay.',
  ),
  keptNote: (n: number) => t(`giữ lại ${formatNumber(n)} hồ sơ đã xử lý`, `${formatNumber(n, 'en')} worked on stay`),
  done: {
    in: t('Đã nhập hồ sơ. Có thể hoàn tác trong một ngày.', 'The dossiers are in. They can be taken back for a day.'),
    back: t('Đã hoàn tác.', 'Taken back.'),
    dropped: t('Đã bỏ tệp; không có gì được nhập.', 'Dropped; nothing came in.'),
  },
  reasons: {
    no_file: t('Hãy chọn một tệp.', 'Choose a file.'),
    no_workbook: t(
      'Tệp không phải bảng tính XLSX. Hãy lưu lại ở dạng .xlsx.',
      'This is no XLSX spreadsheet. Save it as .xlsx.',
    ),
    too_large: t('Tệp quá lớn. Hãy chia thành nhiều tệp.', 'The file is too large. Split it.'),
    no_heads: t(
      'Dòng đầu phải có tên cột như tệp mẫu: mã hồ sơ, ký hiệu thủ tục, nơi tiếp nhận, trạng thái, họ tên, nộp lúc.',
      'The first line must have the names of the columns as in the file to fill in.',
    ),
    empty: t('Tệp không có dòng nào.', 'The file has no line.'),
    too_many_lines: t(
      `Tệp có hơn ${formatNumber(MOST_LINES)} dòng. Hãy chia thành nhiều tệp.`,
      `The file has more than ${formatNumber(MOST_LINES, 'en')} lines. Split it.`,
    ),
    not_found: t('Không có tệp này. Hãy tải lại trang.', 'There is no such file. Reload the page.'),
    already_done: t('Tệp này đã được nhập.', 'This file is in already.'),
    nothing_good: t(
      'Không có dòng nào nhập được. Hãy sửa tệp rồi tải lên lại.',
      'No line can come in. Mend the file and upload it again.',
    ),
    too_late: t(
      'Chỉ hoàn tác được trong một ngày sau khi nhập. Hãy dừng từng hồ sơ nếu cần.',
      'It can be taken back for a day only. Stop single dossiers if you must.',
    ),
  },
}
