import type { LocalDate } from '../../core/calendar/index.ts'
import { type DigitalFigures, NOTHING_DIGITAL, type Office, plusDigital, readDigital } from '../dossiers/index.ts'

/** Figures 4.2 and 4.3 of the national index for some units. */
export interface Digital extends DigitalFigures {
  from: LocalDate
  to: LocalDate
}

/** They move with each dossier and are counted from dossiers, so whoever looks within a minute sees the same count. */
const KEPT_MS = 60_000
const MOST_KEPT = 100

/** Counts them once a minute for the same units and days, whoever looks. */
export function digitalFigures(office: Office) {
  const kept = new Map<string, { until: number; figures: Promise<Digital> }>()
  return (unitIds: readonly string[], from: LocalDate, to: LocalDate): Promise<Digital> => {
    const key = [from, to, ...unitIds].join()
    const now = office.clock.now().getTime()
    const known = kept.get(key)
    if (known && known.until > now && known.until <= now + KEPT_MS) return known.figures
    const figures = readDigital(office, { unitIds, from, to }).then((lines) => ({
      ...lines.map((line) => line.figures).reduce(plusDigital, NOTHING_DIGITAL),
      from,
      to,
    }))
    // What failed is asked anew by the next who looks.
    figures.catch(() => kept.delete(key))
    kept.delete(key)
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string)
    kept.set(key, { until: now + KEPT_MS, figures })
    return figures
  }
}
