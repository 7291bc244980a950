import Fastify from 'fastify'
import postgres from 'postgres'

/** Fastify with nothing around it, doing one read by primary key: the measure for look-ups. Told the database, answers its address. */
process.once('message', async ({ databaseUrl }: { databaseUrl: string }) => {
  const sql = postgres(databaseUrl, { max: 10, onnotice: () => {} })
  const app = Fastify()
  app.get('/:id', async (request) => {
    const { id } = request.params as { id: string }
    const [row] =
      await sql`SELECT code, status, step_key, submitted_at, legal_due_on FROM dossiers WHERE locality_id = 1 AND id = ${id}`
    return row
  })
  process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
})
process.once('disconnect', () => process.exit(0))
