/** A bank that takes transfers by VietQR. */
export interface Bank {
  /** Its number at NAPAS (mã BIN), six digits. */
  bin: string
  name: string
}

/** The banks offices mostly have accounts with; another is entered by its number. @practice NAPAS's list of members, 2025 [K] */
export const BANKS: readonly Bank[] = [
  { bin: '970405', name: 'Agribank' },
  { bin: '970418', name: 'BIDV' },
  { bin: '970415', name: 'VietinBank' },
  { bin: '970436', name: 'Vietcombank' },
  { bin: '970449', name: 'LPBank' },
  { bin: '970422', name: 'MB' },
  { bin: '970407', name: 'Techcombank' },
  { bin: '970416', name: 'ACB' },
  { bin: '970403', name: 'Sacombank' },
  { bin: '970432', name: 'VPBank' },
  { bin: '970423', name: 'TPBank' },
  { bin: '970443', name: 'SHB' },
  { bin: '970437', name: 'HDBank' },
  { bin: '970441', name: 'VIB' },
  { bin: '970426', name: 'MSB' },
  { bin: '970440', name: 'SeABank' },
]
