import {
  CamelCasePlugin,
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'
import postgres from 'postgres'
import type { DB } from './schema.ts'

export { sql }

/** A query whose rows are of type `Row`: built with Kysely, or written by hand with its `sql` tag. */
export type Query<Row> = Compilable<Row> | RawBuilder<Row>

/**
 * The way to the database. Queries are built with {@link Db.q}, which never executes, and run prepared and pipelined by
 * postgres.js; parameters are always bound.
 *
 * Columns are camelCase in TypeScript and snake_case in SQL. `int8` and `numeric` arrive as numbers, `date` as
 * `YYYY-MM-DD`, `timestamptz` as `Date`, `xid8` as text.
 */
export interface Db {
  readonly q: Kysely<DB>
  many<Row>(query: Query<Row>): Promise<Row[]>
  first<Row>(query: Query<Row>): Promise<Row | undefined>
  /** @throws NoRow when there is none */
  one<Row>(query: Query<Row>): Promise<Row>
  /** @returns how many rows were inserted, updated or deleted */
  run(query: Query<unknown>): Promise<number>
  /** All of `work` or nothing of it; inside another transaction it is a savepoint. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>
}

/** The program's pool of connections. */
export interface Database extends Db {
  /** Runs `listener` for each notification on `channel`, reconnecting by itself; `onReady` after each (re)connection. */
  listen(channel: string, listener: (payload: string) => void, onReady?: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export class NoRow extends Error {
  override name = 'NoRow'
}

const builder = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
})

function isRaw(query: Query<unknown>): query is RawBuilder<unknown> {
  return 'isRawBuilder' in query
}

class Executor implements Db {
  readonly q = builder
  readonly #client: () => postgres.ISql

  constructor(client: () => postgres.ISql) {
    this.#client = client
  }

  // The statement's text is what Kysely compiled, with every value a parameter: `unsafe` is only the name of the call.
  #execute<Row>(query: Query<Row>): postgres.PendingQuery<postgres.Row[]> {
    const { sql: text, parameters } = isRaw(query) ? query.compile(builder) : query.compile()
    return this.#client().unsafe(text, parameters as postgres.ParameterOrJSON<never>[], { prepare: true })
  }

  async many<Row>(query: Query<Row>): Promise<Row[]> {
    return (await this.#execute(query)) as unknown as Row[]
  }

  async first<Row>(query: Query<Row>): Promise<Row | undefined> {
    return (await this.many(query))[0]
  }

  async one<Row>(query: Query<Row>): Promise<Row> {
    const row = await this.first(query)
    if (row === undefined) throw new NoRow('The query promised a row and found none')
    return row
  }

  async run(query: Query<unknown>): Promise<number> {
    return (await this.#execute(query)).count
  }

  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    const inside = (tx: postgres.ISql): Promise<T> => work(new Executor(() => tx))
    const client = this.#client()
    if ('savepoint' in client) return (client as postgres.TransactionSql).savepoint(inside) as Promise<T>
    return (client as postgres.Sql).begin(inside) as Promise<T>
  }
}

/** The same door over a transaction of another client, such as one that copies whole tables. */
export const overTransaction = (tx: postgres.TransactionSql): Db => new Executor(() => tx)

const passThrough = (oid: number) => ({ to: oid, from: [oid], serialize: (x: unknown) => x, parse: (x: string) => x })
const asNumber = (oid: number) => ({ to: oid, from: [oid], serialize: String, parse: Number })

export interface ConnectOptions {
  url: string
  /** The most connections this process holds. */
  max?: number
  /** Shown in `pg_stat_activity`. */
  name?: string
}

// A server that is there answers within this; postgres.js itself waits half a minute.
const CONNECT_TIMEOUT_SECONDS = 5
const LAST_WORK_SECONDS = 5
// What is shorter, postgres.js writes at the end of the turn, by a timer that a lost connection leaves behind stopped but set: its
// successor would wait on it for ever. So that a connection's first message is written at once it is made longer, by blanks.
const WRITTEN_AT_ONCE_BYTES = 1024

/**
 * Opens a pool; connections are made as they are needed.
 *
 * The first sign that a connection was lost replaces the whole pool: postgres.js 3.4 keeps what it was given between the loss and
 * its notice, never answers it, and may hand it the next answer of that connection. What the old pool still does has a few seconds.
 */
export function connect({ url, max = 10, name = 'camlo' }: ConnectOptions): Database {
  const open = () =>
    postgres(url, {
      max,
      onnotice: () => {},
      connect_timeout: CONNECT_TIMEOUT_SECONDS,
      connection: { application_name: name, options: ' '.repeat(WRITTEN_AT_ONCE_BYTES) },
      transform: { column: { from: postgres.toCamel } },
      types: { localDate: passThrough(1082), bigint: asNumber(20), numeric: asNumber(1700) },
    }) as unknown as postgres.Sql
  let client = open()
  // Listens on a connection of its own, which comes back by itself, whatever happens to the pool.
  const listening = open()
  let closed = false
  const pool = new Executor(() => client)

  async function watched<T>(work: () => Promise<T>): Promise<T> {
    const used = client
    try {
      return await work()
    } catch (cause) {
      if (isLoss(cause) && used === client && !closed) {
        client = open()
        used.end({ timeout: LAST_WORK_SECONDS }).catch(() => {})
      }
      throw cause
    }
  }
  return {
    q: pool.q,
    many: (query) => watched(() => pool.many(query)),
    first: (query) => watched(() => pool.first(query)),
    one: (query) => watched(() => pool.one(query)),
    run: (query) => watched(() => pool.run(query)),
    transaction: (work) => watched(() => pool.transaction(work)),
    async listen(channel, listener, onReady) {
      const { unlisten } = await listening.listen(channel, listener, onReady)
      return unlisten
    },
    async close() {
      closed = true
      await Promise.all([client, listening].map((each) => each.end({ timeout: 5 })))
    },
  }
}

// The driver's own words, the system's, and those of a server that ends a connection (PostgreSQL, appendix A, class 57P).
const LOSSES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
])

const isLoss = (error: unknown): boolean => error instanceof Error && 'code' in error && LOSSES.has(String(error.code))
