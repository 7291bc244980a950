import type { NewAct } from '../../core/ledger/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Given, Lived } from './life.ts'
import type { World } from './world.ts'

/** What is written down beside a task: its steps, what people said, whom they named. */
export interface Inside {
  checklist: Record<string, unknown>[]
  comments: Record<string, unknown>[]
  mentions: Record<string, unknown>[]
  acts: NewAct[]
}

/** A task with its life, and what was written down beside it. */
export interface Told {
  given: Given
  lived: Lived
  inside?: Inside
}

/** Where the demonstration's tasks are written. */
export interface Place {
  db: Db
  localityId: number
  world: World
}
