export type { CitizenCard, CitizensDeps } from './deps.ts'
export { mountCitizens } from './routes.tsx'
