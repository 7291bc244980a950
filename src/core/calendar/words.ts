import { formatDate, formatWeekday, t } from '../../platform/i18n/index.ts'
import type { Limit } from './rules/limit.ts'

const day = (on: string) => ({
  vi: `${formatWeekday(on)} ${formatDate(on)}`,
  en: `${formatWeekday(on, 'en')} ${formatDate(on)}`,
})

export const words = {
  why: t('Vì sao là ngày này?', 'Why this date?'),
  counted: {
    sameDay: () => t('Giải quyết trong ngày làm việc.', 'Done within the working day.'),
    workingHours: (n: number) => t(`Tính ${n} giờ làm việc.`, `${n} working hours are counted.`),
    workingDays: (n: number) =>
      t(`Tính ${n} ngày làm việc, không kể ngày nhận.`, `${n} working days are counted, without the day of receipt.`),
    calendarDays: (n: number) =>
      t(`Tính ${n} ngày theo lịch, không kể ngày nhận.`, `${n} calendar days are counted, without the day of receipt.`),
    months: (n: number) => t(`Tính ${n} tháng.`, `${n} months are counted.`),
    clockHours: (n: number) => t(`Tính ${n} giờ liên tục.`, `${n} hours are counted.`),
  } satisfies Record<Limit['unit'], (n: number) => { vi: string; en: string }>,
  start: (on: string) => t(`Ngày bắt đầu: ${day(on).vi}.`, `Begins: ${day(on).en}.`),
  afterCutoff: t(
    'Nhận sau 15 giờ nên tính như nhận vào ngày làm việc kế tiếp.',
    'Received after 15:00, so it counts as received on the next working day.',
  ),
  moved: (from: string, to: string) =>
    t(
      `Ngày cuối ${day(from).vi} là ngày nghỉ nên chuyển sang ngày làm việc kế tiếp, ${day(to).vi}.`,
      `The last day, ${day(from).en}, is not worked, so it moves to the next working day, ${day(to).en}.`,
    ),
  countedDays: t('Những ngày được tính', 'Days that count'),
  run: (from: string, to: string, days: number) =>
    from === to
      ? day(from)
      : t(`từ ${day(from).vi} đến ${day(to).vi}: ${days} ngày`, `${day(from).en} to ${day(to).en}: ${days} days`),
  skipped: t('Những ngày không tính', 'Days that don’t count'),
  nothingSkipped: t('Không có ngày nghỉ nào trong khoảng này.', 'There is no day off in between.'),
  daysOffCount: t('Ngày nghỉ trong khoảng này vẫn được tính.', 'Days off in between count too.'),
  movedOver: t('Những ngày nghỉ ở cuối kỳ hạn', 'Days off at the end'),
  weekend: t('cuối tuần', 'weekend'),
  dayOff: (name: string, notice?: string) =>
    t(notice ? `${name} (${notice})` : name, notice ? `${name} (${notice})` : name),
  worked: (on: string, notice: string | null) =>
    t(
      `${day(on).vi} làm bù nên vẫn tính${notice ? ` (${notice})` : ''}.`,
      `${day(on).en} is worked in exchange and counts${notice ? ` (${notice})` : ''}.`,
    ),
  provisional: t(
    'Lịch nghỉ của năm này chưa có thông báo chính thức nên ngày hẹn là tạm tính.',
    'The days off of this year have not been announced yet, so the date is provisional.',
  ),
  day,
}
