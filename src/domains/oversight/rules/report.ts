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
export type Quality = 'good' | 'met' | 'unmet'
/** What a unit got done: all of it, how much in time, and how it was graded. */
export interface UnitDone extends Record<Quality, number> {
  unit: string
  all: number
  onTime: number
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

/** Tasks of a kind: how many there are, and the first of them. */
export interface Some<Task> {
  count: number
  first: readonly Task[]
}

/** What a week came to. */
export interface Week {
  done: readonly UnitDone[]
  late: Some<LateTask>
  coming: Some<ReportedTask>
  waits: readonly Wait[]
  meetings: { count: number; personHours: number; tasks: number }
  targets: readonly string[]
}

/** How many lines of a kind are told; of the others only their number. */
export const MOST_TOLD = 30

function listed(lines: readonly string[], count = lines.length): string[] {
  const told = lines.slice(0, MOST_TOLD).map((line) => `– ${line}`)
  return count > told.length ? [...told, `– … và ${formatNumber(count - told.length)} việc khác`] : told
}

const whose = ({ unit, person }: ReportedTask): string => [unit, person].filter(Boolean).join(', ')

function doneIn(units: readonly UnitDone[]): string {
  const sum = (of: Exclude<keyof UnitDone, 'unit'>) => units.reduce((total, each) => total + each[of], 0)
  const [all, onTime] = [sum('all'), sum('onTime')]
  if (all === 0) return 'Trong tuần không có nhiệm vụ nào được nghiệm thu.'
  const byUnit = [...units].sort((one, other) => other.all - one.all)
  return [
    `Nghiệm thu ${formatNumber(all)} nhiệm vụ: đúng hạn ${formatNumber(onTime)} (${formatShare(onTime / all)}), quá hạn ${formatNumber(all - onTime)}. Chất lượng: tốt ${sum('good')}, đạt ${sum('met')}, chưa đạt ${sum('unmet')}.`,
    ...listed(byUnit.map((each) => `${each.unit}: ${each.all} (đúng hạn ${each.onTime})`)),
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
      late.count === 0
        ? 'Không có nhiệm vụ quá hạn.'
        : [
            `Còn ${formatNumber(late.count)} nhiệm vụ quá hạn.`,
            ...listed(
              late.first.map(
                (each) =>
                  `${each.title} (${whose(each)}): quá ${each.days} ngày; nguyên nhân: ${each.cause ?? 'chưa báo cáo'}`,
              ),
              late.count,
            ),
          ].join('\n'),
    coming:
      coming.count === 0
        ? 'Tuần tới không có nhiệm vụ đến hạn.'
        : [
            `Tuần tới có ${formatNumber(coming.count)} nhiệm vụ đến hạn.`,
            ...listed(
              coming.first.map((each) => `${each.dueAt ? formatDate(each.dueAt) : ''}: ${each.title} (${whose(each)})`),
              coming.count,
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

/** Targets that are far from their plan or late, as a report names them. */
export const behindIn = (
  states: readonly ({ tone: string; name: { vi: string }; unitId: string | null } | undefined)[],
  nameOf: (unitId: string) => string,
): string[] =>
  states.flatMap((state) =>
    state && (state.tone === 'far' || state.tone === 'late')
      ? [`${state.name.vi}${state.unitId ? ` (${nameOf(state.unitId)})` : ''}`]
      : [],
  )

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
