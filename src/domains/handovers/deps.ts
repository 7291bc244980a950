import { Type } from 'typebox'
import type { Limiter } from '../../core/identity/index.ts'
import type { FormSet, OfficialForms } from '../../core/official-forms/index.ts'
import { failures, Refusal } from '../../platform/http/index.ts'
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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isKey = (text: string): boolean => UUID.test(text)
