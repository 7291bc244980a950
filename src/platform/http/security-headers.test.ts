import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { secureHeaders } from './security-headers.ts'
import type { App } from './types.ts'

const headersOf = async (secure: boolean, url = '/') => {
  const app = Fastify() as unknown as App
  secureHeaders(app, secure)
  app.get('/', () => 'here')
  app.get('/own', (_, reply) => reply.header('content-security-policy', 'sandbox').send('here'))
  return (await app.inject(url)).headers
}

test('a page loads nothing from elsewhere, is framed by nobody and tells no other site where one was', async () => {
  expect(await headersOf(false)).toMatchObject({
    'content-security-policy': expect.stringMatching(/^default-src 'self'; .*frame-ancestors 'none'$/),
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
})

test.each(['/', '/none'])('only over https is a browser told to stay there (%s)', async (url) => {
  expect((await headersOf(true, url))['strict-transport-security']).toMatch(/^max-age=31536000/)
  expect((await headersOf(false, url))['strict-transport-security']).toBeUndefined()
})

test('a route may be stricter', async () => {
  expect((await headersOf(true, '/own'))['content-security-policy']).toBe('sandbox')
})
