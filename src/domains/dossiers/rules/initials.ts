import { foldVietnamese } from '../../../platform/text.ts'

const initialsOf = (name: string): string =>
  (foldVietnamese(name).match(/[a-z0-9]+/g) ?? []).map((word) => word.slice(0, 1)).join('')

/** Words before a name that people leave out. */
const BEFORE = /^(?:dang ky|cap giay|cap|xac nhan|lien thong:?) /

/** The initials a name is known by. */
export function initialWays(name: string): string[] {
  const folded = foldVietnamese(name)
  return [initialsOf(folded), initialsOf(folded.replace(BEFORE, ''))]
}

const LEAST = 2
const MOST = 12

/**
 * Those whose names a few initials mean: the whole name's first letters or their beginning, with or without the words that
 * stand before every such name. Fewer and nearer ones come first.
 *
 * @example byInitials('ctbs', procedures, ({ name }) => name.vi) // Chứng thực bản sao từ bản chính
 */
export function byInitials<T>(typed: string, all: readonly T[], nameOf: (each: T) => string): T[] {
  const asked = foldVietnamese(typed)
  if (!/^[a-z]+$/.test(asked) || asked.length < LEAST || asked.length > MOST) return []
  const ranked = all.flatMap((each) => {
    const ways = initialWays(nameOf(each))
    const rank = ways.includes(asked) ? 0 : ways.some((way) => way.startsWith(asked)) ? 1 : 2
    return rank === 2 ? [] : [{ each, rank }]
  })
  const best = Math.min(...ranked.map(({ rank }) => rank))
  return ranked.filter(({ rank }) => rank === best).map(({ each }) => each)
}
