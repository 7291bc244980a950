import { createHmac } from 'node:crypto'
import type { Migration } from '../database/index.ts'

/** What stands first in a backup: what it holds, of when, and what it takes to read it. */
export interface Manifest {
  format: typeof FORMAT
  takenAt: string
  /** The schema it was taken from. */
  migrations: Pick<Migration, 'name' | 'hash'>[]
  /** In the order in which they can be filled. */
  tables: TableShape[]
  /** The last number each has given out; null before the first. */
  sequences: { name: string; last: number | null }[]
  /** Tells whether an installation has the secrets of the one that was backed up, and nothing about them. */
  secretMark: string
  /** What the program itself keeps with it. */
  note: Record<string, string | null>
}

/** A table and the columns that are filled; those the database computes are left out. */
export interface TableShape {
  name: string
  columns: string[]
}

/** What stands last: without it, or with other counts, a backup is not whole. */
export interface Ending {
  rows: Record<string, number>
}

export const FORMAT = 'camlo-backup-1'
export const MANIFEST = 'manifest.json'
export const ENDING = 'ending.json'
const FOLDER = 'tables/'

/** One piece of a table's rows, in PostgreSQL's text format of COPY. */
export const pieceName = (table: string, piece: number): string =>
  `${FOLDER}${table}/${String(piece).padStart(6, '0')}.copy`

/** The table a piece belongs to; undefined for anything else. */
export const tableOfPiece = (name: string): string | undefined =>
  name.startsWith(FOLDER) ? name.slice(FOLDER.length, name.lastIndexOf('/')) : undefined

export const secretMark = (secret: string): string => createHmac('sha256', secret).update(FORMAT).digest('hex')

/** A backup that can't be used, and why; `code` is stable. */
export class UnusableBackup extends Error {
  override name = 'UnusableBackup'
  readonly code: 'not_a_backup' | 'not_whole' | 'newer_than_program' | 'not_empty'
  constructor(code: UnusableBackup['code'], detail = '') {
    super(detail ? `${code}: ${detail}` : code)
    this.code = code
  }
}
