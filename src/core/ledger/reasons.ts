/** What each “no” means over HTTP, for pages and API alike. */
export const HTTP = { not_found: 404, not_sealed_yet: 409, wrong_order: 400 } as const
