import { type Text, t } from '../../platform/i18n/index.ts'

export const resultWords = {
  name: t('Giấy tờ kết quả', 'Result paper'),
  template: t('Mẫu in giấy tờ kết quả', 'Template of the result paper'),
  plain: t(
    'Kết quả in theo mẫu chung (quốc hiệu, cơ quan, nội dung, chữ ký theo NĐ 30/2020).',
    'The result is printed by the plain template (heading, body and signature by decree 30/2020).',
  ),
  own: t(
    'Thủ tục này in kết quả bằng mẫu riêng dưới đây. Xóa hết chữ để trở lại mẫu chung.',
    'This procedure prints its result by the template below. Empty it to go back to the plain one.',
  ),
  begin: t('Soạn mẫu riêng từ mẫu chung', 'Write an own template from the plain one'),
  source: t('Mẫu (Typst)', 'Template (Typst)'),
  hint: t(
    'Mẫu không đọc được tệp ngoài, không tải được gói; in quá 10 giây hoặc quá 20 trang thì dừng.',
    'It can read no other file and fetch no package; it is stopped after 10 seconds or 20 pages.',
  ),
  names: t('Những tên dùng được trong mẫu', 'Names a template may use'),
  preview: t('Xem trước với dữ liệu mẫu', 'Preview with sample data'),
  alt: t('Giấy tờ kết quả in thử', 'The result paper, printed as a trial'),
  none: t('Bấm nút trên để soạn mẫu riêng và xem trước.', 'Press the button to write an own template and see it.'),
  broken: (reasons: readonly string[]): Text =>
    t(`Mẫu chưa in được: ${reasons.join('; ')}`, `The template can’t be printed: ${reasons.join('; ')}`),
  known: [
    { name: 'data.applicant.name', text: t('họ tên người nộp', 'the applicant’s name') },
    { name: 'data.applicant.address', text: t('địa chỉ', 'address') },
    { name: 'data.title', text: t('tên giấy tờ, chữ in hoa', 'the paper’s name in capitals') },
    { name: 'data.content', text: t('các đoạn người ký đã xem', 'the paragraphs the signer has seen') },
    { name: 'data.dossierCode', text: t('mã hồ sơ', 'the dossier’s code') },
    {
      name: 'data.heading, data.signature',
      text: t('cơ quan, số, nơi và ngày; người ký', 'agency, number, place and day; signer'),
    },
  ],
  sample: {
    applicant: 'Nguyễn Thị Ánh Nguyệt',
    address: 'Thôn Vĩnh An, xã Cam Hiếu, huyện Cam Lộ',
    agency: 'UBND XÃ CAM HIẾU',
    superior: 'UBND HUYỆN CAM LỘ',
    signer: 'Hồ Văn Lợi',
  },
} as const
