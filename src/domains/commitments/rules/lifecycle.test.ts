import { describe, expect, test } from 'vitest'
import { advance, awaited, type Deed, mayDo, type Scene, type Side, STATES } from './lifecycle.ts'

const scene: Scene = {
  state: 'negotiating',
  turn: 'answerer',
  order: 'inOrder',
  signed: null,
  declinedBy: null,
  isDeclineKnown: true,
}

test.each<[string, Partial<Scene>, Side, Deed, boolean]>([
  ['whoever was asked agrees', {}, 'answerer', 'agree', true],
  ['nobody agrees to what they proposed themselves', {}, 'giver', 'agree', false],
  ['whoever was asked proposes something else', {}, 'answerer', 'propose', true],
  ['nobody proposes twice running', {}, 'giver', 'propose', false],
  ['either declines', {}, 'giver', 'decline', true],
  ['a draft is the giver’s', { state: 'draft', turn: null }, 'answerer', 'propose', false],
  ['the giver sends the draft', { state: 'draft', turn: null }, 'giver', 'propose', true],
  ['only the giver takes it back', {}, 'answerer', 'withdraw', false],
  ['nobody signs before it is agreed', {}, 'answerer', 'sign', false],
  ['who answers signs first', { state: 'signing', turn: null, signed: [] }, 'answerer', 'sign', true],
  ['the giver waits for that', { state: 'signing', turn: null, signed: [] }, 'giver', 'sign', false],
  ['then the giver signs', { state: 'signing', turn: null, signed: ['answerer'] }, 'giver', 'sign', true],
  ['nobody signs twice', { state: 'signing', turn: null, signed: ['answerer'] }, 'answerer', 'sign', false],
  [
    'together the giver may be first',
    { state: 'signing', turn: null, signed: [], order: 'together' },
    'giver',
    'sign',
    true,
  ],
  [
    'a change while signing is still possible',
    { state: 'signing', turn: null, signed: ['answerer'] },
    'giver',
    'propose',
    true,
  ],
  [
    'the other side takes note of a refusal',
    { state: 'declined', turn: null, declinedBy: 'answerer', isDeclineKnown: false },
    'giver',
    'acknowledge',
    true,
  ],
  [
    'not whoever refused',
    { state: 'declined', turn: null, declinedBy: 'answerer', isDeclineKnown: false },
    'answerer',
    'acknowledge',
    false,
  ],
  [
    'after a refusal either begins again',
    { state: 'declined', turn: null, declinedBy: 'answerer' },
    'answerer',
    'propose',
    true,
  ],
  ['an annex is the giver’s', { state: 'inForce', turn: null }, 'answerer', 'amend', false],
  ['either drafts the settlement', { state: 'inForce', turn: null }, 'answerer', 'settle', true],
  [
    'a result is signed by hand once it is closed',
    { state: 'settling', turn: null, signed: [] },
    'giver',
    'signOnPaper',
    true,
  ],
  ['not while a comment is awaited', { state: 'settling', turn: null }, 'giver', 'signOnPaper', false],
  ['what is settled stays', { state: 'settled', turn: null }, 'giver', 'propose', false],
])('%s', (_, change, side, deed, may) => {
  expect(mayDo({ ...scene, ...change }, side, deed)).toBe(may)
})

describe('what ended stays ended', () => {
  test.each(['settled', 'withdrawn'] as const)('%s', (state) => {
    const deeds: Deed[] = ['propose', 'agree', 'sign', 'decline', 'settle', 'comment', 'amend']
    expect(deeds.filter((deed) => advance(state, deed).ok)).toEqual([])
  })
})

test('every state but those at the end leads somewhere', () => {
  const ends = STATES.filter(
    (state) => !(['propose', 'settle', 'sign'] as const).some((deed) => advance(state, deed).ok),
  )
  expect(ends).toEqual(['settled', 'withdrawn'])
})

test('a paper waits for who is next, or for both', () => {
  expect(awaited([], 'inOrder')).toEqual(['answerer'])
  expect(awaited(['answerer'], 'inOrder')).toEqual(['giver'])
  expect(awaited([], 'together')).toEqual(['giver', 'answerer'])
  expect(awaited(['giver', 'answerer'], 'together')).toEqual([])
})
