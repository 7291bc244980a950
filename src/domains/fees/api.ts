import { unitsFor } from '../../core/identity/index.ts'
import { type App, ById, cutPage, operations, type Request } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { exempt } from './actions/charge.ts'
import { payInCash, undoCash } from './actions/pay.ts'
import { decideRefund, payRefund, requestRefund } from './actions/refunds.ts'
import { mountOfficeApi } from './api-offices.ts'
import { mountOverviewApi } from './api-overview.ts'
import { mountScheduleApi } from './api-schedules.ts'
import { mountStatementApi } from './api-statements.ts'
import { mountTillApi } from './api-tills.ts'
import { type FeesDeps, officialOf, reaches } from './pages/deps.ts'
import { findDossierOfPayment, receiptData } from './papers.ts'
import { awaitingTotal, findAwaiting, PAGE } from './queries/awaiting.ts'
import { findMoney, receiptNumber } from './queries/dossier-money.ts'
import { HTTP, type Reason } from './reasons.ts'
import {
  Awaiting,
  AwaitingQuery,
  CashBody,
  Decision,
  ExemptBody,
  Exempted,
  Made,
  Money,
  OfDossier,
  Paid,
  PayBody,
  ReasonBody,
  Receipt,
  RefundBody,
  RefundPaid,
} from './schemas.ts'
import { words } from './words.ts'

export const ROOM = { tag: 'fees', statuses: HTTP, words: words.reasons }
const COLLECT = { may: 'fee.collect', params: ById }
const NOT_YOURS = ['not_found', 'not_yours'] as const satisfies Reason[]

/** Money for programs: the same actions as the pages'. */
export function mountFeesApi(app: App, deps: FeesDeps): void {
  mountMoney(app, deps)
  mountRefunds(app, deps)
  mountStatementApi(app, deps)
  mountTillApi(app, deps)
  mountOverviewApi(app, deps)
  mountScheduleApi(app, deps)
  mountOfficeApi(app, deps)
}

function mountMoney(app: App, { office }: FeesDeps): void {
  const api = operations(app, ROOM)

  api(
    'GET',
    '/fees/awaiting',
    { summary: 'Dossiers that wait to be paid', may: 'fee.collect', query: AwaitingQuery, answer: Awaiting },
    async (request) => {
      const unitIds = unitsFor(request.viewer, 'fee.collect')
      const [found, total] = await Promise.all([
        findAwaiting(office, unitIds, request.query),
        awaitingTotal(office, unitIds),
      ])
      return ok({ total, ...cutPage(found, request.query.page, PAGE) })
    },
  )

  api(
    'GET',
    '/dossiers/:id/fees',
    {
      summary: 'What a dossier costs and what was paid',
      may: 'fee.look',
      params: ById,
      answer: Money,
      refusals: NOT_YOURS,
    },
    async (request) => {
      const money = await findMoney(office, request.params.id)
      if (!money) return no('not_found')
      const { balance, payer, charges, payments, refunds } = money
      if (!reaches(request, balance.unitId)) return no('not_yours')
      const { dossierId, unitId, chargedDong, paidDong, owedDong } = balance
      const entries = payments.map(({ series, year, number, ...entry }) => ({
        ...entry,
        receipt: receiptNumber({ series, year, number }),
      }))
      const of = { dossierId, code: payer.code, unitId, chargedDong, paidDong, owedDong }
      return ok({ ...of, charges, payments: entries, refunds })
    },
  )

  api(
    'POST',
    '/dossiers/:id/fees/payments',
    {
      ...COLLECT,
      summary: 'Take all that is owed in cash, and number a receipt',
      description: 'A second call finds nothing due.',
      body: CashBody,
      answer: Paid,
      status: 201,
      refusals: [...NOT_YOURS, 'nothing_due', 'amount_changed', 'day_closed'],
    },
    (request) => payInCash(office, officialOf(request), request.params.id, request.body),
  )

  api(
    'POST',
    '/dossiers/:id/fees/exemptions',
    {
      ...COLLECT,
      summary: 'Waive or reduce what a person owes who belongs to a group',
      body: ExemptBody,
      answer: Exempted,
      status: 201,
      refusals: [...NOT_YOURS, 'no_category', 'missing_reason', 'already_paid', 'no_reduction'],
    },
    (request) => exempt(office, officialOf(request), request.params.id, request.body),
  )

  const paymentFor = async (request: Request, id: string) => {
    const found = await findDossierOfPayment(office, id)
    return found && reaches(request, found.unitId) ? found : undefined
  }

  api(
    'GET',
    '/receipts/:id',
    { summary: 'A receipt or refund slip', may: 'fee.look', params: ById, answer: Receipt, refusals: ['not_found'] },
    async (request) => {
      const found = await paymentFor(request, request.params.id)
      const data = found && (await receiptData(office, request.params.id))
      if (!data) return no('not_found')
      const { heading: _, hands: __, link = '', reason = null, lines, ...receipt } = data
      return ok({ ...receipt, link, reason, lines: [...lines], dossierId: found.dossierId })
    },
  )

  api(
    'POST',
    '/receipts/:id/undo',
    {
      ...COLLECT,
      summary: 'Undo a payment taken in cash by mistake',
      body: ReasonBody,
      answer: OfDossier,
      refusals: [...NOT_YOURS, 'missing_reason', 'already_done', 'day_closed'],
    },
    (request) => undoCash(office, officialOf(request), request.params.id, request.body),
  )
}

function mountRefunds(app: App, { office }: FeesDeps): void {
  const api = operations(app, ROOM)

  api(
    'POST',
    '/dossiers/:id/fees/refunds',
    {
      ...COLLECT,
      summary: 'Ask that money be given back; another person decides',
      body: RefundBody,
      answer: Made,
      status: 201,
      refusals: [...NOT_YOURS, 'missing_reason', 'bad_amount', 'more_than_paid', 'refund_open'],
    },
    (request) => requestRefund(office, officialOf(request), request.params.id, request.body),
  )

  api(
    'POST',
    '/refunds/:id/decide',
    {
      summary: 'Approve or decline a refund; never one’s own request',
      may: 'fee.approve',
      params: ById,
      body: Decision,
      answer: OfDossier,
      refusals: [...NOT_YOURS, 'own_request', 'already_done'],
    },
    (request) => decideRefund(office, officialOf(request), request.params.id, request.body),
  )

  api(
    'POST',
    '/refunds/:id/pay',
    {
      ...COLLECT,
      summary: 'Pay an approved refund out, and number its slip',
      body: PayBody,
      answer: RefundPaid,
      refusals: [...NOT_YOURS, 'already_done', 'more_than_paid', 'day_closed'],
    },
    (request) => payRefund(office, officialOf(request), request.params.id, request.body),
  )
}
