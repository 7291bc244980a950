import { type OfficialViewer, personsOf, unitsFor } from '../../../core/identity/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { beginningsOf, foldVietnamese } from '../../../platform/text.ts'

/** A conclusion as a form offers it. */
export interface FoundConclusion {
  id: string
  number: number
  body: string
  meeting: string
  startsAt: Date
}

/** How many of the latest conclusions are looked through. */
const LATEST = 600

/** Conclusions of meetings somebody may see, latest first, whose words or meeting's title hold what is typed. */
export async function searchConclusions(
  { db, localityId }: { db: Db; localityId: number },
  viewer: OfficialViewer,
  { text, limit }: { text: string; limit: number },
): Promise<FoundConclusion[]> {
  const persons = personsOf(viewer)
  const units = [...new Set([...unitsFor(viewer, 'meeting.look'), ...unitsFor(viewer, 'meeting.manage')])]
  const latest = await db.many(sql<FoundConclusion>`
    SELECT c.id, c.number, c.body, m.title AS meeting, m.starts_at FROM (
      SELECT id, title, starts_at FROM meetings
      WHERE locality_id = ${localityId} AND unit_id = ANY (${units}::uuid[]) AND state IN ('held', 'concluded')
      UNION
      SELECT o.id, o.title, o.starts_at FROM meeting_people p JOIN meetings o ON o.locality_id = p.locality_id AND o.id = p.meeting_id
      WHERE p.locality_id = ${localityId} AND p.person_id = ANY (${persons}::uuid[]) AND o.state IN ('held', 'concluded')
      ORDER BY starts_at DESC LIMIT ${LATEST}) m
    JOIN meeting_conclusions c ON c.locality_id = ${localityId} AND c.meeting_id = m.id AND c.state <> 'dropped'
    ORDER BY m.starts_at DESC, c.number LIMIT ${LATEST}`)
  const wanted = beginningsOf(text)
  const fits = ({ body, meeting }: FoundConclusion) => {
    const words = foldVietnamese(`${body} ${meeting}`).match(/[a-z0-9]+/g) ?? []
    return wanted.every((each) => words.some((word) => word.startsWith(each)))
  }
  return latest.filter(fits).slice(0, limit)
}
