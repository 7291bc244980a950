import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Mail {
  to: string[]
  /** The whole message as it came over the wire. */
  raw: string
}

/** A real mail server that keeps what it takes. */
export interface MailPeer {
  url: string
  mails: Mail[]
  /** What it answers to a recipient; undefined takes the mail. */
  refuse: (to: string) => { code: number; message: string } | undefined
  /** How long it thinks before it takes a mail. */
  slowMs: number
  stop(): Promise<void>
  start(): Promise<void>
}

export async function mailPeer(): Promise<MailPeer> {
  let server: SMTPServer
  let port = 0
  const peer: MailPeer = {
    url: '',
    mails: [],
    refuse: () => undefined,
    slowMs: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
    async start() {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        closeTimeout: 200,
        onRcptTo({ address }, _session, done) {
          const no = peer.refuse(address)
          done(no ? Object.assign(new Error(no.message), { responseCode: no.code }) : undefined)
        },
        onData(stream, session, done) {
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => {
            setTimeout(() => {
              const to = session.envelope.rcptTo.map(({ address }) => address)
              peer.mails.push({ to, raw: Buffer.concat(parts).toString('utf8') })
              done()
            }, peer.slowMs)
          })
        },
      })
      server.on('error', () => {})
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
      port = (server.server.address() as AddressInfo).port
      peer.url = `smtp://127.0.0.1:${port}`
    },
  }
  await peer.start()
  return peer
}

export interface Asked {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
  at: number
}

export interface Said {
  status: number
  body?: string
  headers?: Record<string, string>
  /** Takes the request and never answers. */
  silent?: boolean
}

/** A real HTTP peer that keeps what it is asked. */
export interface HttpPeer {
  url: string
  asked: Asked[]
  answer: (asked: Asked) => Said
  stop(): Promise<void>
  start(): Promise<void>
}

export async function httpPeer(answer: HttpPeer['answer'] = () => ({ status: 200 })): Promise<HttpPeer> {
  let server: Server
  let port = 0
  const peer: HttpPeer = {
    url: '',
    asked: [],
    answer,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
    async start() {
      server = createServer((request, response) => {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', () => {
          const { headers, url: path = '/' } = request
          const asked = { path, headers, body: Buffer.concat(parts), at: Date.now() }
          peer.asked.push(asked)
          const { status, body = '', headers: more = {}, silent } = peer.answer(asked)
          if (!silent) response.writeHead(status, more).end(body)
        })
      })
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
      port = (server.address() as AddressInfo).port
      peer.url = `http://127.0.0.1:${port}`
    },
  }
  await peer.start()
  return peer
}

/** A browser's side of Web Push (RFC 8291): its keys, and reading what was sent to it. */
export function browserKeys(): { keys: { p256dh: string; auth: string }; read(body: Buffer): string } {
  const ecdh = createECDH('prime256v1')
  const own = ecdh.generateKeys()
  const auth = randomBytes(16)
  return {
    keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    read(body) {
      const salt = body.subarray(0, 16)
      const idLength = body[20] as number
      const sender = body.subarray(21, 21 + idLength)
      const sealed = body.subarray(21 + idLength)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender])
      const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32))
      const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
      const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
      const decipher = createDecipheriv('aes-128-gcm', key, nonce)
      decipher.setAuthTag(sealed.subarray(-16))
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
      // A record ends in a delimiter and padding.
      return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
    },
  }
}
