import { t } from '../../platform/i18n/index.ts'

const MEGABYTE = 1_048_576

export const words = {
  tooLarge: (maxBytes: number) =>
    t(
      `Tệp lớn quá ${Math.floor(maxBytes / MEGABYTE)} MB. Hãy chụp hoặc quét với độ phân giải thấp hơn.`,
      `The file is larger than ${Math.floor(maxBytes / MEGABYTE)} MB. Please photograph or scan it at a lower resolution.`,
    ),
  reasons: {
    empty: t('Tệp trống. Hãy chọn lại tệp.', 'The file is empty. Please choose it again.'),
    wrong_type: t('Chỉ nhận tệp PDF, ảnh JPEG hoặc PNG.', 'Only PDF files and JPEG or PNG pictures are accepted.'),
    damaged: t(
      'Tệp bị hỏng hoặc chưa đầy đủ. Hãy mở thử tệp trên máy của bạn rồi gửi lại.',
      'The file is damaged or incomplete. Please try to open it on your device and send it again.',
    ),
    encrypted: t(
      'Tệp PDF có mật khẩu hoặc bị khóa. Hãy bỏ khóa rồi gửi lại.',
      'The PDF has a password or is locked. Please remove the lock and send it again.',
    ),
    carries_script: t(
      'Tệp PDF chứa mã lệnh tự chạy nên không được nhận. Hãy in ra PDF mới (Print to PDF) hoặc chụp ảnh rồi gửi lại.',
      'The PDF contains commands that run by themselves and is not accepted. Please print it to a new PDF or send a photo.',
    ),
    mixed_content: t(
      'Tệp có lẫn nội dung khác ngoài giấy tờ nên không được nhận. Hãy chụp hoặc quét lại.',
      'The file holds something besides the paper and is not accepted. Please photograph or scan it again.',
    ),
    too_many_pixels: t(
      'Ảnh có kích thước quá lớn. Hãy chụp lại với độ phân giải thấp hơn.',
      'The picture has too many pixels. Please take it again at a lower resolution.',
    ),
    too_large: t('Tệp quá lớn.', 'The file is too large.'),
    not_found: t(
      'Lượt tải lên này không còn nữa. Hãy chọn lại tệp.',
      'This upload is no longer there. Please choose the file again.',
    ),
    incomplete: t('Tệp chưa tải lên xong.', 'The file has not arrived completely.'),
    wrong_offset: t(
      'Phần này của tệp đã được nhận hoặc chưa đến lượt. Hãy hỏi lại vị trí rồi gửi tiếp.',
      'This part has already arrived or is not yet due. Ask for the offset and continue there.',
    ),
    too_many: t(
      'Có quá nhiều tệp đang chờ từ địa chỉ này. Hãy nộp hồ sơ trước hoặc thử lại sau.',
      'Too many files are waiting from this address. Please send the dossier first or try again later.',
    ),
    bad_request: t('Yêu cầu tải lên không đúng dạng.', 'The upload request is not in the right form.'),
  },
} as const
