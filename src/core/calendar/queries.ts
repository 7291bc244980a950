import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type Calendar, type CalendarDay, makeCalendar, type OfficeHours } from './rules/calendar.ts'
import { type CalendarFile, calendarFromFiles, type OfficeHoursFile, officeHoursOf } from './rules/profile.ts'

interface CalendarRow {
  yearFrom: number
  yearTo: number
  days: CalendarDay[]
  hours: OfficeHours[]
}

/** The whole calendar, in one round trip. */
export async function loadCalendar(db: Db): Promise<Calendar> {
  const row = await db.first(sql<CalendarRow>`
    SELECT s.year_from, s.year_to,
      (SELECT coalesce(json_agg(json_build_object('on', day, 'kind', kind, 'name', name, 'notice', notice,
        'provisional', provisional) ORDER BY day), '[]') FROM calendar_days) AS days,
      (SELECT coalesce(json_agg(json_build_object('validFrom', valid_from, 'validTo', valid_to, 'seasonFrom', season_from,
        'seasonTo', season_to, 'spells', spells) ORDER BY valid_from DESC), '[]') FROM office_hours) AS hours
    FROM calendar_state s`)
  if (!row) throw new Error('No calendar is loaded: import a profile first')
  return makeCalendar({ years: { from: row.yearFrom, to: row.yearTo }, days: row.days, hours: row.hours })
}

export async function calendarVersion(db: Db): Promise<number> {
  const row = await db.first(sql<{ version: number }>`SELECT version FROM calendar_state`)
  return row?.version ?? 0
}

/**
 * Replaces the calendar by a profile's files.
 *
 * @throws RangeError the files make no calendar, such as a day of work without office hours; nothing is changed then
 */
export async function importCalendar(db: Db, file: CalendarFile, hours: OfficeHoursFile): Promise<void> {
  calendarFromFiles(file, hours)
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO calendar_state (year_from, year_to) VALUES (${file.years.from}, ${file.years.to})
      ON CONFLICT (only_row) DO UPDATE
        SET year_from = excluded.year_from, year_to = excluded.year_to`)
    await tx.run(sql`DELETE FROM calendar_days`)
    await tx.run(sql`
      INSERT INTO calendar_days (day, kind, name, notice, provisional)
      SELECT d."on", d.kind, d.name, d.notice, coalesce(d.provisional, false)
      FROM jsonb_to_recordset(${JSON.stringify(file.days)}::text::jsonb)
        AS d("on" date, kind text, name text, notice text, provisional boolean)`)
    await tx.run(sql`DELETE FROM office_hours`)
    for (const each of officeHoursOf(hours))
      await tx.run(sql`
        INSERT INTO office_hours (id, valid_from, valid_to, season_from, season_to, spells)
        VALUES (${newId()}, ${each.validFrom}::date, ${each.validTo}::date, ${each.seasonFrom}, ${each.seasonTo},
          ${JSON.stringify(each.spells)}::text::jsonb)`)
  })
}
