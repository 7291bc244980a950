const vi = typeof document === 'undefined' || document.documentElement.lang !== 'en'
const t = (inVietnamese: string, inEnglish: string): string => (vi ? inVietnamese : inEnglish)

/** A time of day, and the day where it isn't today. */
export function moment(at: number): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' })
  const day = (each: Date) =>
    each.toLocaleDateString('vi-VN', {
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      timeZone: 'Asia/Ho_Chi_Minh',
    })
  return day(date) === day(new Date()) ? time : `${time} ${day(date)}`
}

/** The same with its day, as it stands on paper. */
export const fullMoment = (at: number): string =>
  new Date(at).toLocaleString('vi-VN', {
    ...{ hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric' },
    timeZone: 'Asia/Ho_Chi_Minh',
  })

export const words = {
  caption: t('Tiếp nhận hồ sơ', 'Counter'),
  gone: (since: number | undefined) =>
    t(
      `Đang ngoại tuyến${since === undefined ? '' : ` từ ${moment(since)}`}`,
      `No line${since === undefined ? '' : ` since ${moment(since)}`}`,
    ),
  goneHint: t(
    'Cứ tiếp nhận như thường. Hồ sơ được giữ trên máy này, tự gửi khi có mạng, với đúng giờ nhận.',
    'Go on taking dossiers in. They are kept on this computer and sent by themselves, with their true time, when the line is back.',
  ),
  there: t('Đã có mạng', 'The line is there'),
  signedOut: t('Phiên làm việc đã hết', 'The session has ended'),
  signedOutHint: t('Đăng nhập lại thì hồ sơ chờ được gửi tiếp.', 'Sign in again, and what waits is sent.'),
  signIn: t('Đăng nhập lại', 'Sign in again'),
  waiting: (n: number) => t(n === 0 ? 'Không có hồ sơ chờ gửi' : `${n} hồ sơ chờ gửi`, `${n} dossiers wait to be sent`),
  refusedCount: (n: number) => t(`${n} hồ sơ cần sửa`, `${n} to be corrected`),
  online: t('Mở trang tiếp nhận', 'Open the counter’s page'),
  retry: t('Thử kết nối lại', 'Try the line'),
  nobody: t('Chưa đăng nhập trên máy này', 'Nobody is signed in here'),
  nobodyHint: t(
    'Khi có mạng, hãy đăng nhập. Hồ sơ tạm của mỗi cán bộ chỉ hiện khi người đó đăng nhập.',
    'Sign in when the line is back. Each official’s dossiers are shown to that official only.',
  ),
  noKit: t(
    'Máy này chưa giữ danh mục thủ tục. Mở trang Tiếp nhận một lần khi có mạng.',
    'This computer has no procedures yet. Open the counter’s page once with a line.',
  ),
  needsLine: t('Trang này cần có mạng. Phiếu tạm vẫn xem được trong danh sách.', 'This page needs a line.'),
  choose: t('Chọn thủ tục', 'Choose the procedure'),
  chooseHint: t('Gõ vài chữ không dấu rồi nhấn Enter.', 'Type a few letters and press Enter.'),
  go: t('Tiếp tục', 'Continue'),
  none: (text: string) => t(`Không có thủ tục nào khớp “${text}”.`, `No procedure matches “${text}”.`),
  list: t('Hồ sơ tiếp nhận khi mất kết nối', 'Taken in without a line'),
  toList: t('Danh sách chờ gửi', 'What waits to be sent'),
  empty: t(
    'Chưa có hồ sơ nào. Hồ sơ tiếp nhận lúc mất mạng sẽ hiện ở đây đến khi máy chủ nhận được.',
    'Nothing yet. What is taken in without a line shows here until the server has it.',
  ),
  allDone: t('Không còn hồ sơ nào chờ gửi hay cần sửa.', 'Nothing waits or must be corrected.'),
  doneCount: (n: number) => t(`Đã xong (${n})`, `Done (${n})`),
  correctHint: t(
    'Sửa những chỗ báo lỗi bên dưới rồi gửi lại. Số phiếu và giờ nhận giữ nguyên.',
    'Correct what is marked below and send it again. Its number and its time stay.',
  ),
  next: t('Hồ sơ tiếp theo', 'Next dossier'),
  slipHint: t(
    'In và đưa phiếu cho người nộp trước khi nhận hồ sơ tiếp theo. In lại lúc nào cũng được, từ danh sách.',
    'Print it and hand it over before the next dossier. It can be printed again from the list.',
  ),
  print: t('In phiếu tạm', 'Print the slip'),
  columns: {
    number: t('Số tạm', 'Number'),
    at: t('Giờ nhận', 'Received'),
    dossier: t('Hồ sơ', 'Dossier'),
    state: t('Tình trạng', 'State'),
    act: t('Việc', 'What to do'),
  },
  states: {
    waiting: t('Chờ gửi', 'Waits'),
    sending: t('Chờ gửi', 'Waits'),
    refused: t('Cần sửa', 'To be corrected'),
    sent: t('Đã gửi', 'Sent'),
    discarding: t('Đã bỏ, chờ báo máy chủ', 'Discarded, server not told yet'),
    discarded: t('Đã bỏ', 'Discarded'),
  },
  faults: (n: number) => t(`Máy chủ gặp lỗi ${n} lần, sẽ thử lại.`, `The server failed ${n} times; it is tried again.`),
  correct: t('Sửa và gửi lại', 'Correct and send again'),
  official: t('Giấy tiếp nhận chính thức', 'Official receipt'),
  kept: t('Đã giữ hồ sơ trên máy này', 'The dossier is kept on this computer'),
  sentTitle: t('Hồ sơ đã về máy chủ', 'The dossier has reached the server'),
  save: t('Gửi lại', 'Send again'),
  discard: t('Bỏ hồ sơ này', 'Discard it'),
  discardOpen: t('Không sửa được? Bỏ hồ sơ này', 'It can’t be corrected? Discard it'),
  discardHint: t(
    'Việc bỏ được ghi lại cùng lý do. Ai tra cứu số phiếu sẽ biết hồ sơ không được tiếp nhận và cần làm gì.',
    'It is recorded with its reason. Whoever looks up the slip learns that it was not taken in, and what to do.',
  ),
  ground: t('Lý do bỏ', 'Why'),
  grounds: {
    takenAgain: t('Đã tiếp nhận lại thành hồ sơ khác', 'Taken in again as another dossier'),
    notEligible: t('Hồ sơ chưa đủ điều kiện tiếp nhận', 'It does not meet what is needed'),
    takenBack: t('Người nộp đã lấy lại giấy tờ, không nộp nữa', 'The person took the papers back'),
    cannotBeSent: t('Thông tin bị lỗi, không gửi được', 'What was noted is faulty and can’t be sent'),
    byMistake: t('Phiếu lập nhầm hoặc lập hai lần', 'Made by mistake, or twice'),
  },
  againCode: t('Mã hồ sơ đã tiếp nhận lại', 'Code of the other dossier'),
  againCodeHint: t('In trên giấy tiếp nhận, ví dụ 000.13.25.H50-260302-0001.', 'It stands on its receipt.'),
  note: t('Giải thích', 'Explain'),
  noteHint: t(
    'Cho trưởng bộ phận một cửa. Không ghi họ tên, số điện thoại, số định danh.',
    'For the head of the one-stop office. No names or numbers of persons.',
  ),
  missingGround: t('Chọn lý do bỏ.', 'Choose why.'),
  missingCode: t('Nhập mã hồ sơ đã tiếp nhận lại.', 'Enter the code of the other dossier.'),
  missingNote: t('Ghi vài chữ giải thích.', 'Explain in a few words.'),
  undo: t('Lấy lại', 'Take it back'),
  notDiscarded: (why: string) => t(`Chưa bỏ được: ${why}`, `Not discarded: ${why}`),
  seeSlip: t('Xem theo số phiếu', 'See it by its number'),
  procedure: t('Thủ tục', 'Procedure'),
  time: t('Giờ nhận ghi trên phiếu', 'Time printed on the slip'),
  files: (names: string) => t(`Tệp đã giữ: ${names}`, `Files kept: ${names}`),
  missing: t('Nhập nội dung này.', 'Fill this in.'),
  problem: t('Cần sửa những chỗ sau', 'There is a problem'),
  filesHint: t(
    'Khi mất kết nối, tệp được giữ trên máy này: mỗi tệp không quá 20 MB, mỗi hồ sơ không quá 100 MB.',
    'Without a line, files are kept on this computer: 20 MB each, 100 MB a dossier at most.',
  ),
  tooLarge: (name: string) => t(`Tệp ${name} quá 20 MB.`, `${name} has more than 20 MB.`),
  tooMuch: t(
    'Tệp của hồ sơ này quá 100 MB, hoặc máy không còn chỗ. Bỏ bớt tệp.',
    'Too much for this dossier or this computer. Attach less.',
  ),
  notKept: t(
    'Không giữ được hồ sơ: bộ nhớ trình duyệt đầy. Bấm nút quay lại của trình duyệt, bỏ bớt tệp rồi gửi lại.',
    'The dossier could not be kept: the browser is full. Go back, attach less and send again.',
  ),
}

/** The slip is a paper for people here: in Vietnamese only. */
export const slip = {
  office: 'Bộ phận Tiếp nhận và Trả kết quả',
  title: 'Phiếu tiếp nhận tạm',
  noNumber: '(hết số tạm, ghi tay)',
  at: 'Giờ nhận hồ sơ',
  person: 'Người nộp',
  procedure: 'Thủ tục',
  papers: 'Giấy tờ đã nhận',
  noPapers: 'Không có',
  by: 'Cán bộ tiếp nhận',
  paid: 'Đã nộp phí, lệ phí bằng tiền mặt; biên lai lập cùng giấy tiếp nhận chính thức.',
  text: (site: string) => [
    'Phiếu xác nhận đã nhận hồ sơ trong lúc mất kết nối. Thời hạn giải quyết tính từ giờ nhận ghi trên phiếu này.',
    `Giấy tiếp nhận hồ sơ và hẹn trả kết quả, có mã hồ sơ và ngày hẹn trả, được lập khi có kết nối trở lại. Nhận giấy tại quầy khi đưa phiếu này, hoặc tra cứu số phiếu tại ${site}/tra-cuu.`,
  ],
  told: 'Người nộp đã để lại số điện thoại hoặc thư điện tử nên được báo mã hồ sơ.',
}
