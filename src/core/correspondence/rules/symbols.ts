/** A paper that has a number of its own. */
export const PAPER_KINDS = [
  'supplementRequest',
  'refusal',
  'apology',
  'stopNotice',
  'lengthening',
  'invitation',
  'conclusions',
  'weeklyReport',
  'result',
] as const

export type PaperKind = (typeof PAPER_KINDS)[number]

export interface PaperType {
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
  invitation: { name: 'Giấy mời', symbol: 'GM-*' },
  conclusions: { name: 'Thông báo kết luận', symbol: 'TB-*' },
  weeklyReport: { name: 'Báo cáo tuần', symbol: 'BC-*' },
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
 * Results that stand in a register of their own, with what follows their number. The first beginning that fits counts.
 *
 * @law 23/2015/NĐ-CP: each original that is certified at one time has one number of the register of certification, whatever the
 *   number of its copies [K]
 * @practice the letters: SCT/BS and SCT/CK as on the stamps of certification, TLHT and XNTTHN as the offices of civil status write them
 */
const REGISTERS: readonly [beginning: string, symbol: string][] = [
  ['bản sao được chứng thực', 'SCT/BS'],
  ['chữ ký được chứng thực', 'SCT/CK'],
  ['bản sao trích lục', 'TLHT-BS'],
  ['trích lục', 'TLHT'],
  ['giấy xác nhận tình trạng hôn nhân', 'XNTTHN'],
  ['giấy phép xây dựng', 'GPXD'],
]

/** The registers of certification (sổ chứng thực): of copies and of signatures. @law 23/2015/NĐ-CP, art. 13 and 14 [K] */
export const CERTIFICATION = { copies: 'SCT/BS', signatures: 'SCT/CK' } as const

/** Marks of tone, which letters of a symbol don't bear; those of another vowel they do. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu

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
    .normalize('NFD')
    .replace(TONES, '')
    .normalize('NFC')
}

/**
 * What a paper is called and its symbol; undefined for a result that is neither one of the types of papers an office
 * numbers nor stands in one of its registers, such as a certificate whose number its form brings.
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
  const begins = ([beginning]: readonly [string, string]) => folded === beginning || folded.startsWith(`${beginning} `)
  const type = RESULTS.find(begins)
  if (type) return { name: resultTitle.trim(), symbol: `${type[1]}-${agency}` }
  const register = REGISTERS.find(begins)
  return register && { name: resultTitle.trim(), symbol: register[1] }
}
