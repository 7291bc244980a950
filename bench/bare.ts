import Fastify from 'fastify'

/**
 * Fastify with nothing around it, in a process of its own as the program is: the measure for pages. It is forked, told the
 * bytes to send, and answers with its address.
 */
process.once('message', async ({ body, contentType }: { body: string; contentType: string }) => {
  const bytes = Buffer.from(body, 'base64')
  const app = Fastify()
  app.get('/', (_, reply) => reply.header('content-type', contentType).send(bytes))
  process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
})
process.once('disconnect', () => process.exit(0))
