import type { CannotApprove } from './draft-actions.ts'

/** What each “no” means over HTTP, for pages and API alike. */
export const DRAFT_HTTP: Record<CannotApprove | 'template_broken', number> = {
  not_found: 404,
  not_open: 409,
  changed: 409,
  decision_missing: 400,
  decision_ahead: 400,
  flawed: 409,
  overlaps: 409,
  template_broken: 409,
}
