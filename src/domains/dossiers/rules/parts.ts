import type { LinkedProcedure } from '../../procedures/index.ts'
import { isOpen, type Status } from './status.ts'

/** What a part is: a procedure linked to a step of the whole, or a branch of steps that run side by side. */
export const PART_KINDS = ['linked', 'branch'] as const
export type PartKind = (typeof PART_KINDS)[number]

/** A part as the rules of its whole look at it. */
export interface PartState {
  key: string
  status: Status
}

/** A part that brought what it was begun for. A branch and a linked procedure both end in `returned`: their result went to the whole. */
export const isDone = ({ status }: PartState): boolean => status === 'returned'

/** What a whole that waits for its linked procedures does next. */
export type Next =
  /** Some may begin now. */
  | { what: 'begin'; keys: string[] }
  /** Some are open; nothing to do. */
  | { what: 'wait' }
  /** All have ended, and there is something to hand out. */
  | { what: 'goOn' }
  /** All have ended and none with a result: an official says so to the person. */
  | { what: 'stuck' }

/**
 * What follows from how the parts of a step stand. A procedure begins when all it waits for have their results; one whose
 * forerunner ended without a result never begins. A whole with at least one result goes on by itself.
 *
 * @param begun the parts there are, each once, as they last stood
 */
export function nextOfLinked(linked: readonly LinkedProcedure[], begun: readonly PartState[]): Next {
  const done = new Set(begun.filter(isDone).map(({ key }) => key))
  const known = new Set(begun.map(({ key }) => key))
  const keys = linked
    .filter(({ slug, after }) => !known.has(slug) && after.every((each) => done.has(each)))
    .map(({ slug }) => slug)
  if (keys.length > 0) return { what: 'begin', keys }
  if (begun.some(({ status }) => isOpen(status))) return { what: 'wait' }
  return { what: done.size > 0 ? 'goOn' : 'stuck' }
}

/** A part on the way to the end of the whole. */
export interface TimedPart {
  id: string
  key: string
  endedAt: Date | null
}

/**
 * The parts that decided when the whole could go on (đường găng): the one that ended last, the last of those it waited for, and so
 * on. A part beside them that was slow as well made nothing late, and is charged with nothing.
 */
export function decidingParts<P extends TimedPart>(linked: readonly LinkedProcedure[], parts: readonly P[]): P[] {
  const lastOf = (some: readonly P[]): P | undefined =>
    some.reduce<P | undefined>((last, part) => {
      if (part.endedAt === null) return last
      return last?.endedAt && last.endedAt >= part.endedAt ? last : part
    }, undefined)
  const deciding: P[] = []
  let last = lastOf(parts)
  while (last && !deciding.includes(last)) {
    deciding.push(last)
    const before = linked.find(({ slug }) => slug === last?.key)?.after ?? []
    last = lastOf(parts.filter(({ key }) => before.includes(key)))
  }
  return deciding
}
