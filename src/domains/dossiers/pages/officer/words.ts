import { type Text, t } from '../../../../platform/i18n/index.ts'

const queue = {
  underWay: t('Đang chuyển đến', 'On its way'),
  takenInAt: (unit: Text) => t(`Tiếp nhận tại ${unit.vi}`, `Taken in at ${unit.en}`),
  title: t('Hồ sơ phải giải quyết', 'Dossiers to handle'),
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
  labels: t('In nhãn', 'Print labels'),
  labelsHint: t('Chọn hồ sơ để in nhãn dán bìa.', 'Select dossiers to print labels for their covers.'),
  tick: (code: string) => t(`Chọn hồ sơ ${code}`, `Select dossier ${code}`),
  tickAll: t('Chọn tất cả hồ sơ mới', 'Select every new dossier'),
  acceptTicked: t('Tiếp nhận các hồ sơ đã chọn', 'Accept the selected dossiers'),
  batchHint: t('Chọn hồ sơ mới đăng ký để tiếp nhận cùng lúc.', 'Select new dossiers to accept them together.'),
  tickSignable: t('Chọn tất cả hồ sơ chờ ký', 'Select every result to sign'),
  tickBoth: t('Chọn tất cả', 'Select all'),
  signAll: t('Chọn mọi kết quả chờ ký', 'All results to sign'),
  signTicked: t('Xem và ký các hồ sơ đã chọn', 'Look at the selected and sign'),
  signHint: t('Chọn hồ sơ chờ ký để xem lại và ký cùng lúc.', 'Select results to look at and sign together.'),
  bothHint: t('Chọn hồ sơ để tiếp nhận hoặc ký cùng lúc.', 'Select dossiers to accept or sign together.'),
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
    signTicked: t('Đến nút ký các hồ sơ đã chọn', 'Go to the button that signs the selected'),
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

const signed: typeof batch = {
  title: t('Kết quả ký', 'What was signed'),
  accepted: (n: number) => t(`Đã ký ${n} kết quả`, `${n} results were signed`),
  notAccepted: (n: number) => t(`${n} hồ sơ chưa được ký`, `${n} dossiers were not signed`),
  none: t('Chưa chọn hồ sơ nào. Hãy chọn ít nhất một hồ sơ chờ ký.', 'Nothing is selected. Select one result to sign.'),
  ok: t('Đã ký', 'Signed'),
  outcome: t('Kết quả', 'What happened'),
  back: t('Về danh sách', 'Back to the list'),
}

const sign = {
  caption: t('Ký nhiều kết quả', 'Sign several results'),
  title: (n: number) => t(`Xem lại ${n} kết quả trước khi ký`, `Look at ${n} results before signing`),
  none: t('Không có kết quả nào để ký', 'There is nothing to sign'),
  noneBody: t(
    'Chọn ít nhất một hồ sơ chờ ký trong danh sách, rồi ký lại.',
    'Select at least one result in the list, then sign again.',
  ),
  explained: t(
    'Mỗi kết quả được ký riêng với đúng nội dung dưới đây. Bỏ chọn hồ sơ chưa muốn ký, hoặc mở hồ sơ để sửa nội dung.',
    'Each result is signed by itself, saying what stands below. Deselect what you don’t want to sign yet, or open the dossier to change what it says.',
  ),
  table: t('Kết quả chờ ký', 'Results to sign'),
  result: t('Kết quả sẽ ký', 'What is signed'),
  leftOut: t('Chưa ký được', 'Can’t be signed'),
  whyNot: t('Vì sao', 'Why'),
  confirm: t('Ký các kết quả đã chọn', 'Sign the selected results'),
  portions: (n: string) =>
    t(
      `Mỗi lần bấm ký được ${n} kết quả; trang sau cho biết còn lại bao nhiêu và ký tiếp.`,
      `Each press signs ${n}; the next page says how many are left and goes on.`,
    ),
  soFar: (signed: string, left: number, failed: string, notSigned: number) =>
    t(
      `Đã ký ${signed} kết quả${left > 0 ? `, còn ${left}` : ''}${notSigned > 0 ? `; ${failed} hồ sơ chưa được ký` : ''}`,
      `${signed} results were signed${left > 0 ? `, ${left} left` : ''}${notSigned > 0 ? `; ${failed} were not signed` : ''}`,
    ),
  left: (n: string) => t(`Còn ${n} kết quả chưa ký. Bấm ký tiếp ở dưới.`, `${n} are left. Go on below.`),
  goOn: (n: string) => t(`Ký tiếp ${n} kết quả`, `Sign ${n} more`),
  over: (most: string, over: string) =>
    t(
      `Trang này chỉ nhận ${most} kết quả đầu; ${over} kết quả còn lại vẫn ở trong danh sách, ký ở lượt sau.`,
      `This page takes the first ${most}; ${over} more stay in the list for the next time.`,
    ),
  progress: t('Tiến độ ký', 'Progress of signing'),
  going: t(
    'Đang ký: xong {signed}/{total}, {failed} chưa được ký. Đừng đóng trang này.',
    'Signing: {signed} of {total}, {failed} not signed. Keep this page open.',
  ),
  end: t('Đã ký {signed} kết quả; {failed} hồ sơ chưa được ký.', '{signed} results were signed; {failed} were not.'),
  stopped: t(
    'Đã dừng. Đã ký {signed}/{total} kết quả; những hồ sơ còn chọn chưa ký.',
    'Stopped. {signed} of {total} were signed; what is still selected was not.',
  ),
  lost: t(
    'Mất kết nối. Đã ký {signed}/{total} kết quả. Bấm ký lại khi có mạng: hồ sơ đã ký không bị ký hai lần.',
    'The line is gone. {signed} of {total} were signed. Sign again when it is back: nothing is signed twice.',
  ),
  again: t('Ký lại những hồ sơ còn chọn', 'Sign what is still selected'),
  tickOne: t('Chưa chọn hồ sơ nào.', 'Nothing is selected.'),
  stop: t('Dừng sau lượt này', 'Stop after these'),
  cancel: t('Quay lại, chưa ký', 'Go back without signing'),
}

const common = {
  failed: t(
    'Hệ thống chưa ký được, hồ sơ vẫn như cũ. Mở hồ sơ để ký riêng; nếu vẫn lỗi, báo quản trị.',
    'It could not be signed and is as it was. Open it to sign it by itself; if that fails too, tell the administrator.',
  ),
  backToQueue: t('Danh sách hồ sơ', 'Dossiers'),
  open: t('Mở hồ sơ', 'Open the dossier'),
  doneBy: (who: string, did: string, at: string) => t(`${who} ${did} lúc ${at}.`, `${who} ${did} at ${at}.`),
  somebody: t('Một người khác', 'Somebody else'),
}

export const words = { queue, batch, signed, sign, common } satisfies Record<string, Record<string, unknown | Text>>
