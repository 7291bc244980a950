import { returnPath } from '../identity/index.ts'

/**
 * Where a deed leads: back to the list or the board it was done from, else where the room says.
 *
 * @param back what the form sent as `ve`
 */
export function afterDeed(back: unknown, otherwise: string): string {
  const path = typeof back === 'string' ? returnPath(back, '') : ''
  if (!/^\/(viec-cua-toi|theo-doi\/bang)(\?|$)/.test(path)) return otherwise
  return `${path}${path.includes('?') ? '&' : '?'}xong=1`
}
