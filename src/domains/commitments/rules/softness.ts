import Big from 'big.js'
import { type Text, t } from '../../../platform/i18n/index.ts'
import type { Measure, Reported, TargetKind } from '../../resolutions/index.ts'

export interface SoftInput {
  measure: Measure | undefined
  countedIn: Text
  /** Earlier years, latest first, with what was planned and reported. */
  history: readonly { year: number; measure: Measure | undefined; reported: Reported | undefined }[]
  /** The plans of units of the same kind for the same year. */
  peers: readonly (Measure | undefined)[]
}

export type Softness = 'belowBaseline' | 'belowHistory' | 'belowPeers'

export interface SoftWarning {
  kind: Softness
  /** In words, with the figures. */
  text: Text
}

/** Whether more or less is harder to reach; kinds that bound nothing can't be soft. */
const HARDER: Partial<Record<TargetKind, 'more' | 'less'>> = {
  atLeast: 'more',
  above: 'more',
  cumulative: 'more',
  level: 'more',
  share: 'more',
  coverage: 'more',
  growth: 'more',
  fallBy: 'more',
  atMost: 'less',
  below: 'less',
  fallTo: 'less',
}

/** Kinds whose plans are per cents, so that units of any size can be held against each other. */
const PER_CENT: ReadonlySet<TargetKind> = new Set(['share', 'coverage', 'growth'])
const LEAST_PEERS = 3

/** An exact fraction, so that no rounding makes a target soft. */
interface Figure {
  part: Big
  whole: Big
}

/**
 * Whether a target is easy: its plan asks for less than what is there already, than was reached in earlier years on average, or than
 * half of its peers ask of themselves. A plan of the very same height is not soft.
 *
 * @practice what a reader of a plan looks at first; never a refusal
 */
export function softnessOf(input: SoftInput): SoftWarning[] {
  const { measure } = input
  const harder = measure && HARDER[measure.kind]
  if (!measure || !harder || !('plan' in measure)) return []
  const plan = whole(measure.plan)
  const isSofter = (than: Figure): boolean => (harder === 'more' ? compare(plan, than) < 0 : compare(plan, than) > 0)
  return [
    ...belowBaseline(input, measure, isSofter),
    ...belowHistory(input, measure, isSofter),
    ...belowPeers(input, measure, isSofter),
  ]
}

type Softer = (than: Figure) => boolean
type Planned = Extract<Measure, { plan: string }>

/** What was there when the year began: the base the plan names, or the last figure of the year before. */
function belowBaseline({ history, countedIn }: SoftInput, measure: Planned, isSofter: Softer): SoftWarning[] {
  const said = planWords(measure, countedIn)
  if (measure.kind === 'fallTo') {
    if (!isSofter(whole(measure.base))) return []
    return [
      warning(
        'belowBaseline',
        `${said.vi}, cao hơn mức đầu kỳ ${shown(whole(measure.base), 'vi')}`,
        `${said.en}, above the ${shown(whole(measure.base), 'en')} it begins with`,
      ),
    ]
  }
  if (measure.kind === 'fallBy' || measure.kind === 'growth') {
    if (new Big(measure.plan).gt(0)) return []
    return [
      warning(
        'belowBaseline',
        `${said.vi}: không đòi hỏi thay đổi nào so với mức đầu kỳ`,
        `${said.en}: asks for no change at all`,
      ),
    ]
  }
  const [last] = history
  const there = last && figureOf(last.reported)
  if (!there || !isSofter(there)) return []
  return [
    warning(
      'belowBaseline',
      `${said.vi}, dễ hơn mức đã đạt năm ${last.year} là ${shown(there, 'vi')}`,
      `${said.en}, easier than the ${shown(there, 'en')} reached in ${last.year}`,
    ),
  ]
}

/** The mean of what at least two earlier years came to. */
function belowHistory({ history, countedIn }: SoftInput, measure: Planned, isSofter: Softer): SoftWarning[] {
  const known = history.flatMap(({ year, reported }) => {
    const figure = fallen(measure, reported) ?? figureOf(reported)
    return figure ? [{ year, figure }] : []
  })
  if (known.length < 2) return []
  const mean = meanOf(known.map(({ figure }) => figure))
  if (!isSofter(mean)) return []
  const said = planWords(measure, countedIn)
  const years = known
    .map(({ year }) => year)
    .sort()
    .join(', ')
  return [
    warning(
      'belowHistory',
      `${said.vi}, dễ hơn bình quân ${shown(mean, 'vi')} của các năm ${years}`,
      `${said.en}, easier than the mean ${shown(mean, 'en')} of ${years}`,
    ),
  ]
}

/** The plan in the middle of those of units of the same kind. */
function belowPeers({ peers, countedIn }: SoftInput, measure: Planned, isSofter: Softer): SoftWarning[] {
  const isComparable = PER_CENT.has(measure.kind) || countedIn.vi.startsWith('%')
  const plans = peers.flatMap((peer) => (peer?.kind === measure.kind && 'plan' in peer ? [new Big(peer.plan)] : []))
  if (!isComparable || plans.length < LEAST_PEERS) return []
  const sorted = plans.sort((one, other) => one.cmp(other))
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]] as [Big, Big]
  const median = { part: low.plus(high), whole: new Big(2) }
  if (!isSofter(median)) return []
  const said = planWords(measure, countedIn)
  return [
    warning(
      'belowPeers',
      `${said.vi}, dễ hơn mức giữa ${shown(median, 'vi')} của ${plans.length} đơn vị cùng loại`,
      `${said.en}, easier than the middle plan ${shown(median, 'en')} of ${plans.length} units of its kind`,
    ),
  ]
}

const warning = (kind: Softness, vi: string, en: string): SoftWarning => ({ kind, text: t(`${vi}.`, `${en}.`) })

const planWords = ({ plan }: Planned, countedIn: Text): Text => {
  const figure = whole(plan)
  return t(`Kế hoạch ${shown(figure, 'vi')} ${countedIn.vi}`, `The plan of ${shown(figure, 'en')} ${countedIn.en}`)
}

const whole = (figure: string): Figure => ({ part: new Big(figure), whole: new Big(1) })

function figureOf(reported: Reported | undefined): Figure | undefined {
  if (!reported || 'done' in reported) return undefined
  if ('value' in reported) return whole(reported.value)
  const of = new Big(reported.whole)
  return of.gt(0) ? { part: new Big(reported.part).times(100), whole: of } : undefined
}

/** Of a target that falls, what is planned is the fall and not the level. */
const fallen = (measure: Planned, reported: Reported | undefined): Figure | undefined =>
  measure.kind === 'fallBy' && reported && 'value' in reported
    ? { part: new Big(measure.base).minus(reported.value), whole: new Big(1) }
    : undefined

const compare = (one: Figure, other: Figure): number => one.part.times(other.whole).cmp(other.part.times(one.whole))

function meanOf(figures: readonly Figure[]): Figure {
  const sum = figures.reduce((all, each) => ({
    part: all.part.times(each.whole).plus(each.part.times(all.whole)),
    whole: all.whole.times(each.whole),
  }))
  return { part: sum.part, whole: sum.whole.times(figures.length) }
}

const DIGITS = 2

/** For reading: two digits at most. */
function shown({ part, whole: of }: Figure, lang: 'vi' | 'en'): string {
  const [units = '', decimals] = part.div(of).round(DIGITS).toFixed().split('.')
  const grouped = units.replaceAll(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',')
  return decimals ? `${grouped}${lang === 'vi' ? ',' : '.'}${decimals}` : grouped
}
