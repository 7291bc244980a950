import { describe, expect, test } from 'vitest'
import type { OfficeUnit } from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { checkLine, type Line, readMoment, type World } from './check.ts'

const unit = { id: 'u', name: { vi: 'Xã Cam Hiếu', en: 'Cam Hieu' } } as OfficeUnit
const version = { slug: 'khai-sinh', steps: [] } as unknown as ProcedureVersion
const world: World = {
  now: new Date('2026-03-02T08:00:00+07:00'),
  findProcedure: (slug) => (slug === 'khai-sinh' ? version : undefined),
  unitsOf: () => [unit],
  isTaken: (code) => code.endsWith('0009'),
}
const open: Line = {
  code: '000.13.25.H50-260220-0001',
  procedureSlug: 'khai-sinh',
  unit: 'xã cam hiếu',
  channel: '1',
  status: '4',
  fullName: 'Nguyễn Thị Sương',
  idNumber: '999045000123',
  phone: '0912345678',
  email: '',
  submittedAt: '08:00 20/02/2026',
  receivedAt: '08:05 20/02/2026',
  legalDueAt: '05/03/2026',
}
const returned: Line = { ...open, status: '10', finishedAt: '10:00 25/02/2026', returnedAt: '11:00 25/02/2026' }

test.each<[string, Line, string]>([
  ['one in hand', open, 'accepted'],
  ['one returned', returned, 'returned'],
  ['one refused', { ...open, status: '3', finishedAt: '09:00 20/02/2026' }, 'not_accepted'],
])('%s comes over', (_, line, status) => {
  const checked = checkLine(line, world)
  expect(checked.ok && checked.dossier.status).toBe(status)
})

test.each<[string, Line, string]>([
  ['a code of another form', { ...open, code: 'HS 17' }, 'không đúng dạng'],
  ['a code that is taken', { ...open, code: '000.13.25.H50-260220-0009' }, 'đã có'],
  ['a procedure not in force', { ...open, procedureSlug: 'khai-tu' }, 'khai-tu'],
  ['a unit that does not take it in', { ...open, unit: 'Xã Khác' }, 'không tiếp nhận'],
  ['a channel that is none', { ...open, channel: '7' }, 'Kênh'],
  ['a status that waits', { ...open, status: '5' }, 'Chỉ nhập trạng thái'],
  ['no name', { ...open, fullName: ' ' }, 'họ'],
  ['a wrong phone', { ...open, phone: '12' }, 'điện thoại'],
  ['a day that is none', { ...open, legalDueAt: '31/02/2026' }, '“Hẹn trả”'],
  ['no due date', { ...open, legalDueAt: '' }, 'Thiếu “Hẹn trả”'],
  ['returned before received', { ...returned, returnedAt: '08:00 19/02/2026' }, 'ngược nhau'],
  ['received in the future', { ...open, receivedAt: '08:00 03/03/2026' }, 'tương lai'],
])('%s is told with what to do', (_, line, words) => {
  const checked = checkLine(line, world)
  expect(checked.ok ? '' : checked.flaws.map(({ vi }) => vi.toLowerCase()).join()).toContain(words.toLowerCase())
})

test('all that is wrong with a line is told at once', () => {
  const checked = checkLine({}, world)
  expect(checked.ok ? 0 : checked.flaws.length).toBeGreaterThanOrEqual(4)
})

describe('a moment', () => {
  test.each([
    ['', null],
    ['05/03/2026', '2026-03-05T10:00:00.000Z'],
    ['8:30 5/3/2026', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05T08:30:00+07:00', '2026-03-05T01:30:00.000Z'],
    ['2026-03-05T01:30:00.000Z', '2026-03-05T01:30:00.000Z'],
    ['05/03/2026 08:30', '2026-03-05T01:30:00.000Z'],
    ['05/03/2026 08:30:15', '2026-03-05T01:30:00.000Z'],
    ['5-3-2026 8:30', '2026-03-05T01:30:00.000Z'],
    ['05/03/2026 830', undefined],
    ['29/02/2026', undefined],
    ['25:00 05/03/2026', undefined],
    ['hôm qua', undefined],
  ])('“%s” is %s', (typed, at) => {
    const read = readMoment(typed)
    expect(read instanceof Date ? read.toISOString() : read).toBe(at)
  })
})
