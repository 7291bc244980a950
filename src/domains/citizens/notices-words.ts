import { QUIET_FROM, QUIET_TO } from '../../core/notifications/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'

const hour = (of: number): string => `${String(of).padStart(2, '0')}:00`

export const words = {
  title: t('Cách nhận thông báo', 'How I am told'),
  back: t('Hồ sơ của tôi', 'My dossiers'),
  intro: t(
    'Chọn cách báo cho từng loại việc. Lựa chọn dùng cho mọi hồ sơ trong tài khoản.',
    'Choose how you are told of each matter. It holds for all dossiers of your account.',
  ),
  matter: t('Báo về việc', 'About'),
  channels: {
    email: t('Thư điện tử', 'E-mail'),
    sms: t('Tin nhắn', 'Text message'),
    push: t('Thông báo trên thiết bị', 'On my device'),
  },
  required: (why: Text) => t(`Không tắt hết được: ${why.vi}.`, `Can’t be turned off everywhere: ${why.en}.`),
  keepOne: (name: Text) =>
    t(`“${name.vi}”: giữ lại ít nhất một cách báo.`, `“${name.en}”: keep at least one way of being told.`),
  addresses: t('Gửi tới đâu', 'Where it goes'),
  addressesHint: t(
    'Thư và tin nhắn về một hồ sơ gửi tới địa chỉ ghi trong hồ sơ đó; hồ sơ nộp từ tài khoản được điền sẵn địa chỉ dưới đây.',
    'Mails and text messages on a dossier go to the address given with it; what you file from this account has these.',
  ),
  none: t('chưa có', 'none'),
  change: t('Thêm hoặc đổi địa chỉ', 'Add or change an address'),
  quiet: t('Giờ yên tĩnh', 'Quiet hours'),
  quietHint: t(
    `Từ ${hour(QUIET_FROM)} đến ${hour(QUIET_TO)} không gửi tin nhắn, không báo trên thiết bị; tin của đêm gửi lúc ${hour(QUIET_TO)}. Thư điện tử và mã đăng nhập gửi ngay.`,
    `From ${hour(QUIET_FROM)} to ${hour(QUIET_TO)} no text message and nothing on your devices; what came up at night goes at ${hour(QUIET_TO)}. E-mail and sign-in codes go at once.`,
  ),
  save: t('Lưu lựa chọn', 'Save'),
  devices: t('Thiết bị được báo', 'Devices that are told'),
  devicesCount: (n: number) =>
    n === 0
      ? t('Chưa có thiết bị nào.', 'None so far.')
      : t(`Đang báo cho ${n} thiết bị.`, n === 1 ? 'One device is told.' : `${n} devices are told.`),
  devicesOff: t('Ngừng báo cho mọi thiết bị', 'Stop telling all devices'),
  done: {
    luu: t('Đã lưu cách nhận thông báo.', 'Saved how you are told.'),
    tat: t('Không thiết bị nào được báo nữa.', 'No device is told any more.'),
  },
  reasons: {
    bad_subscription: t(
      'Trình duyệt không gửi đủ thông tin. Hãy tải lại trang rồi thử lại.',
      'The browser didn’t send all that is needed. Reload the page and try again.',
    ),
    too_many: t('Đã báo cho 5 thiết bị. Hãy ngừng một thiết bị.', 'Five devices are told. Turn one off.'),
  },
}
