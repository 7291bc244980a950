import { inLang, type Lang, t } from '../../../platform/i18n/index.ts'
import type { Cell, Sheet } from '../../../platform/spreadsheet/index.ts'
import type { Office } from '../office.ts'
import { words } from '../pages/officer/register-words.ts'
import { findRegister, type RegisterFilter } from './register.ts'

const HEAD = [
  t('Số thứ tự', 'Line'),
  t('Mã hồ sơ', 'Code'),
  t('Thủ tục', 'Procedure'),
  t('Số bộ', 'Sets'),
  t('Người nộp', 'Applicant'),
  t('Địa chỉ', 'Address'),
  t('Điện thoại', 'Telephone'),
  t('Cơ quan giải quyết', 'Agency in charge'),
  t('Tiếp nhận hộ tại', 'Taken in elsewhere, at'),
  t('Ngày nhận', 'Received'),
  t('Hẹn trả', 'Due'),
  t('Ngày trả', 'Returned'),
  t('Cách trả', 'How'),
  t('Hẹn lại', 'New date'),
]
const LINES = 1000

type Span = Omit<RegisterFilter, 'limit' | 'after'>

/** A unit's book as a table to work with, with the columns of the printed one. */
export const registerSheet = (office: Office, span: Span, lang: Lang): Sheet => ({
  name: inLang(t('Sổ theo dõi hồ sơ', 'Register'), lang),
  heads: HEAD.map((text) => inLang(text, lang)),
  rows: linesOf(office, span, lang),
})

async function* linesOf(office: Office, span: Span, lang: Lang): AsyncGenerator<Cell[]> {
  let after: number | undefined = 0
  while (after !== undefined) {
    const rows = await findRegister(office, { ...span, after, limit: LINES })
    for (const row of rows)
      yield [
        row.line,
        row.code,
        inLang(row.procedureName, lang),
        row.sets,
        row.applicantName,
        row.address,
        row.phone,
        row.agency,
        row.takenInAt && inLang(row.takenInAt, lang),
        row.receivedAt,
        row.dueAt,
        row.returnedAt,
        row.returnWay && inLang(words.register.ways[row.returnWay], lang),
        row.apologyDueAt,
      ]
    after = rows.length === LINES ? rows.at(-1)?.line : undefined
  }
}
