import type { LocalDate } from '../../../core/calendar/index.ts'
import { formatDate, formatNumber, formatShare } from '../../../platform/i18n/index.ts'

export const SECTIONS = ['done', 'late', 'coming', 'waiting', 'meetings', 'targets', 'note'] as const
/** A part of a weekly report. */
export type Section = (typeof SECTIONS)[number]
export type Sections = Readonly<Record<Section, string>>

/** A task as the report tells it. */
export interface ReportedTask {
  title: string
  unit: string
  person: string | null
  dueAt: Date | null
}
export interface DoneTask extends ReportedTask {
  onTime: boolean
  quality: 'good' | 'met' | 'unmet' | null
}
export interface LateTask extends ReportedTask {
  days: number
  /** What was said when more time was asked for. */
  cause: string | null
}
export interface Wait {
  from: string
  to: string
  why: string
  count: number
  since: Date
}

/** What a week came to. */
export interface Week {
  done: readonly DoneTask[]
  late: readonly LateTask[]
  coming: readonly ReportedTask[]
  waits: readonly Wait[]
  meetings: { count: number; personHours: number; tasks: number }
  targets: readonly string[]
}

const MOST = 30

const listed = (lines: readonly string[], most = MOST): string[] =>
  lines.length <= most
    ? lines.map((line) => `– ${line}`)
    : [...lines.slice(0, most).map((line) => `– ${line}`), `– … và ${lines.length - most} việc khác`]

const whose = ({ unit, person }: ReportedTask): string => [unit, person].filter(Boolean).join(', ')

function doneIn(done: readonly DoneTask[]): string {
  if (done.length === 0) return 'Trong tuần không có nhiệm vụ nào được nghiệm thu.'
  const onTime = done.filter((each) => each.onTime).length
  const of = (quality: DoneTask['quality']) => done.filter((each) => each.quality === quality).length
  const units = new Map<string, { all: number; onTime: number }>()
  for (const { unit, onTime: inTime } of done) {
    const sum = units.get(unit) ?? { all: 0, onTime: 0 }
    units.set(unit, { all: sum.all + 1, onTime: sum.onTime + Number(inTime) })
  }
  const byUnit = [...units].sort(([, one], [, other]) => other.all - one.all)
  return [
    `Nghiệm thu ${formatNumber(done.length)} nhiệm vụ: đúng hạn ${formatNumber(onTime)} (${formatShare(onTime / done.length)}), quá hạn ${formatNumber(done.length - onTime)}. Chất lượng: tốt ${of('good')}, đạt ${of('met')}, chưa đạt ${of('unmet')}.`,
    ...listed(byUnit.map(([unit, { all, onTime: inTime }]) => `${unit}: ${all} (đúng hạn ${inTime})`)),
  ].join('\n')
}

/**
 * The words of a weekly report, from what the week came to. Figures are the program's; whoever sends it may say more.
 *
 * @practice the sections a district's office reports by week
 */
export function compose({ done, late, coming, waits, meetings, targets }: Week): Sections {
  return {
    done: doneIn(done),
    late:
      late.length === 0
        ? 'Không có nhiệm vụ quá hạn.'
        : [
            `Còn ${formatNumber(late.length)} nhiệm vụ quá hạn.`,
            ...listed(
              late.map(
                (each) =>
                  `${each.title} (${whose(each)}): quá ${each.days} ngày; nguyên nhân: ${each.cause ?? 'chưa báo cáo'}`,
              ),
            ),
          ].join('\n'),
    coming:
      coming.length === 0
        ? 'Tuần tới không có nhiệm vụ đến hạn.'
        : [
            `Tuần tới có ${formatNumber(coming.length)} nhiệm vụ đến hạn.`,
            ...listed(
              coming.map((each) => `${each.dueAt ? formatDate(each.dueAt) : ''}: ${each.title} (${whose(each)})`),
            ),
          ].join('\n'),
    waiting:
      waits.length === 0
        ? 'Không có việc nào đang chờ nhau.'
        : listed(
            waits.map(
              ({ from, to, why, count, since }) =>
                `${from} chờ ${to} ${why}: ${count} việc, lâu nhất từ ${formatDate(since)}`,
            ),
          ).join('\n'),
    meetings:
      meetings.count === 0
        ? 'Trong tuần không có cuộc họp nào được ghi nhận.'
        : `Đã họp ${meetings.count} cuộc, ${formatNumber(meetings.personHours, 'vi', 1)} giờ công; ${meetings.tasks} nhiệm vụ được giao từ kết luận.`,
    targets: targets.length === 0 ? 'Không có chỉ tiêu nào chậm so với kế hoạch.' : listed(targets).join('\n'),
    note: '',
  }
}

/** A week as people name it. */
export const weekInWords = (monday: LocalDate, sunday: LocalDate): string =>
  `${formatDate(monday)} – ${formatDate(sunday)}`

const MOST_LETTERS = 20_000

/** What was typed, with every section there. */
export function tidySections(typed: Partial<Record<string, string>>): Sections {
  const tidy = (section: Section): string =>
    (typed[section] ?? '').replaceAll('\r\n', '\n').trim().slice(0, MOST_LETTERS)
  return {
    done: tidy('done'),
    late: tidy('late'),
    coming: tidy('coming'),
    waiting: tidy('waiting'),
    meetings: tidy('meetings'),
    targets: tidy('targets'),
    note: tidy('note'),
  }
}
