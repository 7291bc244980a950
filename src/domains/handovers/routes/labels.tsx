import { Type } from 'typebox'
import { findLabelStock, LABEL_STOCKS } from '../../../core/official-forms/index.ts'
import type { App, Request } from '../../../platform/http/index.ts'
import { headingOf } from '../../dossiers/index.ts'
import { ownUnits } from '../actor.ts'
import { found, type HandoversDeps, isKey, officialOf, sendPdf } from '../deps.ts'
import { LabelsPage } from '../pages/labels.tsx'
import { findLabelled, type Labelled } from '../queries/labels.ts'
import { unitName } from '../view.ts'
import { words } from '../words.ts'

const MAY = { may: 'dossier.search' } as const
const MOST = 200

const Chosen = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: MOST })]))
const Asked = Type.Object({
  ids: Chosen,
  /** Of the queue: what is ticked for its label only. */
  nhan: Chosen,
  mau: Type.Optional(Type.String({ maxLength: 40 })),
  bo: Type.Integer({ minimum: 0, maximum: 23, default: 0 }),
})

/** Labels for the covers of paper files: of one dossier, or of those chosen in the queue. */
export function mountLabels(app: App, { office, forms, formSetOn }: HandoversDeps): void {
  const chosen = (request: Request): Promise<Labelled[]> => {
    const query = request.query as Record<'ids' | 'nhan', string | string[] | undefined>
    const ids = [query.ids ?? [], query.nhan ?? []].flat(2).filter(isKey)
    return findLabelled(office.db, office.localityId, [...new Set(ids)].slice(0, MOST), ownUnits(officialOf(request)))
  }

  app.get('/nhan', { schema: { querystring: Asked }, config: MAY }, async (request, reply) =>
    reply.page(<LabelsPage rows={await chosen(request as Request)} />, { title: words.labels.title }),
  )

  app.get('/nhan.pdf', { schema: { querystring: Asked }, config: MAY }, async (request, reply) => {
    const [rows, staff, time] = await Promise.all([chosen(request as Request), office.staff(), office.workingTime()])
    const [first] = rows
    const stock = found(findLabelStock(request.query.mau ?? LABEL_STOCKS[0]?.id ?? ''))
    const on = time.dateOf(office.clock.now())
    const set = found(formSetOn(on))
    const pdf = await forms.renderForm('labels', set.id, {
      heading: headingOf(staff, found(first).receivingUnitId, on),
      stock,
      // A roll begins anywhere.
      skip: Math.min(request.query.bo, stock.columns * stock.rows - 1),
      lines: await Promise.all(
        rows.map(async (row) => ({
          dossierCode: row.code,
          applicant: row.applicantName,
          procedure: (await office.getVersion(row.versionId)).name.vi,
          unit: unitName(staff, row.receivingUnitId).vi,
          dueAt: row.legalDueAt ?? undefined,
        })),
      ),
    })
    return sendPdf(reply, pdf, 'nhan-ho-so.pdf')
  })
}
