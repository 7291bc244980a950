import Big from 'big.js'
import { type Lang, type Text, t } from '../../../platform/i18n/index.ts'
import { actualInWords, measureInWords } from './in-words.ts'
import { isOver, periodOf } from './period.ts'
import { percentShown } from './shown.ts'
import { judge, type Measure, type Ratio, type Reported, type Verdict } from './target.ts'
import { type Tone, toneOf } from './tone.ts'

/** How a target stands in a period, judged and in words; the words are found when they are read. */
export interface Progress {
  verdict: Verdict
  tone: Tone
  /** What part of the plan that was due by the last report is there; only for what adds up, while its period runs. */
  path: Ratio | undefined
  /** `12,6 % (kế hoạch từ 12 %)`; what nobody reported is told as such. */
  shown: Text
  /** `105 %` of the plan; null where per cent would say nothing. */
  percent: Text | null
}

export interface ProgressInput {
  measure: Measure | undefined
  reported: Reported | undefined
  countedIn: Text
  period: string
  /** The last month the figure reaches. */
  upToMonth: number | null
  /** What of the plan is due by then, where each month or quarter has its own plan; else it is even over the period. */
  path: string | null
  today: string
  near?: number
}

/** In both languages. */
export const inBoth = (write: (lang: Lang) => string): Text => t(write('vi'), write('en'))

export function progressOf(input: ProgressInput): Progress {
  const { measure, reported, countedIn, near } = input
  const verdict = judge(measure ?? { kind: 'none' }, reported)
  const path = pathIn(input)
  const tone = toneOf(verdict, { ...(near === undefined ? {} : { near }), ...(path ? { path } : {}) })
  return {
    verdict,
    tone,
    path,
    get shown() {
      return shownOf(measure, reported, countedIn)
    },
    get percent() {
      return percentOf(verdict)
    },
  }
}

function pathIn({ measure, reported, period: key, upToMonth, path, today }: ProgressInput): Ratio | undefined {
  if (measure?.kind !== 'cumulative' || !reported || !('value' in reported) || upToMonth === null) return undefined
  const period = periodOf(key)
  // Once the period is over only the plan counts.
  if (isOver(period, today)) return undefined
  const months = period.lastMonth - period.firstMonth + 1
  const passed = upToMonth - period.firstMonth + 1
  const due = path === null ? new Big(measure.plan).times(passed).div(months) : new Big(path)
  return due.gt(0) ? { part: new Big(reported.value), whole: due } : undefined
}

const percentOf = (verdict: Verdict): Text | null => {
  const ratio = 'ratio' in verdict ? verdict.ratio : undefined
  return ratio ? inBoth((lang) => percentShown(ratio, { lang })) : null
}

function shownOf(measure: Measure | undefined, reported: Reported | undefined, countedIn: Text): Text {
  const plan = measureInWords(measure, countedIn)
  const actual = reported ? actualInWords(reported, countedIn) : t('chưa báo cáo', 'not reported')
  if (!measure || measure.kind === 'none') return actual
  return t(`${actual.vi} (kế hoạch ${plan.vi})`, `${actual.en} (plan: ${plan.en})`)
}
