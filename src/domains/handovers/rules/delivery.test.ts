import { describe, expect, test } from 'vitest'
import { advance, type Choice, tidyChoice, tidyTracking } from './delivery.ts'

describe('what a result on its way allows', () => {
  test.each([
    ['chosen', 'choose', 'chosen'],
    ['chosen', 'post', 'posted'],
    ['chosen', 'deliver', undefined],
    ['posted', 'deliver', 'delivered'],
    ['posted', 'comeBack', 'cameBack'],
    ['posted', 'choose', undefined],
    ['posted', 'post', undefined],
    ['cameBack', 'post', 'posted'],
    ['cameBack', 'choose', 'chosen'],
    ['delivered', 'comeBack', undefined],
  ] as const)('%s, %s: %s', (from, deed, to) => {
    const next = advance(from, deed)
    expect(next.ok ? next.value : undefined).toBe(to)
  })
})

const post: Choice = { way: 'post', name: 'Hồ Văn A', phone: '0912 345 678', address: 'Thôn 1', payer: 'receiver' }
const digits = (typed: string) => (/^\d{10}$/.test(typed.replace(/ /g, '')) ? typed.replace(/ /g, '') : undefined)

test.each([
  [post, undefined],
  [{ ...post, name: '  ' }, 'missing_receiver'],
  [{ ...post, address: '\u0000' }, 'missing_address'],
  [{ ...post, phone: 'abc' }, 'bad_receiver_phone'],
  [{ ...post, way: 'collect', name: '', address: '', phone: '' }, undefined],
] as const)('%j: %s', (choice, reason) => {
  const tidied = tidyChoice(choice, digits)
  expect(tidied.ok ? undefined : tidied.reason).toBe(reason)
})

test('who collects leaves no address behind', () => {
  expect(tidyChoice({ ...post, way: 'electronic' }, digits)).toMatchObject({
    ok: true,
    value: { name: '', address: '', phone: '' },
  })
})

test.each([
  [' ew 999-123.456 vn ', 'EW999123456VN'],
  ['', ''],
])('a tracking number typed as “%s” is %s', (typed, tidy) => expect(tidyTracking(typed)).toBe(tidy))
