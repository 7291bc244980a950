import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { compareVersions, isSame } from './compare.ts'
import { asVersion, newDraft } from './draft.ts'
import type { ProcedureVersion } from './version.ts'

const paper = (vi: string, issuedByOffice = false, quantity = 1) => ({
  name: t(vi, vi),
  kind: 'copy' as const,
  quantity,
  issuedByOffice,
})
const step = (key: string, amount: number) => ({
  key,
  position: 0,
  name: t(key, key),
  role: 'reception',
  place: 'receiving' as const,
  unitId: null,
  amount,
  unitOfTime: 'workingDays' as const,
})
const empty = asVersion(newDraft('x', 'Thủ tục'), { units: [], findUnitByCode: () => undefined })
const OLD: ProcedureVersion = {
  ...empty,
  limit: { amount: 10, unit: 'workingDays' },
  feeDong: 50_000,
  papers: [paper('Đơn'), paper('Giấy A'), paper('Giấy B')],
  steps: [step('a', 4), step('b', 4), step('c', 2)].map((each, index) => ({ ...each, position: index + 1 })),
}

test('the same version differs in nothing', () => expect(isSame(compareVersions(OLD, structuredClone(OLD)))).toBe(true))

test('the three reductions are counted: papers and steps, time, cost', () => {
  const after: ProcedureVersion = {
    ...OLD,
    limit: { amount: 40, unit: 'workingHours' },
    feeDong: 0,
    papers: [paper('đơn'), paper('Giấy A', true)],
    steps: [step('a', 4), step('c', 1)].map((each, index) => ({ ...each, position: index + 1 })),
  }
  const { figures, papers, steps } = compareVersions(OLD, after)
  expect(figures).toEqual({
    papersAsked: { before: 3, after: 1 },
    steps: { before: 3, after: 2 },
    questions: { before: 0, after: 0 },
    hours: { before: 80, after: 40 },
    feeDong: { before: 50_000, after: 0 },
  })
  expect(papers.removed.map(({ name }) => name.vi)).toEqual(['Giấy B'])
  expect(papers.changed.map(({ after: { name }, what }) => [name.vi, what])).toEqual([
    ['đơn', ['name']],
    ['Giấy A', ['issuedByOffice']],
  ])
  expect(steps.removed.map(({ key }) => key)).toEqual(['b'])
  expect(steps.changed.map(({ after: { key }, what }) => [key, what])).toEqual([['c', ['amount']]])
})

describe('what counts as a change', () => {
  test.each<[string, Partial<ProcedureVersion>, string[]]>([
    ['the order of laws and offices doesn’t', { legalBasis: [], receivingUnitIds: [] }, []],
    ['a fact does', { code: '1.000001', resultVi: 'Giấy khác' }, ['code', 'resultVi']],
    ['a limit in calendar days has no difference in hours', { limit: { amount: 10, unit: 'calendarDays' } }, ['limit']],
  ])('%s', (_, change, facts) => {
    const compared = compareVersions(OLD, { ...OLD, ...change })
    expect(compared.facts.map(({ name }) => name)).toEqual(facts)
    if (change.limit) expect(compared.figures.hours).toBeNull()
  })

  test('two steps that change places do', () => {
    const [a, b, c] = OLD.steps as [
      ProcedureVersion['steps'][number],
      ProcedureVersion['steps'][number],
      ProcedureVersion['steps'][number],
    ]
    const { steps } = compareVersions(OLD, { ...OLD, steps: [b, a, c] })
    expect(steps.changed.map(({ after, what }) => [after.key, what])).toEqual([
      ['b', ['position']],
      ['a', ['position']],
    ])
  })
})
