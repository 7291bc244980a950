/** A paper of the one-stop that has a number of its own. */
export const PAPER_KINDS = ['supplementRequest', 'refusal', 'apology', 'stopNotice', 'lengthening', 'result'] as const

export type PaperKind = (typeof PAPER_KINDS)[number]

interface PaperType {
  /** What the book calls it. */
  name: string
  /** What follows its number; `*` is the agency's own symbol. */
  symbol: string
}

/**
 * Papers with a printed symbol keep it; a notice and a result take type and agency.
 *
 * @law 30/2020/NĐ-CP, art. 15 and annex III
 * @practice HDHS, TCHS and XLHS: the circulars' forms leave the letters to the agency
 */
const TYPES: Readonly<Record<Exclude<PaperKind, 'result'>, PaperType>> = {
  supplementRequest: { name: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', symbol: 'HDHS' },
  refusal: { name: 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ', symbol: 'TCHS' },
  apology: { name: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', symbol: 'XLHS' },
  stopNotice: { name: 'Thông báo dừng giải quyết hồ sơ', symbol: 'TB-*' },
  lengthening: { name: 'Thông báo gia hạn thời gian giải quyết hồ sơ', symbol: 'TB-*' },
}

/** Abbreviations of the types of papers that results have. @law 30/2020/NĐ-CP, annex III */
const RESULTS: readonly [beginning: string, abbreviation: string][] = [
  ['quyết định', 'QĐ'],
  ['thông báo', 'TB'],
  ['hướng dẫn', 'HD'],
  ['giấy mời', 'GM'],
  ['giấy giới thiệu', 'GGT'],
]

/**
 * An agency's own symbol: `UBND`, or the first letters of an office.
 *
 * @example agencySymbol('Phòng Tài nguyên và Môi trường huyện Cam Lộ') // 'TNMT'
 */
export function agencySymbol(authority: string): string {
  if (/^(UBND|Ủy ban nhân dân)(\s|$)/u.test(authority)) return 'UBND'
  return authority
    .replace(/^Phòng\s+/u, '')
    .replace(/\s+(huyện|tỉnh|xã|phường|thị trấn|thành phố)\s.*$/u, '')
    .split(/[\s,-]+/u)
    .filter((word) => word !== '' && word !== 'và')
    .map((word) => (word === word.toLocaleUpperCase('vi') ? word : (word[0] ?? '').toLocaleUpperCase('vi')))
    .join('')
}

/**
 * What a paper is called and its symbol; undefined for a result that isn't one of the types of papers an office numbers: a
 * certificate has the number of its own register.
 *
 * @param resultTitle for a result: its title, `Quyết định …`
 */
export function paperType(kind: PaperKind, authority: string, resultTitle = ''): PaperType | undefined {
  const agency = agencySymbol(authority)
  if (kind !== 'result') {
    const { name, symbol } = TYPES[kind]
    return { name, symbol: symbol.replace('*', agency) }
  }
  const folded = resultTitle.trim().toLocaleLowerCase('vi')
  const type = RESULTS.find(([beginning]) => folded === beginning || folded.startsWith(`${beginning} `))
  return type && { name: resultTitle.trim(), symbol: `${type[1]}-${agency}` }
}
