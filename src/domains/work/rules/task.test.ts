import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import days from '../../../../profiles/cam-lo-2019/calendar.json' with { type: 'json' }
import hours from '../../../../profiles/cam-lo-2019/office-hours.json' with { type: 'json' }
import {
  type CalendarFile,
  calendarFromFiles,
  localDateOf,
  type OfficeHoursFile,
} from '../../../core/calendar/index.ts'
import {
  deadlineFault,
  dueAtOf,
  extensionFault,
  lateRequest,
  nearAtOf,
  onTimeRate,
  plusWorkingDays,
  standingOf,
} from './clock.ts'
import { progressOf } from './progress.ts'
import { nextOn, onWorkingDay, placeIn, type Rhythm } from './rhythm.ts'
import { axesOn, lacksAxis, USUAL } from './settings.ts'
import { DEEDS, type Deed, isOpen, type Side, STATES, type State, whyNot } from './task.ts'

const calendar = calendarFromFiles(days as CalendarFile, hours as unknown as OfficeHoursFile)
const at = (local: string): Date => new Date(`${local}+07:00`)
const JUNE_30 = { dueAt: dueAtOf('2026-06-30'), nearAt: at('2026-06-26T00:00:00') }

describe('how a task stands on time', () => {
  test.each<[string, State, string | null, string, string]>([
    ['before it is near', 'inProgress', null, '2026-06-25T17:00:00', 'notDue'],
    ['within the days of warning', 'assigned', null, '2026-06-26T08:00:00', 'near'],
    ['the last minute of its day', 'inProgress', null, '2026-06-30T23:59:00', 'near'],
    ['the first of the next', 'inProgress', null, '2026-07-01T00:00:00', 'overdue'],
    ['7 handed in on 30/06 at 23:59', 'approved', '2026-06-30T23:59:00', '2026-07-20T08:00:00', 'doneOnTime'],
    ['7 handed in on 01/07 at 00:00', 'approved', '2026-07-01T00:00:00', '2026-07-20T08:00:00', 'doneLate'],
    ['handed in in time, the giver takes his', 'submitted', '2026-06-29T08:00:00', '2026-07-20T08:00:00', 'near'],
    ['handed in late', 'submitted', '2026-07-02T08:00:00', '2026-07-20T08:00:00', 'overdue'],
    ['8 handed in in time but returned', 'returned', '2026-06-29T08:00:00', '2026-07-03T08:00:00', 'overdue'],
    ['8 and handed in again', 'approved', '2026-07-03T08:00:00', '2026-07-20T08:00:00', 'doneLate'],
    ['paused', 'paused', null, '2026-07-20T08:00:00', 'paused'],
    ['called off', 'cancelled', null, '2026-07-20T08:00:00', 'ended'],
  ])('%s', (_, state, submitted, now, expected) => {
    const submittedAt = submitted === null ? null : at(submitted)
    expect(standingOf({ state, ...JUNE_30, submittedAt }, at(now))).toBe(expected)
  })

  test('without a deadline it is shown apart, whatever became of it', () => {
    const clock = { dueAt: null, nearAt: null, submittedAt: null }
    for (const state of ['assigned', 'inProgress', 'approved'] as const)
      expect(standingOf({ state, ...clock }, at('2030-01-01T00:00:00'))).toBe('noDeadline')
  })
})

describe('when a deadline is near', () => {
  test.each<[string, string, string, string]>([
    ['three working days before', '2026-06-01T09:00:00', '2026-06-30', '2026-06-26'],
    ['across a weekend', '2026-06-01T09:00:00', '2026-06-22', '2026-06-18'],
    ['a fifth of a short period', '2026-06-22T09:00:00', '2026-06-29', '2026-06-29'],
    ['a fifth of seven working days is two of them', '2026-06-19T09:00:00', '2026-06-30', '2026-06-29'],
    ['due on the very day', '2026-06-30T09:00:00', '2026-06-30', '2026-06-30'],
    ['due on a Sunday', '2026-06-01T09:00:00', '2026-06-28', '2026-06-24'],
  ])('%s', (_, from, due, near) => {
    expect(localDateOf(nearAtOf(calendar, at(from), due, USUAL))).toBe(near)
  })
})

describe('a deadline that is given', () => {
  const now = at('2026-06-29T09:00:00')
  const given = (on: string, confirmed = false) => deadlineFault(calendar, now, on, { confirmed, shortNoticeDays: 1 })
  test.each([
    ['past', '2026-06-28', 'due_past'],
    ['today', '2026-06-29', 'due_short'],
    ['tomorrow', '2026-06-30', undefined],
  ])('%s', (_, on, expected) => expect(given(on)).toBe(expected))
  test('a short one is confirmed, a past one never', () => {
    expect(given('2026-06-29', true)).toBeUndefined()
    expect(given('2026-06-28', true)).toBe('due_past')
  })
  test('only days off between count as none', () =>
    expect(
      deadlineFault(calendar, at('2026-06-26T15:00:00'), '2026-06-28', { confirmed: false, shortNoticeDays: 1 }),
    ).toBe('due_short'))
})

describe('an extension', () => {
  const task = {
    dueAt: dueAtOf('2026-06-30'),
    firstDueAt: dueAtOf('2026-06-30'),
    assignedAt: at('2026-06-16T09:00:00'),
    extensions: 0,
  }
  const asked = (to: string, more: Partial<typeof task> = {}, now = at('2026-06-25T09:00:00')) =>
    extensionFault(calendar, { ...task, ...more }, to, { now, extensionsAtMost: 2 })
  test.each<[string, string, string | undefined]>([
    ['by as many working days as the first period', '2026-07-14', undefined],
    ['by one more', '2026-07-15', 'too_long'],
    ['to the day it is due', '2026-06-30', 'not_longer'],
  ])('%s', (_, to, expected) => expect(asked(to)).toBe(expected))
  test('is had twice', () => {
    expect(asked('2026-07-03', { extensions: 1 })).toBeUndefined()
    expect(asked('2026-07-03', { extensions: 2 })).toBe('too_many_extensions')
  })
  test('9 asked on 01/07 for 30/06 is a late request, and the day between stays counted', () => {
    expect(lateRequest(calendar, task.dueAt, at('2026-07-01T08:00:00'))).toEqual({ late: true, overdueDays: 1 })
    expect(lateRequest(calendar, task.dueAt, at('2026-06-30T23:00:00'))).toEqual({ late: false, overdueDays: 0 })
    expect(asked('2026-06-30', {}, at('2026-07-01T08:00:00'))).toBe('not_longer')
    expect(asked('2026-07-03', {}, at('2026-07-06T08:00:00'))).toBe('due_past')
  })
})

test('10 due in June, 6 on time, 2 late, 2 open and overdue: 60 %, not 75 %', () => {
  expect(onTimeRate({ onTime: 6, late: 2, overdue: 2 })).toBe(0.6)
  expect(onTimeRate({ onTime: 0, late: 0, overdue: 0 })).toBeUndefined()
})

test('14 a task of quarter III without an axis, given by a leader: told, not refused', () => {
  const axis = { key: '1', name: { vi: '', en: '' }, validFrom: '2026-05-22', validTo: null, source: '', standing: 'S' }
  const axes = [axis as Parameters<typeof axesOn>[0][number]]
  expect(lacksAxis(axesOn(axes, '2026-08-15'), { axis: null, byLeader: true })).toBe(true)
  expect(lacksAxis(axesOn(axes, '2026-08-15'), { axis: '1', byLeader: true })).toBe(false)
  expect(lacksAxis(axesOn(axes, '2026-08-15'), { axis: null, byLeader: false })).toBe(false)
  expect(lacksAxis(axesOn(axes, '2026-03-15'), { axis: null, byLeader: true })).toBe(false)
})

describe('who may do what, and when', () => {
  test.each<[Deed, State, Side[], string | undefined]>([
    ['accept', 'assigned', ['doer'], undefined],
    ['accept', 'assigned', ['giver'], 'not_yours'],
    ['accept', 'accepted', ['doer'], 'wrong_state'],
    ['submit', 'inProgress', ['doer'], undefined],
    ['submit', 'assigned', ['doer'], 'wrong_state'],
    ['approve', 'submitted', ['giver'], undefined],
    ['approve', 'submitted', ['doer', 'head'], 'not_yours'],
    ['approve', 'approved', ['giver'], 'closed'],
    ['pause', 'inProgress', ['doer'], 'not_yours'],
    ['split', 'approved', ['head'], 'closed'],
    ['split', 'submitted', ['head'], 'wrong_state'],
    ['give', 'assigned', ['doer'], 'not_yours'],
  ])('%s while %s by %j: %s', (deed, state, sides, expected) => {
    expect(whyNot(deed, state, new Set(sides))).toBe(expected)
  })
  test('who has nothing to do with a task may do nothing, and one that is closed is at most opened again', () => {
    for (const deed of Object.keys(DEEDS) as Deed[])
      for (const state of STATES) {
        expect(whyNot(deed, state, new Set())).toBe('not_yours')
        const again = deed === 'reopen' && state === 'approved'
        if (!isOpen(state) && state !== 'draft' && !again)
          expect(whyNot(deed, state, new Set(['giver', 'doer', 'head']))).toBe('closed')
      }
  })
})

describe('how far a task has come', () => {
  const none = { parts: [], checklist: { done: 0, all: 0 }, typed: null }
  const part = (weight: number, percent: number, more = {}) =>
    ({ state: 'inProgress', weight, percent, basis: 'acts', ...more }) as const
  test('by its parts, weighted', () =>
    expect(progressOf({ ...none, state: 'inProgress', parts: [part(3, 100), part(1, 0)] })).toEqual({
      percent: 75,
      basis: 'acts',
    }))
  test('parts called off don’t count', () =>
    expect(
      progressOf({ ...none, state: 'inProgress', parts: [part(1, 50), part(9, 0, { state: 'cancelled' })] }).percent,
    ).toBe(50))
  test('by its checklist, not by a word', () =>
    expect(progressOf({ state: 'inProgress', parts: [], checklist: { done: 1, all: 3 }, typed: 90 })).toEqual({
      percent: 33,
      basis: 'acts',
    }))
  test('a word is marked as one, and what rests on it too', () => {
    expect(progressOf({ ...none, state: 'inProgress', typed: 40 })).toEqual({ percent: 40, basis: 'typed' })
    expect(progressOf({ ...none, state: 'inProgress', parts: [part(1, 40, { basis: 'typed' })] }).basis).toBe('typed')
  })
  test('only what is approved is wholly done', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 99 }))), (parts) => {
        const { percent } = progressOf({ ...none, state: 'submitted', parts: parts.map(([w, p]) => part(w, p)) })
        return percent >= 0 && percent < 100
      }),
    ))
})

describe('a rhythm', () => {
  test.each<[Rhythm, string, string]>([
    ['week', '2026-03-06', '2026-03-13'],
    ['month', '2026-01-31', '2026-02-28'],
    ['month', '2026-03-20', '2026-04-20'],
    ['quarter', '2026-03-15', '2026-06-13'],
    ['year', '2026-12-31', '2027-12-31'],
  ])('every %s from %s: %s', (every, on, expected) => {
    expect(nextOn(every, placeIn(every, on), on)).toBe(expected)
  })
  test('a day off gives way to the working day before or after', () => {
    expect(onWorkingDay(calendar, '2026-03-15', 'before')).toBe('2026-03-13')
    expect(onWorkingDay(calendar, '2026-03-15', 'after')).toBe('2026-03-16')
  })
})

test('a deadline moved on by working days lands on one', () => {
  expect(plusWorkingDays(calendar, '2026-06-26', 1)).toBe('2026-06-29')
  expect(plusWorkingDays(calendar, '2026-02-13', 3)).toBe('2026-02-25')
})
