import { loadOrganization } from '../core/organization/index.ts'
import { beginDraftOf } from '../domains/procedures/index.ts'
import { type Db, sql } from '../platform/database/index.ts'

/** The procedure whose next version is being written in the demonstration, and what its owner has changed so far. */
const SLUG = 'giay-phep-xay-dung'

/** A draft in the hands of the demonstration's procedure owner, so that its pages have something to show. */
export async function draftDemo(db: Db, at: Date): Promise<void> {
  const owner = await db.first(sql<{ personId: string; postId: string; unitId: string }>`
    SELECT h.official_id AS person_id, p.id AS post_id, p.unit_id FROM appointments h JOIN posts p ON p.id = h.post_id
    WHERE p.role = 'procedureController' ORDER BY p.code LIMIT 1`)
  if (!owner) return
  const organization = await loadOrganization(db)
  const year = at.getUTCFullYear() + 1
  await beginDraftOf(
    db,
    SLUG,
    organization,
    // Three days less, where most of the work is done, and one copy of each paper.
    (content) => ({
      ...content,
      validFrom: `${year}-07-01`,
      limit: { ...content.limit, amount: content.limit.amount - 3 },
      legalLimit: content.limit,
      steps: content.steps.map((step) =>
        step.amount === Math.max(...content.steps.map(({ amount }) => amount))
          ? { ...step, amount: step.amount - 3 }
          : step,
      ),
      papers: content.papers.map((paper) => ({ ...paper, quantity: 1 })),
    }),
    { actor: { kind: 'official', ...owner }, at },
  )
}
