import { Type } from 'typebox'
import type { Limiter } from '../../core/identity/index.ts'
import type { FormSet, OfficialForms } from '../../core/official-forms/index.ts'
import { failures, Refusal, type Reply } from '../../platform/http/index.ts'
import type { Office } from '../dossiers/index.ts'

export { official as officialOf } from '../../core/identity/index.ts'

/** What the pages of this room stand on. */
export interface HandoversDeps {
  office: Office
  forms: OfficialForms
  formSetOn(on: string): FormSet | undefined
  limits: Limiter
}

/** The path of something with a key. */
export const One = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** @throws Refusal 404 for what isn't there, or is none of this official's business */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal(404, 'not_found', failures.notFound)
  return value
}

/** A paper of ours, shown by the browser so that it can be printed at once. */
export const sendPdf = (reply: Reply, pdf: Uint8Array, name: string): Reply =>
  reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `inline; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(pdf))

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isKey = (text: string): boolean => UUID.test(text)
