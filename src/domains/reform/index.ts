export {
  adoptPlan,
  changePlan,
  findPlan,
  type Plan,
  type PlanRefusal,
  type PlanStatus,
  reviewPlan,
} from './plans.ts'
export type { EndFile, PlanFile, RuleFile } from './rules/plan.ts'
export {
  type ConfirmRefusal,
  confirmPlan,
  type RunReport,
  runPlan,
  type UndoAnswer,
  type UndoRefusal,
  undoPlan,
} from './run.ts'
export { type ReformDeps, type Trial, tryPlan } from './trial.ts'
