export {
  adoptPlan,
  changePlan,
  findPlan,
  findPlans,
  type Plan,
  type PlanRefusal,
  type PlanStatus,
  reviewPlan,
} from './plans.ts'
export { mountReform } from './routes.tsx'
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
export { words } from './words.ts'
