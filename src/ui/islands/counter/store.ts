import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A file that was picked without a line. */
export interface KeptFile {
  field: string
  name: string
  file: Blob
  /** Where it goes up in pieces, once begun. */
  address?: string
}

/** A dossier that was taken in and isn't at the server yet, or has just got there. */
export interface Entry {
  /** The form's own key: however often it is sent, it is one dossier. */
  key: string
  order: number
  official: string
  slug: string
  procedureName: string
  person: string
  /** The provisional receipt's number. */
  number?: string
  fields: [name: string, value: string][]
  files: KeptFile[]
  /** Of this computer's clock. */
  enteredAt: number
  /** The same by the server's clock, as far as it is known. */
  shownAt: number
  /** The last contact before, as the server signed it. */
  contact: string
  state: 'sending' | 'waiting' | 'refused' | 'sent' | 'discarding' | 'discarded'
  /** Why the server said no. */
  reason?: { code: string; message: string; fields: Record<string, string> }
  /** Thrown away by the clerk; the server is still to be told, or was. */
  discard?: Discard
  /** Why it couldn't be thrown away. */
  notDiscarded?: string
  /** How often the server broke down over it. */
  faults?: number
  sent?: { id: string; code: string; at: number }
}

/** Why a clerk threw an entry away. */
export interface Discard {
  ground: string
  note: string
  /** Of the dossier as which it was taken in again. */
  code: string
  /** Of this computer's clock. */
  at: number
}

export interface KitProcedure {
  slug: string
  versionId: string
  unitId: string
  name: string
  field: string
  words: string
  papers: string[]
  required: string[]
  form: string
}

export interface Kit {
  version: string
  units: { id: string; name: string; authority: string }[]
  procedures: KitProcedure[]
}

/** What this browser keeps for one official. */
export interface Keeping {
  id: string
  name: string
  kit: Kit
  contact: string
  /** The server's clock and this computer's at the last contact. */
  contactAt: number
  contactDeskAt: number
  /** Provisional numbers that may still be given. */
  numbers: { year: number; first: number; last: number }[]
}

interface Schema extends DBSchema {
  officials: { key: string; value: Keeping }
  entries: { key: string; value: Entry }
  state: { key: string; value: string | number }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

export const store = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('camlo-counter', 1, {
    upgrade(db) {
      db.createObjectStore('officials', { keyPath: 'id' })
      db.createObjectStore('entries', { keyPath: 'key' })
      db.createObjectStore('state')
    },
  })
  return opened
}

/** Who is signed in at this browser, as the last page of an official said. */
export async function signedIn(): Promise<Keeping | undefined> {
  const db = await store()
  const id = await db.get('state', 'official')
  return typeof id === 'string' ? db.get('officials', id) : undefined
}

export const everyEntry = async (): Promise<Entry[]> => (await store()).getAll('entries')

/** An official's entries, in the order in which they were taken in. */
export async function entriesOf(official: string): Promise<Entry[]> {
  const all = await everyEntry()
  return all.filter((entry) => entry.official === official).sort((one, other) => one.order - other.order)
}

/** What the server knows, and of which nothing but its number is kept here. */
export const isDone = ({ state }: Entry): boolean => state === 'sent' || state === 'discarded'

/** Those the server doesn't know of yet. */
export const unsent = (entries: readonly Entry[]): Entry[] => entries.filter((entry) => !isDone(entry))

const MONTH_SECONDS = 30 * 86_400

/** Tells the server that this browser holds what nobody else has, so that nobody's signing out clears it. */
export function noteUnsent(entries: readonly Entry[]): void {
  const left = unsent(entries).length > 0
  // biome-ignore lint/suspicious/noDocumentCookie: the other way isn't in every browser
  document.cookie = `cho-gui=${left ? 1 : ''}; path=/; samesite=strict; max-age=${left ? MONTH_SECONDS : 0}`
}

/** The next of an official's numbers; undefined when none is left. Nobody else can get it: it is one transaction. */
export async function takeNumber(official: string): Promise<string | undefined> {
  const tx = (await store()).transaction('officials', 'readwrite')
  const keeping = await tx.store.get(official)
  const [block, ...others] = keeping?.numbers ?? []
  if (!keeping || !block) return undefined
  const rest = block.first < block.last ? [{ ...block, first: block.first + 1 }, ...others] : others
  await tx.store.put({ ...keeping, numbers: rest })
  await tx.done
  return `T${String(block.year).slice(2)}-${String(block.first).padStart(6, '0')}`
}

/** Keeps an entry after all that are there. */
export async function addEntry(entry: Omit<Entry, 'order'>): Promise<Entry> {
  const tx = (await store()).transaction('entries', 'readwrite')
  const before = await tx.store.get(entry.key)
  const last = (await tx.store.getAll()).reduce((most, { order }) => Math.max(most, order), 0)
  // The same form handed in again keeps its place and its number.
  const kept: Entry = {
    ...entry,
    order: before?.order ?? last + 1,
    ...(before?.number ? { number: before.number } : {}),
  }
  await tx.store.put(kept)
  await tx.done
  return kept
}

/** Changes an entry as it stands now; one that is gone stays gone. */
export async function changeEntry(key: string, change: (entry: Entry) => Entry): Promise<Entry | undefined> {
  const tx = (await store()).transaction('entries', 'readwrite')
  const entry = await tx.store.get(key)
  const changed = entry && change(entry)
  if (changed) await tx.store.put(changed)
  await tx.done
  return changed
}

export async function dropEntry(key: string): Promise<void> {
  await (await store()).delete('entries', key)
}

/** Forgets what an official leaves behind, but for what isn't at the server yet. */
export async function forget(official: string): Promise<void> {
  const db = await store()
  const entries = await entriesOf(official)
  await Promise.all(entries.filter(isDone).map(({ key }) => db.delete('entries', key)))
  const keeping = await db.get('officials', official)
  // Numbers are nobody's data, and what isn't used is lost.
  if (keeping) await db.put('officials', { ...keeping, kit: { version: '', units: [], procedures: [] } })
  await db.delete('state', 'official')
}

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('camlo-counter') : undefined

/** Tells every page of this browser that something has changed. */
export const tell = (): void => channel?.postMessage('changed')

export const onChange = (listener: () => void): void => channel?.addEventListener('message', listener)
