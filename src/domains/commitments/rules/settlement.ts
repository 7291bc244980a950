import Big from 'big.js'
import { type Text, t } from '../../../platform/i18n/index.ts'
import type { DutyState } from './conditions.ts'

export const VERDICTS = ['reached', 'partly', 'not', 'unjudged'] as const
export type ClauseVerdict = (typeof VERDICTS)[number]

/** A clause at the end of its term, as the acts tell it. */
export interface SettlementLine {
  key: string
  name: Text
  measure: Text
  verdict: ClauseVerdict
  /** What it came to. */
  shown: Text
  href: string
  /** Why, as far as the acts tell. */
  causes: Text[]
}

/** How a target or a task ended, in the few words a settlement needs. */
export type Ending =
  | {
      kind: 'target'
      state: 'reached' | 'notReached' | 'notReported' | 'notArising' | 'notJudged'
      isLate: boolean
      ratio?: { part: Big; whole: Big } | undefined
    }
  | { kind: 'task'; state: 'onTime' | 'late' | 'open' | 'ended' }
  | { kind: 'gone' }

/**
 * A clause's verdict (kết quả thực hiện). What nobody reported, or nothing arose of, is not judged: missing is not missed.
 *
 * @param partlyFrom from how many per cent of its plan a missed target counts as reached in part
 */
export function verdictOf(ending: Ending, partlyFrom: number): ClauseVerdict {
  switch (ending.kind) {
    case 'gone':
      return 'unjudged'
    case 'task':
      return ({ onTime: 'reached', late: 'partly', open: 'not', ended: 'unjudged' } as const)[ending.state]
    case 'target':
      if (ending.state === 'reached') return ending.isLate ? 'partly' : 'reached'
      if (ending.state !== 'notReached') return 'unjudged'
      return ending.ratio && isFrom(ending.ratio, partlyFrom) ? 'partly' : 'not'
  }
}

/** By multiplication, so that no rounding decides. */
const isFrom = ({ part, whole }: { part: Big; whole: Big }, perCent: number): boolean =>
  new Big(part).times(100).gte(new Big(whole).times(perCent))

/** What the acts tell of why: conditions that came late or never, figures nobody reported, work that was done too late. */
export function causesOf(ending: Ending, lacks: readonly DutyState[]): Text[] {
  const conditions = lacks.map(({ duty, met, lateDays }) =>
    met === 'late'
      ? t(
          `Điều kiện chưa bảo đảm: ${duty.words} (quá ${lateDays} ngày).`,
          `A condition was not met: ${duty.words} (${lateDays} days over).`,
        )
      : t(
          `Điều kiện bảo đảm muộn ${lateDays} ngày: ${duty.words}.`,
          `A condition came ${lateDays} days late: ${duty.words}.`,
        ),
  )
  const own: Text[] =
    ending.kind === 'gone'
      ? [t('Chỉ tiêu hoặc nhiệm vụ không còn.', 'The target or task is gone.')]
      : ending.kind === 'task'
        ? (
            {
              onTime: [],
              late: [t('Hoàn thành sau hạn.', 'Done after its deadline.')],
              open: [t('Chưa hoàn thành khi hết kỳ.', 'Not done when the term ended.')],
              ended: [t('Nhiệm vụ đã hủy, gộp hoặc tạm dừng.', 'The task was called off, merged or paused.')],
            } satisfies Record<(typeof ending)['state'], Text[]>
          )[ending.state]
        : ending.state === 'notReported'
          ? [t('Chưa có số báo cáo được duyệt.', 'No approved figure was reported.')]
          : ending.isLate
            ? [t('Đạt sau ngày đã định.', 'Reached after its day.')]
            : []
  return [...own, ...conditions]
}

/** How many clauses came to what. */
export const countOf = (lines: readonly Pick<SettlementLine, 'verdict'>[]): Record<ClauseVerdict, number> => {
  const count = { reached: 0, partly: 0, not: 0, unjudged: 0 }
  for (const { verdict } of lines) count[verdict] += 1
  return count
}
