import type { SignatureLines } from '../../../../core/official-forms/index.ts'

/**
 * The lines above a name, from the post's title: who stands in for the head signs for the head.
 *
 * @law 30/2020/NĐ-CP, annex I.II.7: “KT.” before the head's title where a deputy signs
 * @example authorityOf('Phó Chủ tịch UBND') // ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']
 */
export function authorityOf(title: string): string[] {
  const short = title
    .replace(/\s*(UBND|Ủy ban nhân dân)(?=\s|$).*/u, '')
    .trim()
    .toLocaleUpperCase('vi')
  const head = /^PHÓ\s+(.+)$/u.exec(short)?.[1]
  return head ? [`KT. ${head}`, short] : [short]
}

/** A signature block that is signed by hand. */
export const byHand = (title: string, name: string): SignatureLines => ({ authority: authorityOf(title), name })
