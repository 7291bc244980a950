/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP = {
  not_found: 404,
  already_done: 409,
  nothing_good: 409,
  too_late: 409,
  no_workbook: 422,
  too_large: 422,
  no_heads: 422,
  empty: 422,
  too_many_lines: 422,
} as const
