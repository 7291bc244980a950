import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Organization, type Unit } from '../../../core/organization/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import type { Board } from '../queries.ts'
import { byUnitsOfToday } from './heirs.ts'

const unit = (id: string, successorIds: string[] = []): Unit => ({
  id,
  code: id,
  officialCode: null,
  agencyCode: null,
  kind: 'commune',
  typeVi: 'xã',
  name: t(id, id),
  shortNameVi: id,
  authorityVi: id,
  parentId: null,
  address: null,
  validFrom: '2015-01-01',
  validTo: successorIds.length > 0 ? '2019-12-31' : null,
  successorIds,
})

const organization = new Organization({
  units: [unit('a', ['c']), unit('b', ['c']), unit('c'), unit('d')],
  posts: [],
  officials: [],
  appointments: [],
  absences: [],
  successionRules: [],
})

const line = fc.record({
  unitId: fc.constantFrom('a', 'b', 'c', 'd'),
  onTime: fc.nat(500),
  late: fc.nat(500),
  open: fc.nat(500),
  openNear: fc.nat(50),
  openLate: fc.nat(50),
})

test('units of today add up to the same sums, each once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(line, { selector: ({ unitId }) => unitId }), (lines) => {
      const board = { today: '2020-06-01', units: lines.map((each) => ({ ...each, name: each.unitId })) } as Board
      const now = byUnitsOfToday(board, organization).units
      expect(new Set(now.map(({ unitId }) => unitId)).size).toBe(now.length)
      expect(now.every(({ unitId }) => unitId === 'c' || unitId === 'd')).toBe(true)
      for (const figure of ['onTime', 'late', 'open', 'openNear', 'openLate'] as const)
        expect(now.reduce((sum, each) => sum + each[figure], 0)).toBe(
          lines.reduce((sum, each) => sum + each[figure], 0),
        )
    }),
  )
})
