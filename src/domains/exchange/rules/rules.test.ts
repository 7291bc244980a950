import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { endpointAddress, isHopeless } from './endpoint.ts'
import { newSecret, signedHeaders } from './signature.ts'

describe('an endpoint’s address', () => {
  test.each([
    ['https://example.vn/hook', true, true],
    ['https://example.vn:8443/hook?a=1', true, true],
    ['http://example.vn/hook', false, true],
    ['http://localhost:3000/', false, true],
    ['https://localhost/', false, true],
    ['https://127.0.0.1/', false, true],
    ['https://2130706433/', false, true],
    ['https://[::1]/', false, true],
    ['https://8.8.8.8/', false, true],
    ['https://intranet/', false, true],
    ['https://db.internal/', false, true],
    ['https://printer.local/', false, true],
    ['https://user:secret@example.vn/', false, false],
    ['ftp://example.vn/', false, false],
    ['javascript:alert(1)', false, false],
    ['example.vn', false, false],
    ['', false, false],
    [`https://example.vn/${'x'.repeat(500)}`, false, false],
  ])('%s is taken in production: %s, in a demonstration: %s', (typed, production, demo) => {
    expect([endpointAddress(typed, false).ok, endpointAddress(typed, true).ok]).toEqual([production, demo])
  })
})

test('an endpoint is given five days', () => {
  const since = new Date('2026-03-02T08:00:00Z')
  const after = (ms: number) => isHopeless(since, new Date(since.getTime() + ms))
  expect([after(5 * 86_400_000 - 1), after(5 * 86_400_000), isHopeless(null, since)]).toEqual([false, true, false])
})

describe('a signature', () => {
  // The example of Standard Webhooks 1.0.
  test('is the one that the libraries of Standard Webhooks expect', () => {
    const headers = signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
    })
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  test('says nothing of the secret, and another secret makes another', () => {
    const [one, two] = [newSecret(), newSecret()]
    const message = { id: 'a', at: new Date(0), body: '{}' }
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(signedHeaders(one, message)).not.toEqual(signedHeaders(two, message))
    const key = Buffer.from(one.slice(6), 'base64')
    expect(signedHeaders(one, message)['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update('a.0.{}').digest('base64')}`,
    )
  })
})
