import { type Text, t } from '../../../platform/i18n/index.ts'
import type { VersionFile } from './file.ts'
import type { FormField } from './version.ts'

type FileField = VersionFile['form'][number]

const field = (key: string, type: FormField['type'], label: Text, rest: Partial<FileField> = {}): FileField => ({
  key,
  type,
  label,
  required: true,
  ...rest,
})
const optional = { required: false }
const number = (key: string, label: Text, rest: Partial<FileField> = {}) => field(key, 'number', label, rest)

/** What forms of the one-stop usually ask for, in the groups they come in; identifiers are checked as they are typed. */
export const FIELD_LIBRARY = {
  person: {
    name: t(
      'Một người: họ tên, ngày sinh, số định danh, điện thoại',
      'A person: name, birth, personal number, telephone',
    ),
    fields: [
      field('personName', 'person', t('Họ và tên', 'Full name')),
      field('personBornOn', 'partialDate', t('Ngày sinh', 'Date of birth'), {
        hint: t('Chỉ nhớ năm hoặc tháng/năm cũng được.', 'The year, or month and year, will do.'),
      }),
      field('personSex', 'choice', t('Giới tính', 'Sex'), {
        options: [
          { value: 'nam', label: t('Nam', 'Male') },
          { value: 'nu', label: t('Nữ', 'Female') },
        ],
      }),
      field('personNumber', 'personalNumber', t('Số định danh cá nhân', 'Personal number')),
      field('personPhone', 'phone', t('Điện thoại', 'Telephone'), optional),
    ],
  },
  household: {
    name: t('Hộ gia đình: chủ hộ, số người, địa chỉ', 'A household: head, members, address'),
    fields: [
      field('householdHead', 'person', t('Họ và tên chủ hộ', 'Head of the household')),
      field('householdNumber', 'personalNumber', t('Số định danh của chủ hộ', 'The head’s personal number')),
      number('householdMembers', t('Số người trong hộ', 'Members of the household')),
      field('householdAddress', 'address', t('Nơi ở của hộ', 'Where the household lives')),
    ],
  },
  business: {
    name: t(
      'Doanh nghiệp, hộ kinh doanh: tên, mã số, người đại diện, trụ sở',
      'A business: name, code, representative, seat',
    ),
    fields: [
      field('businessName', 'text', t('Tên doanh nghiệp, hộ kinh doanh', 'Name of the business')),
      field(
        'businessCode',
        'taxOrPersonalNumber',
        t('Mã số thuế hoặc số định danh của chủ hộ', 'Tax code, or the owner’s personal number'),
      ),
      field('businessHead', 'person', t('Người đại diện', 'Representative')),
      field('businessSeat', 'address', t('Địa chỉ trụ sở', 'Seat')),
      field('businessTrade', 'text', t('Ngành, nghề kinh doanh', 'Trade')),
    ],
  },
  parcel: {
    name: t(
      'Thửa đất: số tờ, số thửa, diện tích, địa chỉ, giấy chứng nhận',
      'A land parcel: sheet, number, area, address, certificate',
    ),
    fields: [
      field('parcelMap', 'mapSheet', t('Số tờ bản đồ', 'Map sheet')),
      field('parcelNumber', 'mapSheet', t('Số thửa', 'Parcel number')),
      field('parcelAreaM2', 'areaM2', t('Diện tích (m²)', 'Area (m²)')),
      field('parcelAddress', 'address', t('Địa chỉ thửa đất', 'Where the parcel lies')),
      field(
        'parcelCertificate',
        'landCertificate',
        t('Số phát hành giấy chứng nhận', 'Serial of the certificate'),
        optional,
      ),
    ],
  },
  address: {
    name: t('Địa chỉ', 'An address'),
    fields: [
      field('address', 'address', t('Địa chỉ', 'Address'), {
        hint: t(
          'Số nhà, đường (nếu có); thôn, tổ dân phố; xã, phường, thị trấn.',
          'House and street if any; hamlet; commune.',
        ),
      }),
    ],
  },
  money: {
    name: t('Số tiền', 'An amount of money'),
    fields: [field('amount', 'money', t('Số tiền (đồng)', 'Amount (đồng)'))],
  },
  dates: {
    name: t('Khoảng thời gian: từ ngày, đến ngày', 'A spell of time: from, to'),
    fields: [field('fromDay', 'date', t('Từ ngày', 'From')), field('toDay', 'date', t('Đến ngày', 'To'), optional)],
  },
  numbers: {
    name: t('Số giấy tờ: bảo hiểm xã hội, thẻ bảo hiểm y tế', 'Numbers of papers: social and health insurance'),
    fields: [
      field('socialInsuranceCode', 'socialInsurance', t('Mã số bảo hiểm xã hội', 'Social insurance code'), optional),
      field('healthCardCode', 'healthInsurance', t('Số thẻ bảo hiểm y tế', 'Health insurance card'), optional),
    ],
  },
  contact: {
    name: t('Liên lạc: điện thoại, thư điện tử', 'Contact: telephone, e-mail'),
    fields: [
      field('contactPhone', 'phone', t('Điện thoại liên lạc', 'Telephone'), optional),
      field('contactEmail', 'email', t('Thư điện tử', 'E-mail'), optional),
    ],
  },
} satisfies Record<string, { name: Text; fields: readonly FileField[] }>

export type LibraryKey = keyof typeof FIELD_LIBRARY

/** The fields of a group, under keys the form doesn't use yet: a second person becomes `personName2`. */
export function fieldsOf(group: LibraryKey, form: readonly { key: string }[]): FileField[] {
  if (!Object.hasOwn(FIELD_LIBRARY, group)) return []
  const fields: readonly FileField[] = FIELD_LIBRARY[group].fields
  const taken = (suffix: string) => fields.some(({ key }) => form.some((each) => each.key === `${key}${suffix}`))
  let times = 1
  while (taken(times === 1 ? '' : String(times))) times += 1
  return fields.map((each) => ({ ...each, key: `${each.key}${times === 1 ? '' : times}` }))
}
