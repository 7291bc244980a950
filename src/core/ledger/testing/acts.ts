import { randomUUID } from 'node:crypto'
import type { NewAct } from '../act.ts'
import { defineVerbs } from '../rules/verbs.ts'

/** Verbs of a room that only tests know. */
export const verbs = defineVerbs('exercise', {
  begin: { sentence: { vi: 'đã bắt đầu', en: 'began' }, clock: 'starts' },
  finish: { sentence: { vi: 'đã làm xong', en: 'finished' }, clock: 'stops', outcomes: ['onTime', 'late'] },
})

/** An act with nothing special about it, but for what the test is about. */
export const anAct = (special: Partial<NewAct> = {}): NewAct => ({
  verb: 'exercise.begin',
  actor: { kind: 'system' },
  subjectId: randomUUID(),
  occurredAt: new Date('2026-11-23T08:00:00+07:00'),
  ...special,
})

export const someActs = (count: number): NewAct[] =>
  Array.from({ length: count }, (_, index) => anAct({ facts: { index } }))
