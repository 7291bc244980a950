import { type Text, t } from '../../platform/i18n/index.ts'
import type { Reason } from './actions.ts'
import type { Stance, State } from './rules/consultation.ts'

const reasons: Record<Reason, Text> = {
  not_found: t('Không tìm thấy yêu cầu lấy ý kiến này.', 'There is no such request for an opinion.'),
  not_yours: t(
    'Chỉ người đang giữ hồ sơ (hoặc người phụ trách) hỏi; chỉ đơn vị được hỏi trả lời.',
    'Whoever has the dossier (or leads the unit) asks; the unit that was asked answers.',
  ),
  nobody_asked: t('Chọn đơn vị, hoặc ghi tên cơ quan được hỏi.', 'Choose a unit or name the body that is asked.'),
  missing_question: t('Nhập nội dung cần cho ý kiến.', 'Enter what the opinion is about.'),
  bad_days: t('Chọn số ngày để trả lời.', 'Choose the days to answer in.'),
  missing_ground: t('Ghi căn cứ pháp lý.', 'Give the legal ground.'),
  missing_stance: t('Chọn một ý kiến.', 'Choose an opinion.'),
  missing_answer: t('Nhập nội dung trả lời.', 'Enter the answer.'),
  missing_name: t('Nhập họ tên và chức vụ người trả lời.', 'Enter the name and post of who answers.'),
  unknown_file: t('Không tìm thấy tệp. Vui lòng chọn lại tệp.', 'The file is missing. Please choose it again.'),
  already_closed: t(
    'Yêu cầu này đã được trả lời hoặc đã rút. Bên dưới là tình trạng mới nhất.',
    'This was answered or withdrawn. Below is how it stands now.',
  ),
}

const stances: Record<Stance, Text> = {
  agreed: t('Đồng ý', 'Agreed'),
  agreedWith: t('Đồng ý, kèm điều kiện', 'Agreed, with conditions'),
  disagreed: t('Không đồng ý', 'Not agreed'),
  noView: t('Không có ý kiến', 'No view'),
}

const states: Record<State, Text> = {
  open: t('Đang chờ trả lời', 'Waiting'),
  answered: t('Đã trả lời', 'Answered'),
  withdrawn: t('Đã rút', 'Withdrawn'),
  lapsed: t('Im lặng, coi là đồng ý', 'Silent, taken as agreed'),
}

export const words = {
  reasons,
  stances,
  states,
  title: t('Lấy ý kiến phối hợp', 'Opinions of others'),
  back: t('Về hồ sơ', 'Back to the dossier'),
  none: t('Chưa hỏi ai', 'Nobody has been asked'),
  noneNext: t(
    'Hồ sơ vẫn ở bước hiện tại trong lúc lấy ý kiến; thời hạn giải quyết vẫn tính. Có thể hỏi nhiều nơi cùng lúc.',
    'The dossier stays at its step meanwhile and its time goes on. Several may be asked at once.',
  ),
  ask: t('Hỏi ý kiến', 'Ask'),
  askTitle: t('Hỏi thêm một nơi', 'Ask one more'),
  whom: t('Hỏi ai', 'Whom'),
  other: t('Cơ quan khác (ghi tên bên dưới)', 'Another body (name it below)'),
  bodyName: t('Tên cơ quan khác', 'Name of the other body'),
  question: t('Nội dung cần cho ý kiến', 'What the opinion is about'),
  questionHint: t(
    'Không ghi thông tin cá nhân nếu không cần. Giấy tờ gửi kèm chọn bên dưới.',
    'No personal data unless it is needed. Papers are chosen below.',
  ),
  days: t('Trả lời trong', 'Answer within'),
  workingDays: (n: number) => t(`${n} ngày làm việc`, n === 1 ? '1 working day' : `${n} working days`),
  papers: t('Giấy tờ gửi kèm', 'Papers shown'),
  silence: t('Căn cứ để coi im lặng là đồng ý', 'The rule by which silence is agreement'),
  silenceHint: t(
    'Chỉ ghi khi pháp luật quy định, ví dụ điều, khoản. Để trống: quá hạn vẫn phải chờ trả lời.',
    'Only where the law says so; give the article. Empty: an answer is waited for, however late.',
  ),
  asked: t('Ai được hỏi', 'Who was asked'),
  due: t('Hạn trả lời', 'Due'),
  state: t('Tình trạng', 'State'),
  late: t('quá hạn', 'late'),
  answered: (who: string, when: string) => t(`${who} trả lời lúc ${when}`, `${who} answered at ${when}`),
  link: t('Đường dẫn để cơ quan này trả lời', 'The link by which they answer'),
  linkHint: t(
    'Gửi đường dẫn này cho cơ quan được hỏi. Ai có đường dẫn xem được giấy tờ gửi kèm và trả lời một lần.',
    'Send it to the body. Whoever has it sees the papers and answers once.',
  ),
  mail: t('Soạn thư gửi đường dẫn', 'Write a mail with the link'),
  mailSubject: (code: string) => t(`Lấy ý kiến về hồ sơ ${code}`, `Opinion on dossier ${code}`),
  withdraw: t('Rút yêu cầu', 'Withdraw'),
  record: t('Ghi nhận văn bản trả lời', 'Record an answer on paper'),
  done: {
    ask: t('Đã gửi yêu cầu lấy ý kiến.', 'The opinion was asked for.'),
    answer: t('Đã ghi nhận ý kiến trả lời.', 'The answer was recorded.'),
    withdraw: t('Đã rút yêu cầu.', 'Withdrawn.'),
  },
  stance: t('Ý kiến', 'Opinion'),
  answer: t('Nội dung trả lời', 'Answer'),
  who: t('Người trả lời (họ tên, chức vụ)', 'Who answers (name, post)'),
  file: t('Văn bản trả lời (PDF, JPEG, PNG), nếu có', 'Paper of the answer (PDF, JPEG, PNG), if any'),
  send: t('Gửi ý kiến', 'Send the opinion'),
  listTitle: t('Ý kiến phối hợp', 'Opinions'),
  toAnswer: t('Cần đơn vị bạn trả lời', 'Your unit is asked'),
  nothingToAnswer: t('Không có ý kiến nào chờ đơn vị bạn trả lời', 'Nothing waits for your unit’s answer'),
  nothingNext: t('Yêu cầu mới sẽ hiện ở đây.', 'New requests show here.'),
  askedByUs: t('Đơn vị bạn đã hỏi', 'Your unit has asked'),
  nothingAsked: t(
    'Đơn vị bạn chưa hỏi ý kiến nơi nào. Mở một hồ sơ đang xử lý và chọn “Lấy ý kiến”.',
    'Your unit has asked nobody. Open a dossier in progress and choose “Opinions”.',
  ),
  dossier: t('Hồ sơ', 'Dossier'),
  from: t('Nơi hỏi', 'Asked by'),
  answerIt: t('Trả lời', 'Answer'),
  outsideTitle: t('Cho ý kiến về một hồ sơ', 'Your opinion on a dossier'),
  outsideIntro: (unit: string) => t(`${unit} đề nghị cho ý kiến.`, `${unit} asks for your opinion.`),
  procedure: t('Thủ tục', 'Procedure'),
  dueBy: (when: string) => t(`Trước ${when}`, `By ${when}`),
  thanks: t('Cảm ơn. Ý kiến đã được ghi nhận', 'Thank you. The opinion is recorded'),
  thanksNext: t(
    'Đơn vị hỏi đã nhận được ý kiến này. Đường dẫn chỉ trả lời được một lần.',
    'The office has it. The link answers once.',
  ),
  closed: t('Yêu cầu này không còn chờ trả lời', 'No answer is waited for any more'),
  unknownLink: t(
    'Đường dẫn không đúng. Hãy mở lại đúng đường dẫn đã nhận, hoặc liên hệ nơi gửi.',
    'The link is not right. Open the one you were sent, or ask who sent it.',
  ),
  open: (n: string) => t(`${n} nơi chưa trả lời`, `${n} not answered yet`),
  all: (n: string) => t(`${n} ý kiến đã hỏi`, `${n} asked`),
  asideNone: t(
    'Hỏi đơn vị khác hoặc cơ quan bên ngoài mà không chuyển hồ sơ đi.',
    'Ask others without handing the dossier over.',
  ),
  asideLink: t('Lấy ý kiến phối hợp', 'Opinions of others'),
} as const
