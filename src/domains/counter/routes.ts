import type { Limiter } from '../../core/identity/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { Hall } from './hall.ts'
import { liveHalls } from './live.ts'
import { snapshotSource } from './queries/snapshot.ts'
import type { Queue } from './queue.ts'
import { mountApi } from './routes/api.ts'
import { mountDesk } from './routes/desk-routes.tsx'
import { mountLeader } from './routes/leader-routes.tsx'
import { mountScreens } from './routes/screen-routes.tsx'
import { mountTickets } from './routes/ticket-routes.tsx'

/** Everything of the queue: the citizens' pages, kiosk and hall, desks, the leader's list and the API. */
export async function mountCounter(
  app: App,
  hall: Hall,
  deps: { limits: Limiter; secure: boolean },
): Promise<{ stop(): Promise<void> }> {
  const live = await liveHalls(app, hall)
  const queue: Queue = { ...deps, hall, live, snapshotOf: snapshotSource(hall) }
  mountTickets(app, queue)
  mountScreens(app, queue)
  mountDesk(app, queue)
  mountLeader(app, queue)
  mountApi(app, queue)
  return live
}
