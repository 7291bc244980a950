import { Type } from 'typebox'
import { unitsFor } from '../../core/identity/index.ts'
import {
  type App,
  cutPage,
  Day,
  Dong,
  Instant,
  Key,
  literals,
  operations,
  orNull,
  Paged,
  pageOf,
} from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import type { FeesDeps } from './pages/deps.ts'
import { receiptNumber } from './queries/dossier-money.ts'
import { ENTRIES, findEntries, findRevenue } from './queries/overview.ts'
import { HTTP } from './reasons.ts'
import { words } from './words.ts'

const Period = {
  from: Day,
  to: Day,
  unitId: Type.Optional(Key),
  procedureId: Type.Optional(Key),
}
const Revenue = Type.Object({
  rows: Type.Array(
    Type.Object({
      procedureId: Key,
      unitId: Key,
      day: Day,
      cashDong: Dong,
      transferDong: Dong,
      entries: Type.Integer(),
    }),
  ),
})
const Entries = pageOf(
  Type.Object({
    id: Key,
    dossierId: Key,
    code: Type.String(),
    procedureId: Key,
    unitId: Key,
    kind: literals(['payment', 'reversal', 'refund']),
    method: literals(['cash', 'transfer']),
    amountDong: Dong,
    paidAt: Instant,
    receipt: orNull(Type.String()),
  }),
)

/** What was taken, for programs. */
export function mountOverviewApi(app: App, { office }: FeesDeps): void {
  const api = operations(app, { tag: 'fees', statuses: HTTP, words: words.reasons })
  type Asked = { from: string; to: string; unitId?: string; procedureId?: string }
  const filterOf = (reach: readonly string[], { from, to, unitId, procedureId }: Asked) => {
    if (unitId !== undefined && !reach.includes(unitId)) return undefined
    return { unitIds: unitId ? [unitId] : reach, from, to, procedureIds: procedureId ? [procedureId] : undefined }
  }

  api(
    'GET',
    '/fees/revenue',
    {
      summary: 'Money taken in a period, by procedure, office and day',
      may: 'fee.overview',
      query: Type.Object(Period),
      answer: Revenue,
      refusals: ['not_found'],
    },
    async ({ viewer, query }) => {
      const filter = filterOf(unitsFor(viewer, 'fee.overview'), query)
      return filter ? ok({ rows: await findRevenue(office, filter) }) : no('not_found')
    },
  )

  api(
    'GET',
    '/fees/entries',
    {
      summary: 'The entries those sums were added up from, newest first',
      may: 'fee.overview',
      query: Type.Object({ ...Period, ...Paged }),
      answer: Entries,
      refusals: ['not_found'],
    },
    async ({ viewer, query }) => {
      const filter = filterOf(unitsFor(viewer, 'fee.overview'), query)
      if (!filter) return no('not_found')
      const { rows, next } = cutPage(await findEntries(office, filter, query.page), query.page, ENTRIES)
      const entries = rows.map(({ series, year, number, ...row }) => ({
        ...row,
        receipt: receiptNumber({ series, year, number }),
      }))
      return ok({ rows: entries, next })
    },
  )
}
