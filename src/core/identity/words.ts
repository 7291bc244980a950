import { t } from '../../platform/i18n/index.ts'

export const words = {
  signIn: {
    title: t('Đăng nhập cán bộ', 'Officials’ sign-in'),
    intro: t(
      'Dành cho cán bộ, công chức. Người dân không cần tài khoản để nộp và tra cứu hồ sơ.',
      'For officials. Citizens need no account to file or follow a dossier.',
    ),
    username: t('Tên đăng nhập', 'Username'),
    password: t('Mật khẩu', 'Password'),
    code: t('Mã dùng một lần', 'One-time code'),
    codeHint: t(
      'Sáu chữ số trên điện thoại, hoặc một mã khôi phục. Bỏ trống nếu tài khoản chưa bật.',
      'Six digits on your phone, or a recovery code. Leave empty if not turned on.',
    ),
    button: t('Đăng nhập', 'Sign in'),
    reasons: {
      wrong: t(
        'Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra rồi nhập lại.',
        'The username or password is wrong. Please check and try again.',
      ),
      too_many: t(
        'Đã nhập sai quá nhiều lần. Hãy thử lại sau 15 phút hoặc liên hệ quản trị.',
        'Too many attempts. Try again in 15 minutes or ask the administrator.',
      ),
      code_needed: t(
        'Tài khoản này cần mã dùng một lần. Nhập mật khẩu và mã trên điện thoại.',
        'This account needs a one-time code. Enter the password and the code on your phone.',
      ),
      code_wrong: t(
        'Mã dùng một lần không đúng hoặc đã dùng. Hãy chờ mã mới rồi nhập lại.',
        'The code is wrong or was used. Wait for the next one and try again.',
      ),
    },
    enter: t('Hãy nhập mục này.', 'Please fill this in.'),
  },
  account: {
    title: t('Tài khoản của tôi', 'My account'),
    posts: t('Vị trí đang giữ', 'Posts held'),
    noPosts: t('Hiện không giữ vị trí nào.', 'No post is held now.'),
    actingFor: (name: string) => t(`làm thay ${name}`, `acting for ${name}`),
    password: t('Đổi mật khẩu', 'Change password'),
    old: t('Mật khẩu hiện tại', 'Current password'),
    fresh: t('Mật khẩu mới', 'New password'),
    freshHint: t(
      'Ít nhất 10 ký tự; nên dùng một câu dễ nhớ.',
      'At least 10 characters; a sentence is easy to remember.',
    ),
    change: t('Đổi mật khẩu', 'Change password'),
    changed: t(
      'Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất.',
      'The password was changed. Other devices were signed out.',
    ),
    sessions: t('Thiết bị đang đăng nhập', 'Signed-in devices'),
    device: t('Thiết bị', 'Device'),
    since: t('Từ lúc', 'Since'),
    lastSeen: t('Dùng gần nhất', 'Last used'),
    thisOne: t('thiết bị này', 'this device'),
    everywhere: t('Đăng xuất khỏi mọi thiết bị', 'Sign out everywhere'),
    reasons: {
      wrong: t('Mật khẩu hiện tại không đúng.', 'The current password is wrong.'),
      too_short: t('Mật khẩu cần ít nhất 10 ký tự.', 'A password needs at least 10 characters.'),
      too_long: t('Mật khẩu không quá 200 ký tự.', 'A password may have 200 characters at most.'),
      contains_name: t('Mật khẩu không được chứa tên đăng nhập.', 'A password may not contain the username.'),
    },
  },
  codes: {
    title: t('Mã dùng một lần', 'One-time codes'),
    off: t(
      'Chưa bật. Bật để người khác biết mật khẩu cũng không vào được.',
      'Off. Turned on, a stolen password alone doesn’t let anybody in.',
    ),
    on: t('Đang bật.', 'On.'),
    prepare: t('Bật mã dùng một lần', 'Turn on one-time codes'),
    scan: t(
      'Quét mã này bằng ứng dụng xác thực trên điện thoại, rồi nhập sáu chữ số hiện ra.',
      'Scan this with an authenticator app on your phone, then enter the six digits it shows.',
    ),
    confirm: t('Xác nhận', 'Confirm'),
    wrong: t('Mã chưa đúng. Hãy chờ mã mới rồi nhập lại.', 'The code is wrong. Wait for the next one and try again.'),
    done: t(
      'Đã bật. Hãy cất các mã khôi phục này; mỗi mã dùng được một lần khi mất điện thoại. Chúng chỉ hiện lần này.',
      'On. Keep these recovery codes; each works once if the phone is lost. They are shown only now.',
    ),
    remove: t('Tắt mã dùng một lần', 'Turn off one-time codes'),
  },
  admin: {
    title: t('Tài khoản cán bộ', 'Officials’ accounts'),
    search: t('Tìm theo tên hoặc tên đăng nhập', 'Search by name or username'),
    find: t('Tìm', 'Search'),
    name: t('Họ và tên', 'Name'),
    username: t('Tên đăng nhập', 'Username'),
    posts: t('Vị trí', 'Posts'),
    state: t('Trạng thái', 'State'),
    active: t('Đang dùng', 'Active'),
    disabled: t('Đã khóa', 'Disabled'),
    withCodes: t('có mã một lần', 'with codes'),
    none: t('Không có tài khoản nào khớp. Hãy thử tên khác.', 'No account matches. Try another name.'),
    disable: t('Khóa', 'Disable'),
    enable: t('Mở lại', 'Enable'),
    reset: t('Đặt lại mật khẩu', 'Reset password'),
    removeCodes: t('Tắt mã một lần', 'Turn codes off'),
    newPassword: (username: string, password: string) =>
      t(
        `Mật khẩu mới của ${username}: ${password}. Hãy trao tận tay; mật khẩu này chỉ hiện lần này.`,
        `The new password of ${username}: ${password}. Hand it over in person; it is shown only now.`,
      ),
    done: t('Đã thực hiện.', 'Done.'),
    create: t('Tạo tài khoản', 'Create an account'),
    official: t('Cán bộ chưa có tài khoản', 'Official without an account'),
    taken: t(
      'Tên đăng nhập đã có người dùng hoặc không hợp lệ (chữ thường, số, dấu chấm).',
      'The username is taken or not allowed (small letters, digits, dots).',
    ),
    notSelf: t('Không thể tự khóa tài khoản của mình.', 'You can’t disable your own account.'),
  },
  absence: {
    title: t('Vắng mặt và làm thay', 'Absences and substitutes'),
    who: t('Người vắng mặt', 'Who is absent'),
    substitute: t('Người làm thay', 'Who acts'),
    from: t('Từ', 'From'),
    to: t('Đến', 'Until'),
    reason: t('Lý do', 'Reason'),
    register: t('Đăng ký', 'Register'),
    done: t(
      'Đã đăng ký. Người làm thay thấy việc của người vắng mặt ngay từ thời điểm bắt đầu.',
      'Registered. The substitute sees the absent colleague’s work from the start of the absence.',
    ),
    reasons: {
      same_person: t('Người làm thay phải là người khác.', 'The substitute must be somebody else.'),
      wrong_dates: t('Thời điểm kết thúc phải sau thời điểm bắt đầu.', 'The end must be after the start.'),
      incomplete: t('Hãy chọn người và nhập đủ thời gian, lý do.', 'Choose the people and fill in times and reason.'),
    },
  },
}
