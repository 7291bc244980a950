import { describe, expect, test } from 'vitest'
import { type Asking, mayAsk, outcomeOf } from './consultation.ts'

const atDesk: Asking = {
  posts: [{ unitId: 'commune', role: 'landOfficer' }],
  holder: { unitId: 'commune', role: 'landOfficer' },
  leads: false,
  status: 'processing',
}

describe('who may ask for an opinion', () => {
  test.each<[string, Partial<Asking>, boolean]>([
    ['who has the dossier in hand', {}, true],
    ['another role of the unit', { posts: [{ unitId: 'commune', role: 'reception' }] }, false],
    ['the same role elsewhere', { posts: [{ unitId: 'other', role: 'landOfficer' }] }, false],
    ['who leads the unit', { posts: [], leads: true }, true],
    ['before the dossier is accepted', { status: 'submitted' }, false],
    ['while the citizen has to supplement', { status: 'awaiting_supplement' }, false],
    ['once the result is signed', { status: 'resolved' }, false],
    ['once it is closed', { holder: null }, false],
  ])('%s', (_, change, expected) => expect(mayAsk({ ...atDesk, ...change })).toBe(expected))
})

test('an answer in the last second is in time', () => {
  const due = new Date('2026-03-05T17:00:00+07:00')
  expect(outcomeOf(due, due)).toBe('onTime')
  expect(outcomeOf(due, new Date(due.getTime() + 1))).toBe('late')
})
