import { sendInPieces } from '../pieces.ts'
import { contact } from './line.ts'
import { changeEntry, type Entry, entriesOf, tell } from './store.ts'

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
  for (const { key, state } of await entriesOf(official)) {
    if (state === 'sent' || state === 'refused' || onTheirWay.has(key)) continue
    const goOn = await send(key)
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
  for (const [name, value] of [...entry.fields, ...files]) body.append(name, value)
  for (const name of ['slug', 'number', 'enteredAt', 'contact'] as const) body.append(name, String(entry[name] ?? ''))
  body.append('sentAt', String(Date.now()))
  const answer = await fetch('/tiep-nhan/ngoai-tuyen/gui', {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined)
  if (!answer || answer.status === 401 || answer.status === 429) return false
  if (answer.status >= 500) return fault(key, entry)
  const said = await answer.json().catch(() => undefined)
  // Told nothing, we don't know: it is asked again.
  if (!said) return false
  if (!answer.ok) return refuse(key, (said as { error: NonNullable<Entry['reason']> }).error)
  const { id, code } = said as { id: string; code: string }
  // What people said of themselves leaves this computer as soon as the server has it.
  await changeEntry(key, ({ reason: _, ...kept }) => ({
    ...kept,
    state: 'sent',
    fields: [],
    files: [],
    sent: { id, code, at: Date.now() },
  }))
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
