export { giveUp, sendAgain } from './actions.ts'
export type { About, Carrier, Delivery, DeliveryState, NewDelivery, Outcome } from './delivery.ts'
export { type Dispatcher, keepDelivering } from './dispatcher.ts'
export {
  type DeliveryFilter,
  enqueue,
  findDeliveries,
  type RouteState,
  routeStates,
  sweepDeliveries,
} from './queries.ts'
export { DAY, HOUR, MINUTE, ORDINARY, type Patience } from './rules/patience.ts'
export { scrub } from './rules/scrub.ts'
