import { type Text, t } from '../../../../platform/i18n/index.ts'
import type { Status } from '../../rules/status.ts'

/** What a status means for the person, and what is theirs to do. */
const meaning: Record<Status, Text> = {
  submitted: t(
    'Hồ sơ đã đến cơ quan và đang chờ tiếp nhận. Thời hạn giải quyết tính từ lúc được tiếp nhận.',
    'It has arrived and waits to be accepted. The time limit runs from acceptance.',
  ),
  accepted: t('Hồ sơ đã được tiếp nhận, thời hạn đang tính.', 'It is accepted and the time limit runs.'),
  not_accepted: t(
    'Hồ sơ không được tiếp nhận. Lý do có trong phiếu từ chối, tải ở trang hồ sơ của ông/bà.',
    'It was not accepted. The reason stands in the refusal, on your dossier’s page.',
  ),
  processing: t('Cơ quan đang giải quyết hồ sơ.', 'The office is working on it.'),
  awaiting_supplement: t(
    'Hồ sơ còn thiếu giấy tờ. Hãy mở hồ sơ để xem và nộp bổ sung; thời hạn tính lại khi hồ sơ đủ.',
    'Papers are missing. Open your dossier to see and hand them in; the time limit starts anew then.',
  ),
  awaiting_payment: t(
    'Hồ sơ chờ ông/bà hoàn thành nghĩa vụ tài chính theo thông báo của cơ quan; thời gian này không tính vào thời hạn.',
    'It waits for you to meet the financial duty you were told of; this time is outside the limit.',
  ),
  withdrawal_requested: t(
    'Ông/bà đã yêu cầu rút hồ sơ; cơ quan đang xem xét.',
    'You asked to withdraw it; the office is considering.',
  ),
  stopped: t('Hồ sơ đã dừng giải quyết.', 'The work on it has ended without a result.'),
  resolved: t(
    'Đã có kết quả. Nhận tại Bộ phận Tiếp nhận và Trả kết quả, hoặc mở hồ sơ để tải bản điện tử đã ký.',
    'The result is ready: collect it at the desk, or open your dossier to download the signed copy.',
  ),
  returned: t('Kết quả đã được trả.', 'The result has been handed over.'),
}

export const words = {
  title: t('Tra cứu hồ sơ', 'Follow a dossier'),
  titleOf: (code: string) => t(`Tra cứu hồ sơ ${code}`, `Dossier ${code}`),
  label: t('Mã hồ sơ', 'Dossier code'),
  hint: t(
    'Mã in trên giấy tiếp nhận, ví dụ 000.13.25.H50-260302-0001. Có thể quét mã QR trên giấy thay vì gõ.',
    'It stands on the receipt, for example 000.13.25.H50-260302-0001. Scanning the receipt’s QR code works too.',
  ),
  button: t('Tra cứu', 'Look up'),
  notYet: (number: string) =>
    t(
      `Chưa có hồ sơ nào mang số phiếu tạm ${number}. Hồ sơ nhận lúc mất kết nối được gửi về khi có mạng; nếu quá một ngày làm việc, hãy hỏi bộ phận một cửa đã cấp phiếu.`,
      `No dossier has the provisional number ${number} yet. Those taken in without a line arrive when it is back; after a working day ask the office that gave the slip.`,
    ),
  badCode: t(
    'Mã hồ sơ chưa đúng dạng. Ví dụ: 000.13.25.H50-260302-0001.',
    'That is not the form of a code. Example: 000.13.25.H50-260302-0001.',
  ),
  notFound: (code: string) =>
    t(
      `Không có hồ sơ nào mang mã ${code}. Hãy kiểm tra lại từng chữ số trên giấy tiếp nhận.`,
      `No dossier has the code ${code}. Please check each digit against your receipt.`,
    ),
  privacy: t(
    'Trang này không hiện tên hay thông tin cá nhân của người nộp.',
    'This page shows neither names nor personal data.',
  ),
  meaning,
  onItsWay: t(
    'Hồ sơ đã được tiếp nhận và đang chuyển đến cơ quan giải quyết.',
    'It is accepted and on its way to the office that decides.',
  ),
  procedure: t('Thủ tục', 'Procedure'),
  receivingUnit: t('Nơi tiếp nhận', 'Received by'),
  decidingUnit: t('Cơ quan giải quyết', 'Decided by'),
  returnUnit: t('Nơi nhận kết quả', 'Where to get the result'),
  arrivedAt: t('Cơ quan giải quyết nhận được', 'Got by the office that decides'),
  now: t('Đang ở', 'Now with'),
  submittedAt: t('Ngày nộp', 'Submitted'),
  receivedAt: t('Ngày tiếp nhận', 'Accepted'),
  due: t('Hẹn trả kết quả', 'Result due'),
  newDue: t('Hẹn lại (đã xin lỗi)', 'New date (with an apology)'),
  noDueYet: t('Có khi hồ sơ được tiếp nhận', 'Known once it is accepted'),
  dueFromArrival: (unit: Text) =>
    t(
      `Thời hạn tính từ khi ${unit.vi} nhận được hồ sơ; ngày hẹn được báo ngay khi đó`,
      `The limit begins when ${unit.en} gets the dossier; you are told the date then`,
    ),
  stages: t('Các giai đoạn của thời hạn', 'Stages of the limit'),
  stage: (name: Text, limit: Text, until: string | null) =>
    t(
      `${name.vi}: ${limit.vi}${until ? `, đến hết ${until}` : ''}`,
      `${name.en}: ${limit.en}${until ? `, until ${until}` : ''}`,
    ),
  finishedAt: t('Ngày giải quyết xong', 'Finished'),
  returnedAt: t('Ngày trả kết quả', 'Handed over'),
  way: t('Các bước', 'Its way'),
  open: t('Mở hồ sơ của tôi', 'Open my dossier'),
  openHint: t(
    'Cần mã bảo mật đã ghi lại khi nộp. Ở đó có kết quả, phiếu hẹn, nộp bổ sung, rút hồ sơ.',
    'With the secret code you wrote down: result, receipt, missing papers, withdrawal.',
  ),
  other: t('Tra cứu hồ sơ khác', 'Look up another'),
  asOf: (moment: string) => t(`Tính đến ${moment}`, `As of ${moment}`),
}
