import autocannon from 'autocannon'

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
  p50: number
  p97_5: number
  p99: number
  failed: number
}

/** Asks one address over and over with a fixed number of connections. @returns answers a second and latencies in ms */
export async function load({ url, connections, seconds, headers = {}, method = 'GET', body }: Load): Promise<Seen> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
    method,
    ...(body
      ? { requests: [{ method, headers, setupRequest: (request: object) => ({ ...request, body: body() }) }] }
      : {}),
  })
  const failed = result.errors + result.non2xx + result.timeouts
  if (failed > 0) throw new Error(`${url}: ${failed} requests failed (${JSON.stringify(result.statusCodeStats)})`)
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p97_5: result.latency.p97_5,
    p99: result.latency.p99,
    failed,
  }
}
