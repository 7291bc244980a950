export type { ExchangeDeps } from './deps.ts'
export { exchangeCarriers, followForOthers } from './exchange.ts'
export { sweepImports } from './import/imports.ts'
export { mountExchange } from './routes.tsx'
