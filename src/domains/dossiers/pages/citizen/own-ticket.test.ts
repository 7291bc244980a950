import { expect, test } from 'vitest'
import { issueTicket, opens } from './own-ticket.ts'

const SECRET = 'a secret of tests'
const CODE = '000.13.25.H50-260302-0001'
const now = new Date('2026-03-02T08:00:00+07:00')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

test('a ticket opens its own dossier for two hours', () => {
  const ticket = issueTicket(SECRET, CODE, now)
  expect(opens(SECRET, CODE, ticket, later(1.9))).toBe(true)
  expect(opens(SECRET, CODE, ticket, later(2))).toBe(false)
})

test.each<[string, (ticket: string) => string | undefined, string?]>([
  ['another dossier', (ticket) => ticket, '000.13.25.H50-260302-0002'],
  ['a later end', (ticket) => `9${ticket}`],
  ['another signature', (ticket) => ticket.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'))],
  ['nonsense', () => '1.x'],
  ['nothing', () => undefined],
])('a ticket forged for %s opens nothing', (_, forge, code = CODE) => {
  expect(opens(SECRET, code, forge(issueTicket(SECRET, CODE, now)), now)).toBe(false)
})
