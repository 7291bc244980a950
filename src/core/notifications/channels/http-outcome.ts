import { type Answer, ForbiddenAddress, isUnreachable } from '../../../platform/outgoing/index.ts'
import type { Outcome } from '../../outbox/index.ts'

/**
 * What the answer of a service means: 2xx is done; 401, 403, 408, 425, 429 and 5xx are the service's or our own trouble, which any
 * other request would meet too; every other “no” is about this one and for good.
 */
export function outcomeOfAnswer({ status, body, retryAfterMs }: Answer): Outcome {
  if (status >= 200 && status < 300) return { is: 'sent' }
  const why = `${status} ${body.slice(0, 200)}`
  if (status >= 500 || [401, 403, 408, 425, 429].includes(status))
    return { is: 'failed', why, routeDown: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
  return { is: 'refused', why }
}

export function outcomeOfFault(cause: unknown): Outcome {
  const why = cause instanceof Error ? cause.message || cause.name : String(cause)
  if (cause instanceof ForbiddenAddress) return { is: 'refused', why }
  return { is: 'failed', why, routeDown: isUnreachable(cause) }
}
