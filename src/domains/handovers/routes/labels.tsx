import { Type } from 'typebox'
import { mostSkipped } from '../../../core/official-forms/index.ts'
import type { App, Reply, Request } from '../../../platform/http/index.ts'
import { sendPdf } from '../../../platform/http/index.ts'
import { headingOf } from '../../dossiers/index.ts'
import { ownUnits } from '../actor.ts'
import { found, type HandoversDeps, isKey, officialOf } from '../deps.ts'
import { findLabelStocks } from '../label-stocks.ts'
import { LabelsPage, type LabelsPageProps } from '../pages/labels.tsx'
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
  bo: Type.Integer({ minimum: 0, maximum: 2500, default: 0 }),
})

/** Labels for the covers of paper files: of one dossier, or of those chosen in the queue. */
export function mountLabels(app: App, { office, forms, formSetOn }: HandoversDeps): void {
  const chosen = (request: Request): Promise<Labelled[]> => {
    const query = request.query as Record<'ids' | 'nhan', string | string[] | undefined>
    const ids = [query.ids ?? [], query.nhan ?? []].flat(2).filter(isKey)
    return findLabelled(office.db, office.localityId, [...new Set(ids)].slice(0, MOST), ownUnits(officialOf(request)))
  }

  const show = async (request: Request, reply: Reply, shown: Partial<LabelsPageProps> = {}, status = 200) => {
    const [rows, stocks] = await Promise.all([chosen(request), findLabelStocks(office.db, office.localityId)])
    return reply.page(<LabelsPage rows={rows} stocks={stocks} {...shown} />, { title: words.labels.title, status })
  }

  app.get('/nhan', { schema: { querystring: Asked }, config: MAY }, (request, reply) => show(request as Request, reply))

  app.get('/nhan.pdf', { schema: { querystring: Asked }, config: MAY }, async (request, reply) => {
    const [rows, stocks, staff, time] = await Promise.all([
      chosen(request as Request),
      findLabelStocks(office.db, office.localityId),
      office.staff(),
      office.workingTime(),
    ])
    const [first] = rows
    const { mau = stocks[0]?.id, bo } = request.query
    const stock = found(stocks.find(({ id }) => id === mau))
    const most = mostSkipped(stock)
    // A roll begins anywhere.
    const skip = most === 0 ? 0 : bo
    if (skip > most) {
      const asked = { mau: stock.id, bo: String(bo) }
      return show(request as Request, reply, { asked, errors: { bo: words.labels.tooMany(most + 1) } }, 422)
    }
    const on = time.dateOf(office.clock.now())
    const set = found(formSetOn(on))
    const pdf = await forms.renderForm('labels', set.id, {
      heading: headingOf(staff, found(first).receivingUnitId, on),
      stock,
      skip,
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
