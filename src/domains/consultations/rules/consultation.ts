/** How a body stands to what it is asked. */
export const STANCES = ['agreed', 'agreedWith', 'disagreed', 'noView'] as const
export type Stance = (typeof STANCES)[number]

export const isStance = (value: string): value is Stance => (STANCES as readonly string[]).includes(value)

export type State = 'open' | 'answered' | 'withdrawn' | 'lapsed'

/**
 * The working days that may be given for an answer. The law leaves each its own date.
 *
 * @law 61/2018/NĐ-CP, art. 19.5: the body asked answers by its own date; asking does not by itself stop the total clock
 */
export const DAYS = [1, 2, 3, 5, 7, 10, 15] as const
export const USUAL_DAYS = 3

/** What an answer says of time: late is late, whoever was waiting. */
export const outcomeOf = (dueAt: Date, at: Date): 'onTime' | 'late' => (at <= dueAt ? 'onTime' : 'late')

/** What there is to know of an official and of a dossier to say whether the one may ask about the other. */
export interface Asking {
  /** The posts of the official. */
  posts: readonly { unitId: string; role: string }[]
  /** Where the dossier is; missing once it is closed. */
  holder: { unitId: string; role: string } | null
  /** Whether the official leads the unit that has it. */
  leads: boolean
  status: string
}

/** Whoever has the dossier in hand asks, or who leads their unit; and only while it is being worked on. */
export function mayAsk({ posts, holder, leads, status }: Asking): boolean {
  if (!holder || !['accepted', 'processing'].includes(status)) return false
  return leads || posts.some(({ unitId, role }) => unitId === holder.unitId && role === holder.role)
}
