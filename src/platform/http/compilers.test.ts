import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { lazyCompilers } from './compilers.ts'

const AMOUNT = { type: 'object', properties: { amount: { type: 'integer', minimum: 1 } }, required: ['amount'] }

function appWith(body: object) {
  const compilers = lazyCompilers()
  const app = Fastify({ schemaController: { compilersFactory: compilers.factory } })
  app.post('/pay', { schema: { body, response: { 200: AMOUNT } } }, async () => ({
    amount: 5,
    secret: 'not described',
  }))
  return { app, compilers }
}

test('what is wrong is told and what isn’t described stays inside, as when compiled beforehand', async () => {
  const { app } = appWith(AMOUNT)
  const pay = (payload: object) => app.inject({ method: 'POST', url: '/pay', payload })
  for (const wrong of [{ amount: 0 }, {}]) {
    const answer = await pay(wrong)
    expect([answer.statusCode, answer.json().message]).toEqual([400, expect.stringContaining('amount')])
  }
  expect((await pay({ amount: 3 })).json()).toEqual({ amount: 5 })
  await app.close()
})

test('a schema that is none starts, and is found when all are compiled', async () => {
  const { app, compilers } = appWith({
    type: 'object',
    properties: { at: { type: 'string', format: 'no such format' } },
  })
  await app.ready()
  expect(() => compilers.compileAll()).toThrow('no such format')
  await app.close()
})
