import type { LocalDate } from '../../../core/calendar/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'

/** Thông tin, quan điểm, nhiệm vụ. */
export const CONCLUSION_KINDS = ['information', 'view', 'task'] as const
export type ConclusionKind = (typeof CONCLUSION_KINDS)[number]

export const CONCLUSION_STATES = ['noted', 'confirmed', 'dropped'] as const
export type ConclusionState = (typeof CONCLUSION_STATES)[number]

export interface ConclusionInput {
  kind: ConclusionKind
  body: string
  leadUnitId: string | null
  leadPersonId: string | null
  dueOn: LocalDate | null
}

export type ConclusionFlaw = 'missing_body' | 'missing_lead' | 'missing_due' | 'due_past'

const MOST_LETTERS = 4_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The same with what its kind needs and nothing else; or what is wrong with it. Only a task has a lead and a day. */
export function tidyConclusion(input: ConclusionInput, today: LocalDate): Result<ConclusionInput, ConclusionFlaw> {
  const { kind, leadUnitId, leadPersonId, dueOn } = input
  const body = input.body.trim().slice(0, MOST_LETTERS)
  if (body === '') return no('missing_body')
  if (kind !== 'task') return ok({ kind, body, leadUnitId: null, leadPersonId: null, dueOn: null })
  if (!leadUnitId) return no('missing_lead')
  if (!dueOn || !DAY.test(dueOn) || Number.isNaN(Date.parse(dueOn))) return no('missing_due')
  if (dueOn < today) return no('due_past')
  return ok({ kind, body, leadUnitId, leadPersonId, dueOn })
}

export const isConclusionKind = (text: string): text is ConclusionKind =>
  (CONCLUSION_KINDS as readonly string[]).includes(text)
