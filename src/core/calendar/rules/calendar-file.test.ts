import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile, dueSlot } from './calendar-file.ts'

const date = {
  uid: '000.13.25.H50-260302-0001@localhost',
  ...dueSlot(new Date('2026-03-05T10:00:00Z')),
  madeAt: new Date('2026-03-02T01:00:00Z'),
  summary: 'Hẹn trả kết quả',
  description: 'Thủ tục: Đăng ký khai sinh; mang theo giấy hẹn, căn cước\nNơi trả: bộ phận một cửa',
  location: 'Xã Cam Hiếu',
  url: 'https://camlo.example/tra-cuu/000.13.25.H50-260302-0001',
}
/** As a calendar reads it. */
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')

test('says when it is due, in an instant that every calendar reads alike', () => {
  const lines = unfolded(calendarFile([date]))
  expect(lines).toContain('DTSTART:20260305T094500Z')
  expect(lines).toContain('DTEND:20260305T100000Z')
  expect(lines).toContain('UID:000.13.25.H50-260302-0001@localhost')
  expect(lines).toContain(
    'DESCRIPTION:Thủ tục: Đăng ký khai sinh\\; mang theo giấy hẹn\\, căn cước\\nNơi trả: bộ phận một cửa',
  )
  expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', ''])
})

test('no line is longer than 75 bytes, and whatever stands in a name adds no line of its own', () => {
  const usual = unfolded(calendarFile([date])).length
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
      const file = calendarFile([{ ...date, summary: summary.replaceAll('\r', '') }])
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(unfolded(file)).toHaveLength(usual)
    }),
  )
})

test('a calendar one subscribes to has a name and every event', () => {
  const lines = unfolded(
    calendarFile([date, { ...date, uid: 'another', location: '', description: '' }], 'Việc của tôi'),
  )
  expect(lines).toContain('X-WR-CALNAME:Việc của tôi')
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2)
  expect(lines.filter((line) => line.startsWith('LOCATION:'))).toHaveLength(1)
})
