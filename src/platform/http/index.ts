export { BODY_LIMIT, createHttp, type HttpOptions, wantsJson } from './http.ts'
export type { DeclaredRoute } from './permissions.ts'
export { asRefusal, failures, Refusal } from './refusal.ts'
export type { App, Frame, PageOptions, Reply, Request } from './types.ts'
