export type { ExchangeDeps } from './deps.ts'
export { exchangeCarriers, followForOthers } from './exchange.ts'
export { mountExchange } from './routes.tsx'
