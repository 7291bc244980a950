export { NoEmbeddedServer } from './binaries.ts'
export { type Addresses, type PrepareOptions, prepareDatabase } from './prepare.ts'
export { type RunningServer, type ServerOptions, startServer } from './server.ts'
