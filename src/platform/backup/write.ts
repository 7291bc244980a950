import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import postgres from 'postgres'
import { type Pack, pack } from 'tar-stream'
import { ENDING, type Ending, FORMAT, MANIFEST, type Manifest, pieceName, type TableShape } from './manifest.ts'
import { sequencesOf, tablesOf } from './shape.ts'

/** How much of a table is held at a time, in bytes. */
const PIECE_BYTES = 4 * 1_048_576
const NEW_LINE = 0x0a

/**
 * Writes all an installation knows into one file, as of one moment, while the program goes on working: a tar of COPY data,
 * compressed with zstd. The file appears under its name when it is whole.
 *
 * The one transaction it reads in writes nothing, so it holds neither the ledger's followers nor anybody else back.
 *
 * @param ownerUrl the owner of the tables, who may read them all
 * @param kept     what the program puts into the manifest
 * @param say      told of each table as it is written
 * @throws Error the file can't be written, or is there already (`EEXIST`)
 */
export async function writeBackup(
  ownerUrl: string,
  file: string,
  kept: Pick<Manifest, 'secretMark' | 'note'>,
  say: (table: string) => void = () => {},
): Promise<Ending> {
  // Claims the name, so that two backups don't write over each other and an older one is never lost.
  await (await open(file, 'wx', 0o600)).close()
  const unfinished = `${file}.part`
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { application_name: 'camlo backup' } })
  try {
    const archive = pack()
    const writing = pipeline(archive, compressor(), createWriteStream(unfinished, { mode: 0o600, flush: true }))
    const reading = sql.begin('isolation level repeatable read read only', (tx) => fill(tx, archive, kept, say))
    // Whichever breaks ends the other; what broke first is told.
    reading.catch((cause) => archive.destroy(cause))
    const [ending] = await Promise.all([reading, writing])
    await rename(unfinished, file)
    return ending
  } catch (cause) {
    await Promise.all([unfinished, file].map((each) => rm(each, { force: true })))
    throw cause
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const compressor = () => createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } })

async function fill(
  tx: postgres.TransactionSql,
  archive: Pack,
  kept: Pick<Manifest, 'secretMark' | 'note'>,
  say: (table: string) => void,
): Promise<Ending> {
  const migrations = await tx<Manifest['migrations']>`SELECT name, hash FROM schema_migrations ORDER BY name`
  const [clock] = await tx<{ now: Date }[]>`SELECT now()`
  const tables = await tablesOf(tx)
  const manifest: Manifest = {
    format: FORMAT,
    takenAt: (clock?.now ?? new Date()).toISOString(),
    migrations: [...migrations],
    tables,
    sequences: await sequencesOf(tx),
    ...kept,
  }
  await add(archive, MANIFEST, Buffer.from(JSON.stringify(manifest, null, 2)))
  const rows: Ending['rows'] = {}
  for (const table of tables) {
    say(table.name)
    rows[table.name] = await addTable(tx, archive, table)
  }
  await add(archive, ENDING, Buffer.from(JSON.stringify({ rows } satisfies Ending)))
  archive.finalize()
  return { rows }
}

/** @returns how many rows: each ends with a new line, and none holds one, since COPY escapes it */
async function addTable(tx: postgres.TransactionSql, archive: Pack, { name, columns }: TableShape): Promise<number> {
  const data: Readable = await tx`COPY (SELECT ${tx(columns)} FROM ${tx(name)}) TO STDOUT`.readable()
  let [rows, piece, held] = [0, 0, 0]
  let chunks: Buffer[] = []
  const flush = async () => {
    if (held > 0) await add(archive, pieceName(name, ++piece), Buffer.concat(chunks))
    chunks = []
    held = 0
  }
  for await (const chunk of data as AsyncIterable<Buffer>) {
    rows += countLines(chunk)
    chunks.push(chunk)
    held += chunk.length
    if (held >= PIECE_BYTES) await flush()
  }
  await flush()
  // A table whose last rows and end came in one packet leaves the connection paused (postgres.js 3.4): nobody reads on after the end.
  data._read(0)
  return rows
}

export function countLines(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) lines += 1
  return lines
}

/** Adds one entry, once what was added before has gone on. */
const add = (archive: Pack, name: string, content: Buffer): Promise<void> =>
  new Promise((done, failed) => {
    archive.entry({ name, mode: 0o600 }, content, (cause) => (cause ? failed(cause) : done()))
  })
