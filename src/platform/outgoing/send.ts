import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { isPublicAddress } from './addresses.ts'

/** Which addresses may be reached: `public` for those that others name, `any` for those the operator has set. */
export type Reach = 'public' | 'any'

export interface Outgoing {
  url: string
  method?: 'POST' | 'PUT'
  headers: Readonly<Record<string, string>>
  body: string | Buffer
  timeoutMs: number
  reach: Reach
}

export interface Answer {
  status: number
  /** The beginning of it. */
  body: string
  /** What `Retry-After` asks for. */
  retryAfterMs: number | undefined
}

/** The address may not be reached: it is inside our network, or no address of the web. */
export class ForbiddenAddress extends Error {
  override name = 'ForbiddenAddress'
}

const MOST_BYTES = 65_536

/**
 * Sends one request to somebody outside and reads the beginning of the answer. Redirects are not followed.
 *
 * With `reach: 'public'` every address is looked at when the connection is made, after the name was resolved, so that a name
 * that changes its mind between a check and the connection reaches nothing inside.
 *
 * @throws ForbiddenAddress, or whatever the network says
 */
export function sendOutside({ url, method = 'POST', headers, body, timeoutMs, reach }: Outgoing): Promise<Answer> {
  const address = new URL(url)
  const guarded = reach === 'public'
  if (address.protocol !== 'https:' && address.protocol !== 'http:')
    return Promise.reject(new ForbiddenAddress('Only http and https are spoken'))
  const host = address.hostname.replace(/^\[|\]$/g, '')
  // A literal address is never looked up.
  if (guarded && isIP(host) && !isPublicAddress(host))
    return Promise.reject(new ForbiddenAddress('The address is not of the public internet'))
  const { request } = address.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const sent = request(
      address,
      {
        method,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        // One connection for each: a kept one may go to where the name pointed an hour ago.
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        ...(guarded ? { lookup: lookupPublic } : {}),
      },
      (answer) => {
        const parts: Buffer[] = []
        let size = 0
        answer.on('data', (part: Buffer) => {
          if (size < MOST_BYTES) parts.push(part)
          size += part.length
          // Nobody needs more of it; an answer without end must not keep us.
          if (size >= MOST_BYTES) answer.destroy()
        })
        const finish = () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(parts).toString('utf8').slice(0, MOST_BYTES),
            retryAfterMs: retryAfter(answer.headers['retry-after']),
          })
        answer.on('end', finish)
        answer.on('close', () => (answer.complete || size >= MOST_BYTES ? finish() : reject(new Error('Cut off'))))
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const lookupPublic: NonNullable<https.RequestOptions['lookup']> = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const found = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = found
    if (!first) return callback(new ForbiddenAddress('The name leads to an address inside our network'), '', 0)
    if (options.all) return (callback as unknown as (e: null, a: typeof found) => void)(null, found)
    return callback(null, first.address, first.family)
  })
}

/** @returns milliseconds, for the form in seconds; the form with a date is rare and left out */
function retryAfter(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,7}$/.test(header) ? Number(header) * 1000 : undefined
}

/** Whether a failure says that nobody is there, rather than that this one request was at fault. */
export function isUnreachable(cause: unknown): boolean {
  const { code, name } = (cause ?? {}) as { code?: unknown; name?: unknown }
  if (name === 'TimeoutError' || name === 'AbortError') return true
  return (
    typeof code === 'string' &&
    /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|EPROTO|ESOCKET|ECONNECTION|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ABORT_ERR)/.test(
      code,
    )
  )
}
