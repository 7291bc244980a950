import { describe, expect, test } from 'vitest'
import calendarFile from '../../../../profiles/cam-lo-2019/calendar.json' with { type: 'json' }
import officeHoursFile from '../../../../profiles/cam-lo-2019/office-hours.json' with { type: 'json' }
import { type CalendarFile, calendarFromFiles, type OfficeHoursFile } from '../../../core/calendar/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import { asVersion, newDraft } from './draft.ts'
import { type PastDossier, replay } from './replay.ts'
import type { ProcedureVersion, Step } from './version.ts'

const calendar = calendarFromFiles(
  calendarFile as unknown as CalendarFile,
  officeHoursFile as unknown as OfficeHoursFile,
)
const step = (key: string, amount: number, rest: Partial<Step> = {}): Step => ({
  key,
  position: 0,
  name: t(key, key),
  role: 'justiceOfficer',
  place: 'receiving',
  unitId: null,
  amount,
  unitOfTime: 'workingDays',
  ...rest,
})
const VERSION: ProcedureVersion = {
  ...asVersion(newDraft('x', 'X'), { units: [], findUnitByCode: () => undefined }),
  limit: { amount: 2, unit: 'workingDays' },
  steps: [step('receive', 0.5), step('process', 1), step('sign', 0.5), step('return', 0, { role: 'returnDesk' })],
  form: [{ key: 'areaM2', type: 'number', label: t('m²', 'm²'), hint: null, required: true, options: null }],
}
// Monday to Wednesday of a week without holidays.
const past = (at: string, minutes: Record<string, number>, rest: Partial<PastDossier> = {}): PastDossier => ({
  startedAt: new Date(`2026-03-${at}:00+07:00`),
  receivingUnitId: 'xa1',
  late: false,
  answers: {},
  minutes,
  ...rest,
})
const quick = past('02T08:00', { receive: 60, process: 240, sign: 30 })
const slow = past('02T08:00', { receive: 240, process: 1_200, sign: 60 })

describe('late', () => {
  test.each<[string, Partial<ProcedureVersion>, PastDossier, number]>([
    ['a quick one is in time', {}, quick, 0],
    ['a slow one is late', {}, slow, 1],
    ['…unless the limit is longer', { limit: { amount: 5, unit: 'workingDays' } }, slow, 0],
    ['…or the slow step is gone', { steps: VERSION.steps.filter(({ key }) => key !== 'process') }, slow, 0],
    ['a new step takes its whole share', { steps: [...VERSION.steps.slice(0, 3), step('ask', 3)] }, quick, 1],
    [
      '…unless it isn’t taken',
      { steps: [...VERSION.steps.slice(0, 3), step('ask', 3, { condition: 'areaM2 > 500' })] },
      { ...quick, answers: { areaM2: '90' } },
      0,
    ],
    ['handing over isn’t counted', {}, { ...quick, minutes: { ...quick.minutes, return: 9_999 } }, 0],
  ])('%s', (_, change, dossier, late) => expect(replay({ ...VERSION, ...change }, [dossier], calendar).late).toBe(late))
})

test('each step has its median, its share kept or not, and what is known of it', () => {
  const { steps } = replay(
    { ...VERSION, steps: [...VERSION.steps.slice(0, 3), step('ask', 1)] },
    [quick, slow],
    calendar,
  )
  expect(
    steps.map(({ step: { key }, dossiers, known, medianMinutes, over }) => [key, dossiers, known, medianMinutes, over]),
  ).toEqual([
    ['receive', 2, 2, 150, 0],
    ['process', 2, 2, 720, 1],
    ['sign', 2, 2, 45, 0],
    ['ask', 2, 0, 480, 0],
  ])
})

test('queues: who stands where at once, at the receiving unit or at the step’s office', () => {
  const version = {
    ...VERSION,
    steps: VERSION.steps.map((each) => (each.key === 'sign' ? { ...each, unitId: 'huyen' } : each)),
  }
  const { queues } = replay(version, [quick, quick, past('04T08:00', quick.minutes)], calendar)
  const found = (key: string) => queues.find(({ stepKey }) => stepKey === key)
  expect(found('process')).toMatchObject({ unitId: 'xa1', dossiers: 3, most: 2 })
  expect(found('sign')).toMatchObject({ unitId: 'huyen', dossiers: 3, most: 2 })
  // Three dossiers of 240 minutes, over the 960 minutes of two days and 330 of the third.
  expect(found('process')?.average).toBeCloseTo(720 / 1_290, 5)
})

test('nothing to go by gives nothing', () =>
  expect(replay(VERSION, [], calendar)).toMatchObject({ dossiers: 0, late: 0, queues: [] }))

test('five thousand dossiers don’t hold a page up', () => {
  const startedAt = performance.now()
  replay(
    VERSION,
    Array.from({ length: 5_000 }, () => slow),
    calendar,
  )
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
