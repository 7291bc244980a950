import { t } from '../../../platform/i18n/index.ts'

export const words = {
  signIn: {
    title: t('Đăng nhập', 'Sign in'),
    intro: t(
      'Không cần tài khoản để nộp và tra cứu hồ sơ. Tài khoản giúp xem mọi hồ sơ ở một chỗ, lưu bản nháp và điền sẵn thông tin.',
      'No account is needed to file or follow a dossier. With one, all your dossiers are in one place, drafts are kept and forms are filled in.',
    ),
    byCode: t('Bằng mã dùng một lần', 'By a one-time code'),
    address: t('Số điện thoại hoặc thư điện tử', 'Phone number or e-mail address'),
    addressHint: t(
      'Chúng tôi gửi một mã sáu chữ số đến đó. Lần đầu đăng nhập, tài khoản được tạo luôn.',
      'We send a six-digit code there. The first time, this makes your account.',
    ),
    mailOnly: t('Hiện chỉ gửi được mã qua thư điện tử.', 'At present codes can be sent by e-mail only.'),
    smsOnly: t('Hiện chỉ gửi được mã qua tin nhắn.', 'At present codes can be sent by text message only.'),
    noChannel: t(
      'Hiện chưa gửi được mã. Ông/bà vẫn nộp và tra cứu hồ sơ được mà không cần tài khoản.',
      'Codes can’t be sent at present. You can still file and follow a dossier without an account.',
    ),
    send: t('Gửi mã cho tôi', 'Send me a code'),
    byPassword: t('Đăng nhập bằng mật khẩu', 'Sign in with a password'),
    password: t('Mật khẩu', 'Password'),
    button: t('Đăng nhập', 'Sign in'),
    officials: t('Cán bộ, công chức đăng nhập tại đây', 'Officials sign in here'),
    or: t('Hoặc', 'Or'),
    reasons: {
      bad_address: t(
        'Hãy nhập số điện thoại di động Việt Nam hoặc địa chỉ thư điện tử.',
        'Enter a Vietnamese phone number or an e-mail address.',
      ),
      channel_closed: t(
        'Chưa gửi được mã đến loại địa chỉ này. Hãy dùng loại kia.',
        'Codes can’t be sent to this kind of address. Please use the other kind.',
      ),
      too_many: t(
        'Đã yêu cầu quá nhiều lần. Hãy chờ 15 phút rồi thử lại.',
        'Too many requests. Please wait 15 minutes and try again.',
      ),
      wrong: t(
        'Số điện thoại, thư điện tử hoặc mật khẩu không đúng. Nếu quên mật khẩu hoặc chưa đặt, hãy đăng nhập bằng mã.',
        'The phone number, e-mail address or password is wrong. If you forgot it or never set one, sign in by a code.',
      ),
      code_wrong: t('Mã chưa đúng. Hãy xem lại rồi nhập lại.', 'The code is wrong. Please check and enter it again.'),
      code_over: t(
        'Mã đã hết hạn, đã dùng hoặc nhập sai quá năm lần. Hãy lấy mã mới.',
        'The code is over, was used, or was entered wrongly five times. Please ask for a new one.',
      ),
      provider_down: t(
        'Hệ thống định danh hiện không trả lời. Hãy thử lại sau, hoặc đăng nhập bằng mã.',
        'The identity provider doesn’t answer. Try again later, or sign in by a code.',
      ),
      provider_refused: t(
        'Chưa đăng nhập được bằng định danh: phiên đăng nhập đã hết hạn hoặc bị hủy. Hãy bắt đầu lại.',
        'The sign-in could not be finished: it took too long or was given up. Please begin again.',
      ),
      linked_elsewhere: t(
        'Danh tính này đã gắn với một tài khoản khác. Hãy đăng xuất rồi đăng nhập bằng định danh.',
        'This identity belongs to another account. Sign out, then sign in with it.',
      ),
      number_taken: t(
        'Số định danh này đã được xác nhận cho một tài khoản khác. Hãy liên hệ Bộ phận một cửa.',
        'This personal number is confirmed for another account. Please ask the one-stop shop.',
      ),
    },
  },
  code: {
    title: t('Nhập mã', 'Enter the code'),
    sent: (to: string) =>
      t(
        `Đã gửi mã sáu chữ số đến ${to}. Mã dùng trong 10 phút, trên trình duyệt này.`,
        `A six-digit code was sent to ${to}. It works for 10 minutes, in this browser.`,
      ),
    label: t('Mã sáu chữ số', 'Six-digit code'),
    button: t('Tiếp tục', 'Continue'),
    again: t('Chưa nhận được mã? Gửi lại', 'No code yet? Send again'),
    other: t('Dùng số điện thoại hoặc thư khác', 'Use another number or address'),
  },
  account: {
    title: t('Thông tin và đăng nhập', 'My details and signing in'),
    back: t('Hồ sơ của tôi', 'My dossiers'),
    saved: t('Đã lưu.', 'Saved.'),
    own: t('Thông tin của tôi', 'My details'),
    ownHint: t(
      'Dùng để điền sẵn khi nộp hồ sơ. Không ai khác xem được.',
      'Used to fill in forms for you. Nobody else sees them.',
    ),
    fullName: t('Họ và tên', 'Full name'),
    idNumber: t('Số định danh cá nhân', 'Personal identity number'),
    address: t('Địa chỉ', 'Address'),
    save: t('Lưu', 'Save'),
    level: {
      declared: t(
        'Tự khai, chưa được xác nhận. Khi đến Bộ phận một cửa, mang theo căn cước để cán bộ xác nhận.',
        'As you stated it, not confirmed. Bring your identity card to the one-stop shop to have it confirmed.',
      ),
      office: t('Đã được cán bộ xác nhận theo thẻ căn cước', 'Confirmed by an official from your identity card'),
      provider: t('Đã được hệ thống định danh xác nhận', 'Confirmed by the identity provider'),
    },
    levelLabel: t('Danh tính', 'Identity'),
    fixed: t('Họ tên và số đã xác nhận thì không tự sửa được.', 'Confirmed name and number can’t be changed here.'),
    contacts: t('Số điện thoại và thư điện tử', 'Phone number and e-mail address'),
    phone: t('Số điện thoại', 'Phone number'),
    email: t('Thư điện tử', 'E-mail address'),
    none: t('chưa có', 'none yet'),
    addAddress: t('Thêm hoặc đổi', 'Add or change'),
    addHint: t('Số mới hoặc thư mới; mã xác nhận được gửi đến đó.', 'The new number or address; a code is sent there.'),
    taken: t(
      'Số hoặc thư này đã thuộc một tài khoản khác. Đăng nhập bằng nó để dùng hoặc đóng tài khoản kia.',
      'This belongs to another account. Sign in with it to use or close that account.',
    ),
    password: t('Mật khẩu', 'Password'),
    passwordOff: t(
      'Chưa đặt. Có mật khẩu thì đăng nhập được cả khi không nhận được mã.',
      'None. With one you can sign in when no code reaches you.',
    ),
    passwordOn: t('Đã đặt.', 'Set.'),
    setPassword: t('Đặt mật khẩu', 'Set password'),
    history: t('Lịch sử đăng nhập', 'Sign-in history'),
    when: t('Lúc', 'When'),
    means: t('Bằng', 'By'),
    meansOf: {
      code: t('mã dùng một lần', 'one-time code'),
      password: t('mật khẩu', 'password'),
      provider: t('định danh', 'identity provider'),
    },
    link: t('Gắn với định danh', 'Link an identity'),
    linkHint: (name: string) =>
      t(`${name} để xác nhận danh tính của tài khoản này.`, `${name} to have this account’s identity confirmed.`),
    linked: t('Đã gắn với hệ thống định danh.', 'Linked with the identity provider.'),
    reasons: {
      bad_id_number: t(
        'Số định danh có 12 chữ số (hoặc 9 với thẻ cũ).',
        'A personal number has 12 digits (9 on old cards).',
      ),
      too_long: t('Họ tên hoặc địa chỉ quá dài.', 'The name or address is too long.'),
    },
  },
  signedOut: {
    title: t('Đã đăng xuất', 'Signed out'),
    text: t(
      'Ông/bà đã đăng xuất khỏi trang này, nhưng vẫn còn đăng nhập ở hệ thống định danh.',
      'You have signed out here, but are still signed in at the identity provider.',
    ),
    there: t('Đăng xuất cả ở hệ thống định danh', 'Sign out there too'),
    home: t('Về trang chủ', 'To the front page'),
  },
  confirm: {
    title: t('Xác nhận danh tính công dân', 'Confirm a citizen’s identity'),
    intro: t(
      'Người dân có mặt và đưa thẻ căn cước. Nhập số điện thoại hoặc thư điện tử của tài khoản, rồi họ tên và số theo thẻ.',
      'The citizen is here with the identity card. Enter the account’s phone number or e-mail, then name and number from the card.',
    ),
    button: t('Xác nhận theo thẻ', 'Confirm from the card'),
    done: t('Đã xác nhận. Việc này được ghi vào sổ cái.', 'Confirmed. This stands in the ledger.'),
    reasons: {
      no_account: t(
        'Không có tài khoản nào với số điện thoại hoặc thư này.',
        'There is no account with this phone number or e-mail address.',
      ),
      missing_name: t('Hãy nhập họ và tên theo thẻ.', 'Enter the name on the card.'),
      bad_id_number: t('Hãy nhập đủ số trên thẻ: 12 chữ số.', 'Enter the number on the card: 12 digits.'),
      number_taken: t(
        'Số này đã được xác nhận cho một tài khoản khác.',
        'This number is confirmed for another account.',
      ),
      not_found: t(
        'Tài khoản đã đóng, hoặc đã được hệ thống định danh xác nhận.',
        'The account was closed, or the identity provider has confirmed it.',
      ),
    },
  },
}
