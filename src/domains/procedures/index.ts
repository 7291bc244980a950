export { type Imported, importProcedures } from './actions.ts'
export { beginDraftOf } from './draft-actions.ts'
export type { EditorDeps } from './draft-desk.ts'
export { mountProcedureEditor } from './draft-routes.tsx'
export { exportProcedures, type ImportedRow, importDrafts } from './exchange.ts'
export { FlawedVersion } from './publish.ts'
export { Catalogue, type CatalogueSource, catalogueSource, type LifeEvent } from './queries.ts'
export { mountProcedures, type ProceduresDeps } from './routes.tsx'
export { unstaffedSteps } from './rules/checks.ts'
export { feeInWords, limitInWords } from './rules/describe.ts'
export {
  type Entry,
  type EntryFlaw,
  entriesOf,
  isAnswered,
  MOST_ENTRIES,
  repeatingOf,
  validateEntries,
  withEntries,
} from './rules/entries.ts'
export { amountOf, answersForExpressions, conditionHolds, flawOfExpression } from './rules/expressions.ts'
export type { ProceduresFile, VersionFile } from './rules/file.ts'
export { validateForm } from './rules/form.ts'
export { receives, receivingUnitsOf } from './rules/receiving.ts'
export { type Stage, stagesOf } from './rules/stages.ts'
export { type StepNames, stepNames } from './rules/step-names.ts'
export { stepsTaken } from './rules/steps-taken.ts'
export { lengthOf, stopAfter, stopAt, stopsOf } from './rules/stops.ts'
export {
  type FormField,
  isInForce,
  type LinkedProcedure,
  type Paper,
  type ProcedureVersion,
  type Step,
} from './rules/version.ts'
