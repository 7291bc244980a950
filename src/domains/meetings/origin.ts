import { type Db, sql } from '../../platform/database/index.ts'
import { formatDate, type Text, t } from '../../platform/i18n/index.ts'

/** What a task was born from: the conclusion and its meeting. */
export async function conclusionOrigin(
  db: Db,
  localityId: number,
  id: string,
): Promise<{ name: Text; href: string } | undefined> {
  const row = await db.first(sql<{ meetingId: string; number: number | null; title: string; startsAt: Date }>`
    SELECT c.meeting_id, c.number, m.title, m.starts_at FROM meeting_conclusions c
    JOIN meetings m ON m.locality_id = c.locality_id AND m.id = c.meeting_id
    WHERE c.locality_id = ${localityId} AND c.id = ${id}`)
  if (!row) return undefined
  const { meetingId, number, title, startsAt } = row
  const day = formatDate(startsAt)
  return {
    name: t(`Kết luận ${number ?? ''}, ${title}, ngày ${day}`, `Conclusion ${number ?? ''}, ${title}, ${day}`),
    href: `/cuoc-hop/${meetingId}#ket-luan`,
  }
}
