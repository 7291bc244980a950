import type { QueueOffice } from '../hall.ts'
import type { Waiting } from '../rules/calling.ts'
import type { Group } from '../rules/settings.ts'
import { forecast, serviceMinutes, type Turn } from '../rules/waiting.ts'
import type { Snapshot } from './snapshot.ts'

/** What somebody who comes now may expect of a group. */
export interface GroupOutlook {
  group: Group
  waiting: number
  /** Open desks that serve it. */
  desks: number
  /** Null while no desk serves it. */
  expectedMinutes: number | null
}

/** Who comes now stands at the end, whatever the clock of the machine that counts. */
const newcomer = (group: string): Waiting => ({
  id: 'newcomer',
  group,
  priority: false,
  takenAt: Number.POSITIVE_INFINITY,
  returnsAfter: null,
  wantedDesk: null,
})

/** The line played forward, with somebody more in it if asked. */
function turnsOf(snapshot: Snapshot, { rule }: QueueOffice, more: Waiting[] = []): Map<string, Turn> {
  const { line, desks, served, usual } = snapshot
  return forecast({
    line: { ...line, waiting: [...line.waiting, ...more] },
    desks: desks.map(({ number, groups, held }) => ({ number, groups, busyWith: held?.group ?? null })),
    ordinaryBetween: rule.ordinaryBetween,
    minutesOf: (group) => serviceMinutes(served[group] ?? [], usual[group] ?? null, rule.usualServiceMinutes),
  })
}

/** Answers once for a snapshot, whoever asks: it lives as long as the snapshot does. */
function oncePerSnapshot<T>(make: (snapshot: Snapshot, office: QueueOffice) => T) {
  const known = new WeakMap<Snapshot, T>()
  return (snapshot: Snapshot, office: QueueOffice): T => {
    const made = known.get(snapshot) ?? make(snapshot, office)
    known.set(snapshot, made)
    return made
  }
}

/** Each group an office offers: who waits, and how long the next one would. */
export const outlookOf = oncePerSnapshot((snapshot: Snapshot, office: QueueOffice): GroupOutlook[] =>
  office.groups.map((group) => {
    const next = newcomer(group.key)
    return {
      group,
      waiting: snapshot.waiting.filter((ticket) => ticket.group === group.key).length,
      desks: snapshot.desks.filter(({ groups }) => groups.includes(group.key)).length,
      expectedMinutes: turnsOf(snapshot, office, [next]).get(next.id)?.minutes ?? null,
    }
  }),
)

const turnsOfAll = oncePerSnapshot((snapshot, office) => turnsOf(snapshot, office))

/** How many are called before a number, and how long that takes; undefined when it does not wait. */
export function placeOf(
  snapshot: Snapshot,
  office: QueueOffice,
  ticketId: string,
): { ahead: number; expectedMinutes: number | null } | undefined {
  const ticket = snapshot.waiting.find(({ id }) => id === ticketId)
  if (!ticket) return undefined
  const turn = turnsOfAll(snapshot, office).get(ticketId)
  if (turn) return { ahead: turn.ahead, expectedMinutes: turn.minutes }
  // No desk serves it yet: those of its own line who came before.
  const before = snapshot.waiting.filter(({ group, takenAt }) => group === ticket.group && takenAt < ticket.takenAt)
  return { ahead: before.length, expectedMinutes: null }
}
