import { expect, test } from 'vitest'
import { type Standing, taskOf } from './tasks.ts'

const base: Standing = { status: 'processing', part: 'applicant', objected: false, mayBeRated: false, owedDong: 0 }

test.each<[why: string, change: Partial<Standing>, task: string | null]>([
  ['the office works on it', {}, null],
  ['papers are missing', { status: 'awaiting_supplement' }, 'supplement'],
  ['papers are missing and a fee is owed', { status: 'awaiting_supplement', owedDong: 8_000 }, 'supplement'],
  ['a fee is owed', { owedDong: 8_000 }, 'pay'],
  ['a fee is owed for what is ready', { status: 'resolved', owedDong: 8_000 }, 'pay'],
  ['tax is to be paid elsewhere', { status: 'awaiting_payment' }, 'duty'],
  ['the result is ready', { status: 'resolved' }, 'collect'],
  ['it is over and not rated', { status: 'returned', mayBeRated: true }, 'rate'],
  ['it is over and rated', { status: 'returned' }, null],
  ['it was stopped with something owed', { status: 'stopped', owedDong: 8_000 }, null],
  ['the person it was filed for objects', { status: 'awaiting_supplement', part: 'filer', objected: true }, null],
])('when %s', (_why, change, task) => {
  expect(taskOf({ ...base, ...change })).toBe(task)
})
