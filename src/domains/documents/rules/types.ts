export const SIDES = ['state', 'party'] as const
/** Papers of the State and of the Party: books, numbers and rights are kept apart. */
export type Side = (typeof SIDES)[number]

/** A type of paper (tên loại), between two days. */
export interface DocumentType {
  /** Stable; stands in the database. */
  key: string
  side: Side
  name: string
  /** Missing where a letter bears none. */
  abbreviation?: string
  validFrom: string
  validTo: string | null
}

type Line = readonly [key: string, name: string, abbreviation?: string]

const ND_30 = '2020-03-05'
const HD_36 = '2018-04-03'

/** The 29 types of administrative papers. @law 30/2020/NĐ-CP, art. 7 and annex III */
const STATE: readonly Line[] = [
  ['NQ', 'Nghị quyết', 'NQ'],
  ['QĐ', 'Quyết định', 'QĐ'],
  ['CT', 'Chỉ thị', 'CT'],
  ['QC', 'Quy chế', 'QC'],
  ['QyĐ', 'Quy định', 'QyĐ'],
  ['TC', 'Thông cáo', 'TC'],
  ['TB', 'Thông báo', 'TB'],
  ['HD', 'Hướng dẫn', 'HD'],
  ['CTr', 'Chương trình', 'CTr'],
  ['KH', 'Kế hoạch', 'KH'],
  ['PA', 'Phương án', 'PA'],
  ['ĐA', 'Đề án', 'ĐA'],
  ['DA', 'Dự án', 'DA'],
  ['BC', 'Báo cáo', 'BC'],
  ['BB', 'Biên bản', 'BB'],
  ['TTr', 'Tờ trình', 'TTr'],
  ['HĐ', 'Hợp đồng', 'HĐ'],
  ['CV', 'Công văn'],
  ['CĐ', 'Công điện', 'CĐ'],
  ['BGN', 'Bản ghi nhớ', 'BGN'],
  ['BTT', 'Bản thỏa thuận', 'BTT'],
  ['GUQ', 'Giấy ủy quyền', 'GUQ'],
  ['GM', 'Giấy mời', 'GM'],
  ['GGT', 'Giấy giới thiệu', 'GGT'],
  ['GNP', 'Giấy nghỉ phép', 'GNP'],
  ['PG', 'Phiếu gửi', 'PG'],
  ['PC', 'Phiếu chuyển', 'PC'],
  ['PB', 'Phiếu báo', 'PB'],
  ['ThC', 'Thư công'],
]

/** Working types of Party papers; not verified beyond those that were seen [K]. @law 36-HD/VPTW; 05-HD/VPTW from 27/05/2026 */
const PARTY: readonly Line[] = [
  ['NQ', 'Nghị quyết', 'NQ'],
  ['QĐ', 'Quyết định', 'QĐ'],
  ['CT', 'Chỉ thị', 'CT'],
  ['KL', 'Kết luận', 'KL'],
  ['QC', 'Quy chế', 'QC'],
  ['HD', 'Hướng dẫn', 'HD'],
  ['TB', 'Thông báo', 'TB'],
  ['BC', 'Báo cáo', 'BC'],
  ['KH', 'Kế hoạch', 'KH'],
  ['CTr', 'Chương trình', 'CTr'],
  ['ĐA', 'Đề án', 'ĐA'],
  ['TTr', 'Tờ trình', 'TTr'],
  ['CV', 'Công văn', 'CV'],
  ['BB', 'Biên bản', 'BB'],
  ['GM', 'Giấy mời', 'GM'],
]

const of = (side: Side, validFrom: string, lines: readonly Line[]): DocumentType[] =>
  lines.map(([key, name, abbreviation]) => ({
    key,
    side,
    name,
    ...(abbreviation ? { abbreviation } : {}),
    validFrom,
    validTo: null,
  }))

/** Quy định are abbreviated QyĐ by the State, QĐi by the Party until 2021, QĐ after. */
const TYPES: readonly DocumentType[] = [
  ...of('state', ND_30, STATE),
  ...of('party', HD_36, PARTY),
  { key: 'QyĐ', side: 'party', name: 'Quy định', abbreviation: 'QĐ', validFrom: '2021-01-01', validTo: null },
  { key: 'QyĐ', side: 'party', name: 'Quy định', abbreviation: 'QĐi', validFrom: HD_36, validTo: '2020-12-31' },
]

/** The types a side may issue on a day; before its first rules, those of the first. */
export function typesOn(side: Side, on: string): DocumentType[] {
  const own = TYPES.filter((each) => each.side === side)
  const first = side === 'state' ? ND_30 : HD_36
  const day = on < first ? first : on
  return own.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
}

/** What a type is called, whatever the day. */
export const typeName = (side: Side, key: string): string =>
  TYPES.find((each) => each.side === side && each.key === key)?.name ?? key

const padded = (number: number): string => String(number).padStart(2, '0')

/**
 * The symbol of a State paper, behind its number; a letter has the agency and who drafted it.
 *
 * @law 30/2020/NĐ-CP, annex I.II.3
 * @example stateSymbol({ key: 'KH', … }, 'UBND') // 'KH-UBND'
 */
export const stateSymbol = (
  { abbreviation }: Pick<DocumentType, 'abbreviation'>,
  agency: string,
  drafted = '',
): string => (abbreviation ? `${abbreviation}-${agency}` : drafted ? `${agency}-${drafted}` : agency)

/** A State paper's number and symbol. @example stateCode(5, 'QĐ-UBND') // '05/QĐ-UBND' */
export const stateCode = (number: number, symbol: string): string => `${padded(number)}/${symbol}`

/**
 * A Party paper's number and symbol: a hyphen before the type, a stroke before the body. Decisions and regulations may print alike.
 *
 * @law 36-HD/VPTW, II.1; 05-HD/VPTW
 * @example partyCode(13, { abbreviation: 'KL' }, 'HU') // '13-KL/HU'
 */
export const partyCode = (
  number: number,
  { abbreviation = 'CV' }: Pick<DocumentType, 'abbreviation'>,
  body: string,
): string => `${padded(number)}-${abbreviation}/${body}`
