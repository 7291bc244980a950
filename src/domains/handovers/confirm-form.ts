import type { Confirmed, Said } from './actions/confirm.ts'
import type { PostSaid } from './actions/deliver.ts'
import { isKey } from './deps.ts'
import type { ListPageProps } from './pages/list.tsx'
import type { Typed } from './pages/parcels.tsx'
import type { Reason } from './reasons.ts'
import { isOutcome } from './rules/handover.ts'
import { words } from './words.ts'

type Body = Readonly<Record<string, unknown>>

const typedIn = (body: Body, dossierId: string): Typed => ({
  outcome: String(body[`kq-${dossierId}`] ?? ''),
  reason: String(body[`ly-do-${dossierId}`] ?? ''),
})

/** The field of an item that a “no” is about. */
export const fieldOf = (dossierId: string, reason: Reason): string =>
  `${reason === 'missing_reason' ? 'ly-do' : 'kq'}-${dossierId}`

/** What a form says of a list's items: those that were answered, or all that are open. */
export function saidOf(body: Body, open: readonly { dossierId: string }[]): Said[] {
  const named = Object.keys(body).flatMap((name) =>
    name.startsWith('kq-') && body[name] !== '' ? [name.slice(3)] : [],
  )
  // What was answered by somebody else meanwhile is told to have been, not passed over.
  const keys = body['tat-ca'] === '1' ? open.map(({ dossierId }) => dossierId) : named.filter(isKey)
  return keys.map((dossierId): Said => {
    const { outcome, reason } = typedIn(body, dossierId)
    return { dossierId, outcome: isOutcome(outcome) ? outcome : 'received', reason: reason.normalize('NFC') }
  })
}

/** What the page says of the answers: how many were recorded, and beside each other one why not, with what was typed. */
export function shownOf(
  answers: readonly Confirmed[],
  body: Body,
): Pick<ListPageProps, 'refused' | 'message' | 'errors'> {
  const noes = answers.flatMap(({ dossierId, answer }) => (answer.ok ? [] : [{ dossierId, reason: answer.reason }]))
  const done = answers.length - noes.length
  return {
    refused: new Map(
      noes.map(({ dossierId, reason }) => [
        dossierId,
        { text: words.reasons[reason], typed: typedIn(body, dossierId) },
      ]),
    ),
    ...(done > 0 ? { message: words.saved(done, noes.length) } : {}),
    errors: Object.fromEntries(
      noes.map(({ dossierId, reason }) => [fieldOf(dossierId, reason), words.reasons[reason]]),
    ),
  }
}

/** What a form says that the post said of one parcel. */
export function postSaid(body: unknown): { said: PostSaid; typed: Typed } {
  const fields = (body ?? {}) as Body
  const text = (name: string): string =>
    typeof fields[name] === 'string' ? (fields[name] as string).normalize('NFC') : ''
  const [dossierId, outcome, reason, tracking] = ['dossierId', 'outcome', 'reason', 'tracking'].map(text) as [
    string,
    string,
    string,
    string,
  ]
  const said = { dossierId, tracking }
  return {
    typed: { outcome, reason, tracking },
    said:
      outcome === 'delivered'
        ? { ...said, outcome }
        : outcome === 'cameBack'
          ? { ...said, outcome, reason }
          : { ...said, outcome: 'none' },
  }
}
