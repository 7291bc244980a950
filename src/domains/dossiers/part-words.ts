import { type Text, t } from '../../platform/i18n/index.ts'
import type { PartKind } from './rules/parts.ts'
import type { Status } from './rules/status.ts'

/** How a part stands; its result goes to the whole, so that it is done, not returned. */
const status: Record<Status | 'ahead', Text> = {
  submitted: t('Mới lập', 'Begun'),
  accepted: t('Được tiếp nhận', 'Accepted'),
  not_accepted: t('Không được tiếp nhận', 'Not accepted'),
  processing: t('Đang xử lý', 'In progress'),
  awaiting_supplement: t('Chờ bổ sung giấy tờ', 'Waiting for a supplement'),
  awaiting_payment: t('Chờ nghĩa vụ tài chính', 'Waiting for a financial duty'),
  withdrawal_requested: t('Chờ rút', 'Withdrawal requested'),
  stopped: t('Dừng, không có kết quả', 'Ended without a result'),
  resolved: t('Đã xong', 'Done'),
  returned: t('Đã xong', 'Done'),
  ahead: t('Chưa bắt đầu', 'Not begun'),
}

const title: Record<PartKind, Text> = {
  linked: t('Các thủ tục trong hồ sơ liên thông', 'The procedures of this linked dossier'),
  branch: t('Các bước làm song song', 'Steps done side by side'),
}

const partOf: Record<PartKind, (code: string) => Text> = {
  linked: (code) => t(`Thuộc hồ sơ liên thông ${code}`, `Part of the linked dossier ${code}`),
  branch: (code) => t(`Nhánh song song của hồ sơ ${code}`, `A branch of dossier ${code}`),
}

export const partWords = {
  status,
  title,
  partOf,
  others: t('Các phần khác', 'The other parts'),
  part: t('Phần hồ sơ', 'Part'),
  where: t('Đang ở', 'Now with'),
  stands: t('Tình trạng', 'How it stands'),
  due: t('Thời hạn', 'Due'),
  waits: t('Bắt đầu khi phần trước có kết quả.', 'Begins when the one before it has its result.'),
  endedLate: t('quá hạn khi xong', 'was late when it ended'),
  complete: t('Bổ sung giấy tờ cho phần này', 'Hand in what this part lacks'),
  incomplete: (name: Text) =>
    t(
      `Thủ tục “${name.vi}” cần ông/bà bổ sung giấy tờ; dùng cùng mã bảo mật.`,
      `The procedure “${name.en}” needs papers from you; the same secret code opens it.`,
    ),
  tag: { linked: t('liên thông', 'linked'), branch: t('nhánh song song', 'branch') } satisfies Record<PartKind, Text>,
}
