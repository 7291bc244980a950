import { formatDate, type Text, t } from '../../platform/i18n/index.ts'
import type { Reason } from './reasons.ts'
import type { ConsentScope, ConsentWay } from './rules/consent.ts'
import type { AskReason, Purpose } from './rules/reuse.ts'
import type { Standing } from './rules/standing.ts'

export const words = {
  held: t('Đã có', 'Held'),
  /** @example `Đã có: Giấy xác nhận tình trạng hôn nhân cấp ngày 02/03/2026` */
  heldPaper: (name: Text, issuedOn: string | null) =>
    issuedOn === null
      ? t(`Đã có: ${name.vi}`, `Held: ${name.en}`)
      : t(`Đã có: ${name.vi} cấp ngày ${formatDate(issuedOn)}`, `Held: ${name.en} of ${formatDate(issuedOn)}`),
  number: (number: string) => t(`số ${number}`, `number ${number}`),
  until: (day: string) => t(`có giá trị đến ${formatDate(day)}`, `valid until ${formatDate(day)}`),
  by: (who: string) => t(who, who),
  source: {
    result: t('kết quả hồ sơ trước', 'the result of an earlier dossier'),
    reception: t('bản số hóa tại quầy, đã đối chiếu bản chính', 'digitised at the counter from the original'),
    online: t('bản nộp trực tuyến, đã đối chiếu bản chính', 'sent in online, compared with the original'),
  },
  standing: {
    holds: t('Còn giá trị', 'Valid'),
    expired: t('Hết hạn', 'Expired'),
    replaced: t('Đã có bản mới hơn', 'Replaced by a newer one'),
    revoked: t('Đã thu hồi', 'Revoked'),
    erased: t('Đã xóa', 'Erased'),
  } satisfies Record<Standing, Text>,
  use: t('Dùng giấy đã có', 'Use what is held'),
  useAll: t('Dùng tất cả giấy tờ đã có (F8)', 'Use everything that is held (F8)'),
  askAnew: t('Yêu cầu nộp lại', 'Ask for it anew'),
  askReason: t('Lý do', 'Reason'),
  chooseReason: t('– Không yêu cầu nộp lại –', '– Not asked for –'),
  askReasons: {
    missing: t('Bản trong kho thiếu dữ liệu', 'Data is missing from what is held'),
    wrong: t('Bản trong kho sai dữ liệu', 'Data of what is held is wrong'),
    declined: t('Người nộp không đồng ý dùng lại, tự nộp bản khác', 'The owner would rather bring it'),
  } satisfies Record<AskReason, Text>,
  askNote: t('Thiếu, sai ở chỗ nào', 'What is missing or wrong'),
  byLaw: (law: Text) => t(`Không cần đồng ý: ${law.vi}`, `No consent needed: ${law.en}`),
  consent: t('Người nộp đồng ý dùng giấy tờ cơ quan đang giữ', 'The owner agrees to the use of what is held'),
  consentHint: t(
    'Hỏi người nộp; không có sự đồng ý thì không dùng. Mỗi lượt xem đều được ghi lại cho người nộp biết.',
    'Ask the applicant; without consent nothing is used. Each look is recorded for the owner to see.',
  ),
  consentRuns: (way: Text, at: Date) =>
    t(`Đã đồng ý đến khi rút (${way.vi}, ${formatDate(at)})`, `Agreed until withdrawn (${way.en}, ${formatDate(at)})`),
  ways: {
    spoken: t('Đồng ý bằng lời tại quầy', 'Spoken, at the counter'),
    signed: t('Đã ký văn bản đồng ý', 'On a signed paper'),
    online: t('Đồng ý trực tuyến', 'Online'),
  } satisfies Record<ConsentWay, Text>,
  scope: t('Phạm vi', 'For'),
  scopes: {
    dossier: t('Chỉ cho hồ sơ này', 'This dossier only'),
    standing: t('Cho các hồ sơ sau, đến khi rút', 'Later dossiers too, until withdrawn'),
  } satisfies Record<ConsentScope, Text>,
  purposes: {
    intake: t('Tiếp nhận hồ sơ', 'Taking a dossier in'),
    handling: t('Giải quyết hồ sơ', 'Working on the dossier'),
    checking: t('Kiểm tra, thanh tra', 'Checking'),
    request: t('Theo yêu cầu của chủ giấy tờ', 'Asked for by the owner'),
  } satisfies Record<Purpose, Text>,
  seen: t(
    'Đã đối chiếu bản chính, lưu vào kho giấy tờ của người nộp',
    'Original seen; keep it in the applicant’s store',
  ),
  seenDetails: t('Ghi trên giấy', 'As the paper says'),
  paperNumber: t('Số giấy tờ', 'Number of the paper'),
  issuedOn: t('Ngày cấp', 'Issued on'),
  issuedBy: t('Nơi cấp', 'Issued by'),
  validUntil: t('Có giá trị đến', 'Valid until'),
  reasons: {
    not_found: t('Không có giấy tờ này.', 'There is no such paper.'),
    not_yours: t('Chỉ đơn vị đang giải quyết hồ sơ được xem kho giấy tờ.', 'Only the unit in charge may look.'),
    paper_not_held: t(
      'Kho của người nộp không có giấy tờ này. Hãy nhận bản nộp trực tiếp.',
      'The applicant’s store doesn’t have this paper. Take it in by hand.',
    ),
    paper_does_not_hold: t(
      'Giấy tờ trong kho không còn giá trị (hết hạn, có bản mới hoặc bị thu hồi). Hãy nhận bản khác.',
      'The held paper holds no longer (expired, replaced or revoked). Take in another.',
    ),
    no_consent: t(
      'Chưa có sự đồng ý của chủ giấy tờ, hoặc sự đồng ý đã được rút. Hỏi người nộp và ghi lại cách đồng ý.',
      'The owner hasn’t consented, or has withdrawn it. Ask, and record how consent was given.',
    ),
    paper_is_held: t(
      'Kho đã có giấy tờ này: dùng lại (F8), hoặc ghi lý do yêu cầu nộp lại.',
      'This paper is held: use it (F8), or say why it is asked for anew.',
    ),
    missing_reason: t('Ghi rõ dữ liệu thiếu hoặc sai ở chỗ nào.', 'Say what is missing or wrong.'),
    missing_way: t('Chọn cách người nộp đồng ý.', 'Choose how consent was given.'),
    already_done: t('Việc này đã được làm.', 'This was done already.'),
    wrong_secret: t('Mã hồ sơ hoặc mã bí mật không đúng.', 'The code or its second secret is wrong.'),
    bad_number: t('Số định danh cá nhân gồm 12 chữ số.', 'A personal number has 12 digits.'),
    number_of_guardian: t(
      'Đây là số của người đi đăng ký. Hãy nhập số định danh của trẻ.',
      'This is the number of whoever registered the birth. Enter the child’s.',
    ),
  } satisfies Record<Reason, Text>,
}
