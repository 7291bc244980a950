import { type Text, t } from '../../../../platform/i18n/index.ts'

const queue = {
  title: t('Việc của tôi', 'My work'),
  caption: t('Hồ sơ một cửa', 'One-stop dossiers'),
  table: t('Hồ sơ đang chờ, gần hạn nhất đứng đầu', 'Dossiers waiting, nearest due first'),
  asOf: (at: string) => t(`Cập nhật lúc ${at}`, `As of ${at}`),
  all: t('Tất cả', 'All'),
  late: t('Quá hạn', 'Late'),
  near: t('Sắp đến hạn', 'Near due'),
  quickFilters: t('Lọc nhanh', 'Quick filters'),
  filter: t('Lọc', 'Filter'),
  moreFilters: t('Bộ lọc', 'Filters'),
  clear: t('Bỏ lọc', 'Clear filters'),
  search: t('Mã hồ sơ hoặc tên người nộp', 'Code or name'),
  scope: t('Phạm vi', 'Scope'),
  scopes: { mine: t('Bước của tôi', 'My steps'), unit: t('Toàn đơn vị', 'The whole unit') },
  status: t('Trạng thái', 'Status'),
  procedure: t('Thủ tục', 'Procedure'),
  unit: t('Đơn vị', 'Unit'),
  assignee: t('Người xử lý', 'Assigned to'),
  assignees: { any: t('Tất cả', 'Anybody'), me: t('Giao cho tôi', 'Me'), none: t('Chưa giao', 'Nobody yet') },
  any: t('Tất cả', 'All'),
  xlsx: t('Tải danh sách (Excel)', 'Download for Excel'),
  csv: t('Tải danh sách (CSV)', 'Download as CSV'),
  keys: t('Phím tắt: nhấn ?', 'Shortcuts: press ?'),
  columns: {
    dossier: t('Hồ sơ', 'Dossier'),
    applicant: t('Người nộp', 'Applicant'),
    step: t('Bước đang ở', 'Step'),
    assignee: t('Người xử lý', 'Assigned to'),
    due: t('Hạn trả', 'Due'),
  },
  waiting: t('Chờ người nộp', 'Waits for the applicant'),
  noClock: t('Không tính hạn', 'No clock runs'),
  nobody: t('Chưa giao', 'Nobody yet'),
  pick: t('Chọn', 'Select'),
  tick: (code: string) => t(`Chọn hồ sơ ${code}`, `Select dossier ${code}`),
  tickAll: t('Chọn tất cả hồ sơ mới', 'Select every new dossier'),
  acceptTicked: t('Tiếp nhận các hồ sơ đã chọn', 'Accept the selected dossiers'),
  batchHint: t('Chọn hồ sơ mới đăng ký để tiếp nhận cùng lúc.', 'Select new dossiers to accept them together.'),
  empty: {
    title: t('Không có hồ sơ nào đang chờ bạn', 'No dossier waits for you'),
    body: t('Hồ sơ mới sẽ tự xuất hiện ở đây khi đến bước của bạn.', 'Dossiers appear here when they reach your step.'),
    filteredTitle: t('Không có hồ sơ nào khớp bộ lọc', 'No dossier matches the filters'),
    filteredBody: t('Bỏ bớt điều kiện lọc hoặc xem toàn bộ danh sách.', 'Use fewer filters or see the whole list.'),
    takeIn: t('Tiếp nhận hồ sơ tại quầy', 'Take a dossier in at the counter'),
    wholeUnit: t('Xem hồ sơ của cả đơn vị', 'See the whole unit’s dossiers'),
    find: t('Tìm một hồ sơ', 'Find a dossier'),
  },
  moves: {
    next: t('Hồ sơ kế tiếp trong danh sách', 'Next dossier in the list'),
    previous: t('Hồ sơ trước trong danh sách', 'Previous dossier in the list'),
    tick: t('Chọn hoặc bỏ chọn hồ sơ', 'Select or deselect the dossier'),
    open: t('Mở hồ sơ đang chọn', 'Open the dossier'),
    search: t('Tìm trong danh sách', 'Search the list'),
    acceptTicked: t('Đến nút tiếp nhận các hồ sơ đã chọn', 'Go to the button that accepts the selected'),
  },
}

const batch = {
  title: t('Kết quả tiếp nhận', 'What was accepted'),
  accepted: (n: number) => t(`Đã tiếp nhận ${n} hồ sơ`, `${n} dossiers were accepted`),
  notAccepted: (n: number) => t(`${n} hồ sơ chưa được tiếp nhận`, `${n} dossiers were not accepted`),
  none: t(
    'Chưa chọn hồ sơ nào. Hãy chọn ít nhất một hồ sơ mới đăng ký.',
    'Nothing is selected. Select one new dossier.',
  ),
  ok: t('Đã tiếp nhận', 'Accepted'),
  outcome: t('Kết quả', 'What happened'),
  back: t('Về danh sách', 'Back to the list'),
}

const common = {
  backToQueue: t('Danh sách hồ sơ', 'Dossiers'),
  open: t('Mở hồ sơ', 'Open the dossier'),
  doneBy: (who: string, did: string, at: string) => t(`${who} ${did} lúc ${at}.`, `${who} ${did} at ${at}.`),
  somebody: t('Một người khác', 'Somebody else'),
}

export const words = { queue, batch, common } satisfies Record<string, Record<string, unknown | Text>>
