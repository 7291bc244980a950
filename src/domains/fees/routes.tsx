import { Type } from 'typebox'
import { may, unitsFor } from '../../core/identity/index.ts'
import { afterDeed } from '../../core/worklist/index.ts'
import { type App, failures, Refusal, type Reply, type Request, sendPdf } from '../../platform/http/index.ts'
import type { Errors } from '../../ui/index.ts'
import { type DossierPanel, openedDossier } from '../dossiers/index.ts'
import { exempt } from './actions/charge.ts'
import { payInCash, undoCash } from './actions/pay.ts'
import { decideRefund, payRefund, requestRefund } from './actions/refunds.ts'
import { mountFeesApi } from './api.ts'
import { AwaitingPage } from './pages/awaiting-page.tsx'
import { dongTyped, type FeesDeps, isKey, keyOf, officialOf, reaches, refusalOf } from './pages/deps.ts'
import { MoneyPage } from './pages/money-page.tsx'
import { FeePanel } from './pages/panel.tsx'
import { type Done, isDone } from './pages/parts.tsx'
import { ReceiptPage } from './pages/receipt-page.tsx'
import { findDossierOfPayment, receiptData } from './papers.ts'
import { awaitingTotal, findAwaiting, PAGE } from './queries/awaiting.ts'
import { type DossierMoney, findMoney } from './queries/dossier-money.ts'
import { HTTP, type Reason } from './reasons.ts'
import { mountClosing } from './routes-closing.tsx'
import { mountOffices } from './routes-offices.tsx'
import { mountOverview } from './routes-overview.tsx'
import { mountSchedules } from './routes-schedules.tsx'
import { mountStatements } from './routes-statements.tsx'
import { words } from './words.ts'

const Id = Type.Object({ id: Type.String({ maxLength: 60 }) })
const COLLECT = { schema: { params: Id }, config: { may: 'fee.collect' } } as const

/** The field at which a “no” is shown. */
const FIELD: Partial<Record<Reason, string>> = {
  no_category: 'category',
  no_reduction: 'category',
  bad_amount: 'amount',
  more_than_paid: 'amount',
  refund_open: 'amount',
}

/** The pages of those who take fees, what they print, and the same for programs. */
export function mountFees(app: App, deps: FeesDeps): void {
  mountTill(app, deps)
  mountReceipts(app, deps)
  mountStatements(app, deps)
  mountClosing(app, deps)
  mountOverview(app, deps)
  mountSchedules(app, deps)
  mountOffices(app, deps)
  mountFeesApi(app, deps)
}

/** The card other rooms show on a dossier's pages. */
export const feePanel =
  ({ office }: Pick<FeesDeps, 'office'>): DossierPanel =>
  async ({ id, code }, reader) => {
    const money = await findMoney(office, id)
    return money ? (
      <FeePanel money={money} code={code} official={reader === 'official' ? `/thu-phi/${id}` : undefined} />
    ) : null
  }

const textOf = (request: Request, name: string): string => {
  const value = (request.body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value.normalize('NFC').trim() : ''
}

const asked = (request: Request, name: string): string => {
  const value = (request.query as Record<string, unknown>)[name]
  return typeof value === 'string' ? value.normalize('NFC').trim().slice(0, 100) : ''
}

function mountTill(app: App, { office }: FeesDeps): void {
  app.get('/thu-phi', { config: { may: 'fee.collect' } }, async (request, reply) => {
    const unitIds = unitsFor(request.viewer, 'fee.collect')
    const text = asked(request, 'tim')
    const page = Math.max(1, Math.min(1_000, Number.parseInt(asked(request, 'trang'), 10) || 1))
    const [found, total, staff] = await Promise.all([
      findAwaiting(office, unitIds, { text, page }),
      awaitingTotal(office, unitIds),
      office.staff(),
    ])
    // A barcode finds one: its page opens at once.
    if (found.length === 1 && /\d{4,}/.test(text)) return reply.redirect(`/thu-phi/${found[0]?.dossierId}`, 303)
    const rows = await Promise.all(
      found.slice(0, PAGE).map(async (row) => ({
        ...row,
        procedure: (await office.getVersion(row.procedureVersionId)).name,
        unit: staff.findUnit(row.unitId)?.name ?? { vi: '—', en: '—' },
      })),
    )
    const link = (to: number): string =>
      `/thu-phi?${new URLSearchParams({ ...(text ? { tim: text } : {}), trang: String(to) })}`
    const links = [
      { may: 'fee.collect', href: '/thu-phi/chot-ngay', text: words.titles.closing },
      { may: 'fee.reconcile', href: '/thu-phi/sao-ke', text: words.titles.statements },
      { may: 'fee.overview', href: '/thu-phi/tong-hop', text: words.titles.overview },
    ] as const
    return reply.page(
      <AwaitingPage
        {...{ rows, total, text }}
        previous={page > 1 ? link(page - 1) : undefined}
        next={found.length > PAGE ? link(page + 1) : undefined}
        links={links.filter((each) => may(request.viewer, each.may))}
      />,
      { title: words.titles.awaiting, wide: true, scripts: ['keys.js'] },
    )
  })

  const show = async (
    request: Request,
    reply: Reply,
    id: string,
    errors: Errors = {},
    status = 200,
  ): Promise<Reply> => {
    const money = await moneyFor(request, id)
    const { unitId } = money.balance
    const version = await office.getVersion(money.payer.procedureVersionId)
    const done = asked(request, 'xong')
    return reply.page(
      <MoneyPage
        money={money}
        procedure={version.name}
        dossierId={id}
        mayCollect={may(request.viewer, 'fee.collect', unitId)}
        mayApprove={may(request.viewer, 'fee.approve', unitId)}
        mayOpen={may(request.viewer, 'dossier.search', unitId)}
        done={isDone(done) ? done : undefined}
        errors={errors}
      />,
      { title: words.titles.money, wide: true, scripts: ['keys.js', 'print.js'], status },
    )
  }

  const moneyFor = async (request: Request, id: string): Promise<DossierMoney> => {
    const money = isKey(id) ? await findMoney(office, id) : undefined
    if (!money) throw refusalOf('not_found')
    if (!reaches(request, money.balance.unitId)) throw refusalOf('not_yours')
    return money
  }

  const backTo = (id: string, done: Done): string => `/thu-phi/${id}?xong=${done}`
  const back = (reply: Reply, id: string, done: Done): Reply => reply.redirect(backTo(id, done), 303)

  /** Shows the page again with what is wrong, or refuses what nobody there could put right. */
  const failed = (request: Request, reply: Reply, id: string, reason: Reason, field = FIELD[reason] ?? 'noi-dung') => {
    if (reason === 'not_found' || reason === 'not_yours') throw refusalOf(reason)
    return show(request, reply, id, { [field]: words.reasons[reason] }, HTTP[reason])
  }

  app.get('/thu-phi/:id', LOOK_OR_COLLECT, (request, reply) => show(request, reply, request.params.id))

  app.post('/thu-phi/:id/tien-mat', COLLECT, async (request, reply) => {
    const id = keyOf(request.params.id)
    const seenDong = Number(textOf(request, 'seen'))
    const tendered = textOf(request, 'tendered') === '' ? undefined : dongTyped(textOf(request, 'tendered'))
    if (textOf(request, 'tendered') !== '' && (tendered ?? 0) < seenDong)
      return show(request, reply, id, { tendered: words.tooLittle }, 422)
    const paid = await payInCash(office, officialOf(request), id, { seenDong })
    if (!paid.ok) return failed(request, reply, id, paid.reason)
    const change = tendered === undefined ? '' : `&thoi=${tendered - seenDong}`
    return reply.redirect(`/thu-phi/bien-lai/${paid.value.paymentId}?moi=1${change}`, 303)
  })

  app.post('/thu-phi/:id/mien-giam', COLLECT, async (request, reply) => {
    const id = keyOf(request.params.id)
    const input = { category: textOf(request, 'category'), evidence: textOf(request, 'evidence') }
    const answer = await exempt(office, officialOf(request), id, input)
    if (!answer.ok)
      return failed(request, reply, id, answer.reason, answer.reason === 'missing_reason' ? 'evidence' : 'category')
    return back(reply, id, 'exempted')
  })

  app.post('/thu-phi/:id/hoan-phi', COLLECT, async (request, reply) => {
    const id = keyOf(request.params.id)
    const amountDong = dongTyped(textOf(request, 'amount')) ?? 0
    const answer = await requestRefund(office, officialOf(request), id, {
      amountDong,
      reason: textOf(request, 'reason'),
    })
    if (!answer.ok)
      return failed(request, reply, id, answer.reason, answer.reason === 'missing_reason' ? 'reason' : 'amount')
    return back(reply, id, 'asked')
  })

  app.post(
    '/thu-phi/hoan-phi/:id/quyet-dinh',
    { schema: { params: Id }, config: { may: 'fee.approve' } },
    async (request, reply) => {
      const approve = textOf(request, 'approve') === '1'
      const answer = await decideRefund(office, officialOf(request), keyOf(request.params.id), { approve })
      if (!answer.ok) throw refusalOf(answer.reason)
      return reply.redirect(afterDeed(textOf(request, 've'), backTo(answer.value.dossierId, 'decided')), 303)
    },
  )

  app.post('/thu-phi/hoan-phi/:id/chi', COLLECT, async (request, reply) => {
    const method = textOf(request, 'method') === 'transfer' ? 'transfer' : 'cash'
    const answer = await payRefund(office, officialOf(request), keyOf(request.params.id), { method })
    if (!answer.ok) throw refusalOf(answer.reason)
    return reply.redirect(`/thu-phi/bien-lai/${answer.value.paymentId}?moi=1`, 303)
  })
}

// Leaders look at a dossier's money from the overview; those who take it come here too. Which unit's, the page itself asks.
const LOOK_OR_COLLECT = { schema: { params: Id }, config: { may: 'fee.look' } } as const

function mountReceipts(app: App, { office, forms, formSetOn }: FeesDeps): void {
  const print = async (reply: Reply, paymentId: string): Promise<Reply> => {
    const data = await receiptData(office, paymentId)
    const set = data && formSetOn(data.heading.on)
    if (!data || !set) throw new Refusal(404, 'not_found', failures.notFound)
    return sendPdf(
      reply,
      await forms.renderForm('feeReceipt', set.id, data),
      `bien-lai-${data.numbered.replace('/', '-')}.pdf`,
    )
  }

  const show = async (
    request: Request,
    reply: Reply,
    id: string,
    errors: Errors = {},
    status = 200,
  ): Promise<Reply> => {
    const [found, data] = await Promise.all([findDossierOfPayment(office, id), receiptData(office, id)])
    if (!found || !data || !reaches(request, found.unitId)) throw refusalOf('not_found')
    const title = data.payer.label === 'Người nhận' ? words.titles.refundSlip : words.titles.receipt
    const change = Number(asked(request, 'thoi'))
    return reply.page(
      <ReceiptPage
        paymentId={id}
        dossierId={found.dossierId}
        data={data}
        changeDong={Number.isSafeInteger(change) && change > 0 ? change : undefined}
        isNew={asked(request, 'moi') === '1'}
        mayUndo={
          may(request.viewer, 'fee.collect', found.unitId) &&
          title === words.titles.receipt &&
          data.method === words.method.cash.vi
        }
        title={title}
        errors={errors}
      />,
      { title, scripts: ['keys.js'], status },
    )
  }

  app.get('/thu-phi/bien-lai/:id', LOOK_OR_COLLECT, async (request, reply) => {
    const [, id = '', pdf] = /^(.*?)(\.pdf)?$/.exec(request.params.id) ?? []
    if (!pdf) return show(request, reply, keyOf(id))
    const found = await findDossierOfPayment(office, keyOf(id))
    if (!found || !reaches(request, found.unitId)) throw refusalOf('not_found')
    return print(reply, id)
  })

  app.post('/thu-phi/bien-lai/:id/huy', COLLECT, async (request, reply) => {
    const id = keyOf(request.params.id)
    const answer = await undoCash(office, officialOf(request), id, { reason: textOf(request, 'reason') })
    if (answer.ok) return reply.redirect(`/thu-phi/${answer.value.dossierId}?xong=undone`, 303)
    if (answer.reason === 'not_found' || answer.reason === 'not_yours') throw refusalOf(answer.reason)
    return show(request, reply, id, { reason: words.reasons[answer.reason] }, HTTP[answer.reason])
  })

  app.get(
    '/tra-cuu/:code/ho-so/bien-lai/:id',
    {
      schema: { params: Type.Object({ code: Type.String({ maxLength: 60 }), id: Type.String({ maxLength: 60 }) }) },
      config: { may: 'public' },
    },
    async (request, reply) => {
      const opened = await openedDossier(office, request)
      if (!opened) return reply.redirect(`/tra-cuu/${encodeURIComponent(request.params.code)}/ho-so`, 303)
      const found = await findDossierOfPayment(office, keyOf(request.params.id))
      if (found?.dossierId !== opened.id) throw refusalOf('not_found')
      return print(reply, request.params.id)
    },
  )
}
