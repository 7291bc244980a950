import { formatDateTime, inLang, type Lang, t } from '../../../platform/i18n/index.ts'
import type { Office } from '../office.ts'
import type { Official } from '../rules/who-may.ts'
import type { QueueFilter } from '../views.ts'
import { words } from '../words.ts'
import { findQueue } from './queue.ts'

const HEAD = [
  t('Mã hồ sơ', 'Code'),
  t('Thủ tục', 'Procedure'),
  t('Người nộp', 'Applicant'),
  t('Trạng thái', 'Status'),
  t('Bước', 'Step'),
  t('Đơn vị', 'Unit'),
  t('Người xử lý', 'Assigned to'),
  t('Ngày nộp', 'Submitted'),
  t('Hạn trả', 'Due'),
  t('Tình trạng', 'Timeliness'),
]

/**
 * One cell of a CSV file. What a spreadsheet would run as a formula is made text by an apostrophe in front.
 *
 * @example csvCell('=1+1') // "'=1+1"
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** The whole queue as CSV, page by page. It begins with the mark by which spreadsheets know UTF-8. */
export async function* queueCsv(
  office: Office,
  official: Official,
  filter: QueueFilter,
  lang: Lang,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(HEAD.map((text) => inLang(text, lang)))}`
  let after: string | undefined
  do {
    const page = await findQueue(office, official, { ...filter, limit: 200, ...(after ? { after } : {}) })
    for (const row of page.rows)
      yield csvLine([
        row.code,
        inLang(row.procedureName, lang),
        row.applicantName,
        inLang(words.status[row.status], lang),
        inLang(row.stepName, lang),
        inLang(row.unit.name, lang),
        row.assignee?.name ?? '',
        formatDateTime(row.submittedAt),
        row.dueAt ? formatDateTime(row.dueAt) : '',
        inLang(words.timeliness[row.timeliness], lang),
      ])
    after = page.next ?? undefined
  } while (after)
}
