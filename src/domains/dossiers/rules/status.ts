/** Where a dossier stands (trạng thái hồ sơ). “Late” is no status: it is computed from the clock. */
export const STATUSES = [
  'submitted',
  'accepted',
  'not_accepted',
  'processing',
  'awaiting_supplement',
  'awaiting_payment',
  'withdrawal_requested',
  'stopped',
  'resolved',
  'returned',
] as const

export type Status = (typeof STATUSES)[number]

/**
 * The national code of each status (`TrangThaiHoSo`), as sent to the national portal.
 *
 * @law 22/2019/TT-BTTTT, art. 4: every step shows the matching status
 */
export const NATIONAL_CODE: Record<Status, number> = {
  submitted: 1,
  accepted: 2,
  not_accepted: 3,
  processing: 4,
  awaiting_supplement: 5,
  awaiting_payment: 6,
  withdrawal_requested: 7,
  stopped: 8,
  resolved: 9,
  returned: 10,
}

const CLOSED: ReadonlySet<Status> = new Set(['not_accepted', 'stopped', 'returned'])

/** Whether somebody still has to act on it. */
export const isOpen = (status: Status): boolean => !CLOSED.has(status)

/** The national channel of submission (`KenhThucHien`). */
export const CHANNEL_CODE = { counter: 1, online: 2, post: 3 } as const

/**
 * Whether a dossier's second secret shows who its holder is. At the counter somebody looked at the person's card; online and by post
 * anybody may write anybody's number.
 */
export const provesOwner = ({ channel }: { channel: Channel }): boolean => channel === 'counter'

export type Channel = keyof typeof CHANNEL_CODE

/** How a result came to the person: at a counter, electronically or by post. */
export const RETURN_WAYS = ['counter', 'electronic', 'post'] as const
export type ReturnWay = (typeof RETURN_WAYS)[number]
