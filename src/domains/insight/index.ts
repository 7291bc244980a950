export { type Board, readBoard } from './queries.ts'
export { type InsightDeps, mountInsight } from './routes.tsx'
export { dossiersOnTime } from './target-source.ts'
