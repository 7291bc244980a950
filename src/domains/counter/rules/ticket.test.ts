import { describe, expect, test } from 'vitest'
import { advance, callSentence, type Deed, deskInWords, NEXT, STATES, ticketCode } from './ticket.ts'

test.each([
  ['A', 1, 'A001'],
  ['C', 42, 'C042'],
  ['T', 1000, 'T1000'],
])('%s %i is printed %s', (letter, number, code) => {
  expect(ticketCode(letter, number)).toBe(code)
})

test.each([
  [1, 'một'],
  [5, 'năm'],
  [10, 'mười'],
  [11, 'mười một'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi bốn'],
])('desk %i is said “%s”', (number, words) => {
  expect(deskInWords(number)).toBe(words)
})

test('the loudspeaker reads the digits one by one', () => {
  expect(callSentence('A001', 2)).toEqual({
    vi: 'Mời số A không không một đến quầy hai',
    en: 'Number A 0 0 1, please go to desk 2',
  })
})

describe('what a number allows', () => {
  const deeds: Deed[] = ['call', 'recall', 'skip', 'serve', 'transfer', 'finish', 'giveUp']
  test.each<[(typeof STATES)[number], Deed[]]>([
    ['waiting', ['call', 'giveUp']],
    ['called', ['recall', 'skip', 'serve', 'transfer', 'finish']],
    ['serving', ['transfer', 'finish']],
    ['done', []],
    ['missed', []],
    ['left', []],
  ])('%s', (state, wanted) => {
    expect(deeds.filter((deed) => advance(state, deed) !== undefined).sort()).toEqual(wanted.sort())
  })

  test('every state but waiting can be reached', () => {
    const reached = new Set(Object.values(NEXT).flatMap((row) => Object.values(row)))
    expect(STATES.filter((state) => !reached.has(state))).toEqual(['missed'])
  })
})
