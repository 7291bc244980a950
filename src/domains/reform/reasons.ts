import type { PlanRefusal } from './plans.ts'
import type { ConfirmRefusal, UndoRefusal } from './run.ts'

/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP = {
  no_such_plan: 404,
  already_confirmed: 409,
  already_running: 409,
  not_reviewed: 409,
  not_yet: 409,
  no_units: 409,
  nothing_to_undo: 409,
  worked_on_since: 409,
  new_units_in_use: 409,
  not_run: 409,
  units_left: 409,
  dossiers_left: 409,
} as const satisfies Record<PlanRefusal | UndoRefusal | ConfirmRefusal, number>
