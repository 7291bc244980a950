import { endOfDay, startOfDay } from '../../core/calendar/index.ts'
import { sql } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import type { TargetSource } from '../resolutions/index.ts'
import type { Work } from './deps.ts'

/**
 * The share of tasks done on time: those finished by their present deadline, of all whose deadline lies in the period and has passed.
 * For targets that the program counts.
 */
export const tasksOnTime = ({ db, clock, localityId }: Pick<Work, 'db' | 'clock' | 'localityId'>): TargetSource => ({
  key: 'tasksOnTime',
  name: t('Nhiệm vụ hoàn thành đúng hạn', 'Tasks done on time'),
  figure({ unitId, from, to }) {
    const of = unitId === null ? sql`true` : sql`t.lead_unit_id = ${unitId}`
    return db.one(sql<{ part: number; whole: number }>`
      SELECT count(*) FILTER (WHERE t.state = 'approved' AND t.submitted_at <= t.due_at) AS part, count(*) AS whole
      FROM tasks t WHERE t.locality_id = ${localityId} AND ${of} AND t.due_at >= ${startOfDay(from)} AND t.due_at < ${endOfDay(to)}
        AND t.due_at < ${clock.now()} AND t.state NOT IN ('draft', 'paused', 'cancelled', 'merged')`)
  },
  href: ({ unitId }) => `/nhiem-vu?xem=unit&tinh-trang=all${unitId === null ? '' : `&don-vi=${unitId}`}`,
})
