import { expect, test } from 'vitest'
import { reportsDue } from './due.ts'

test('a period is open once it has begun, missing after its due day, and ahead before it begins', () => {
  const done = { reported: ['2017-01'], waiting: ['2017-02'] }
  const states = (today: string) => reportsDue(2017, 'month', done, { today, reportDays: 5 }).map(({ state }) => state)
  expect(states('2017-04-05').slice(0, 5)).toEqual(['reported', 'waiting', 'open', 'open', 'ahead'])
  expect(states('2017-04-06').slice(2, 4)).toEqual(['missing', 'open'])
  expect(reportsDue(2016, 'quarter', { reported: [], waiting: [] }, { today: '2016-01-01', reportDays: 0 })[0]).toEqual(
    {
      period: '2016-Q1',
      dueOn: '2016-03-31',
      state: 'open',
    },
  )
})
