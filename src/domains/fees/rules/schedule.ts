import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { type Circumstances, trials } from './context.ts'
import { type ExpressionFlaw, wholeNumber, yesOrNo } from './feel.ts'

/** One thing that is charged: so many of something at a price. Expressions are DMN FEEL over `contextOf`. */
export interface FeeItem {
  key: string
  name: Text
  /** What is counted: `bản`; missing where there is always one. */
  unit: Text | null
  /** FEEL: how many. */
  quantity: string
  /** FEEL: đồng for one. */
  price: string
  /** FEEL: charged only when true; missing: always. */
  condition: string | null
  /** The decision or law that sets it. */
  ground: string
}

/** A waiver (100 per cent) or reduction of some or all items. */
export interface Reduction {
  key: string
  name: Text
  /** FEEL: holds when true. */
  condition: string
  /** Per cent taken off, 1 to 100. */
  percent: number
  ground: string
  /** Keys of the items it is about; missing: all. */
  items: string[] | null
}

export interface ScheduleContent {
  items: FeeItem[]
  reductions: Reduction[]
}

/** What a procedure costs from one day to another (mức thu). Never changed once saved: a new one takes over. */
export interface Schedule extends ScheduleContent {
  id: string
  procedureId: string
  validFrom: LocalDate
  validTo: LocalDate | null
  /** The decision by which it was set. */
  decision: string
}

export type ScheduleFlaw =
  | { part: string; flaw: ExpressionFlaw }
  | { part: string; flaw: 'no_items' | 'same_key' | 'missing_name' | 'missing_ground' | 'bad_percent' | 'unknown_item' }

type Fields = Circumstances['fields']

/**
 * Everything that keeps a schedule from being charged by. Each expression is tried on every kind of dossier beforehand, so
 * that none fails while somebody waits at the counter.
 *
 * @param fields the fields of the procedure's form
 */
export function flawsOf({ items, reductions }: ScheduleContent, fields: Fields): ScheduleFlaw[] {
  const keys = items.map(({ key }) => key)
  const contexts = trials(fields)
  const flaws: ScheduleFlaw[] = items.length === 0 ? [{ part: 'items', flaw: 'no_items' }] : []
  const tryAll = (part: string, expression: string, run: typeof wholeNumber | typeof yesOrNo): void => {
    for (const context of contexts) {
      const tried = run(expression, context)
      if (tried.ok) continue
      flaws.push({ part, flaw: tried.reason })
      return
    }
  }
  for (const [index, item] of items.entries()) {
    const part = `items.${index}`
    if (keys.indexOf(item.key) !== index) flaws.push({ part: `${part}.key`, flaw: 'same_key' })
    if (item.name.vi.trim() === '') flaws.push({ part: `${part}.name`, flaw: 'missing_name' })
    if (item.ground.trim() === '') flaws.push({ part: `${part}.ground`, flaw: 'missing_ground' })
    tryAll(`${part}.quantity`, item.quantity, wholeNumber)
    tryAll(`${part}.price`, item.price, wholeNumber)
    if (item.condition !== null) tryAll(`${part}.condition`, item.condition, yesOrNo)
  }
  for (const [index, reduction] of reductions.entries()) {
    const part = `reductions.${index}`
    if (reduction.name.vi.trim() === '') flaws.push({ part: `${part}.name`, flaw: 'missing_name' })
    if (reduction.ground.trim() === '') flaws.push({ part: `${part}.ground`, flaw: 'missing_ground' })
    if (!Number.isInteger(reduction.percent) || reduction.percent < 1 || reduction.percent > 100)
      flaws.push({ part: `${part}.percent`, flaw: 'bad_percent' })
    if (reduction.items?.some((key) => !keys.includes(key))) flaws.push({ part: `${part}.items`, flaw: 'unknown_item' })
    tryAll(`${part}.condition`, reduction.condition, yesOrNo)
  }
  return flaws
}

/** The schedule that holds on a day: of those in force, the one that began last. */
export const scheduleOn = <S extends Pick<Schedule, 'validFrom' | 'validTo'>>(
  schedules: readonly S[],
  on: LocalDate,
): S | undefined =>
  schedules
    .filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
