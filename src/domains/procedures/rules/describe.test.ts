import { describe, expect, test } from 'vitest'
import type { Limit } from '../../../core/calendar/index.ts'
import type { Place } from '../../../core/organization/index.ts'
import { gapsBetween, unstaffedSteps } from './checks.ts'
import { feeInWords, limitInWords, shareInWords, workingTimeInWords } from './describe.ts'
import { receives, receivingUnitsOf } from './receiving.ts'
import type { Step } from './version.ts'

test.each<[Limit, string, string]>([
  [{ amount: 1, unit: 'sameDay' }, 'Trong ngày làm việc', 'Within the working day'],
  [{ amount: 10, unit: 'workingDays' }, '10 ngày làm việc', '10 working days'],
  [{ amount: 1, unit: 'workingDays' }, '1 ngày làm việc', '1 working day'],
  [{ amount: 0.25, unit: 'workingDays' }, '0,25 ngày làm việc', '0.25 working days'],
  [{ amount: 45, unit: 'calendarDays' }, '45 ngày', '45 calendar days'],
  [{ amount: 4, unit: 'workingHours' }, '4 giờ làm việc', '4 working hours'],
  [{ amount: 2, unit: 'months' }, '2 tháng', '2 months'],
  [{ amount: 24, unit: 'clockHours' }, '24 giờ', '24 hours'],
])('the limit %o in words', (limit, vi, en) => expect(limitInWords(limit)).toEqual({ vi, en }))

test('a share of “within the day” is a part of it; a step that isn’t counted says so', () => {
  expect(shareInWords({ amount: 4, unitOfTime: 'sameDay' }, 8).vi).toBe('50 % thời hạn')
  expect(shareInWords({ amount: 1.75, unitOfTime: 'workingDays' }, 3).vi).toBe('1,75 ngày làm việc')
  expect(shareInWords({ amount: 0, unitOfTime: 'workingDays' }, 3).vi).toBe('không tính thời gian')
})

test.each([
  [0, 'Không thu phí'],
  [15_000, '15.000 đ'],
  [1_200_000, '1.200.000 đ'],
])('a fee of %d đồng', (feeDong, vi) => expect(feeInWords({ feeDong }).vi).toBe(vi))

test.each([
  [1, '0,1 giờ làm việc'],
  [90, '1,5 giờ làm việc'],
  [479, '8 giờ làm việc'],
  [480, '1 ngày làm việc'],
  [4_900, '10,2 ngày làm việc'],
])('%d working minutes', (minutes, vi) => expect(workingTimeInWords(minutes).vi).toBe(vi))

describe('days without a version', () => {
  const version = (validFrom: string, validTo: string | null) => ({ validFrom, validTo })

  test('versions that join leave none', () =>
    expect(gapsBetween([version('2014-07-01', '2024-07-31'), version('2024-08-01', null)])).toEqual([]))
  test('a gap is named by its first and last day', () =>
    expect(gapsBetween([version('2014-07-01', '2024-02-28'), version('2024-03-02', null)])).toEqual([
      { from: '2024-02-29', to: '2024-03-01' },
    ]))
})

describe('where dossiers are filed', () => {
  const unit = (id: string) => ({ id }) as never
  const successors: Record<string, string> = { 'cam-an': 'hieu-giang', 'cam-thuy': 'hieu-giang' }
  const organization = {
    placeOf: ({ unitId, role }: Place) => ({ unitId: successors[unitId] ?? unitId, role }),
    unitsInForce: () => [unit('hieu-giang'), unit('elsewhere')],
    postsOf: (id: string) => (id === 'hieu-giang' ? [{ role: 'reception' }] : []) as never,
  }
  const counterOf = (id: string) => successors[id] ?? id
  const version = { receivingUnitIds: ['cam-an', 'cam-thuy'] }

  test('a merged commune’s place is taken by its successor, once', () =>
    expect(receivingUnitsOf(version, organization, '2025-07-01')).toEqual([{ id: 'hieu-giang' }]))
  test('the successor takes in, the old commune no longer', () => {
    expect(receives(version, 'hieu-giang', counterOf)).toBe(true)
    expect(receives(version, 'cam-an', counterOf)).toBe(false)
  })
  test('a step whose role nobody has is found, an outside body is left alone', () => {
    const step = (key: string, role: string, place: Step['place']) => ({ key, role, place, unitId: null }) as Step
    const steps = [
      step('receive', 'reception', 'receiving'),
      step('sign', 'chair', 'receiving'),
      step('tax', 'x', 'external'),
    ]
    expect(unstaffedSteps({ ...version, steps }, organization, '2025-07-01')).toEqual([
      { step: steps[1], unitIds: ['hieu-giang'] },
    ])
  })
})
