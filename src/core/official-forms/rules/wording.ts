/** A day at the office, `YYYY-MM-DD`. */
export type LocalDate = string

const OFFICE_TIME = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/**
 * A day as official papers write it: `ngày 09 tháng 5 năm 2018`.
 *
 * @law 30/2020/NĐ-CP, annex I.II.4: days below 10 and months 1 and 2 take a leading zero, other months do not
 */
export function dayInWords(on: LocalDate): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(on) ?? []
  if (!year || !month || !day) throw new RangeError(`Not a local date: ${on}`)
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
}

/** The line of place and date (địa danh, thời gian ban hành): `Cam Lộ, ngày 09 tháng 5 năm 2018`. */
export function placeAndDate(place: string, on: LocalDate): string {
  return `${place}, ${dayInWords(on)}`
}

/** An instant as the one-stop forms write it: `09 giờ 30 phút, ngày 07 tháng 01 năm 2019`. */
export function momentInWords(at: Date): string {
  const { hour, minute } = officeParts(at)
  return `${hour} giờ ${minute} phút, ${dayInWords(localDateOf(at))}`
}

/** `01/03/2026` */
export const dayInFigures = (on: LocalDate): string => on.split('-').reverse().join('/')

/** An instant in a narrow column: `09:30 07/01/2019`. */
export function momentInFigures(at: Date): string {
  const { year, month, day, hour, minute } = officeParts(at)
  return `${hour}:${minute} ${day}/${month}/${year}`
}

/** The office's local date of an instant. */
export function localDateOf(at: Date): LocalDate {
  const { year, month, day } = officeParts(at)
  return `${year}-${month}-${day}`
}

/** The time of signing with its zone, as a signature's block shows it: `2026-11-24T09:12:05+07:00`. */
export function signingTime(at: Date): string {
  return `${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`
}

/**
 * A paper's number with its symbol: `05/TNHS`.
 *
 * @law 30/2020/NĐ-CP, annex I.II.3: a number below 10 takes a zero
 */
export function numberAndSymbol(number: number, symbol: string): string {
  return `${String(number).padStart(2, '0')}/${symbol}`
}

/** A person's name as forms print it: capitals by Vietnamese rules, composed. */
export function inCapitals(name: string): string {
  return name.normalize('NFC').toLocaleUpperCase('vi')
}

/** An amount as receipts print it: `1.204.055 đồng`. */
export function dongInFigures(amountDong: number): string {
  return `${amountDong.toLocaleString('vi-VN')} đồng`
}

function officeParts(at: Date): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const parts = OFFICE_TIME.formatToParts(at).map(({ type, value }) => [type, value])
  return Object.fromEntries(parts)
}
