import { type Keeping, store, tell } from './store.ts'

/** How the line stands: there, gone, or there with nobody signed in. */
export type Line = 'there' | 'gone' | 'signedOut' | 'other'

const PATIENCE_MS = 15_000

interface Answer {
  official: { id: string; name: string }
  contact: string
  at: number
  kit?: Keeping['kit']
  numbers?: Keeping['numbers'][number]
}

/** Since when the line has been gone, by this computer's clock; undefined while it is there. */
export async function goneSince(): Promise<number | undefined> {
  const since = await (await store()).get('state', 'goneSince')
  return typeof since === 'number' ? since : undefined
}

export async function noteGone(): Promise<void> {
  const db = await store()
  if ((await db.get('state', 'goneSince')) === undefined) {
    await db.put('state', Date.now(), 'goneSince')
    tell()
  }
}

export async function noteBack(): Promise<void> {
  const db = await store()
  if ((await db.get('state', 'goneSince')) === undefined) return
  await db.delete('state', 'goneSince')
  tell()
}

/** Whether an answer is the program's own; a gateway before it that has lost it answers for it. */
export const isBroken = (answer: Response): boolean => answer.status >= 502 && answer.status <= 504

/** Asks the server how it stands: who is signed in, what it is o’clock, and what this desk lacks for the time without a line. */
export async function contact(): Promise<{ line: Line; official?: string }> {
  const db = await store()
  const known = await db.get('state', 'official')
  const before = typeof known === 'string' ? await db.get('officials', known) : undefined
  const numbers = before?.numbers.reduce((sum, { first, last }) => sum + last - first + 1, 0) ?? 0
  const deskAt = Date.now()
  const answer = await fetch('/tiep-nhan/ngoai-tuyen/lien-lac', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ deskAt, numbers, kit: before?.kit.version ?? '' }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined)
  if (!answer || isBroken(answer)) {
    await noteGone()
    return { line: 'gone' }
  }
  await noteBack()
  if (answer.status === 401) return { line: 'signedOut' }
  if (!answer.ok) return { line: 'other' }
  await keep((await answer.json()) as Answer, deskAt)
  return { line: 'there', official: (await db.get('state', 'official')) as string }
}

async function keep({ official, contact: signed, at, kit, numbers }: Answer, deskAt: number): Promise<void> {
  const tx = (await store()).transaction(['officials', 'state'], 'readwrite')
  const officials = tx.objectStore('officials')
  const before = await officials.get(official.id)
  await officials.put({
    ...official,
    contact: signed,
    contactAt: at,
    contactDeskAt: deskAt,
    // A kit that is the one of before isn't sent again; another official's can't be meant then.
    kit: kit ?? before?.kit ?? { version: '', units: [], procedures: [] },
    numbers: [...(before?.numbers ?? []), ...(numbers ? [numbers] : [])],
  })
  await tx.objectStore('state').put(official.id, 'official')
  await tx.done
}
