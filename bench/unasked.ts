import { createProgram } from '../src/app.ts'
import type { Db, Query } from '../src/platform/database/index.ts'

export interface UnaskedOptions {
  databaseUrl: string
  secret: string
  sealKey: string
  dataFolder: string
}

/**
 * The program with its database's answers kept in memory: the same pages, signed in and drawn anew for each request, without a
 * query. It is forked, told where the database is, and answers with its address.
 */
process.once('message', async (options: UnaskedOptions) => {
  const program = await createProgram({
    ...options,
    publicUrl: 'http://localhost:8080',
    rateLimitExempt: ['127.0.0.1'],
  })
  remember(program.db)
  process.send?.(await program.app.listen({ host: '127.0.0.1', port: 0 }))
})
process.once('disconnect', () => process.exit(0))

/** Each statement is run once for the same values; moments, which differ with each request, don't count. */
function remember(db: Db): void {
  const known = new Map<string, Promise<unknown>>()
  for (const name of ['many', 'first', 'one', 'run'] as const) {
    const ask = db[name] as (query: Query<unknown>) => Promise<unknown>
    const kept = (query: Query<unknown>): Promise<unknown> => {
      const { sql, parameters } = 'isRawBuilder' in query ? query.compile(db.q) : query.compile()
      const values = JSON.stringify(parameters.map((value) => (value instanceof Date ? 0 : value)))
      const key = `${name} ${sql} ${values}`
      const answer = known.get(key) ?? ask(query)
      known.set(key, answer)
      return answer
    }
    Object.assign(db, { [name]: kept })
  }
  // A page reads in a transaction where it wants a plan of its own; what it reads there is remembered too.
  Object.assign(db, { transaction: (work: (tx: Db) => Promise<unknown>) => work(db) })
}
