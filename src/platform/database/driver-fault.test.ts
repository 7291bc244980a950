import { once } from 'node:events'
import { createServer, connect as dial } from 'node:net'
import { expect, test } from 'vitest'
import { isDriverSlip } from './driver-fault.ts'

const at = (message: string, stack: string) => Object.assign(new TypeError(message), { stack })

test.each([
  [
    'a socket that was let go',
    at("Cannot read properties of null (reading 'write')", 'at postgres/src/connection.js:255'),
    true,
  ],
  ['the same in our own code', at("Cannot read properties of null (reading 'write')", 'at src/app.ts:255'), false],
  ['another fault of the driver', at('x is not a function', 'at postgres/src/connection.js:255'), false],
  ['a file that is not there', Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open' }), false],
  ['a pipe whose reader is gone', Object.assign(new Error('EPIPE'), { code: 'EPIPE', syscall: 'write' }), false],
  ['nothing', undefined, false],
])('%s', (_, error, isSlip) => expect(isDriverSlip(error)).toBe(isSlip))

test('a socket that is reset is one, as the system really tells it', async () => {
  const server = createServer((socket) => setTimeout(() => socket.resetAndDestroy(), 20)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = dial((server.address() as { port: number }).port, '127.0.0.1')
  const [error] = await once(socket, 'error')
  expect(isDriverSlip(error)).toBe(true)
  server.close()
})
