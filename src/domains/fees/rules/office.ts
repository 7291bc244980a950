import type { LocalDate } from '../../../core/calendar/index.ts'
import { BANKS } from './banks.ts'
import type { CsvColumns } from './statement-csv.ts'

/** How an office takes money from a day on, as it is typed. Without a bank account it takes cash only. */
export interface NewOffice {
  validFrom: LocalDate
  bankBin: string
  bankName: string
  accountNumber: string
  accountName: string
  receiptSeries: string
  zeroTens: string
  /** The heads of the bank's file, where they aren't the usual ones. */
  csvColumns: Partial<CsvColumns>
}

export type OfficeFlaw =
  | 'bad_day'
  | 'past_day'
  | 'bad_bin'
  | 'missing_bank_name'
  | 'bad_account'
  | 'bad_account_name'
  | 'bad_series'
  | 'bad_zero'

export type OfficeField = Exclude<keyof NewOffice, 'csvColumns'>

const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))

/** The bank's name as it is typed, or as its number tells it. */
export const bankNameOf = ({ bankBin, bankName }: Pick<NewOffice, 'bankBin' | 'bankName'>): string =>
  bankName || (BANKS.find(({ bin }) => bin === bankBin)?.name ?? '')

export const hasAccount = ({ bankBin, accountNumber, accountName }: NewOffice): boolean =>
  `${bankBin}${accountNumber}${accountName}` !== ''

/**
 * What keeps these settings from being used, by field. An account is whole or not there; nothing begins in the past, because receipts
 * and codes that were given out stay as they were.
 */
export function officeFlaws(office: NewOffice, today: LocalDate): Partial<Record<OfficeField, OfficeFlaw>> {
  const { validFrom, bankBin, accountNumber, accountName, receiptSeries, zeroTens } = office
  const flaws: Partial<Record<OfficeField, OfficeFlaw>> = {}
  if (!isDay(validFrom)) flaws.validFrom = 'bad_day'
  else if (validFrom < today) flaws.validFrom = 'past_day'
  if (hasAccount(office)) {
    if (!/^\d{6}$/.test(bankBin)) flaws.bankBin = 'bad_bin'
    else if (!bankNameOf(office)) flaws.bankName = 'missing_bank_name'
    if (!/^[A-Za-z0-9]{1,19}$/.test(accountNumber)) flaws.accountNumber = 'bad_account'
    // Apps show the name as banks write it.
    if (!/^[A-Z0-9 .,()&/-]{1,100}$/.test(accountName)) flaws.accountName = 'bad_account_name'
  }
  if (!/^[A-Z0-9/-]{1,12}$/.test(receiptSeries)) flaws.receiptSeries = 'bad_series'
  if (zeroTens !== 'linh' && zeroTens !== 'lẻ') flaws.zeroTens = 'bad_zero'
  return flaws
}
