export { delegatedSigner } from './delegations.ts'
export type { CorrespondenceDeps } from './deps.ts'
export { exportIssued } from './export.ts'
export {
  completePaper,
  type IssuedNumber,
  issuePaper,
  type NewEntry,
  type NewPaper,
  type PaperSigner,
} from './issue.ts'
export { type Book, findBooks, findIssued, findPaper, type IssuedPaper, noteActOfFile, paperOfAct } from './queries.ts'
export { mountCorrespondence } from './routes.tsx'
export { authorityOf, type Standing } from './rules/authority.ts'
export { agencySymbol, CERTIFICATION, type PaperKind, paperType } from './rules/symbols.ts'
export { withdrawPaper } from './withdraw.ts'
