import type { Kind } from './document.ts'

interface Names {
  lead: string
  helpers: readonly string[]
  /** As it is written. */
  dueOn: string | null
}

/**
 * What is usually written, where a head leaves the words to the program.
 *
 * @practice the common short texts of instructions
 * @example usualWords('assign', { lead: 'Phòng Tư pháp', helpers: [], dueOn: '15/03/2026' })
 *   // 'Giao Phòng Tư pháp chủ trì tham mưu, báo cáo trước ngày 15/03/2026.'
 */
export function usualWords(kind: Kind, { lead, helpers, dueOn }: Names): string {
  const by = dueOn ? `, báo cáo trước ngày ${dueOn}` : ''
  switch (kind) {
    case 'assign':
      return `Giao ${lead} chủ trì${helpers.length > 0 ? `, phối hợp ${helpers.join(', ')}` : ''} tham mưu${by}.`
    case 'pass':
      return `Chuyển ${lead} giải quyết theo quy định${by}.`
    case 'inform':
      return 'Để biết.'
    case 'file':
      return 'Lưu.'
  }
}
