import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Status } from './status.ts'
import { statusAfter } from './status-after.ts'
import { actionsFrom, advance } from './transitions.ts'

test.each<[string, Status | undefined]>([
  ['submit', 'submitted'],
  ['receive', 'accepted'],
  ['import handOver', 'processing'],
  ['submit accept handOver handOver resolve', 'resolved'],
  ['submit accept handOver recordExternalAnswer recordExternalResult returnResult rate', 'returned'],
  ['submit refuse', 'not_accepted'],
  ['submit accept handOver refuse', 'stopped'],
  ['submit requestSupplement resubmit', 'submitted'],
  ['submit accept handOver requestSupplement resubmit', 'processing'],
  ['submit accept handOver requestSupplement requestWithdrawal takeBackWithdrawal', 'awaiting_supplement'],
  ['submit accept handOver requestSupplement requestWithdrawal takeBackWithdrawal resubmit', 'processing'],
  ['submit requestWithdrawal declineWithdrawal', 'submitted'],
  ['receive requestWithdrawal acceptWithdrawal', 'stopped'],
  ['receive handOver startFinancialDuty finishFinancialDuty', 'processing'],
  ['receive reveal apologise', 'accepted'],
  ['reveal', undefined],
  ['', undefined],
])('after “%s” a dossier is %s', (deeds, status) => {
  expect(statusAfter(deeds.split(' '))).toBe(status)
})

test('whatever way a dossier goes, its acts tell where it stands', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 25 }), (choices) => {
      let status: Status = 'submitted'
      let [beforeSupplement, beforeWithdrawal]: (Status | null)[] = [null, null]
      const deeds = ['submit']
      for (const choice of choices) {
        const actions = actionsFrom(status)
        const action = actions[choice % Math.max(1, actions.length)]
        if (!action) break
        const before: Status | null =
          status === 'withdrawal_requested' ? (beforeWithdrawal ?? null) : (beforeSupplement ?? null)
        const next = advance(status, action, before)
        if (!next.ok) throw new Error(`${action} from ${status}`)
        if (action === 'requestSupplement') beforeSupplement = status
        if (action === 'requestWithdrawal') beforeWithdrawal = status
        status = next.value
        deeds.push(action === 'sign' ? 'resolve' : action)
      }
      expect(statusAfter(deeds)).toBe(status)
    }),
  )
})
