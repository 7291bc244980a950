export const LIMIT_UNITS = ['sameDay', 'workingHours', 'workingDays', 'calendarDays', 'months', 'clockHours'] as const

/** How long a procedure may take. For `sameDay` the amount says nothing. */
export interface Limit {
  amount: number
  unit: (typeof LIMIT_UNITS)[number]
}
