/** How somebody comes to sign for a head. */
export type Standing = 'head' | 'deputy' | 'byOrder' | 'delegated' | 'acting'

const withoutCommittee = (title: string): string =>
  title
    .replace(/\s*(UBND|Ủy ban nhân dân)(?=\s|$).*/u, '')
    .trim()
    .toLocaleUpperCase('vi')

/** A deputy's title and the head's it stands for. @example deputyOf('PHÓ CHỦ TỊCH') // 'CHỦ TỊCH' */
const headOf = (title: string): string | undefined => /^PHÓ\s+(.+)$/u.exec(title)?.[1]

/**
 * The lines above a name (thẩm quyền ký), from the signer's post.
 *
 * @param signer.title    the post as people say it: `Phó Chủ tịch UBND xã`
 * @param signer.standing read from the title where it isn't given: a deputy signs for the head
 * @param signer.forHead  the head by whose order or delegation it is signed: `Chủ tịch UBND`
 * @param committee       for a decision of the committee as a whole: `Ủy ban nhân dân`
 * @law 30/2020/NĐ-CP, art. 13 and annex I.II.7: TM. for a collective, KT. where a deputy signs, TL. by order, TUQ. by written
 *   delegation, Q. for an acting head
 * @example authorityOf({ title: 'Phó Chủ tịch UBND' }) // ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']
 */
export function authorityOf(
  signer: { title: string; standing?: Standing; forHead?: string },
  committee?: string,
): string[] {
  const title = withoutCommittee(signer.title)
  const deputyFor = headOf(title)
  const whole = committee ? [`TM. ${committee.toLocaleUpperCase('vi')}`] : []
  const own = deputyFor ? [`KT. ${deputyFor}`, title] : [title]
  switch (signer.standing) {
    case 'byOrder':
    case 'delegated': {
      const mark = signer.standing === 'byOrder' ? 'TL.' : 'TUQ.'
      return [`${mark} ${withoutCommittee(signer.forHead ?? '')}`, ...own]
    }
    case 'acting':
      return [...whole, `Q. ${title}`]
    default:
      return [...whole, ...own]
  }
}
