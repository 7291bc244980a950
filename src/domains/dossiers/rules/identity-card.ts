import { nfc } from '../../../platform/text.ts'

/** What a card says of its holder to a reader of its QR code. */
export interface IdentityCard {
  idNumber: string
  fullName: string
  address: string
}

const CARD = /\d{12}\|(?:\d{9})?\|[^|]+\|\d{8}\|[^|]*\|[^|]*(?:\|[^|]*)*$/

/**
 * Reads what a hand-held reader types of the QR code of an identity card; undefined where it is none.
 *
 * @practice the order of its parts, as readers give it [K]: number, older number, name, day of birth, sex, residence, day of issue;
 *   cards since 2024 have more behind them
 * @example readCard('999045012345||Nguyễn Văn A|02011980|Nam|Thôn Vĩnh An, Cam Hiếu|01032022')?.fullName // 'Nguyễn Văn A'
 */
export function readCard(scanned: string): IdentityCard | undefined {
  const found = CARD.exec(nfc(scanned).trim())?.[0]
  if (!found) return undefined
  const [idNumber = '', , fullName = '', , , address = ''] = found.split('|').map((part) => part.trim())
  return fullName === '' ? undefined : { idNumber, fullName: fullName.slice(0, 120), address: address.slice(0, 300) }
}
