const HERE = 'http://here.invalid'

/** Where to go after signing in: a path of this site, or the usual place for anything else. */
export function returnPath(wish: string | undefined, otherwise: string): string {
  if (!wish?.startsWith('/') || !URL.canParse(wish, HERE)) return otherwise
  const url = new URL(wish, HERE)
  if (url.origin !== HERE || url.pathname.startsWith('//') || url.pathname.startsWith('/dang-')) return otherwise
  return `${url.pathname}${url.search}`
}
