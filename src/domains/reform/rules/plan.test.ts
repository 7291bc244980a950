import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import type { ProceduresFile, VersionFile } from '../../procedures/index.ts'
import { catalogueFrom, decide, type EndFile, flawsOf, type PlanFile } from './plan.ts'

const plan = (...ends: EndFile[]): PlanFile => ({
  code: 'plan',
  name: t('Phương án', 'Plan'),
  legalBasis: ['NQ 1/2020'],
  effectiveOn: '2020-01-01',
  note: t('', ''),
  units: [{ code: 'new' } as PlanFile['units'][number]],
  posts: { byKind: {}, byUnit: {} },
  single: [],
  ends,
})

describe('a plan’s flaws', () => {
  const known = new Set(['old', 'other'])
  test.each<[string, EndFile[], string[]]>([
    ['none', [{ unit: 'old', successors: ['new'] }], []],
    ['none where nobody has decided yet', [{ unit: 'old', successors: [] }], []],
    ['a successor that is no unit', [{ unit: 'old', successors: ['nowhere'] }], ['successor_unknown']],
    [
      'a rule that leads nowhere',
      [{ unit: 'old', successors: ['new'], rules: [{ role: 'x', to: 'nowhere' }] }],
      ['successor_unknown'],
    ],
    [
      'a rule by way of the receiving unit is none',
      [{ unit: 'old', successors: ['new'], rules: [{ role: 'x', to: null }] }],
      [],
    ],
    ['a unit that succeeds itself', [{ unit: 'old', successors: ['old'] }], ['succeeds_itself']],
    [
      'a unit named twice',
      [
        { unit: 'old', successors: ['new'] },
        { unit: 'old', successors: ['other'] },
      ],
      ['named_twice'],
    ],
  ])('%s', (_, ends, kinds) => {
    expect(flawsOf(plan(...ends), known).map(({ kind }) => kind)).toEqual(kinds)
  })
})

test('what is decided later goes before what was decided before, and touches nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', null)), (roles) => {
      const decided = roles.reduce(
        (sofar, role, index) => decide(sofar, 'old', { role, to: `unit ${index}` }),
        plan({ unit: 'old', successors: [] }, { unit: 'other', successors: ['new'] }),
      )
      const [old, other] = decided.ends
      expect(other).toEqual({ unit: 'other', successors: ['new'] })
      for (const role of new Set(roles)) {
        const rules = (old?.rules ?? []).filter((rule) => rule.role === role)
        expect(rules).toEqual([{ role, to: `unit ${roles.lastIndexOf(role)}` }])
      }
    }),
  )
})

describe('the catalogue of the new world', () => {
  const version = (slug: string, validFrom: string, validTo: string | null = null) =>
    ({ slug, validFrom, validTo }) as VersionFile
  const spans = (file: ProceduresFile) =>
    file.versions.map(({ slug, validFrom, validTo }) => [slug, validFrom, validTo])
  const from = (versions: VersionFile[], inForce: [string, string][]) =>
    spans(catalogueFrom({ lifeEvents: [], versions }, '2025-07-02', '2025-07-01', new Map(inForce)))

  test.each<[string, VersionFile[], [string, string][], unknown[]]>([
    ['what stays as it was isn’t touched', [version('birth', '2016-01-01')], [['birth', '2016-01-01']], []],
    [
      'what changes ends on the eve and begins on the day',
      [version('permit', '2025-07-01')],
      [['permit', '2015-01-01']],
      [
        ['permit', '2015-01-01', '2025-07-01'],
        ['permit', '2025-07-02', null],
      ],
    ],
    ['what is new begins on the day', [version('allowance', '2021-07-01')], [], [['allowance', '2025-07-02', null]]],
    [
      'what is known for later begins then',
      [version('permit', '2025-07-01', '2026-06-30'), version('permit', '2026-07-01')],
      [],
      [
        ['permit', '2025-07-02', '2026-06-30'],
        ['permit', '2026-07-01', null],
      ],
    ],
    ['what is over isn’t published', [version('permit', '2020-01-01', '2025-06-30')], [], []],
  ])('%s', (_, versions, inForce, expected) => {
    expect(from(versions, inForce)).toEqual(expected)
  })
})
