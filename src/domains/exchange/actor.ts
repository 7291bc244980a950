import { actorOf, official } from '../../core/identity/index.ts'
import type { Actor } from '../../core/ledger/index.ts'
import type { Request } from '../../platform/http/index.ts'

/** As whom an administrator acts. */
export const actorIn = (request: unknown): Actor => actorOf(official(request as Request), 'exchange.manage')
