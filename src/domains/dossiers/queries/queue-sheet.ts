import { inLang, type Lang, t } from '../../../platform/i18n/index.ts'
import type { Cell, Sheet } from '../../../platform/spreadsheet/index.ts'
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

/** The whole queue as a table to work with, read page by page. */
export const queueSheet = (office: Office, official: Official, filter: QueueFilter, lang: Lang): Sheet => ({
  name: inLang(t('Hồ sơ', 'Dossiers'), lang),
  heads: HEAD.map((text) => inLang(text, lang)),
  rows: rowsOf(office, official, filter, lang),
})

async function* rowsOf(office: Office, official: Official, filter: QueueFilter, lang: Lang): AsyncGenerator<Cell[]> {
  let after: string | undefined
  do {
    const page = await findQueue(office, official, { ...filter, limit: 200, ...(after ? { after } : {}) })
    for (const row of page.rows)
      yield [
        row.code,
        inLang(row.procedureName, lang),
        row.applicantName,
        inLang(words.status[row.status], lang),
        inLang(row.stepName, lang),
        inLang(row.unit.name, lang),
        row.assignee?.name,
        row.submittedAt,
        row.dueAt,
        inLang(words.timeliness[row.timeliness], lang),
      ]
    after = page.next ?? undefined
  } while (after)
}
