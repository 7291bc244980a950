export { countTargets } from './actions/count.ts'
export { explanationOrders, type SignerOf } from './actions/explain.ts'
export { importResolutions } from './actions/import.ts'
export type { ResolutionsDeps, TargetCard } from './deps.ts'
export type { HangingOn, LooseTask, LooseTasks } from './hanging.ts'
export { StandingTag, TargetStateLine } from './pages/state.tsx'
export {
  type FoundClause,
  type FoundOrigin,
  type FoundTarget,
  findOrigins,
  ORIGIN_KINDS,
  type Origin,
  type OriginKey,
  type OriginKind,
  originOf,
  searchClauses,
  searchPartsAndPapers,
  searchTargets,
} from './queries/origins.ts'
export { type Promised, promiseOf } from './queries/promise.ts'
export { findTargetStates, type TargetAsked, type TargetState } from './queries/states.ts'
export { mountResolutions } from './routes.tsx'
export type { ResolutionsFile } from './rules/file.ts'
export { measureInWords } from './rules/in-words.ts'
export {
  findPeriod,
  GRAINS,
  type Grain,
  PERIOD_PATTERN,
  type Period,
  periodName,
  periodOf,
  periodsIn,
} from './rules/period.ts'
export type { Measure, Reported, TargetKind, Verdict } from './rules/target.ts'
export type { Tone as TargetTone } from './rules/tone.ts'
export type { SourceAsked, TargetSource } from './source.ts'
export { unitsReaching } from './units-reaching.ts'
export { waitingFigures } from './waiting.ts'
export { waitingExplanations } from './waiting-explanations.ts'
