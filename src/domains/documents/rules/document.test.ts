import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import days from '../../../../profiles/cam-lo-2019/calendar.json' with { type: 'json' }
import hours from '../../../../profiles/cam-lo-2019/office-hours.json' with { type: 'json' }
import {
  type CalendarFile,
  calendarFromFiles,
  localDateOf,
  type OfficeHoursFile,
} from '../../../core/calendar/index.ts'
import { confirmBy, instructBy } from './clock.ts'
import { type OutgoingInput, tidyIncoming, tidyOutgoing } from './document.ts'
import { usualWords } from './instruction.ts'
import { CODES, isOver, mayBeRecalled, mayFollow, wayTo } from './states.ts'
import { partyCode, stateCode, stateSymbol, typesOn } from './types.ts'

const calendar = calendarFromFiles(days as CalendarFile, hours as unknown as OfficeHoursFile)
const at = (moment: string) => new Date(`${moment}:00+07:00`)

describe('states of a copy (QĐ 28/2018)', () => {
  test.each([
    ['01', '02', true],
    ['01', '03', true],
    ['01', '04', false],
    ['03', '04', true],
    ['03', '05', true],
    ['03', '06', false],
    ['04', '06', false],
    ['05', '06', true],
    ['06', '13', false],
    ['05', '13', true],
    ['13', '15', true],
    ['13', '16', true],
    ['13', '03', false],
    ['02', '03', false],
  ] as const)('%s → %s: %s', (from, to, may) => expect(mayFollow(from, to)).toBe(may))

  test.each([
    ['03', '06', ['05', '06']],
    ['03', '04', ['04']],
    ['04', '05', ['05']],
    ['04', '06', ['05', '06']],
    ['05', '04', []],
    ['06', '06', []],
    ['01', '04', undefined],
    ['13', '06', undefined],
  ] as const)('from %s to %s by %j', (from, to, way) => expect(wayTo(from, to)).toEqual(way))

  test('every way goes by steps of the table, and what is over leads nowhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CODES), fc.constantFrom('04', '05', '06' as const), (from, to) => {
        const way = wayTo(from, to) ?? []
        return [from, ...way].every((each, index, all) => index === 0 || mayFollow(all[index - 1] ?? each, each))
      }),
    )
    expect(CODES.filter(isOver).filter(mayBeRecalled)).toEqual([])
  })
})

describe('numbers and symbols', () => {
  const type = (side: 'state' | 'party', key: string, on = '2026-06-01') => {
    const found = typesOn(side, on).find((each) => each.key === key)
    if (!found) throw new Error(`No ${key} on ${on}`)
    return found
  }
  test('there are 29 types of administrative papers; two bear no abbreviation', () => {
    const types = typesOn('state', '2026-03-02')
    expect([types.length, types.filter(({ abbreviation }) => !abbreviation).map(({ name }) => name)]).toEqual([
      29,
      ['Công văn', 'Thư công'],
    ])
  })
  test.each([
    [5, 'QĐ', '', '05/QĐ-UBND'],
    [12, 'KH', '', '12/KH-UBND'],
    [105, 'QyĐ', '', '105/QyĐ-UBND'],
    [7, 'CV', 'VX', '07/UBND-VX'],
    [7, 'CV', '', '07/UBND'],
  ])('State: %i of %s, drafted by “%s”, is %s', (number, key, drafted, code) =>
    expect(stateCode(number, stateSymbol(type('state', key), 'UBND', drafted))).toBe(code),
  )
  test.each([
    ['KL', '2016-12-27', '13-KL/HU'],
    ['CV', '2026-03-02', '13-CV/HU'],
    ['QyĐ', '2019-02-18', '13-QĐi/HU'],
    ['QyĐ', '2026-06-01', '13-QĐ/HU'],
    ['QĐ', '2026-06-01', '13-QĐ/HU'],
  ])('Party: %s of %s is %s', (key, on, code) => expect(partyCode(13, type('party', key, on), 'HU')).toBe(code))
})

describe('deadlines (30/2020/NĐ-CP, arts 21, 23)', () => {
  test.each([
    ['2026-03-02T09:00', '2026-03-02'],
    ['2026-03-02T16:59', '2026-03-02'],
    ['2026-03-02T17:30', '2026-03-03'],
    ['2026-03-06T18:00', '2026-03-09'],
    ['2026-03-07T10:00', '2026-03-09'],
  ])('what arrives %s is confirmed by the end of %s', (moment, day) =>
    expect(localDateOf(confirmBy(calendar, at(moment)))).toBe(day),
  )
  test.each([
    ['2026-03-02T09:00', 'normal', '2026-03-03'],
    ['2026-03-06T09:00', 'normal', '2026-03-09'],
    ['2026-03-06T09:00', 'atOnce', '2026-03-06'],
  ])('what is received %s and %s is instructed on by %s', (moment, urgency, day) =>
    expect(localDateOf(instructBy(calendar, at(moment), urgency))).toBe(day),
  )
})

describe('what a paper must say', () => {
  const types = typesOn('state', '2026-03-02')
  const seat = { unitId: 'a', side: 'state' } as const
  const about = { type: 'KH', subject: ' Kế  hoạch ', urgency: 'normal', secrecy: 'none', dueOn: null } as const
  const incoming = {
    ...about,
    seat,
    sender: 'Sở Nội vụ',
    code: '123/SNV-TCBC',
    issuedOn: '2026-02-27',
    arrivedOn: '2026-03-02',
    note: '',
    anyway: false,
  }
  test.each([
    [{}, undefined],
    [{ secrecy: 'secret' as const }, 'secret'],
    [{ sender: ' ' }, 'missing_sender'],
    [{ code: '' }, 'missing_code'],
    [{ subject: ' ' }, 'missing_subject'],
    [{ type: 'Thơ' }, 'bad_type'],
    [{ issuedOn: '2026-02-30' }, 'bad_date'],
    [{ arrivedOn: '2026-03-03' }, 'date_ahead'],
    [{ issuedOn: '2026-03-02', arrivedOn: '2026-03-01' }, 'dates_crossed'],
    // What comes late is told as late, not refused.
    [{ dueOn: '2026-02-28' }, undefined],
  ])('coming in: %j is %s', (change, reason) => {
    const tidy = tidyIncoming({ ...incoming, ...change }, types, '2026-03-02')
    expect(tidy.ok ? undefined : tidy.reason).toBe(reason)
  })

  const outgoing: OutgoingInput = {
    ...about,
    seat,
    signerId: 'x',
    drafted: '',
    readBy: null,
    receivers: [{ unitId: 'b', side: 'state' }],
    outside: [],
    isPublic: false,
    copies: 1,
    paperId: null,
    earlierId: null,
    earlierHow: null,
  }
  test.each([
    [{}, undefined],
    [{ secrecy: 'topSecret' as const }, 'secret'],
    [{ receivers: [] }, 'no_receivers'],
    [{ receivers: [seat] }, 'no_receivers'],
    [{ receivers: [], outside: ['Sở Nội vụ'] }, undefined],
    [{ dueOn: '2026-03-01' }, 'due_past'],
    [{ readBy: '2026-03-01' }, 'due_past'],
    [{ copies: 0 }, 'bad_copies'],
    [{ copies: Number.NaN }, 'bad_copies'],
  ])('going out: %j is %s', (change, reason) => {
    const tidy = tidyOutgoing({ ...outgoing, ...change }, types, '2026-03-02')
    expect(tidy.ok ? undefined : tidy.reason).toBe(reason)
  })
})

test.each([
  [
    'assign',
    { lead: 'Phòng Tư pháp', helpers: ['Phòng Nội vụ'], dueOn: '15/03/2026' },
    'Giao Phòng Tư pháp chủ trì, phối hợp Phòng Nội vụ tham mưu, báo cáo trước ngày 15/03/2026.',
  ],
  ['pass', { lead: 'Phòng Tư pháp', helpers: [], dueOn: null }, 'Chuyển Phòng Tư pháp giải quyết theo quy định.'],
  ['inform', { lead: '', helpers: [], dueOn: null }, 'Để biết.'],
  ['file', { lead: '', helpers: [], dueOn: null }, 'Lưu.'],
] as const)('%s of %j usually reads “%s”', (kind, names, words) => expect(usualWords(kind, names)).toBe(words))
