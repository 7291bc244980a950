import { formatDong, formatNumber, type Text, t } from '../../../platform/i18n/index.ts'
import { type FeelContext, wholeNumber, yesOrNo } from './feel.ts'
import type { FeeItem, Reduction, ScheduleContent } from './schedule.ts'

/** One line of what a person owes, with how it came about. */
export interface ChargeLine {
  itemKey: string
  name: Text
  quantity: number
  unit: Text | null
  priceDong: number
  amountDong: number
  /** What a waiver or reduction takes off. */
  reducedDong: number
  dueDong: number
  /** `2 bản × 2.000 đ; miễn theo …` */
  explanation: Text
  /** The decision or law that sets the amount. */
  ground: string
  /** The law of the waiver or reduction, where there is one. */
  reductionGround: string | null
}

/** What a version's own amount is called, where no schedule says more. */
const FLAT_NAME = t('Phí, lệ phí giải quyết thủ tục', 'Fee of the procedure')

/** The one line of a procedure that has only an amount. */
export function flatCharge(feeDong: number, ground: string): ChargeLine[] {
  if (feeDong === 0) return []
  return [
    {
      itemKey: 'flat',
      name: FLAT_NAME,
      quantity: 1,
      unit: null,
      priceDong: feeDong,
      amountDong: feeDong,
      reducedDong: 0,
      dueDong: feeDong,
      explanation: t(formatDong(feeDong, 'vi'), formatDong(feeDong, 'en')),
      ground,
      reductionGround: null,
    },
  ]
}

/** What is taken off, in whole đồng; what is left is rounded down, in the person's favour. @practice */
export const reductionOf = (amountDong: number, percent: number): number => Math.ceil((amountDong * percent) / 100)

/**
 * What a dossier costs by a schedule.
 *
 * Of several reductions the largest counts; they are not added up. @practice
 * An expression that can't be worked out after all is charged by `flatDong`, and the line says so: nobody is kept waiting.
 */
export function assess(schedule: ScheduleContent, context: FeelContext, flatDong: number): ChargeLine[] {
  return schedule.items.flatMap((item) => {
    if (item.condition !== null) {
      const applies = yesOrNo(item.condition, context)
      if (applies.ok && !applies.value) return []
    }
    const quantity = wholeNumber(item.quantity, context)
    const price = wholeNumber(item.price, context)
    if (!quantity.ok || !price.ok)
      return flatCharge(flatDong, item.ground).map((line) => ({
        ...line,
        itemKey: item.key,
        name: item.name,
        explanation: NOT_WORKED_OUT,
      }))
    return quantity.value === 0
      ? []
      : [lineOf(item, quantity.value, price.value, bestReduction(schedule, item, context))]
  })
}

const NOT_WORKED_OUT = t(
  'không tính được theo công thức, tạm thu theo mức công bố; cần kiểm tra lại mức thu',
  'the formula could not be worked out; charged as published, to be checked',
)

function bestReduction({ reductions }: ScheduleContent, { key }: FeeItem, context: FeelContext): Reduction | undefined {
  return reductions
    .filter(({ items }) => items === null || items.includes(key))
    .filter(({ condition }) => {
      const holds = yesOrNo(condition, context)
      return holds.ok && holds.value
    })
    .sort((a, b) => b.percent - a.percent)[0]
}

function lineOf(item: FeeItem, quantity: number, priceDong: number, reduction: Reduction | undefined): ChargeLine {
  const amountDong = quantity * priceDong
  const reducedDong = reduction ? reductionOf(amountDong, reduction.percent) : 0
  return {
    itemKey: item.key,
    name: item.name,
    quantity,
    unit: item.unit,
    priceDong,
    amountDong,
    reducedDong,
    dueDong: amountDong - reducedDong,
    explanation: explain(item, quantity, priceDong, reduction),
    ground: item.ground,
    reductionGround: reduction?.ground ?? null,
  }
}

function explain({ unit }: FeeItem, quantity: number, priceDong: number, reduction: Reduction | undefined): Text {
  const said = (lang: 'vi' | 'en'): string => {
    const counted = `${formatNumber(quantity, lang)}${unit ? ` ${unit[lang]}` : ''} × ${formatDong(priceDong, lang)}`
    return unit || quantity !== 1 ? counted : formatDong(priceDong, lang)
  }
  const base = t(said('vi'), said('en'))
  if (!reduction) return base
  const { name, percent, ground } = reduction
  return percent === 100
    ? t(`${base.vi}; miễn (${name.vi}) theo ${ground}`, `${base.en}; waived (${name.en}) by ${ground}`)
    : t(
        `${base.vi}; giảm ${percent} % (${name.vi}) theo ${ground}`,
        `${base.en}; reduced by ${percent} % (${name.en}) by ${ground}`,
      )
}

/** A line for one of several documents. Which it is stands in the dossier: a document's name may tell of a person. */
export const lineOfEntry = (line: ChargeLine, number: number): ChargeLine => ({
  ...line,
  itemKey: `${line.itemKey}#${number}`,
  name: t(`${line.name.vi}, giấy tờ ${number}`, `${line.name.en}, document ${number}`),
})

export const totalDue = (lines: readonly Pick<ChargeLine, 'dueDong'>[]): number =>
  lines.reduce((sum, { dueDong }) => sum + dueDong, 0)
