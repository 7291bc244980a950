import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isOpen, STATUSES, type Status } from './status.ts'
import { type Action, actionsFrom, advance, diagram } from './transitions.ts'

describe('where a dossier may go', () => {
  test.each<[Status, Action, Status | null, Status | 'wrong_status']>([
    ['submitted', 'accept', null, 'accepted'],
    ['submitted', 'refuse', null, 'not_accepted'],
    ['submitted', 'handOver', null, 'wrong_status'],
    ['accepted', 'accept', null, 'wrong_status'],
    ['accepted', 'handOver', null, 'processing'],
    ['processing', 'refuse', null, 'stopped'],
    ['processing', 'requestSupplement', null, 'awaiting_supplement'],
    ['awaiting_supplement', 'resubmit', 'submitted', 'submitted'],
    ['awaiting_supplement', 'resubmit', 'processing', 'processing'],
    ['awaiting_payment', 'finishFinancialDuty', null, 'processing'],
    ['withdrawal_requested', 'declineWithdrawal', 'awaiting_supplement', 'awaiting_supplement'],
    ['withdrawal_requested', 'takeBackWithdrawal', 'accepted', 'accepted'],
    ['withdrawal_requested', 'acceptWithdrawal', 'accepted', 'stopped'],
    ['processing', 'sign', null, 'resolved'],
    ['resolved', 'returnResult', null, 'returned'],
    ['returned', 'accept', null, 'wrong_status'],
  ])('%s, %s (before: %s) → %s', (from, action, before, expected) => {
    const next = advance(from, action, before)
    expect(next.ok ? next.value : next.reason).toBe(expected)
  })

  test('a closed dossier stays closed; only a rating follows a result', () => {
    const left = STATUSES.filter((status) => !isOpen(status)).map((status) => [status, actionsFrom(status)])
    expect(left).toEqual([
      ['not_accepted', []],
      ['stopped', []],
      ['returned', ['rate']],
    ])
  })

  test('every status but the first two ways in is reached by an action', () => {
    const reached = new Set(
      STATUSES.flatMap((from) =>
        actionsFrom(from).flatMap((action) => {
          const next = advance(from, action, 'submitted')
          return next.ok ? [next.value] : []
        }),
      ),
    )
    expect(STATUSES.filter((status) => !reached.has(status))).toEqual([])
  })

  test('the README shows this table', () => {
    expect(readFileSync(new URL('../README.md', import.meta.url), 'utf8')).toContain(diagram())
  })
})
