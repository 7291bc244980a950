import { t } from '../../../../platform/i18n/index.ts'
import type { Ground } from '../../rules/representation.ts'

const grounds: Record<Ground, ReturnType<typeof t>> = {
  family: t('Cha, mẹ, vợ, chồng hoặc con của người đó', 'Parent, spouse or child of that person'),
  guardian: t('Người giám hộ', 'Guardian'),
  authorised: t('Được ủy quyền bằng văn bản', 'Authorised in writing'),
  organisation: t('Đại diện cho tổ chức', 'On behalf of an organisation'),
}

export const words = {
  title: t('Nộp cho ai', 'Who it is for'),
  mine: t('Ông/bà đang nộp hồ sơ của chính mình.', 'You are filing a dossier of your own.'),
  switchOther: t('Nộp thay cho người khác', 'File for somebody else'),
  other: t('Ông/bà đang nộp thay cho người khác.', 'You are filing for somebody else.'),
  otherHint: t(
    'Ở mục “Người nộp hồ sơ” bên dưới ghi thông tin của người đó. Người đó được báo và có thể nói không đồng ý.',
    'Enter that person’s details under “Applicant” below. They are told and may object.',
  ),
  switchMine: t('Nộp hồ sơ của chính tôi', 'File my own instead'),
  ground: t('Nộp thay với tư cách', 'You file as'),
  grounds,
  filerName: t('Họ và tên của ông/bà (người nộp thay)', 'Your own full name'),
  paper: t(
    'Văn bản ủy quyền, giấy giám hộ hoặc giấy giới thiệu',
    'The authorisation, guardianship or letter of introduction',
  ),
  paperHint: t('Bắt buộc, trừ khi là cha, mẹ, vợ, chồng, con.', 'Needed, except for a parent, spouse or child.'),
  paperName: 'Giấy tờ chứng minh việc nộp thay',
  contactHint: t(
    'Ghi số điện thoại hoặc thư của người đó, để họ được báo.',
    'Give that person’s phone number or e-mail address, so that they are told.',
  ),
  errors: {
    ground: t('Chọn ông/bà nộp thay với tư cách gì.', 'Choose as what you file.'),
    filerName: t('Hãy ghi họ và tên của ông/bà.', 'Please enter your own name.'),
    paper: t('Hãy kèm giấy tờ chứng minh việc nộp thay.', 'Please add the paper that shows you may file for them.'),
  },
  save: t('Lưu bản nháp', 'Keep as a draft'),
  signedIntro: t(
    'Thông tin đã được điền sẵn từ tài khoản; hãy sửa nếu cần. Mục có ghi “không bắt buộc” có thể để trống.',
    'Your details are filled in from your account; change them if needed. What is marked “optional” may be left empty.',
  ),
  tooMany: t(
    'Đã có 20 bản nháp. Hãy gửi hoặc xóa bớt ở trang Hồ sơ của tôi.',
    'You have 20 drafts. Please send or delete some on your own page.',
  ),
  tooLarge: t('Bản nháp quá lớn để lưu.', 'The draft is too large to keep.'),
  // The page of the person it was filed for.
  objectTitle: t('Hồ sơ nộp thay ông/bà', 'A dossier filed in your name'),
  objectText: (filer: string, ground: string) =>
    t(
      `${filer} đã nộp hồ sơ này thay ông/bà, với tư cách: ${ground}.`,
      `${filer} has filed this dossier in your name, as: ${ground}.`,
    ),
  somebody: t('Một người', 'Somebody'),
  agree: t('Nếu ông/bà đồng ý thì không cần làm gì.', 'If you agree there is nothing to do.'),
  reason: t('Vì sao không đồng ý', 'Why you object'),
  object: t('Tôi không đồng ý', 'I object'),
  objected: t('Đã ghi nhận ý kiến không đồng ý', 'Your objection is recorded'),
  objectedMore: t(
    'Cán bộ xử lý thấy ý kiến này bên cạnh hồ sơ. Người nộp thay không mở được hồ sơ nữa.',
    'The officials see it beside the dossier. Whoever filed it can open it no more.',
  ),
  unknown: t(
    'Liên kết này không đúng. Hãy mở lại từ tin nhắn hoặc thư.',
    'This link is not right. Open it from the message again.',
  ),
  // The officer's desk.
  card: t('Người nộp thay', 'Filed by'),
  filer: t('Người nộp', 'Filer'),
  as: t('Với tư cách', 'As'),
  identity: t('Danh tính', 'Identity'),
  confirmed: t('đã được xác nhận', 'confirmed'),
  declared: t('tự khai', 'as stated'),
  objectsTag: t('Người được nộp thay không đồng ý', 'The person it is for objects'),
}
