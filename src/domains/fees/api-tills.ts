import { unitsFor } from '../../core/identity/index.ts'
import { type App, ById, operations } from '../../platform/http/index.ts'
import { ok } from '../../platform/result.ts'
import { closeDay } from './actions/closing.ts'
import { type FeesDeps, officialOf } from './pages/deps.ts'
import { findOpenTills, findTills } from './queries/tills.ts'
import { HTTP } from './reasons.ts'
import { CloseBody, Closed, TillQuery, Tills } from './schemas.ts'
import { words } from './words.ts'

/** A cashier's days for programs. */
export function mountTillApi(app: App, { office }: FeesDeps): void {
  const api = operations(app, { tag: 'fees', statuses: HTTP, words: words.reasons })

  api(
    'GET',
    '/tills',
    {
      summary: 'A cashier’s days: one’s own that are open, or the latest closed ones of one’s units',
      may: 'fee.collect',
      query: TillQuery,
      answer: Tills,
    },
    async (request) => {
      const { personId } = officialOf(request)
      const rows = request.query.open
        ? await findOpenTills(office, personId)
        : await findTills(office, unitsFor(request.viewer, 'fee.collect'))
      return ok({ rows: rows.map((row) => ({ ...row, counts: row.counts as Record<string, number> | null })) })
    },
  )

  api(
    'POST',
    '/tills/:id/close',
    {
      summary: 'Close one’s day: what was counted beside what the entries say',
      may: 'fee.collect',
      params: ById,
      body: CloseBody,
      answer: Closed,
      refusals: ['not_found', 'not_yours', 'already_done', 'amount_changed', 'difference_unexplained', 'bad_count'],
    },
    (request) => {
      const { counts, seenDong, explanation = '' } = request.body
      return closeDay(office, officialOf(request), request.params.id, { counts, seenDong, explanation })
    },
  )
}
