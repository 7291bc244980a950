import autocannon from 'autocannon'
import { percentile } from './harness.ts'

export interface Load {
  url: string
  connections: number
  seconds: number
  headers?: Record<string, string>
  method?: 'GET' | 'POST'
  /** Made anew for each request, so that no two are the same. */
  body?: () => string
}

export interface Seen {
  perSecond: number
  /** 95 of 100 answers came within this, in ms. */
  p95: number
}

/** Asks one address over and over with a fixed number of connections. @throws Error an answer was not a good one */
export async function load({ url, connections, seconds, headers = {}, method = 'GET', body }: Load): Promise<Seen> {
  const times: number[] = []
  const { errors, non2xx, timeouts, statusCodeStats, requests } = await new Promise<autocannon.Result>(
    (seen, failed) => {
      const options = {
        url,
        connections,
        duration: seconds,
        headers,
        method,
        ...(body
          ? { requests: [{ method, headers, setupRequest: (request: object) => ({ ...request, body: body() }) }] }
          : {}),
      }
      autocannon(options, (error, result) => (error ? failed(error) : seen(result))).on('response', (...[, , , time]) =>
        times.push(time),
      )
    },
  )
  const failed = errors + non2xx + timeouts
  if (failed > 0) throw new Error(`${url}: ${failed} requests failed (${JSON.stringify(statusCodeStats)})`)
  return { perSecond: requests.average, p95: percentile(times, 0.95) }
}
