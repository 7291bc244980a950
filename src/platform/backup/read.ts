import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import postgres from 'postgres'
import { type Extract, extract } from 'tar-stream'
import { type Db, overTransaction } from '../database/index.ts'
import {
  ENDING,
  type Ending,
  FORMAT,
  MANIFEST,
  type Manifest,
  type TableShape,
  tableOfPiece,
  UnusableBackup,
} from './manifest.ts'
import { tablesOf } from './shape.ts'
import { countLines } from './write.ts'

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never

/** What a backup says of itself. @throws UnusableBackup it is none */
export async function readManifest(file: string): Promise<Manifest> {
  // Read before the file is let go.
  for await (const entry of entriesOf(file)) return await manifestOf(entry)
  throw new UnusableBackup('not_a_backup')
}

/**
 * Fills an empty database of the backup's schema from a backup, in one transaction: all of it or nothing.
 *
 * @param ownerUrl the owner of the tables
 * @param finish   what else belongs into the same transaction
 * @throws UnusableBackup it is damaged, or the database is not of its schema
 */
export async function readBackup(
  ownerUrl: string,
  file: string,
  finish: (tx: Db) => Promise<unknown> = async () => {},
  say: (table: string) => void = () => {},
): Promise<Ending> {
  await readThrough(file)
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { application_name: 'camlo restore' } })
  try {
    const ending = await sql.begin(async (tx) => {
      const entries = entriesOf(file)
      const first = await entries.next()
      if (first.done) throw new UnusableBackup('not_a_backup')
      const manifest = await manifestOf(first.value)
      await prepare(tx, manifest)
      const told = await fill(tx, entries, manifest, say)
      await startSequences(tx, manifest)
      await setTriggers(tx, manifest, 'ENABLE')
      await finish(overTransaction(tx))
      return told
    })
    await sql`ANALYZE`
    return ending
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * Reads a file to its end, where the sum of all that is in it stands: what was altered must not be in a table before anybody knows.
 *
 * @throws UnusableBackup a byte is another than was written, or missing
 */
async function readThrough(file: string): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  try {
    await pipeline(createReadStream(file), createZstdDecompress(), nowhere)
  } catch (cause) {
    throw unusable(cause)
  }
}

/** What is wrong with a file, told as one thing; that it can't be opened is another. */
const unusable = (cause: unknown): unknown =>
  (cause as NodeJS.ErrnoException).path === undefined
    ? new UnusableBackup('not_whole', cause instanceof Error ? cause.message : String(cause))
    : cause

/** The entries of a backup, one after another; whatever is wrong with the file is told as one thing. */
async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const source = createReadStream(file)
  const archive = extract()
  const unpacked = createZstdDecompress()
  // A cut or altered file breaks in one of them; the reader of entries has to hear of it.
  for (const stream of [source, unpacked]) stream.on('error', (cause: Error) => archive.destroy(cause))
  source.pipe(unpacked).pipe(archive as unknown as Writable)
  try {
    yield* archive
  } catch (cause) {
    throw unusable(cause)
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

async function manifestOf(entry: Entry): Promise<Manifest> {
  const manifest = entry.header.name === MANIFEST ? await jsonOf<Manifest>(entry) : undefined
  if (manifest?.format !== FORMAT) throw new UnusableBackup('not_a_backup')
  return manifest
}

async function jsonOf<T>(entry: Entry): Promise<T> {
  const text = (await buffer(entry)).toString('utf8')
  try {
    return JSON.parse(text) as T
  } catch (cause) {
    throw unusable(cause)
  }
}

/** Makes room: what migrations put in goes, and nothing is done by triggers that was done already. */
async function prepare(tx: postgres.TransactionSql, manifest: Manifest): Promise<void> {
  const shapes = new Map((await tablesOf(tx)).map(({ name, columns }) => [name, new Set(columns)]))
  for (const { name, columns } of manifest.tables)
    if (columns.some((column) => !shapes.get(name)?.has(column)))
      throw new UnusableBackup('not_a_backup', `${name} has other columns here`)
  await tx`TRUNCATE ${tx(manifest.tables.map(({ name }) => name))}`
  await setTriggers(tx, manifest, 'DISABLE')
}

async function setTriggers(tx: postgres.TransactionSql, { tables }: Manifest, to: 'ENABLE' | 'DISABLE'): Promise<void> {
  for (const { name } of tables)
    await (to === 'ENABLE'
      ? tx`ALTER TABLE ${tx(name)} ENABLE TRIGGER USER`
      : tx`ALTER TABLE ${tx(name)} DISABLE TRIGGER USER`)
}

async function fill(
  tx: postgres.TransactionSql,
  entries: AsyncGenerator<Entry>,
  manifest: Manifest,
  say: (table: string) => void,
): Promise<Ending> {
  const shapes = new Map(manifest.tables.map((table) => [table.name, table]))
  const rows: Ending['rows'] = Object.fromEntries(manifest.tables.map(({ name }) => [name, 0]))
  let filling: { name: string; into: Writable } | undefined
  try {
    for await (const entry of entries) {
      if (entry.header.name === ENDING) {
        const ending = await jsonOf<Ending>(entry)
        if (filling) await ended(filling.into)
        filling = undefined
        return compared(rows, ending)
      }
      const shape = shapes.get(tableOfPiece(entry.header.name) ?? '')
      if (!shape) throw new UnusableBackup('not_a_backup', entry.header.name)
      if (filling?.name !== shape.name) {
        if (filling) await ended(filling.into)
        filling = undefined
        say(shape.name)
        filling = { name: shape.name, into: await copyInto(tx, shape) }
      }
      for await (const chunk of entry as AsyncIterable<Buffer>) {
        rows[shape.name] = (rows[shape.name] ?? 0) + countLines(chunk)
        if (!filling.into.write(chunk)) await once(filling.into, 'drain')
      }
    }
    throw new UnusableBackup('not_whole', 'it has no end')
  } catch (cause) {
    // The server waits for more until it is told that there is none.
    filling?.into.destroy(cause instanceof Error ? cause : new Error(String(cause)))
    throw cause
  }
}

async function copyInto(tx: postgres.TransactionSql, { name, columns }: TableShape): Promise<Writable> {
  const into = await tx`COPY ${tx(name)} (${tx(columns)}) FROM STDIN`.writable()
  // Whoever writes or ends it hears of an error; one that nobody waits for must not end the program.
  return into.on('error', () => {})
}

function compared(rows: Ending['rows'], ending: Ending): Ending {
  for (const [name, count] of Object.entries(rows))
    if (count !== ending.rows[name])
      throw new UnusableBackup('not_whole', `${name}: ${count} of ${ending.rows[name]} rows`)
  return ending
}

const ended = (into: Writable): Promise<void> =>
  new Promise((done, failed) => {
    into.once('error', failed)
    into.end(() => done())
  })

async function startSequences(tx: postgres.TransactionSql, { sequences }: Manifest): Promise<void> {
  for (const { name, last } of sequences)
    if (last !== null) await tx`SELECT setval(${name}::text::regclass, ${last}::text::bigint)`
}
