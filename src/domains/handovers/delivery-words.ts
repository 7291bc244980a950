import { type Text, t } from '../../platform/i18n/index.ts'
import type { DeliveryState, Payer, Way } from './rules/delivery.ts'

const ways: Record<Way, ReturnType<typeof t>> = {
  collect: t('Nhận tại bộ phận một cửa', 'Collect it at the one-stop'),
  electronic: t('Nhận bản điện tử', 'Get it electronically'),
  post: t('Nhận qua bưu chính', 'Get it by post'),
}

const states: Record<DeliveryState, ReturnType<typeof t>> = {
  chosen: t('Chờ giao bưu chính', 'Waits for the post'),
  posted: t('Bưu chính đang phát', 'With the post'),
  delivered: t('Bưu chính đã phát', 'Delivered'),
  cameBack: t('Bưu chính chuyển hoàn', 'Came back'),
}

const payers: Record<Payer, ReturnType<typeof t>> = {
  receiver: t('Người nhận trả cước', 'The receiver pays'),
  office: t('Cơ quan trả cước', 'The office pays'),
}

export const words = {
  title: t('Nhận kết quả', 'Getting the result'),
  ways,
  states,
  payers,
  payer: t('Cước bưu chính', 'Postage'),
  name: t('Người nhận', 'Receiver'),
  phone: t('Số điện thoại người nhận', 'Receiver’s phone'),
  address: t('Địa chỉ nhận', 'Address'),
  how: t('Cách nhận kết quả', 'How to get the result'),
  collectWhere: t('Nếu nhận tại bộ phận một cửa: nơi nhận', 'If collected at a one-stop: where'),
  collectAt: (unit: Text) => t(`Nơi nhận: ${unit.vi}`, `Collect it at ${unit.en}`),
  onlyPost: t('Chỉ điền khi nhận qua bưu chính.', 'Only where it comes by post.'),
  save: t('Lưu cách nhận kết quả', 'Save'),
  change: t('Chọn hoặc đổi cách nhận kết quả', 'Choose or change how to get the result'),
  notChosen: t('Chưa chọn: nhận tại bộ phận một cửa.', 'Not chosen: to be collected at the one-stop.'),
  saved: t('Đã lưu cách nhận kết quả.', 'Saved how to get the result.'),
  back: t('Về hồ sơ', 'Back to the dossier'),
  tracking: t('Số hiệu bưu gửi', 'Tracking number'),
  trackingOf: (code: string) => t(`Số hiệu bưu gửi của ${code}`, `Tracking number of ${code}`),
  reason: t('Lý do', 'Reason'),
  desk: t('Trả kết quả', 'Return desk'),
  deskCaption: t('Kết quả đã ký, chờ đến tay người dân', 'Signed results on their way to people'),
  scan: t('Quét hoặc gõ mã hồ sơ để trả kết quả', 'Scan or type a dossier’s code to hand its result out'),
  find: t('Tìm', 'Find'),
  hand: t('Trả kết quả', 'Hand the result out'),
  notFound: (text: string) => t(`Không có hồ sơ nào có mã “${text}”.`, `No dossier has the code “${text}”.`),
  notReady: (status: string) =>
    t(`Chưa trả được: hồ sơ ở trạng thái “${status}”.`, `Not to be handed out: the dossier is “${status}”.`),
  withPost: t(
    'Kết quả đang ở bưu chính. Chỉ trả tại quầy khi bưu gửi đã chuyển hoàn.',
    'The post has the result. Hand it out here only once it came back.',
  ),
  open: t('Mở hồ sơ', 'Open the dossier'),
  toPost: t('Giao bưu chính', 'For the post'),
  noPost: t('Không có kết quả nào chờ giao bưu chính.', 'No result waits for the post.'),
  givePost: t('Lập danh sách giao bưu chính', 'Make the post’s list'),
  electronic: t('Đã nhận bản điện tử', 'Electronic'),
  electronicIntro: t(
    'Người nộp tải bản điện tử có chữ ký số từ hồ sơ của mình ngay khi ký. Ghi nhận để hồ sơ được tính là đã trả kết quả.',
    'The person downloads the signed file as soon as it is signed. Record it, so that the dossier counts as returned.',
  ),
  noElectronic: t('Không có kết quả điện tử nào chờ ghi nhận.', 'No electronic result waits.'),
  recordElectronic: t('Ghi nhận đã trả bản điện tử', 'Record as returned electronically'),
  collect: t('Chờ người dân đến nhận', 'Waiting to be collected'),
  noCollect: t('Không có kết quả nào chờ nhận tại quầy.', 'Nothing waits to be collected.'),
  ready: t('Có kết quả', 'Ready'),
  returned: (done: number, refused: number) =>
    refused === 0
      ? t(`Đã ghi nhận ${done} hồ sơ.`, `${done} recorded.`)
      : t(`Đã ghi nhận ${done} hồ sơ, ${refused} hồ sơ chưa được.`, `${done} recorded, ${refused} could not be.`),
  postReason: t('Lý do chuyển hoàn', 'Why it came back'),
  missingWhy: t('Hãy ghi vì sao bưu chính chuyển hoàn.', 'Write why the post sent it back.'),
  lists: t('Các danh sách giao bưu chính', 'Lists for the post'),
  pickWay: t('Hãy chọn một cách nhận.', 'Choose one way.'),
}
