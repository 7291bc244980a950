import { type Db, sql } from '../../platform/database/index.ts'
import { type Axis, type Clocking, type TasksFile, USUAL } from './rules/settings.ts'

/** Brings what an installation's tasks go by up to a profile. */
export async function importTasks(db: Db, localityId: number, { rules, axes }: TasksFile): Promise<void> {
  for (const rule of rules)
    await db.run(sql`
      INSERT INTO task_rules (locality_id, valid_from, valid_to, near_working_days, near_percent, accept_working_days,
        send_back_working_days, answer_working_days, reopen_working_days, extensions_at_most, short_notice_days, hours_a_unit, source, standing)
      VALUES (${localityId}, ${rule.validFrom}::date, ${rule.validTo}::date, ${rule.nearWorkingDays}, ${rule.nearPercent},
        ${rule.acceptWorkingDays}, ${rule.sendBackWorkingDays}, ${rule.answerWorkingDays}, ${rule.reopenWorkingDays}, ${rule.extensionsAtMost}, ${rule.shortNoticeDays}, ${rule.hoursAUnit},
        ${rule.source}, ${rule.standing})
      ON CONFLICT (locality_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to, near_working_days = excluded.near_working_days,
        near_percent = excluded.near_percent, accept_working_days = excluded.accept_working_days,
        send_back_working_days = excluded.send_back_working_days, answer_working_days = excluded.answer_working_days, reopen_working_days = excluded.reopen_working_days, extensions_at_most = excluded.extensions_at_most,
        short_notice_days = excluded.short_notice_days, hours_a_unit = excluded.hours_a_unit, source = excluded.source,
        standing = excluded.standing`)
  for (const [position, axis] of axes.entries())
    await db.run(sql`
      INSERT INTO task_axes (locality_id, key, valid_from, valid_to, name, position, source, standing)
      VALUES (${localityId}, ${axis.key}, ${axis.validFrom}::date, ${axis.validTo}::date, ${JSON.stringify(axis.name)}::text::jsonb,
        ${position}, ${axis.source}, ${axis.standing})
      ON CONFLICT (locality_id, key, valid_from) DO UPDATE SET valid_to = excluded.valid_to, name = excluded.name,
        position = excluded.position, source = excluded.source, standing = excluded.standing`)
}

/** The rule of a day. */
export async function clockingOn(db: Db, localityId: number, on: string): Promise<Clocking> {
  const rule = await db.first(sql<Clocking>`
    SELECT near_working_days, near_percent, accept_working_days, send_back_working_days, answer_working_days, reopen_working_days,
      extensions_at_most, short_notice_days, hours_a_unit
    FROM task_rules WHERE locality_id = ${localityId} AND daterange(valid_from, valid_to, '[]') @> ${on}::date`)
  return rule ?? USUAL
}

/** Every axis there was, in its order. */
export const findAxes = (db: Db, localityId: number): Promise<Axis[]> =>
  db.many(sql<Axis>`
    SELECT key, name, valid_from, valid_to, source, standing FROM task_axes
    WHERE locality_id = ${localityId} ORDER BY valid_from, position`)
