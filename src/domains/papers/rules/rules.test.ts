import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Consent, consentFor } from './consent.ts'
import { ownerKeyOf, sameOwner } from './owner.ts'
import { isReasoned, reusedAs } from './reuse.ts'
import { standingOf, validUntil } from './standing.ts'

describe('whose papers they are', () => {
  test.each([
    ['citizen', '999045000123', { kind: 'personalNumber', number: '999045000123' }],
    ['citizen', '999 045 000 123', { kind: 'personalNumber', number: '999045000123' }],
    ['citizen', '197012345', { kind: 'oldCard', number: '197012345' }],
    ['citizen', '12345', undefined],
    ['citizen', null, undefined],
    ['citizen', ' ', undefined],
    ['household', '999045000123', { kind: 'personalNumber', number: '999045000123' }],
    ['household', '30a8012345', { kind: 'businessCode', number: '30A8012345' }],
    ['enterprise', '3200000002', { kind: 'taxCode', number: '3200000002' }],
    ['enterprise', '3200000002-001', { kind: 'taxCode', number: '3200000002001' }],
    // Twelve digits of a firm are nobody's personal number.
    ['enterprise', '999045000123', { kind: 'businessCode', number: '999045000123' }],
  ])('%s %s', (kind, idNumber, key) => {
    expect(ownerKeyOf({ kind, idNumber })).toEqual(key)
  })

  test('nobody without a number is the same as anybody', () => {
    const key = ownerKeyOf({ kind: 'citizen', idNumber: '999045000123' })
    expect(sameOwner(key, key)).toBe(true)
    expect(sameOwner(undefined, undefined)).toBe(false)
    expect(sameOwner(key, ownerKeyOf({ kind: 'enterprise', idNumber: '999045000123' }))).toBe(false)
  })
})

describe('how a held paper stands', () => {
  const paper = { validUntil: '2026-06-30', replacedBy: null, revokedAt: null, fileId: 'file' }
  test.each([
    ['on its last day it holds', {}, '2026-06-30', 'holds'],
    ['the day after it doesn’t', {}, '2026-07-01', 'expired'],
    ['without an end it holds', { validUntil: null }, '2099-01-01', 'holds'],
    ['a newer one replaces it', { replacedBy: 'other' }, '2026-01-01', 'replaced'],
    ['revoked says more than replaced', { replacedBy: 'other', revokedAt: new Date() }, '2026-01-01', 'revoked'],
    ['erased says nothing else', { fileId: null, revokedAt: new Date() }, '2026-01-01', 'erased'],
  ])('%s', (_, change, on, standing) => {
    expect(standingOf({ ...paper, ...change }, on)).toBe(standing)
  })

  test.each([
    ['2026-03-02', 6, '2026-09-02'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 36, '2029-12-15'],
  ])('%s for %i months ends on %s', (from, months, until) => {
    expect(validUntil(from, months)).toBe(until)
  })

  test('months never run into the month after', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (at, months) => {
        const from = at.toISOString().slice(0, 10)
        const until = validUntil(from, months)
        const monthsOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
        expect(monthsOf(until) - monthsOf(from)).toBe(months)
        expect(Number(until.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)))
      }),
    )
  })
})

describe('by which consent a paper is used', () => {
  const consent = (id: string, change: Partial<Consent>): Consent => ({
    id,
    scope: 'standing',
    dossierId: null,
    way: 'spoken',
    givenAt: new Date(0),
    withdrawnAt: null,
    ...change,
  })
  const standing = consent('standing', {})
  const own = consent('own', { scope: 'dossier', dossierId: 'A' })
  test.each<[string, Consent[], string | undefined, string | undefined]>([
    ['none', [], 'A', undefined],
    ['one until withdrawn', [standing], 'A', 'standing'],
    ['the dossier’s own first', [standing, own], 'A', 'own'],
    ['another dossier’s is none', [own], 'B', undefined],
    ['before there is a dossier, only a standing one', [own, standing], undefined, 'standing'],
    ['withdrawn is none', [consent('gone', { withdrawnAt: new Date(1) })], 'A', undefined],
  ])('%s', (_, consents, dossierId, found) => {
    expect(consentFor(consents, dossierId)?.id).toBe(found)
  })
})

test('a result that is used again has the national code 3, a digitised paper 2', () => {
  expect([reusedAs('result'), reusedAs('reception')]).toEqual([3, 2])
})

test.each([
  ['missing', 'thiếu trang 2', true],
  ['wrong', ' ', false],
  ['missing', undefined, false],
  ['declined', undefined, true],
] as const)('asked for anew as %s with “%s”', (reason, note, told) => {
  expect(isReasoned({ reason, note })).toBe(told)
})
