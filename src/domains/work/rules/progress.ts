import type { State } from './task.ts'

export type Basis = 'acts' | 'typed'

export interface Progress {
  /** Whole per cent. */
  percent: number
  basis: Basis
}

/** A part of a task, with its weight in standard units. */
export interface PartOfTask extends Progress {
  state: State
  weight: number
}

export interface Moved {
  state: State
  /** What is split off it: parts and cooperating units’ tasks. */
  parts: readonly PartOfTask[]
  checklist: { done: number; all: number }
  /** What somebody typed; counts only where nothing else says how far it is. */
  typed: number | null
}

const counts = ({ state }: PartOfTask): boolean => state !== 'cancelled' && state !== 'merged'

/** Whether something of the task itself says how far it is, so that nobody needs to type it. */
export const movesByActs = ({ parts, checklist }: Pick<Moved, 'parts' | 'checklist'>): boolean =>
  parts.some(counts) || checklist.all > 0

/**
 * How far a task has come: by its accepted parts, weighted; else by its checklist; else by somebody's word, marked as such. A part
 * that rests on a word makes the whole rest on it. Only what is approved is wholly done.
 */
export function progressOf({ state, parts, checklist, typed }: Moved): Progress {
  if (state === 'approved') return { percent: 100, basis: 'acts' }
  const counted = parts.filter(counts)
  if (counted.length > 0) {
    const whole = counted.reduce((sum, { weight }) => sum + weight, 0)
    const done = counted.reduce((sum, { weight, percent }) => sum + weight * percent, 0)
    const basis = counted.some(({ basis: of }) => of === 'typed') ? 'typed' : 'acts'
    return { percent: Math.floor(done / whole), basis }
  }
  if (checklist.all > 0) return { percent: Math.floor((100 * checklist.done) / checklist.all), basis: 'acts' }
  return typed === null ? { percent: 0, basis: 'acts' } : { percent: typed, basis: 'typed' }
}
