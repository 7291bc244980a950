import { sendInPieces } from '../pieces.ts'
import { contact } from './line.ts'
import { changeEntry, type Entry, entriesOf, isDone, tell } from './store.ts'

const PATIENCE_MS = 60_000
/** After so many breakdowns over one dossier those behind it go first. */
const FAULTS = 3

/** Those that are on their way just now, by the page that was sent. */
export const onTheirWay = new Set<string>()

let running: Promise<void> | undefined

/** Sends what waits, one after the other, in the order in which it was taken in; asked again meanwhile it does nothing more. */
export function sendAll(): Promise<void> {
  running ??= sendThem().finally(() => {
    running = undefined
  })
  return running
}

async function sendThem(): Promise<void> {
  // Only what the official who is signed in now has taken in.
  const { official } = await contact()
  if (official === undefined) return
  for (const entry of await entriesOf(official)) {
    const { key, state } = entry
    if (isDone(entry) || state === 'refused' || onTheirWay.has(key)) continue
    const goOn = state === 'discarding' ? await sendDiscard(key) : await send(key)
    tell()
    if (!goOn) return
  }
}

/** Sends one; false when the line is gone again or nobody is signed in. */
async function send(key: string): Promise<boolean> {
  const entry = await changeEntry(key, (kept) => kept)
  if (!entry) return true
  const files = await sendFiles(entry)
  if (files === 'gone') return false
  if (!Array.isArray(files)) return refuse(key, files)
  const body = new FormData()
  for (const [name, value] of files) body.append(name, value)
  const said = await post('gui', entry, body)
  if (typeof said === 'boolean') return said
  if ('error' in said) return refuse(key, said.error)
  await noteSent(key, said as Sent)
  return true
}

type Sent = { id: string; code: string }
type Said = { error: NonNullable<Entry['reason']> } | Sent | { dossier: Sent } | { repeated: boolean }

/** Tells the server of an entry; whether to go on with the others where it says nothing. */
async function post(place: 'gui' | 'bo', entry: Entry, body: FormData): Promise<Said | boolean> {
  for (const [name, value] of entry.fields) body.append(name, value)
  for (const name of ['slug', 'number', 'enteredAt', 'contact'] as const) body.append(name, String(entry[name] ?? ''))
  body.append('sentAt', String(Date.now()))
  const answer = await fetch(`/tiep-nhan/ngoai-tuyen/${place}`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined)
  if (!answer || answer.status === 401 || answer.status === 429) return false
  if (answer.status >= 500) return fault(entry.key, entry)
  // Told nothing, we don't know: it is asked again.
  return (await answer.json().catch(() => undefined)) ?? false
}

// What people said of themselves leaves this computer as soon as the server has it, or was told that it is thrown away.
const EMPTIED = { fields: [], files: [] }

const noteSent = (key: string, { id, code }: Sent): Promise<unknown> =>
  changeEntry(key, ({ reason: _, discard: __, ...kept }) => ({
    ...kept,
    ...EMPTIED,
    state: 'sent',
    sent: { id, code, at: Date.now() },
  }))

/** Tells the server what its clerk threw away; what it won't have stays in the list, with why. */
async function sendDiscard(key: string): Promise<boolean> {
  const entry = await changeEntry(key, (kept) => kept)
  const { discard } = entry ?? {}
  if (!entry || !discard) return true
  const body = new FormData()
  for (const name of ['ground', 'note', 'code'] as const) body.append(name, discard[name])
  body.append('refusedFor', entry.reason?.code ?? '')
  body.append('discardedAt', String(discard.at))
  const said = await post('bo', entry, body)
  if (typeof said === 'boolean') return said
  // It was received meanwhile, and nobody had heard of that here.
  if ('dossier' in said) await noteSent(key, said.dossier)
  else if ('error' in said) {
    const { message } = said.error
    await changeEntry(key, ({ discard: _, ...kept }) => ({ ...kept, state: 'refused', notDiscarded: message }))
  } else await changeEntry(key, (kept) => ({ ...kept, ...EMPTIED, person: '', state: 'discarded' }))
  return true
}

async function refuse(key: string, { code, message, fields }: NonNullable<Entry['reason']>): Promise<true> {
  await changeEntry(key, (kept) => ({ ...kept, state: 'refused', reason: { code, message, fields: fields ?? {} } }))
  return true
}

async function fault(key: string, { faults = 0 }: Entry): Promise<boolean> {
  await changeEntry(key, (kept) => ({ ...kept, faults: faults + 1 }))
  return faults + 1 >= FAULTS
}

/** Its files, in pieces that needn't go twice; their tokens as the form's fields. */
async function sendFiles({ key, files }: Entry): Promise<[string, string][] | 'gone' | NonNullable<Entry['reason']>> {
  const tokens: [string, string][] = []
  for (const [index, { field, name, file, address }] of files.entries()) {
    const sent = await sendInPieces(file, name, address, (begun) =>
      changeEntry(key, (kept) => ({
        ...kept,
        files: kept.files.map((each, at) => (at === index ? { ...each, address: begun } : each)),
      })),
    )
    if (sent.ok) tokens.push([`${field}-upload`, sent.token])
    else if (sent.message === undefined) return 'gone'
    else return { code: 'bad_file', message: `${name}: ${sent.message}`, fields: { [field]: sent.message } }
  }
  return tokens
}
