import type { Text } from '../../../platform/i18n/index.ts'

/** What an act does to the clock that runs for its case. */
export type ClockEffect = 'starts' | 'pauses' | 'resumes' | 'stops'

export interface VerbDefinition {
  /** What follows the actor's name in a timeline: “đã tiếp nhận hồ sơ”. */
  sentence: Text
  /** What kind of thing it is done on; the room's own, unless it says otherwise. */
  subject?: string
  clock?: ClockEffect
  /** How it can end; an act with any other outcome is refused. */
  outcomes?: readonly string[]
}

/** `room.deed`: `dossier.accept`. */
export type VerbName = `${string}.${string}`

export interface Verb extends VerbDefinition {
  name: VerbName
  subject: string
}

/** A room's verbs, each with its full name. */
export type Verbs<Room extends string, Table> = {
  readonly [Deed in keyof Table & string]: Table[Deed] & { name: `${Room}.${Deed}`; subject: string }
}

const catalogue = new Map<string, Verb>()

/**
 * Declares a room's verbs, once, when its module loads. The ledger takes no act with any other verb.
 *
 * @throws RangeError  a verb is declared twice
 * @example defineVerbs('dossier', { accept: { sentence: t('đã tiếp nhận hồ sơ', 'accepted the dossier'), clock: 'starts' } })
 */
export function defineVerbs<const Room extends string, const Table extends Record<string, VerbDefinition>>(
  room: Room,
  table: Table,
): Verbs<Room, Table> {
  const verbs = Object.entries(table).map(([deed, definition]): [string, Verb] => [
    deed,
    { subject: room, ...definition, name: `${room}.${deed}` },
  ])
  for (const [, verb] of verbs) {
    if (catalogue.has(verb.name)) throw new RangeError(`The verb ${verb.name} is declared twice`)
    catalogue.set(verb.name, verb)
  }
  return Object.fromEntries(verbs) as unknown as Verbs<Room, Table>
}

/** Every verb that rooms have declared, in the order they did. */
export const listVerbs = (): Verb[] => [...catalogue.values()]

export const findVerb = (name: string): Verb | undefined => catalogue.get(name)

/** @throws RangeError  no room declares this verb, or not with this outcome */
export function checkVerb(name: string, outcome: string | undefined): void {
  const verb = catalogue.get(name)
  if (!verb) throw new RangeError(`No room declares the verb ${name}`)
  if (outcome !== undefined && !verb.outcomes?.includes(outcome))
    throw new RangeError(`The verb ${name} has no outcome ${outcome}`)
}
