import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import days from '../../../../profiles/cam-lo-2019/calendar.json' with { type: 'json' }
import hours from '../../../../profiles/cam-lo-2019/office-hours.json' with { type: 'json' }
import { LangProvider } from '../../../platform/i18n/index.ts'
import { dueAt } from '../rules/due.ts'
import type { Limit } from '../rules/limit.ts'
import { type CalendarFile, calendarFromFiles, type OfficeHoursFile } from '../rules/profile.ts'
import { DueExplanationView } from './due-explanation.tsx'

const calendar = calendarFromFiles(days as CalendarFile, hours as unknown as OfficeHoursFile)

function textOf(from: string, limit: Limit, lang: 'vi' | 'en' = 'vi'): string {
  const { explanation, provisional } = dueAt(calendar, new Date(`${from}T09:00:00+07:00`), limit)
  const html = render(
    <LangProvider lang={lang}>
      <DueExplanationView explanation={explanation} provisional={provisional} />
    </LangProvider>,
  )
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('a citizen reads which days count, which do not, and by which notice', () => {
  const text = textOf('2024-04-26', { amount: 3, unit: 'workingDays' })
  expect(text).toContain('Tính 3 ngày làm việc, không kể ngày nhận.')
  expect(text).toContain('từ thứ Năm 02/05/2024 đến thứ Bảy 04/05/2024: 3 ngày')
  expect(text).toContain('thứ Hai 29/04/2024: Nghỉ hoán đổi (2450/VPCP-KGVX, 12/4/2024)')
  expect(text).toContain('thứ Bảy 04/05/2024 làm bù nên vẫn tính (2450/VPCP-KGVX, 12/4/2024).')
})

test('calendar days do not claim that there was no day off', () => {
  expect(textOf('2026-07-13', { amount: 30, unit: 'calendarDays' })).toContain(
    'Ngày nghỉ trong khoảng này vẫn được tính.',
  )
})

test('a year without a notice is said to be provisional, in either language', () => {
  expect(textOf('2027-03-01', { amount: 2, unit: 'workingDays' })).toContain('tạm tính')
  expect(textOf('2027-03-01', { amount: 2, unit: 'workingDays' }, 'en')).toContain('the date is provisional')
})
