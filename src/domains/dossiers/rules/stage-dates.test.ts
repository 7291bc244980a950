import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { datedStages } from './stage-dates.ts'
import { time } from './testing.ts'

const step = (amount: number, stage: string) => ({
  key: `${amount}`,
  position: amount,
  name: t('–', '–'),
  role: 'reception',
  place: 'receiving' as const,
  unitId: null,
  amount,
  unitOfTime: 'workingDays' as const,
  stage: t(stage, stage),
})
const version = {
  limit: { amount: 20, unit: 'workingDays' as const },
  countAfterCutoff: 'sameDay' as const,
  dueTimeMode: 'endOfDay' as const,
  steps: [step(14.5, 'đăng ký'), step(2.5, 'đăng ký'), step(3, 'cấp giấy')],
}
const from = new Date('2026-03-02T08:00:00+07:00')
const due = time.due(from, version).at

describe('the parts of a dossier’s limit', () => {
  test('each has its last day, and the last ends with the whole', () => {
    const stages = datedStages(time, version, from, due)
    expect(stages.map(({ limit, until }) => [limit.amount, until])).toEqual([
      [17, time.due(from, { ...version, limit: { amount: 17, unit: 'workingDays' } }).on],
      [3, time.dateOf(due)],
    ])
  })

  test('once it was paused or lengthened, only the end of the whole is sure', () => {
    const later = new Date(due.getTime() + 86_400_000)
    expect(datedStages(time, version, from, later).map(({ until }) => until)).toEqual([null, time.dateOf(later)])
  })

  test('before it begins no day is said', () => {
    expect(datedStages(time, version, null, null).map(({ until }) => until)).toEqual([null, null])
  })
})
