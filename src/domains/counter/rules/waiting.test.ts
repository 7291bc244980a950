import { describe, expect, test } from 'vitest'
import type { Waiting } from './calling.ts'
import { forecast, median, serviceMinutes, waitInWords } from './waiting.ts'

test.each([
  [[], undefined],
  [[7], 7],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %s', (values, wanted) => {
  expect(median(values)).toBe(wanted)
})

describe('how long one number takes', () => {
  test.each<[string, number[], number | null, number]>([
    ['today’s own pace once five were served', [300, 240, 600, 300, 360], 900, 5],
    ['the last weeks’ while four were', [60, 60, 60, 60], 420, 7],
    ['the usual time where nothing is known', [], null, 8],
  ])('%s', (_, recent, usual, wanted) => {
    expect(serviceMinutes(recent, usual, 8)).toBe(wanted)
  })
})

const ticket = (id: string, change: Partial<Waiting> = {}): Waiting => ({
  id,
  group: id.slice(0, 1),
  priority: false,
  takenAt: Number(id.slice(1)),
  returnsAfter: null,
  wantedDesk: null,
  ...change,
})
const desk = (number: number, groups: string, busyWith: string | null = null) => ({
  number,
  groups: [...groups],
  busyWith,
})
const turns = (
  waiting: Waiting[],
  desks: ReturnType<typeof desk>[],
  minutes: Record<string, number> = { a: 5, b: 10 },
) =>
  Object.fromEntries(
    [
      ...forecast({
        line: { waiting, calls: [], called: {} },
        desks,
        ordinaryBetween: 2,
        minutesOf: (group) => minutes[group] ?? 8,
      }),
    ].map(([id, { minutes: wait, ahead }]) => [id, `${wait} ${ahead}`]),
  )
const people = (...ids: string[]) => ids.map((id) => ticket(id))

describe('the expected wait (minutes, people ahead)', () => {
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['nobody ahead, a free desk', turns(people('a1'), [desk(1, 'a')]), { a1: '0 0' }],
    ['no desk open', turns(people('a1'), [desk(1, 'b')]), {}],
    [
      'one desk: people ahead × service time',
      turns(people('a1', 'a2', 'a3'), [desk(1, 'a')]),
      { a1: '0 0', a2: '5 1', a3: '10 2' },
    ],
    [
      'two desks: half of it',
      turns(people('a1', 'a2', 'a3', 'a4', 'a5'), [desk(1, 'a'), desk(2, 'a')]),
      { a1: '0 0', a2: '0 1', a3: '5 2', a4: '5 3', a5: '10 4' },
    ],
    ['a desk at work is free after half a service', turns(people('a1'), [desk(1, 'ab', 'b')]), { a1: '5 0' }],
    [
      'a desk shared with slower people',
      turns(people('b1', 'b2', 'a3'), [desk(1, 'ab')]),
      { b1: '0 0', b2: '10 1', a3: '20 2' },
    ],
    [
      'a free desk of one’s own beside a crowded one',
      turns(people('b1', 'b2', 'b3', 'a4'), [desk(1, 'ab', 'b'), desk(2, 'a')]),
      { b1: '5 0', b2: '15 1', b3: '25 2', a4: '0 0' },
    ],
    [
      'sent to a desk, one waits for that desk alone',
      turns([ticket('a1'), ticket('a2', { wantedDesk: 2 })], [desk(1, 'a'), desk(2, 'b', 'b')]),
      { a1: '0 0', a2: '5 0' },
    ],
  ])('%s', (_, seen, wanted) => {
    expect(seen).toEqual(wanted)
  })

  test.each([
    [null, 'chưa có quầy mở'],
    [0, 'sắp đến lượt'],
    [4, 'dưới 5 phút'],
    [5, 'khoảng 5 phút'],
    [11, 'khoảng 15 phút'],
    [58, 'khoảng 1 giờ'],
    [61, 'khoảng 1 giờ 5 phút'],
  ])('%s minutes read “%s”', (minutes, words) => {
    expect(waitInWords(minutes).vi).toBe(words)
  })
})
