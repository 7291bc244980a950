import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/index.ts'
import { actsOfCase } from '../ledger/index.ts'
import { completePaper, issuePaper, type NewPaper } from './issue.ts'
import { findBooks, findIssued, findPaper, noteActOfFile, paperOfAct } from './queries.ts'
import { withdrawPaper } from './withdraw.ts'

const HERE = 1

let base: TestDatabase
let unitId: string
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())
beforeEach(() => {
  unitId = newId()
})

const paper = (over: Partial<NewPaper> = {}): NewPaper => ({
  unitId,
  unitAuthority: 'UBND xã Cam Hiếu',
  kind: 'supplementRequest',
  subject: 'Đăng ký khai sinh, hồ sơ 000.13.25.H50-260302-0001',
  signer: { personId: newId(), name: 'Nguyễn Thị Lan', authority: ['CHỦ TỊCH'] },
  receivers: ['Người nộp hồ sơ 000.13.25.H50-260302-0001'],
  on: '2026-03-02',
  at: new Date('2026-03-02T09:00:00+07:00'),
  ...over,
})

const issue = (over: Partial<NewPaper> = {}) => base.db.transaction((tx) => issuePaper(tx, HERE, paper(over)))

describe('numbers (30/2020/NĐ-CP, art. 15)', () => {
  test('of papers sent out at the same moment none is missing and none given twice', async () => {
    const given = await Promise.all(Array.from({ length: 30 }, () => issue()))
    expect(given.map((each) => each?.number ?? 0).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    )
  })

  test('what fails gives its number back', async () => {
    const failed = base.db.transaction(async (tx) => {
      await issuePaper(tx, HERE, paper())
      throw new Error('the act failed')
    })
    await expect(failed).rejects.toThrow('the act failed')
    expect((await issue())?.number).toBe(1)
    expect(await findIssued(base.db, HERE, { unitId, year: 2026, limit: 10 })).toHaveLength(1)
  })

  test('each unit, year and symbol has its own book, from 01 on 1 January', async () => {
    const numbers = [
      await issue(),
      await issue({ kind: 'refusal' }),
      await issue(),
      await issue({ unitId: newId() }),
      await issue({ on: '2027-01-01' }),
    ]
    expect(numbers.map((each) => [each?.number, each?.symbol])).toEqual([
      [1, 'HDHS'],
      [1, 'TCHS'],
      [2, 'HDHS'],
      [1, 'HDHS'],
      [1, 'HDHS'],
    ])
    expect(await findBooks(base.db, HERE, unitId)).toEqual([
      { year: 2027, symbol: 'HDHS', last: 1 },
      { year: 2026, symbol: 'HDHS', last: 2 },
      { year: 2026, symbol: 'TCHS', last: 1 },
    ])
  })

  test('a clock that was set back dates nothing before the paper before it', async () => {
    await issue({ on: '2026-05-09' })
    expect(await issue({ on: '2026-05-08' })).toMatchObject({ number: 2, on: '2026-05-09' })
  })

  test('documents certified together have a number each, one after the other, however many sign at the same moment', async () => {
    const certify = (count: number) =>
      issue({
        kind: 'result',
        title: 'Bản sao được chứng thực',
        entries: Array.from({ length: count }, () => ({ copies: 3 })),
      })
    const given = await Promise.all([3, 1, 10, 2, 7, 1, 6].map(certify))
    const numbers = given.flatMap((each) => each?.ids.map((_, index) => each.number + index) ?? [])
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
    const kept = await findIssued(base.db, HERE, { unitId, year: 2026, limit: 50 })
    expect(kept.map(({ number }) => number).sort((a, b) => a - b)).toEqual(numbers)
    expect(given.map((each) => kept.find(({ id }) => id === each?.ids.at(-1))?.number)).toEqual(
      given.map((each) => (each?.number ?? 0) + (each?.ids.length ?? 0) - 1),
    )
  })

  test('a certificate has the number of a register of its own', async () => {
    expect(await issue({ kind: 'result', title: 'Giấy chứng nhận quyền sử dụng đất' })).toBeUndefined()
    expect(await issue({ kind: 'result', title: 'Quyết định hỗ trợ' })).toMatchObject({ number: 1, symbol: 'QĐ-UBND' })
    expect(await findBooks(base.db, HERE, unitId)).toHaveLength(1)
  })
})

describe('the book', () => {
  test('is searched by number and by words, page by page, either way round', async () => {
    for (const [index, subject] of ['Khai sinh', 'Kết hôn 100%', 'Khai tử'].entries())
      await issue({ subject, at: new Date(Date.UTC(2026, 2, 2, index)) })
    const find = async (filter: { text?: string; symbol?: string; oldestFirst?: boolean; skip?: number }) =>
      (await findIssued(base.db, HERE, { unitId, year: 2026, limit: 2, ...filter })).map(({ subject }) => subject)
    expect(await find({})).toEqual(['Khai tử', 'Kết hôn 100%'])
    expect(await find({ skip: 2 })).toEqual(['Khai sinh'])
    expect(await find({ oldestFirst: true })).toEqual(['Khai sinh', 'Kết hôn 100%'])
    expect(await find({ text: '2' })).toEqual(['Kết hôn 100%'])
    expect(await find({ text: 'khai' })).toEqual(['Khai tử', 'Khai sinh'])
    expect(await find({ text: '0%' })).toEqual(['Kết hôn 100%'])
    expect(await find({ text: '_' })).toEqual([])
    expect(await find({ symbol: 'TCHS' })).toEqual([])
  })

  test('a signed result is noted with its file, then with its act', async () => {
    const [caseId, fileId, actId] = [newId(), newId(), newId()]
    await base.db.transaction(async (tx) => {
      const given = await issuePaper(tx, HERE, paper({ kind: 'result', title: 'Quyết định', caseId }))
      if (given) await completePaper(tx, HERE, given, fileId)
      await noteActOfFile(tx, HERE, { caseId, fileId, actId })
    })
    expect(await paperOfAct(base.db, HERE, actId)).toMatchObject({ caseId, fileId, number: 1 })
  })
})

describe('withdrawing (30/2020/NĐ-CP, art. 18.4)', () => {
  const actor = { kind: 'official', personId: newId(), postId: newId(), unitId: newId() } as const
  const at = new Date('2026-03-03T09:00:00+07:00')

  test('keeps the number, says why, is an act, and happens once', async () => {
    const caseId = newId()
    const { id = '' } = (await issue({ caseId })) ?? {}
    const withdraw = (why: string) => withdrawPaper(base.db, HERE, { id, why, actor, at })
    expect(await withdraw('  ')).toEqual({ ok: false, reason: 'missing_reason' })
    expect(await withdraw('Ghi sai thủ tục')).toEqual({ ok: true, value: null })
    expect(await withdraw('Lần nữa')).toEqual({ ok: false, reason: 'withdrawn_before' })
    expect(await findPaper(base.db, HERE, id)).toMatchObject({
      number: 1,
      withdrawnAt: at,
      withdrawnWhy: 'Ghi sai thủ tục',
    })
    expect((await actsOfCase(base.db, caseId)).map(({ verb, subjectId }) => [verb, subjectId])).toEqual([
      ['paper.withdraw', id],
    ])
    expect((await issue())?.number).toBe(2)
  })
})
