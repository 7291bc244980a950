import { type App, type Request, sendPdf, sendSheet } from '../../../platform/http/index.ts'
import { inLang } from '../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import { headingOf } from '../../dossiers/index.ts'
import { findOwnList, type OwnList } from '../access.ts'
import { found, type HandoversDeps, One, officialOf } from '../deps.ts'
import { parcelsOf } from '../queries/deliveries.ts'
import { findItems, type Item } from '../queries/lists.ts'
import { listNumber } from '../rules/handover.ts'
import { type ItemLine, itemsOf, unitName } from '../view.ts'
import { words } from '../words.ts'

const MAY = { may: 'handover.work' } as const

const nameOf = (list: OwnList['list']): string => `ban-giao-${listNumber(list).replaceAll('/', '-')}`
const noteOf = ({ outcome, reason }: ItemLine): string =>
  outcome === null ? '' : [words.outcomes[outcome].vi, reason].filter(Boolean).join(': ')

/** A list as a paper to sign, and as a table. */
export function mountListFiles(app: App, { office, forms, formSetOn }: HandoversDeps): void {
  const { db, localityId } = office
  const ownList = async (request: Request, id: string) => found(await findOwnList(office, officialOf(request), id))

  for (const format of SHEET_FORMATS)
    app.get(`/ban-giao/:id.${format}`, { schema: { params: One }, config: MAY }, async (request, reply) => {
      const { list, staff } = await ownList(request as Request, request.params.id)
      const { lang } = request
      const items = await itemsOf(office, staff, await findItems(db, localityId, list.id))
      const { dossier, applicant, papers, due, outcome } = words.columns
      return sendSheet(reply, format, nameOf(list), {
        name: inLang(words.title, lang),
        heads: ['TT', ...[dossier, applicant, papers, due, outcome].map((text) => inLang(text, lang))],
        rows: items.map((item) => [
          item.position,
          item.code,
          item.applicantName,
          item.papers,
          item.legalDueAt,
          noteOf(item),
        ]),
      })
    })

  app.get('/ban-giao/:id.pdf', { schema: { params: One }, config: MAY }, async (request, reply) => {
    const own = await ownList(request as Request, request.params.id)
    const [rows, time] = await Promise.all([findItems(db, localityId, own.list.id), office.workingTime()])
    const on = time.dateOf(own.list.madeAt)
    const set = found(formSetOn(on))
    const pdf =
      own.list.kind === 'post'
        ? await forms.renderForm('postList', set.id, await postPaper(own, rows, on))
        : await forms.renderForm('handoverList', set.id, await officePaper(own, rows, on))
    return sendPdf(reply, pdf, `${nameOf(own.list)}.pdf`)
  })

  const headOf = ({ list, staff }: OwnList, on: string) => ({
    heading: headingOf(staff, list.fromUnitId, on),
    numbered: listNumber(list),
    from: unitName(staff, list.fromUnitId).vi,
    madeAt: list.madeAt,
    giver: staff.nameOf(list.madeBy) ?? '',
  })

  async function officePaper(own: OwnList, rows: readonly Item[], on: string) {
    const { list, staff } = own
    const receivers = new Set(rows.flatMap(({ decidedBy }) => (decidedBy ? [staff.nameOf(decidedBy) ?? ''] : [])))
    return {
      ...headOf(own, on),
      to: list.toUnitId ? unitName(staff, list.toUnitId).vi : words.post.vi,
      receiver: [...receivers].join(', '),
      lines: (await itemsOf(office, staff, rows)).map((item) => ({
        dossierCode: item.code,
        procedure: item.procedure.vi,
        applicant: item.applicantName,
        papers: item.papers,
        dueAt: item.legalDueAt ?? undefined,
        note: noteOf(item),
      })),
    }
  }

  async function postPaper(own: OwnList, rows: readonly Item[], on: string) {
    const [items, parcels] = await Promise.all([itemsOf(office, own.staff, rows), parcelsOf(db, localityId, rows)])
    const lines = items.map((item) => {
      const parcel = parcels.get(item.dossierId)
      return {
        dossierCode: item.code,
        receiver: parcel?.name ?? '',
        address: parcel?.address ?? '',
        phone: parcel?.phone ?? '',
        payer: parcel?.payer === 'office' ? 'Cơ quan' : 'Người nhận',
        tracking: parcel?.tracking ?? '',
        note: noteOf(item),
      }
    })
    return { ...headOf(own, on), lines }
  }
}
