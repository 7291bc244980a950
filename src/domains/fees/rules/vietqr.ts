import { no, ok, type Result } from '../../../platform/result.ts'

/**
 * The code banking apps in Vietnam read to transfer money (VietQR): EMVCo's merchant-presented fields with NAPAS's own.
 *
 * @law NAPAS, VietQR format specification 1.5.2, on EMV QRCPS merchant-presented mode 1.1
 */
export interface TransferRequest {
  /** The bank's number at NAPAS, six digits. */
  bankBin: string
  /** Up to 19 letters and digits. */
  accountNumber: string
  /** Whole đồng; missing: the payer enters it. */
  amountDong?: number | undefined
  /** What the bank passes on: up to 25 plain ASCII characters. */
  purpose: string
}

const NAPAS = 'A000000727'
const TO_ACCOUNT = 'QRIBFTTA'

/** How often a code may be used: one with an amount is for one payment. */
const INITIATION = { reusable: '11', once: '12' }

const field = (tag: string, value: string): string => `${tag}${String(value.length).padStart(2, '0')}${value}`

/**
 * The code's text.
 *
 * @throws RangeError a value that readers would refuse
 */
export function buildVietQr({ bankBin, accountNumber, amountDong, purpose }: TransferRequest): string {
  if (!/^\d{6}$/.test(bankBin)) throw new RangeError(`Not a bank's number: ${bankBin}`)
  if (!/^[A-Za-z0-9]{1,19}$/.test(accountNumber)) throw new RangeError('Not an account number')
  if (
    amountDong !== undefined &&
    (!Number.isSafeInteger(amountDong) || amountDong <= 0 || amountDong > 9_999_999_999_999)
  )
    throw new RangeError(`Not an amount to transfer: ${amountDong}`)
  if (!/^[\x20-\x7e]{1,25}$/.test(purpose)) throw new RangeError(`Not a purpose banks pass on: ${purpose}`)
  const account = field('00', bankBin) + field('01', accountNumber)
  const body = [
    field('00', '01'),
    field('01', amountDong === undefined ? INITIATION.reusable : INITIATION.once),
    field('38', field('00', NAPAS) + field('01', account) + field('02', TO_ACCOUNT)),
    field('53', '704'),
    amountDong === undefined ? '' : field('54', String(amountDong)),
    field('58', 'VN'),
    field('62', field('08', purpose)),
    '6304',
  ].join('')
  return body + crc16(body)
}

export type NotVietQr = 'not_fields' | 'bad_checksum' | 'not_a_transfer'

/** What a code asks for, as a banking app reads it. */
export function parseVietQr(text: string): Result<TransferRequest, NotVietQr> {
  const fields = split(text)
  if (!fields) return no('not_fields')
  if (crc16(text.slice(0, -4)) !== fields.get('63')) return no('bad_checksum')
  const scheme = split(fields.get('38') ?? '')
  const account = split(scheme?.get('01') ?? '')
  const extra = split(fields.get('62') ?? '')
  const bankBin = account?.get('00')
  const accountNumber = account?.get('01')
  if (fields.get('00') !== '01' || fields.get('53') !== '704' || scheme?.get('00') !== NAPAS)
    return no('not_a_transfer')
  if (!bankBin || !accountNumber || scheme.get('02') !== TO_ACCOUNT) return no('not_a_transfer')
  const amount = fields.get('54')
  return ok({
    bankBin,
    accountNumber,
    purpose: extra?.get('08') ?? '',
    ...(amount === undefined ? {} : { amountDong: Number(amount) }),
  })
}

/** Tags with their values; undefined when the text isn't made of fields. */
function split(text: string): Map<string, string> | undefined {
  const fields = new Map<string, string>()
  for (let at = 0; at < text.length; ) {
    const [, tag, length] = /^(\d{2})(\d{2})/.exec(text.slice(at, at + 4)) ?? []
    if (tag === undefined || length === undefined) return undefined
    const value = text.slice(at + 4, at + 4 + Number(length))
    if (value.length !== Number(length)) return undefined
    fields.set(tag, value)
    at += 4 + value.length
  }
  return fields.size > 0 ? fields : undefined
}

/** CRC-16/CCITT-FALSE in four capital hexadecimal digits: polynomial 1021, start FFFF, nothing reflected or inverted. */
export function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text, 'ascii')) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
