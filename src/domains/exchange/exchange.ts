import { type Follower, type FollowOptions, follow } from '../../core/ledger/index.ts'
import type { Carrier } from '../../core/outbox/index.ts'
import type { ExchangeDeps } from './deps.ts'
import { portalCarrier, report } from './portal/portal.ts'
import { announce, webhookCarrier } from './webhooks/deliver.ts'

/** What the outbox needs to tell other systems. */
export const exchangeCarriers = (deps: ExchangeDeps): Carrier[] => {
  const { url, token } = deps.portal
  return [webhookCarrier(deps), ...(url ? [portalCarrier(deps, { url, token })] : [])]
}

/** Follows the ledger for other systems; each process may, they take turns. */
export function followForOthers(deps: ExchangeDeps, options: FollowOptions = {}): Follower[] {
  const webhooks = follow(deps.db, 'webhooks', (tx, acts) => announce(tx, deps, acts), options)
  if (!deps.portal.url) return [webhooks]
  return [webhooks, follow(deps.db, 'portal', (tx, acts) => report(tx, deps, acts), options)]
}
