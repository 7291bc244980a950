import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ForbiddenAddress, isPublicAddress, isUnreachable, sendOutside } from './index.ts'

describe('an address', () => {
  test.each([
    ['8.8.8.8', true],
    ['203.162.4.190', true],
    ['2405:4800::1', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['[::1]', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['fe80::1%eth0', false],
    ['fd00::1', false],
    ['localhost', false],
    ['', false],
  ])('%s is of the public internet: %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected))
})

describe('sending outside', () => {
  let server: Server | undefined
  afterEach(() => server?.close())
  const peer = async (listener: RequestListener): Promise<number> => {
    server = createServer(listener).listen(0, '127.0.0.1')
    await new Promise((resolve) => server?.once('listening', resolve))
    return (server.address() as AddressInfo).port
  }
  const send = (url: string, reach: 'public' | 'any' = 'any') =>
    sendOutside({ url, headers: { 'content-type': 'text/plain' }, body: 'xin chào', timeoutMs: 300, reach })

  test('gives the answer with what it asks of us', async () => {
    const port = await peer((request, response) => {
      request.setEncoding('utf8')
      request.on('data', (body) => response.writeHead(429, { 'retry-after': '7' }).end(`${request.method} ${body}`))
    })
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ status: 429, body: 'POST xin chào', retryAfterMs: 7000 })
  })

  test.each([
    'http://127.0.0.1:PORT',
    'http://[::1]:PORT',
    'http://localhost:PORT',
    'http://2130706433:PORT',
    'http://0x7f.1:PORT',
  ])('nothing inside is reached by %s when others name it', async (url) => {
    let reached = false
    const port = await peer((_, response) => {
      reached = true
      response.end()
    })
    await expect(send(url.replace('PORT', String(port)), 'public')).rejects.toThrow(ForbiddenAddress)
    expect(reached).toBe(false)
  })

  test.each(['file:///etc/passwd', 'gopher://example.vn', 'ftp://example.vn'])('%s is not spoken', async (url) => {
    await expect(send(url)).rejects.toThrow(ForbiddenAddress)
  })

  test('a redirect is not followed', async () => {
    let asked = 0
    const port = await peer((_, response) => {
      asked += 1
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect((await send(`http://127.0.0.1:${port}/`)).status).toBe(307)
    expect(asked).toBe(1)
  })

  test('an answer without end is cut off', async () => {
    const port = await peer((_, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1)
      response.on('close', () => clearInterval(timer))
    })
    expect((await send(`http://127.0.0.1:${port}/`)).body.length).toBeLessThanOrEqual(65_536)
  })

  test('nobody there, and nobody who answers, are told from other failures', async () => {
    const port = await peer(() => {})
    const silent = await send(`http://127.0.0.1:${port}/`).catch((cause: unknown) => cause)
    const nobody = await send('http://127.0.0.1:9/').catch((cause: unknown) => cause)
    expect([isUnreachable(silent), isUnreachable(nobody), isUnreachable(new Error('a bug'))]).toEqual([
      true,
      true,
      false,
    ])
  })
})
