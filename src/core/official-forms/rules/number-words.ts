const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const SCALES = ['', 'nghìn', 'triệu'] as const

/** How a zero in the tens is said: `linh` in the north, `lẻ` in the south. */
export type ZeroTens = 'linh' | 'lẻ'

/**
 * A whole number in Vietnamese words, as receipts write it: `Một triệu hai trăm linh bốn nghìn`.
 *
 * Above 10¹² the words repeat from `tỷ`: `một nghìn tỷ`.
 *
 * @throws RangeError  negative, fractional or beyond safe integers: such amounts don't occur on a receipt
 * @practice ministries' sample receipts; no law fixes the wording
 */
export function numberInWords(amount: number, zeroTens: ZeroTens = 'linh'): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`Not an amount that can be written: ${amount}`)
  const words = amount === 0 ? DIGITS[0] : sayBillions(amount, zeroTens)
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

/** An amount of money in words: `Mười lăm nghìn đồng`. */
export function dongInWords(amountDong: number, zeroTens: ZeroTens = 'linh'): string {
  return `${numberInWords(amountDong, zeroTens)} đồng`
}

function sayBillions(amount: number, zeroTens: ZeroTens): string {
  const billions = Math.floor(amount / 1e9)
  const below = sayBelowBillion(amount % 1e9, billions > 0, zeroTens)
  return billions === 0 ? below : `${sayBillions(billions, zeroTens)} tỷ ${below}`.trimEnd()
}

function sayBelowBillion(amount: number, isInner: boolean, zeroTens: ZeroTens): string {
  const parts: string[] = []
  for (let scale = 2; scale >= 0; scale--) {
    const group = Math.floor(amount / 1000 ** scale) % 1000
    if (group === 0) continue
    parts.push(`${sayGroup(group, isInner || parts.length > 0, zeroTens)} ${SCALES[scale]}`.trimEnd())
  }
  return parts.join(' ')
}

/** A group of three digits; an inner one names its missing hundreds. */
function sayGroup(group: number, isInner: boolean, zeroTens: ZeroTens): string {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10]
  const hasHundreds = hundreds > 0 || isInner
  const start = hasHundreds ? `${DIGITS[hundreds]} trăm` : ''
  return `${start} ${sayBelowHundred(tens, ones, hasHundreds, zeroTens)}`.trim()
}

function sayBelowHundred(tens: number, ones: number, afterHundreds: boolean, zeroTens: ZeroTens): string {
  if (tens === 0 && ones === 0) return ''
  if (tens === 0) return afterHundreds ? `${zeroTens} ${DIGITS[ones]}` : `${DIGITS[ones]}`
  const start = tens === 1 ? 'mười' : `${DIGITS[tens]} mươi`
  return `${start} ${sayOnes(tens, ones)}`.trimEnd()
}

function sayOnes(tens: number, ones: number): string {
  if (ones === 0) return ''
  if (ones === 5) return 'lăm'
  return ones === 1 && tens > 1 ? 'mốt' : `${DIGITS[ones]}`
}
