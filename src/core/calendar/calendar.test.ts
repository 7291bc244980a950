import { afterAll, beforeAll, expect, test } from 'vitest'
import days from '../../../profiles/cam-lo-2019/calendar.json' with { type: 'json' }
import hours from '../../../profiles/cam-lo-2019/office-hours.json' with { type: 'json' }
import { sql } from '../../platform/database/index.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import {
  type CalendarFile,
  calendarSource,
  dueAt,
  importCalendar,
  isWorkingDay,
  type OfficeHoursFile,
} from './index.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
  await importCalendar(base.db, days as CalendarFile, hours as unknown as OfficeHoursFile)
})
afterAll(() => base.close())

test('what was imported counts as the files do', async () => {
  const calendar = await calendarSource(base.db)()
  const due = dueAt(calendar, new Date('2026-02-13T09:00:00+07:00'), { amount: 3, unit: 'workingDays' })
  expect(due.at).toEqual(new Date('2026-02-25T17:00:00+07:00'))
})

test('a swap entered later counts within a second', async () => {
  const current = calendarSource(base.db)
  expect(isWorkingDay(await current(), '2026-11-28')).toBe(false)
  await base.db.run(sql`INSERT INTO calendar_days (day, kind, name, notice) VALUES
    ('2026-11-23', 'swappedOff', 'Nghỉ hoán đổi', 'TB thử'), ('2026-11-28', 'swappedOn', 'Làm bù', 'TB thử')`)
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  expect(isWorkingDay(await current(), '2026-11-28')).toBe(true)
  expect(isWorkingDay(await current(), '2026-11-23')).toBe(false)
})

test('files that make no calendar are refused and change nothing', async () => {
  const summerOnly = { hours: hours.hours.slice(0, 1) } as unknown as OfficeHoursFile
  await expect(importCalendar(base.db, days as CalendarFile, summerOnly)).rejects.toThrow('No office hours')
  const calendar = await calendarSource(base.db)()
  expect(isWorkingDay(calendar, '2026-01-10')).toBe(true)
})

test('a swap without its notice is refused', async () => {
  await expect(
    base.db.run(sql`INSERT INTO calendar_days (day, kind, name) VALUES ('2026-12-05', 'swappedOn', 'Làm bù')`),
  ).rejects.toThrow('swapped_day_has_a_notice')
})
