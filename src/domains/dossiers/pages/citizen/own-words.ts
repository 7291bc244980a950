import { t } from '../../../../platform/i18n/index.ts'

export const words = {
  title: t('Hồ sơ của tôi', 'My dossier'),
  titleOf: (code: string) => t(`Hồ sơ ${code}`, `Dossier ${code}`),
  publicPage: t('Trạng thái hồ sơ', 'Where it stands'),
  secret: t('Mã bảo mật', 'Secret code'),
  secretHint: t(
    'Tám chữ và số hiện ra khi nộp hồ sơ, hoặc do cán bộ đưa tại quầy. Mất mã: mang giấy tờ tùy thân đến nơi tiếp nhận.',
    'The eight letters and digits shown when you applied, or given at the counter. If lost, come with your identity card.',
  ),
  open: t('Mở hồ sơ', 'Open'),
  wrongSecret: t('Mã bảo mật không khớp với mã hồ sơ này.', 'The secret code does not belong to this dossier.'),
  tooMany: t(
    'Đã thử sai quá nhiều lần. Vui lòng thử lại sau 15 phút.',
    'Too many wrong attempts. Please try again in 15 minutes.',
  ),
  results: t('Kết quả', 'Result'),
  signedResult: t('Tải kết quả đã ký (PDF)', 'Download the signed result (PDF)'),
  signedOn: (on: string) => t(`ký ngày ${on}`, `signed on ${on}`),
  papers: t('Giấy tờ của cơ quan', 'Papers from the office'),
  forms: {
    'phieu-hen': t('Giấy tiếp nhận hồ sơ và hẹn trả kết quả (PDF)', 'Receipt with the due date (PDF)'),
    'yeu-cau-bo-sung': t('Phiếu yêu cầu bổ sung hồ sơ (PDF)', 'Request for papers (PDF)'),
    'gia-han': t('Thông báo gia hạn thời gian giải quyết (PDF)', 'Notice of the lengthened limit (PDF)'),
    'tu-choi': t('Phiếu từ chối giải quyết hồ sơ (PDF)', 'Refusal (PDF)'),
  },
  noPapers: t(
    'Chưa có. Giấy tiếp nhận và hẹn trả kết quả sẽ ở đây khi hồ sơ được tiếp nhận.',
    'None yet. The receipt with the due date will be here once it is accepted.',
  ),
  supplement: t('Nộp giấy tờ còn thiếu', 'Hand in what is missing'),
  asked: t('Cơ quan yêu cầu', 'The office asks for'),
  changeForm: t('Sửa nội dung đã khai', 'Change what was stated'),
  sendSupplement: t('Nộp bổ sung', 'Hand in'),
  nothingToSend: t('Chọn ít nhất một tệp hoặc sửa nội dung đã khai.', 'Choose a file or change what was stated.'),
  rate: t('Đánh giá việc phục vụ', 'Rate the service'),
  rateHint: t('Mất khoảng một phút.', 'It takes about a minute.'),
  withdraw: t('Rút hồ sơ', 'Withdraw'),
  withdrawHint: t(
    'Cơ quan sẽ xem xét và dừng giải quyết. Thời hạn vẫn tính cho đến khi có trả lời.',
    'The office will consider it and stop. The time limit runs on until it has answered.',
  ),
  reason: t('Lý do', 'Reason'),
  askWithdrawal: t('Gửi yêu cầu rút hồ sơ', 'Ask to withdraw'),
  takeBack: t('Hủy yêu cầu rút, giải quyết tiếp', 'Keep it after all'),
  close: t('Đóng hồ sơ trên máy này', 'Close on this device'),
  done: {
    'bo-sung': t(
      'Đã nhận giấy tờ bổ sung. Hồ sơ trở lại với cán bộ đã yêu cầu.',
      'Your papers have arrived and are back with the officer who asked.',
    ),
    rut: t('Đã gửi yêu cầu rút hồ sơ.', 'Your request to withdraw was sent.'),
    'thong-bao': t('Đã lưu cách nhận thông báo.', 'Saved how you are told.'),
    'huy-rut': t('Đã hủy yêu cầu rút. Hồ sơ được giải quyết tiếp.', 'The dossier goes on.'),
  },
}
