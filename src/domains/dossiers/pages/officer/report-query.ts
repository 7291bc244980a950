import type { ReportDimension } from '../../rules/report.ts'

/** What is reported: a period, by what, of which unit. */
export interface Asked {
  from: string
  to: string
  by: ReportDimension
  /** One unit; all in the viewer's charge where missing. */
  unit?: string | undefined
}

/** What is reported as an address carries it. */
export const reportQuery = ({ from, to, by, unit }: Asked, more: Record<string, string> = {}): string =>
  `?${new URLSearchParams({ tu: from, den: to, theo: by, ...(unit ? { 'don-vi': unit } : {}), ...more })}`
