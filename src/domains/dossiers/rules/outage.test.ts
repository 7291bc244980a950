import { expect, test } from 'vitest'
import { outageFault } from './outage.ts'
import { at } from './testing.ts'

test.each([
  ['announced, then begins', '2026-03-02 08:00', '2026-03-02 09:00', '2026-03-02 17:00', undefined],
  ['planned days before', '2026-02-20 08:00', '2026-03-03 07:00', '2026-03-03 17:00', undefined],
  ['a whole day', '2026-03-02 08:00', '2026-03-02 08:00', '2026-03-03 08:00', undefined],
  ['longer than a day', '2026-03-02 08:00', '2026-03-02 08:00', '2026-03-03 08:01', 'longer_than_allowed'],
  ['before anybody announced it', '2026-03-02 08:00', '2026-03-02 07:59', '2026-03-02 17:00', 'before_announcement'],
  ['announced in the future', '2026-03-02 11:00', '2026-03-02 12:00', '2026-03-02 17:00', 'announced_later'],
  ['over already', '2026-03-02 07:00', '2026-03-02 07:00', '2026-03-02 10:00', 'over_already'],
  ['ends before it begins', '2026-03-02 08:00', '2026-03-02 17:00', '2026-03-02 16:00', 'ends_before_start'],
])('an outage %s', (_, announced, starts, until, expected) => {
  const outage = { announcedAt: at(announced), startsAt: at(starts), untilAt: at(until) }
  expect(outageFault(outage, at('2026-03-02 10:00'))).toBe(expected)
})
