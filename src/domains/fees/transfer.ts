import type { DossierMoney } from './queries/dossier-money.ts'
import { buildVietQr } from './rules/vietqr.ts'

/** How a dossier's debt is paid by a banking app. */
export interface Transfer {
  bankName: string
  accountNumber: string
  accountName: string
  amountDong: number
  purpose: string
  /** What stands in the QR code. */
  code: string
}

/** The transfer a dossier waits for; undefined when nothing is owed or the office has no account. */
export function transferOf({
  balance,
  settings: { bank },
}: Pick<DossierMoney, 'balance' | 'settings'>): Transfer | undefined {
  if (!bank || balance.owedDong <= 0) return undefined
  const { owedDong: amountDong, shortCode: purpose } = balance
  const code = buildVietQr({ bankBin: bank.bin, accountNumber: bank.accountNumber, amountDong, purpose })
  const { name: bankName, accountNumber, accountName } = bank
  return { bankName, accountNumber, accountName, amountDong, purpose, code }
}
