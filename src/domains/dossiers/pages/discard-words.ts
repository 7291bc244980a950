import { type Text, t } from '../../../platform/i18n/index.ts'
import type { DiscardState, Ground } from '../rules/discard.ts'

/** Why it was thrown away, as the person is told. */
const grounds: Record<Ground, Text> = {
  takenAgain: t('Đã tiếp nhận lại thành hồ sơ khác', 'Taken in again as another dossier'),
  notEligible: t('Hồ sơ chưa đủ điều kiện tiếp nhận', 'It did not meet what is needed to be taken in'),
  takenBack: t(
    'Người nộp đã lấy lại giấy tờ, không nộp nữa',
    'The person took the papers back and did not go on with it',
  ),
  cannotBeSent: t(
    'Thông tin ghi lúc mất kết nối bị lỗi, không gửi được',
    'What was noted while the line was gone was faulty and could not be sent',
  ),
  byMistake: t('Phiếu được lập nhầm hoặc lập hai lần', 'The slip was made by mistake, or twice'),
}

/** What the person does next. @law 61/2018/NĐ-CP, art. 17: who isn't taken in is told in writing why, or what is missing */
const next: Record<Ground, Text> = {
  takenAgain: t('Tra cứu theo mã hồ sơ mới.', 'Follow it by its code.'),
  notEligible: t(
    'Mang phiếu này và giấy tờ đến nơi đã nộp để được hướng dẫn và nộp lại. Ông/bà có quyền nhận phiếu yêu cầu bổ sung hoặc phiếu từ chối ghi rõ lý do.',
    'Bring this slip and your papers to the office to be advised and to file again. You have a right to a written request for what is missing, or a written refusal with its reasons.',
  ),
  takenBack: t(
    'Có thể nộp lại bất cứ lúc nào. Nếu ông/bà không lấy lại giấy tờ, hãy mang phiếu này đến nơi đã nộp để được xem xét.',
    'You may file again at any time. If you did not take your papers back, bring this slip to the office.',
  ),
  cannotBeSent: t(
    'Mang phiếu này và giấy tờ đến nơi đã nộp để được tiếp nhận lại. Phiếu cho biết ông/bà đã nộp lúc nào.',
    'Bring this slip and your papers to the office to be taken in again. The slip shows when you came.',
  ),
  byMistake: t(
    'Nếu có phiếu khác cho cùng hồ sơ, hãy tra cứu số của phiếu đó. Nếu không, mang phiếu này và giấy tờ đến nơi đã nộp.',
    'If you hold another slip for the same matter, look up that one. Otherwise bring this slip and your papers to the office.',
  ),
}

const states: Record<DiscardState, Text> = {
  open: t('Chưa báo người nộp', 'Person still to be told'),
  settled: t('Đã báo người nộp', 'Person was told'),
  takenAgain: t('Đã tiếp nhận lại', 'Taken in again'),
}

export const words = {
  grounds,
  next,
  states,
  caption: t('Tiếp nhận khi mất kết nối', 'Taken in without a line'),
  title: t('Hồ sơ tạm đã bỏ', 'Discarded provisional entries'),
  lead: t(
    'Hồ sơ nhận lúc mất kết nối mà máy chủ từ chối và cán bộ tiếp nhận đã bỏ. Người nộp còn cầm phiếu tạm: hãy báo họ biết hồ sơ không được tiếp nhận và việc cần làm tiếp.',
    'Taken in while the line was gone, refused by the server and thrown away by the clerk. The person still holds the slip: let them know that it was not taken in and what to do.',
  ),
  titleOf: (number: string) => t(`Phiếu tạm ${number}`, `Slip ${number}`),
  noNumber: t('Không có số phiếu', 'No number'),
  slip: t('Phiếu tiếp nhận tạm', 'Provisional receipt'),
  notTaken: t('Không được tiếp nhận', 'Not taken in'),
  notTakenBody: t(
    'Hồ sơ theo phiếu này không được tiếp nhận: chưa có mã hồ sơ và không tính thời hạn giải quyết.',
    'What this slip is for was not taken in: it has no dossier code, and no time limit runs.',
  ),
  why: t('Lý do', 'Why'),
  whatNext: t('Việc cần làm tiếp', 'What to do next'),
  office: t('Nơi đã nộp', 'Where it was handed in'),
  procedure: t('Thủ tục', 'Procedure'),
  receivedAt: t('Giờ nhận ghi trên phiếu', 'Handed in'),
  discardedAt: t('Bỏ lúc', 'Discarded'),
  findOffice: t('Xem giờ làm việc và lấy số trước khi đến', 'See the opening hours and take a number before you come'),
  other: t('Tra cứu số khác', 'Look up another'),
  columns: {
    number: t('Số phiếu, thủ tục', 'Slip, procedure'),
    discardedAt: t('Bỏ lúc', 'Discarded'),
    why: t('Lý do', 'Why'),
    who: t('Người nộp', 'Person'),
    state: t('Tình trạng', 'State'),
  },
  clerk: t('Cán bộ đã bỏ', 'Discarded by'),
  refusedFor: t('Máy chủ từ chối vì', 'The server refused it because'),
  note: t('Giải thích của cán bộ', 'What the clerk says'),
  who: t('Người nộp', 'Person'),
  noneKept: t('Không còn lưu', 'No longer kept'),
  again: t('Đã tiếp nhận lại', 'Taken in again as'),
  settledAt: t('Đã báo lúc', 'Told at'),
  unit: t('Đơn vị', 'Unit'),
  state: t('Tình trạng', 'State'),
  ground: t('Lý do', 'Why'),
  any: t('Tất cả', 'All'),
  from: t('Bỏ từ ngày', 'From'),
  to: t('Đến ngày', 'To'),
  text: t('Số phiếu', 'Number'),
  show: t('Lọc', 'Show'),
  none: t('Chưa có hồ sơ tạm nào bị bỏ', 'Nothing was discarded'),
  noneNext: t(
    'Hồ sơ nhận lúc mất kết nối mà cán bộ bỏ đi sẽ hiện ở đây, kèm lý do.',
    'What clerks throw away of that taken in without a line shows here, with the reason.',
  ),
  noneFound: t('Không có hồ sơ tạm nào khớp bộ lọc', 'None matches'),
  clear: t('Bỏ bộ lọc', 'Clear the filter'),
  back: t('Về danh sách', 'Back to the list'),
  reveal: t('Hiện họ tên, số điện thoại', 'Show name and telephone'),
  revealHint: t('Lần xem này được ghi vào sổ cái.', 'This look is recorded.'),
  tell: t('Báo người nộp', 'Tell the person'),
  tellWhat: t('Nói với người nộp', 'What to say'),
  settle: t('Đã báo người nộp', 'The person was told'),
  settleHint: t(
    'Bấm sau khi đã gọi. Họ tên và số điện thoại được xóa khỏi mục này.',
    'Press it after the call. Name and telephone are erased from this entry.',
  ),
  keptFor: (days: number) =>
    t(
      `Họ tên và số điện thoại chỉ được giữ đến khi đã báo, nhiều nhất ${days} ngày.`,
      `Name and telephone are kept until the person was told, ${days} days at most.`,
    ),
  done: t('Đã ghi nhận. Thông tin liên hệ của người nộp đã xóa.', 'Noted. The person’s contact is erased.'),
  bad_file: t('Tệp đính kèm không nhận được', 'A file could not be taken'),
  unknown: t('Không rõ', 'Not known'),
  untold: (n: string) =>
    t(
      `${n} hồ sơ nhận lúc mất kết nối đã bỏ mà chưa báo người nộp.`,
      `${n} entries taken in without a line were discarded and their people not told yet.`,
    ),
  see: t('Xem danh sách', 'See the list'),
} as const
