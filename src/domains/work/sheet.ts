import type { Organization } from '../../core/organization/index.ts'
import { formatDate, inLang, type Lang, t } from '../../platform/i18n/index.ts'
import type { Cell, Sheet } from '../../platform/spreadsheet/index.ts'
import type { Work } from './deps.ts'
import { lineOf } from './lines.ts'
import { page as words } from './page-words.ts'
import { type ListFilter, listTasks } from './queries/lists.ts'
import { words as room } from './words.ts'

const AT_ONCE = 1_000
const HEADS = [
  words.task,
  words.expected,
  words.origin,
  t('Số văn bản', 'Number'),
  words.giver,
  t('Vị trí người giao', 'Giver’s post'),
  words.unit,
  words.person,
  words.firstClock,
  words.presentClock,
  words.state,
  t('Bước', 'Step'),
  t('Tiến độ (%)', 'Progress (%)'),
  t('Cơ sở tiến độ', 'Basis'),
  words.handedInAt,
  words.fields.quality,
  words.weight,
  words.hours,
  t('Số lần bị trả lại', 'Returns'),
  t('Số lần gia hạn', 'Extensions'),
]

/** A list of tasks as a table to be saved, read a piece at a time. */
export function sheetOf(work: Work, organization: Organization, filter: ListFilter, most: number, lang: Lang): Sheet {
  const say = (text: { vi: string; en: string }) => inLang(text, lang)
  const now = work.clock.now()
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for (let skip = 0; skip < most; skip += AT_ONCE) {
      const tasks = await listTasks(work.db, work.localityId, filter, now, { limit: AT_ONCE, skip })
      for (const task of tasks) {
        const { state, leadUnit, leadPerson, giver, giverPost } = lineOf(organization, task, now)
        yield [
          task.title,
          task.expected,
          say(room.origins[task.originKind]),
          task.originNumber,
          giver,
          say(giverPost),
          say(leadUnit),
          leadPerson,
          task.firstDueAt && formatDate(task.firstDueAt),
          task.dueAt && formatDate(task.dueAt),
          say(state.word),
          say(room.states[task.state]),
          task.progress,
          task.progressBasis === 'typed' ? say(words.typed) : '',
          task.submittedAt,
          task.quality && say(room.qualities[task.quality]),
          task.weight,
          task.hours,
          task.returns,
          task.extensions,
        ]
      }
      if (tasks.length < AT_ONCE) return
    }
  }
  return { name: say(words.title), heads: HEADS.map(say), rows: rows() }
}
