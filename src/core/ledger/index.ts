export type { Act, Actor, Facts, NewAct, Position } from './act.ts'
export { areCountsCurrent, COUNTS_CHANGED, rebuildCounts } from './counts.ts'
export { type Dimension, durations, type FigureFilter, figures } from './figures.ts'
export { BEGINNING, type Follower, type FollowOptions, follow } from './follow.ts'
export { type KeepOptions, keepLedger, sealNow } from './keeper.ts'
export { beginEpoch, ensurePartitions } from './partitions.ts'
export { type ActFilter, actsAfter, actsOfCase, findAct, findActs, getAct, latestOf, timelineOf } from './queries.ts'
export { insertionOf, record, recordMany } from './record.ts'
export { type LedgerDeps, mountLedger } from './routes.tsx'
export { newSalt, saltedHash } from './rules/salted-hash.ts'
export { generateSealKey, readSealKey, type SealKey } from './rules/seal.ts'
export {
  type ClockEffect,
  defineVerbs,
  findVerb,
  listVerbs,
  type Verb,
  type VerbDefinition,
  type VerbName,
} from './rules/verbs.ts'
export { type Finding, type Verification, type VerifyOptions, verify } from './verify.ts'
