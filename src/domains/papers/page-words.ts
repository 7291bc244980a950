import { formatDate, t } from '../../platform/i18n/index.ts'

export const pageWords = {
  title: t('Kho giấy tờ của người nộp', 'The applicant’s store of papers'),
  own: t('Giấy tờ của tôi', 'My papers'),
  back: t('Về hồ sơ', 'Back to the dossier'),
  backToMine: t('Hồ sơ của tôi', 'My dossiers'),
  ofWard: (name: string) => t(`Giấy tờ của ${name}`, `Papers of ${name}`),
  wards: t('Giấy tờ của con', 'Children’s papers'),
  wardsIntro: t(
    'Giấy khai sinh là giấy tờ của con. Ông/bà đã đi đăng ký nên được xem và đồng ý thay con đến khi con đủ 18 tuổi.',
    'A birth certificate is the child’s. You registered the birth, so you see it and consent for the child until the age of 18.',
  ),
  wardPapers: (n: number) => t(`${n} giấy tờ còn giá trị`, `${n} valid papers`),
  byConsent: t('Theo sự đồng ý của chủ giấy tờ', 'By the owner’s consent'),
  download: t('Tải về', 'Download'),
  papers: t('Giấy tờ cơ quan đang giữ', 'Papers that offices hold'),
  paper: t('Giấy tờ', 'Paper'),
  issued: t('Cấp', 'Issued'),
  validity: t('Giá trị', 'Validity'),
  until: (day: string) => t(`đến ${formatDate(day)}`, `until ${formatDate(day)}`),
  from: t('Từ hồ sơ', 'From dossier'),
  consents: t('Sự đồng ý', 'Consents'),
  consentFor: t('Cho', 'For'),
  forDossier: (code: string) => t(`Hồ sơ ${code}`, `Dossier ${code}`),
  how: t('Cách đồng ý', 'How'),
  state: t('Hiệu lực', 'Standing'),
  recordedBy: (name: string) => t(`ghi nhận: ${name}`, `recorded by ${name}`),
  withdraw: t('Rút lại', 'Withdraw'),
  withdrawnAt: (at: string) => t(`Đã rút lúc ${at}`, `Withdrawn at ${at}`),
  looks: t('Ai đã xem, dùng', 'Who looked, who used'),
  at: t('Lúc', 'When'),
  who: t('Ai', 'Who'),
  roles: {
    owner: t('Chủ giấy tờ hoặc người đại diện', 'The owner, or whoever represents them'),
    system: t('Hệ thống', 'The system'),
  },
  what: t('Việc', 'What'),
  why: t('Lý do', 'Why'),
  exists: (n: number) =>
    n === 0
      ? t('Kho chưa có giấy tờ nào còn giá trị của người này.', 'The store has no valid paper of this person.')
      : t(`Kho có ${n} giấy tờ còn giá trị của người này.`, `The store has ${n} valid papers of this person.`),
  noNumber: t(
    'Hồ sơ không ghi số định danh của người nộp nên không có kho giấy tờ.',
    'The dossier has no number of the applicant, so there is no store.',
  ),
  onlyInCharge: t(
    'Chỉ đơn vị đang giải quyết hồ sơ được xem tên và nội dung giấy tờ.',
    'Only the unit in charge of the dossier sees names and contents.',
  ),
  look: t('Xem danh sách', 'See the list'),
  lookHint: t(
    'Lượt xem được ghi lại cùng tên, vị trí của bạn và lý do; chủ giấy tờ đọc được.',
    'The look is recorded with your name, post and reason, for the owner to read.',
  ),
  purpose: t('Xem để', 'What for'),
  noConsents: t('Chưa có sự đồng ý nào.', 'No consent was given.'),
  record: t('Ghi nhận sự đồng ý tại quầy', 'Record consent given at the counter'),
  recordButton: t('Ghi nhận', 'Record'),
  needsConsent: t(
    'Chưa có sự đồng ý đang có hiệu lực cho hồ sơ này: chưa mở được nội dung giấy tờ, trừ giấy tờ luật cho phép.',
    'No consent runs for this dossier: contents can’t be opened, but for what a law allows.',
  ),
  revoke: t('Thu hồi', 'Revoke'),
  revokeReason: t('Lý do thu hồi', 'Why it holds no longer'),
  asked: t('Đã yêu cầu nộp lại', 'Asked for anew'),
  done: {
    consent: t('Đã ghi nhận sự đồng ý.', 'Consent was recorded.'),
    withdrawn: t('Đã rút sự đồng ý; có hiệu lực ngay.', 'Consent was withdrawn and holds at once no more.'),
    number: t('Đã ghi số định danh của trẻ vào kho giấy tờ.', 'The child’s number was written down.'),
    revoked: t('Đã thu hồi giấy tờ; không dùng lại được nữa.', 'The paper was revoked and is offered no more.'),
  },
  ownIntro: t(
    'Kết quả cơ quan đã ký cho ông/bà và giấy tờ đã số hóa tại quầy. Lần sau ông/bà không phải nộp lại giấy tờ còn giá trị.',
    'Results signed for you and papers digitised at the counter. What is valid you need not hand in again.',
  ),
  ownNone: t('Chưa có giấy tờ nào trong kho.', 'The store is empty so far.'),
  ownNotProven: t('Chưa mở được kho giấy tờ', 'The store can’t be opened yet'),
  ownNotProvenNext: t(
    'Hồ sơ này không nộp tại quầy nên chưa ai đối chiếu danh tính. Hãy mở bằng mã của một hồ sơ ông/bà đã nộp tại quầy.',
    'This dossier was not handed in at a counter, so nobody has checked who you are. Use the code of one that was.',
  ),
  ownNotConfirmed: t(
    'Chưa ai xác nhận ông/bà là ai, nên chưa mở được giấy tờ đứng tên ông/bà.',
    'Nobody has confirmed yet who you are, so papers under your number stay closed.',
  ),
  ownNotConfirmedNext: t(
    'Mang căn cước đến bộ phận một cửa gần nhất để xác nhận tài khoản, hoặc đăng nhập bằng hệ thống định danh.',
    'Bring your identity card to the nearest one-stop shop, or sign in by the identity provider.',
  ),
  ownAccount: t('Xem mức xác nhận của tài khoản', 'How far the account is confirmed'),
  atAGlance: (n: number) =>
    n === 0
      ? t('Chưa có giấy tờ nào còn giá trị trong kho.', 'The store has no valid paper so far.')
      : t(`Các cơ quan đang giữ ${n} giấy tờ còn giá trị của ông/bà.`, `Offices hold ${n} valid papers of yours.`),
  lastLook: (at: string, who: string, what: string) =>
    t(`Cơ quan xem gần nhất: ${at}, ${who} ${what}.`, `An office’s last look: ${at}, ${who} ${what}.`),
  openStore: t('Xem giấy tờ, ai đã xem, sự đồng ý', 'See papers, who looked, and consents'),
  ward: t('Giấy tờ của trẻ', 'The child’s paper'),
  wardHint: (name: string) =>
    t(
      `Kết quả của hồ sơ này nằm trong kho giấy tờ của ${name}; người đi đăng ký xem được thay trẻ.`,
      `This dossier’s result is in the store of ${name}; whoever registered the birth opens it for the child.`,
    ),
  wardNumber: t('Số định danh cá nhân của trẻ', 'The child’s personal number'),
  wardNumberHint: t(
    '12 chữ số, khi đã được cấp; từ đó giấy tờ được tìm thấy theo số này.',
    '12 digits, once it was given; the paper is found by it from then on.',
  ),
  wardNumbered: t('Đã ghi số định danh của trẻ.', 'The child’s number is known.'),
  saveNumber: t('Ghi số định danh', 'Save the number'),
  giveStanding: t('Đồng ý cho các hồ sơ sau', 'Consent for later dossiers'),
  giveStandingHint: t(
    'Khi ông/bà làm thủ tục, cơ quan đang giải quyết được dùng giấy tờ trên thay cho bản nộp. Ông/bà rút lại lúc nào cũng được.',
    'When you ask for something, the office in charge may use these papers instead. You may withdraw at any time.',
  ),
  agree: t('Tôi đồng ý', 'I agree'),
  aside: t('Kho giấy tờ', 'Store of papers'),
  asideLink: t('Mở kho giấy tờ', 'Open the store'),
  ownLink: t('Giấy tờ cơ quan đang giữ, ai đã xem', 'Papers offices hold, and who looked'),
  nobodyLooked: t('Chưa ai xem.', 'Nobody has looked.'),
} as const
