export { BODY_LIMIT, createHttp, type HttpOptions, wantsJson } from './http.ts'
export { API, type ApiRoom, type Operation, operations } from './operations.ts'
export type { DeclaredRoute } from './permissions.ts'
export { type ReadyPage, type ReadyPagesOptions, readyPages } from './ready-pages.ts'
export { asRefusal, failures, Refusal } from './refusal.ts'
export { sendPdf } from './send-pdf.ts'
export { sendSheet } from './send-sheet.ts'
export { showWhatIsSet } from './settings.ts'
export {
  ById,
  cutPage,
  Day,
  Dong,
  fileOf,
  Instant,
  Key,
  Line,
  literals,
  orNull,
  Paged,
  Prose,
  pageOf,
  SentInstant,
  Words,
} from './shapes.ts'
export type { App, Frame, PageOptions, Reply, Request } from './types.ts'
