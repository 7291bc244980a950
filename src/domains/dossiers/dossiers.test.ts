import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { timelineOf } from '../../core/ledger/index.ts'
import { sql } from '../../platform/database/index.ts'
import { sheetFile } from '../../platform/spreadsheet/index.ts'
import { assign } from './actions/assign.ts'
import {
  acceptWithdrawal,
  declineWithdrawal,
  requestWithdrawal,
  resubmit,
  takeBackWithdrawal,
} from './actions/by-citizen.ts'
import { apologise, rate, returnResult } from './actions/closing.ts'
import { receiveAtCounter } from './actions/counter.ts'
import { finishFinancialDuty, startFinancialDuty } from './actions/financial-duty.ts'
import { handOver, recordExternalAnswer } from './actions/hand-over.ts'
import { lengthen } from './actions/lengthen.ts'
import { eraseApplicant, reveal } from './actions/personal-data.ts'
import { reassign } from './actions/reassign.ts'
import { accept, batchAccept, refuse, requestSupplement } from './actions/reception.ts'
import { remindDue } from './actions/remind.ts'
import { sendBack } from './actions/send-back.ts'
import { signResult } from './actions/sign-result.ts'
import { controlSlipData, lengtheningData, receiptData, refusalData, supplementRequestData } from './forms/index.ts'
import { findApplicants } from './queries/applicants.ts'
import { getDossier } from './queries/detail.ts'
import { createLookup, openBySecret } from './queries/lookup.ts'
import { findNeighbours, findQueue } from './queries/queue.ts'
import { queueSheet } from './queries/queue-sheet.ts'
import { findRegister } from './queries/register.ts'
import { runningClocks } from './queries/running.ts'
import { searchDossiers } from './queries/search.ts'
import { expectedDue, openClocks, timeTaken, unitStatistics } from './queries/statistics.ts'
import { readWorkload } from './queries/workload.ts'
import { must, openWorld, type World } from './testing/world.ts'

const verbsOf = async (world: World, id: string) => (await timelineOf(world.db, id)).map(({ verb }) => verb.slice(8))
const upload = 'up-signed'

describe('a dossier’s whole day', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  test('goes from the commune to the tax office, to the district and back, each step with its clock', async () => {
    const { office, clock, lan, checker, head, desk, tax, district, commune } = world
    const { id, code, secret } = await world.file()
    clock.set('2026-03-02T09:00:00+07:00')
    must(await accept(office, lan, id))
    clock.set('2026-03-02T10:00:00+07:00')
    must(await handOver(office, lan, id))
    clock.set('2026-03-04T10:00:00+07:00')
    must(await handOver(office, checker, id, { note: 'Đủ điều kiện' }))
    clock.set('2026-03-09T10:00:00+07:00')
    must(await recordExternalAnswer(office, checker, id, { answer: 'Đã có thông báo thuế', upload }))
    clock.set('2026-03-10T10:00:00+07:00')
    must(await signResult(office, head, id, { upload }))
    clock.set('2026-03-11T08:00:00+07:00')
    const { ratingToken } = must(await returnResult(office, desk, id))
    expect(must(await rate(office, ratingToken, { stars: 5 }))).toEqual({ code })
    expect(await rate(office, ratingToken, { stars: 1 })).toEqual({ ok: false, reason: 'already_rated' })

    const view = must(await getDossier(office, lan, id))
    expect(view).toMatchObject({ status: 'returned', legalDueOn: '2026-03-23', lateMinutes: 0, holder: null })
    expect(view.runs.map((run) => [run.stepKey, run.unit.id, run.outcome])).toEqual([
      ['receive', commune.id, 'onTime'],
      ['receive', commune.id, 'onTime'],
      ['check', commune.id, 'onTime'],
      ['tax', tax.id, 'onTime'],
      ['sign', district.id, 'onTime'],
      ['return', commune.id, 'onTime'],
    ])
    expect(await verbsOf(world, id)).toEqual([
      'submit',
      'accept',
      'handOver',
      'handOver',
      'recordExternalAnswer',
      'resolve',
      'returnResult',
      'rate',
    ])
    expect(must(await openBySecret(office, code, secret.toLowerCase())).results).toHaveLength(1)
    expect(await openBySecret(office, code, 'WRONG')).toEqual({ ok: false, reason: 'wrong_secret' })
    expect((await controlSlipData(office, id))?.handOvers).toHaveLength(4)
  })

  test('a form sent twice, one after the other or at once, is one dossier with one act', async () => {
    const input = world.submission()
    const answers = await Promise.all([world.submit(input), world.submit(input), world.submit(input)])
    const again = await world.submit(input)
    const filed = [...answers, again].map(must)
    expect(new Set(filed.map(({ code, secret }) => `${code} ${secret}`)).size).toBe(1)
    expect(filed.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await verbsOf(world, filed[0]?.id ?? '')).toEqual(['submit'])
  })

  test('two hundred at once: every one has its code, its papers and its act; a bad one harms no other', async () => {
    const before = await world.db.one(sql<{ n: number }>`SELECT count(*) AS n FROM dossiers`)
    const bad = world.submission({ form: { parcel: 'a\u0000b' }, papers: [{ name: 'x', quantity: 40_000 }] })
    const good = Array.from({ length: 200 }, () => world.submission())
    const [refused, ...filed] = await Promise.allSettled([bad, ...good].map((each) => world.submit(each)))
    expect(refused?.status).toBe('rejected')
    const values = filed.map((each) => (each.status === 'fulfilled' ? must(each.value) : undefined))
    expect(new Set(values.map((value) => value?.code)).size).toBe(200)
    const after = await world.db.one(sql<{ n: number; acts: number; papers: number }>`
      SELECT count(*) AS n, (SELECT count(*) FROM acts WHERE subject_id = ANY (${values.map((value) => value?.id ?? '')}::uuid[])) AS acts,
        (SELECT count(*) FROM dossier_papers WHERE dossier_id = ANY (${values.map((value) => value?.id ?? '')}::uuid[])) AS papers
      FROM dossiers`)
    expect(after).toEqual({ n: before.n + 200, acts: 200, papers: 400 })
  })

  test('of two officers who accept at once, one is told who did', async () => {
    const { office, lan, minh } = world
    const { id } = await world.file()
    const answers = await Promise.all([
      accept(office, lan, id, { version: 1 }),
      accept(office, minh, id, { version: 1 }),
    ])
    const told = answers.find(({ ok }) => !ok)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const winner = answers[0]?.ok ? 'Lan' : 'Minh'
    expect(told).toMatchObject({ reason: 'already_done', by: { name: winner, sentence: { vi: 'đã tiếp nhận hồ sơ' } } })
    const batch = await batchAccept(office, minh, [id, (await world.file()).id])
    expect(batch.map(({ answer }) => (answer.ok ? 'ok' : answer.reason))).toEqual(['wrong_status', 'ok'])
  })

  test('another unit’s official may neither see nor touch it', async () => {
    const { office, stranger } = world
    const { id } = await world.file()
    expect(await getDossier(office, stranger, id)).toEqual({ ok: false, reason: 'not_yours' })
    expect(await accept(office, stranger, id)).toEqual({ ok: false, reason: 'not_yours' })
    expect(await reveal(office, stranger, id)).toEqual({ ok: false, reason: 'not_yours' })
    expect(await accept(office, stranger, '00000000-0000-7000-8000-000000000000')).toEqual({
      ok: false,
      reason: 'not_found',
    })
  })

  test('a code that is none, or of nobody, finds nothing', async () => {
    const lookup = createLookup(world.office)
    expect(await lookup("' OR 1=1 --")).toBeUndefined()
    expect(await lookup('000.13.25.H50-260302-9999')).toBeUndefined()
  })
})

describe('clocks and their causes', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  /** A land dossier that stands at the check. */
  async function atCheck() {
    const { office, clock, lan } = world
    clock.set('2026-03-02T08:00:00+07:00')
    const filed = await world.file()
    must(await accept(office, lan, filed.id))
    must(await handOver(office, lan, filed.id))
    return filed
  }

  test('after a supplement the limit starts anew; the step does too', async () => {
    const { office, clock, checker } = world
    const { id, code, secret } = await atCheck()
    clock.set('2026-03-04T09:00:00+07:00')
    must(await requestSupplement(office, checker, id, { items: ['Bản vẽ'], reason: 'Thiếu bản vẽ' }))
    expect(await supplementRequestData(office, id)).toMatchObject({
      items: ['Bản vẽ'],
      contact: { name: 'Hòa', phone: '0233 3873 000' },
    })
    expect(must(await getDossier(office, checker, id))).toMatchObject({ status: 'awaiting_supplement', timeLeft: null })
    clock.set('2026-03-09T09:00:00+07:00')
    must(await resubmit(office, { code, secret }, { papers: [{ name: 'Bản vẽ', upload }] }))
    const view = must(await getDossier(office, checker, id))
    expect(view).toMatchObject({ status: 'processing', legalDueOn: '2026-03-30', supplements: 1 })
    expect(view.dueDates.map(({ cause, dueOn }) => [cause, dueOn])).toEqual([
      ['reception', '2026-03-23'],
      ['supplement', '2026-03-30'],
    ])
    expect(view.papers.at(-1)).toMatchObject({ name: 'Bản vẽ', digitised: 1, fileName: 'up-signed.pdf' })
  })

  test('a supplement asked for before reception leads back to reception', async () => {
    const { office, clock, lan } = world
    clock.set('2026-03-02T08:00:00+07:00')
    const { id, code, secret } = await world.file()
    must(await requestSupplement(office, lan, id, { items: ['CCCD'], reason: 'Thiếu giấy tờ' }))
    expect(must(await resubmit(office, { code, secret }, { papers: [{ name: 'CCCD' }] })).status).toBe('submitted')
    must(await accept(office, lan, id))
  })

  test('a financial duty stops the legal clock and the step’s', async () => {
    const { office, clock, checker } = world
    const { id } = await atCheck()
    clock.set('2026-03-12T09:00:00+07:00')
    must(await startFinancialDuty(office, checker, id, { reason: 'Thông báo thuế' }))
    clock.set('2026-03-27T09:00:00+07:00')
    must(await finishFinancialDuty(office, checker, id))
    const view = must(await getDossier(office, checker, id))
    // 15 working days, 8 of them used on 12/03: 7 are left from 27/03.
    expect(view).toMatchObject({ status: 'processing', legalDueOn: '2026-04-07' })
    expect(view.pauses).toMatchObject([{ cause: 'financialDuty', reason: 'Thông báo thuế' }])
  })

  test('lateness falls on the steps that overran, to the minute; a supplement doesn’t wash it away', async () => {
    const { office, clock, checker, head } = world
    const { id, code, secret } = await atCheck()
    clock.set('2026-03-25T17:00:00+07:00')
    must(await requestSupplement(office, checker, id, { items: ['Bản vẽ'], reason: 'Thiếu bản vẽ' }))
    clock.set('2026-04-01T08:00:00+07:00')
    must(await resubmit(office, { code, secret }, { papers: [] }))
    must(await handOver(office, checker, id))
    clock.set('2026-04-23T17:00:00+07:00')
    must(await recordExternalAnswer(office, checker, id, { answer: 'Chậm trả lời' }))
    must(await signResult(office, head, id, { upload }))
    const view = must(await getDossier(office, head, id))
    // Two days after the first due date, one after the second.
    expect(view.lateMinutes).toBe(3 * 480)
    expect(view.lateness.map(({ stepKey, cause, workingMinutes }) => [stepKey, cause, workingMinutes])).toEqual([
      ['check', 'office', 960],
      ['tax', 'otherAgency', 480],
    ])
  })

  test('a withdrawal refused or taken back returns to where it was; agreed to, it ends the dossier', async () => {
    const { office, checker } = world
    const { id, code, secret } = await atCheck()
    must(await requestWithdrawal(office, { code, secret }, { reason: 'Không còn nhu cầu' }))
    expect(must(await takeBackWithdrawal(office, { code, secret })).status).toBe('processing')
    must(await requestSupplement(office, checker, id, { items: ['x'], reason: 'y' }))
    must(await requestWithdrawal(office, { code, secret }))
    expect(must(await declineWithdrawal(office, checker, id, { reason: 'Liên quan người khác' })).status).toBe(
      'awaiting_supplement',
    )
    must(await requestWithdrawal(office, { code, secret }))
    expect(must(await acceptWithdrawal(office, checker, id)).status).toBe('stopped')
    expect(await requestWithdrawal(office, { code, secret })).toMatchObject({ ok: false, reason: 'wrong_status' })
  })

  test('a new date is given once, after today and after the limit, and changes no clock', async () => {
    const { office, checker } = world
    const { id } = await atCheck()
    const late = { reason: 'Chờ xác minh', newDueOn: '2026-03-20' }
    expect(await apologise(office, checker, id, late)).toEqual({ ok: false, reason: 'bad_date' })
    must(await apologise(office, checker, id, { ...late, newDueOn: '2026-03-26' }))
    expect(await apologise(office, checker, id, { ...late, newDueOn: '2026-03-30' })).toEqual({
      ok: false,
      reason: 'already_apologised',
    })
    expect(must(await getDossier(office, checker, id)).legalDueOn).toBe('2026-03-23')
  })

  test('the limit is lengthened once, before it is over, by the head, where the version allows; whoever has it gets the time', async () => {
    const { office, chair, stranger, clock } = world
    const { id } = await atCheck()
    const before = must(await getDossier(office, chair, id))
    expect(await lengthen(office, stranger, id, { reason: 'x' })).toMatchObject({ ok: false, reason: 'not_yours' })
    expect(await lengthen(office, chair, id, { reason: ' ' })).toMatchObject({ ok: false, reason: 'missing_reason' })
    const asked = await Promise.all([1, 2].map(() => lengthen(office, chair, id, { reason: 'Cần xác minh' })))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    expect(asked.find(({ ok }) => !ok)).toMatchObject({ reason: 'already_lengthened' })
    const after = must(await getDossier(office, chair, id))
    // 20 working days from the same reception, not from now.
    expect([before.legalDueOn, after.legalDueOn]).toEqual(['2026-03-23', '2026-03-30'])
    const share = (view: typeof after) => view.runs.at(-1)?.shareMinutes ?? 0
    expect(share(after) - share(before)).toBe(5 * 480)
    expect(await lengtheningData(office, id)).toMatchObject({
      reason: 'Cần xác minh',
      ground: 'Điều 9 khoản 2',
      firstDueAt: before.legalDueAt,
      newDueAt: after.legalDueAt,
    })
    expect((await verbsOf(world, id)).at(-1)).toBe('lengthen')

    const late = await atCheck()
    const now = clock.now()
    clock.set('2026-04-20T08:00:00+07:00')
    expect(await lengthen(office, chair, late.id, { reason: 'x' })).toMatchObject({ ok: false, reason: 'already_late' })
    clock.set(now.toISOString())
  })

  test('a refusal before reception is not accepted, after it is stopped; both bear form 03', async () => {
    const { office, lan, checker } = world
    const early = await world.file()
    expect(must(await refuse(office, lan, early.id, { reason: 'Không thuộc thẩm quyền' })).status).toBe('not_accepted')
    const { id } = await atCheck()
    expect(must(await refuse(office, checker, id, { reason: 'Không đủ điều kiện' })).status).toBe('stopped')
    expect((await refusalData(office, id))?.reason).toBe('Không đủ điều kiện')
  })

  test('what is assigned to one waits for that one', async () => {
    const { office, checker, colleague, stranger } = world
    const { id } = await atCheck()
    must(await assign(office, checker, id, { personId: colleague.personId }))
    expect(await handOver(office, checker, id)).toEqual({ ok: false, reason: 'assigned_to_other' })
    expect(await assign(office, checker, id, { personId: stranger.personId })).toEqual({
      ok: false,
      reason: 'no_such_person',
    })
    must(await handOver(office, colleague, id))
  })
})

describe('a step for enterprises only', () => {
  test('is left out for a citizen and taken for an enterprise', async () => {
    const world = await openWorld()
    const { office, lan, land, file } = world
    land.steps = land.steps.map((step) =>
      step.key === 'check' ? { ...step, condition: 'applicantKind = "enterprise"' } : step,
    )
    const stepAfterReception = async (kind: 'citizen' | 'enterprise') => {
      const { id } = await file({ applicant: { kind, fullName: 'Cà phê Cam Lộ', phone: '0912345678' } })
      must(await accept(office, lan, id))
      must(await handOver(office, lan, id))
      const { stepKey } = await office.db.one(sql<{ stepKey: string }>`SELECT step_key FROM dossiers WHERE id = ${id}`)
      return stepKey
    }
    expect(await stepAfterReception('citizen')).toBe('tax')
    expect(await stepAfterReception('enterprise')).toBe('check')
    await world.close()
  })
})

describe('queues, search and figures', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  test('people are found as their names begin, then by beginnings of any words', async () => {
    const { office } = world
    for (const [index, fullName] of ['Trần Lân', 'Lê Trần Lan', 'Trần Thị Lan', 'Công ty Trầnlanphát'].entries())
      await world.file({ applicant: { fullName, phone: `09111111${index}0` } })
    const found = async (typed: string) => (await findApplicants(office, typed)).map(({ name }) => name)
    expect(await found('trần l')).toEqual(['Trần Lân', 'Lê Trần Lan', 'Trần Thị Lan'])
    expect(await found('LAN tr')).toEqual(['Lê Trần Lan', 'Trần Lân', 'Trần Thị Lan'])
    expect(await found('trần thị')).toEqual(['Trần Thị Lan'])
    expect(await found('công ty tranlanphatdat')).toEqual(['Công ty Trầnlanphát'])
    for (const nothing of ['t', '', '  ', '%_', "l' OR '1", '\\', 'trần x']) expect(await found(nothing)).toEqual([])
    expect(await findApplicants(office, 'tr', 2)).toHaveLength(2)
  })

  test('the counter takes in a person it knows, ticks papers and prints form 01', async () => {
    const { office, lan, commune } = world
    await world.file({ applicant: { fullName: 'Hồ Thị Đoàn', phone: '0987654321' } })
    const [hit] = await findApplicants(office, 'do ho')
    expect(hit).toMatchObject({ name: 'Hồ Thị Đoàn', openDossiers: 1 })
    expect(await findApplicants(office, '09876')).toHaveLength(1)
    const papers = [
      { name: 'Tờ khai', kind: 'original', received: true },
      { name: 'Bản sao', received: false },
    ]
    const input = {
      idempotencyKey: 'one key of a counter',
      procedureSlug: 'birth',
      unitId: commune.id,
      applicant: { id: hit?.id ?? '' },
      form: {},
      papers,
    }
    const filed = must(await receiveAtCounter(office, lan, input))
    expect(must(await receiveAtCounter(office, lan, input))).toEqual({ ...filed, repeated: true })
    const view = must(await getDossier(office, lan, filed.id))
    expect(view).toMatchObject({ status: 'accepted', channel: 'counter', legalDueOn: '2026-03-05' })
    const receipt = await receiptData(office, filed.id)
    expect(receipt).toMatchObject({
      dossierCode: filed.code,
      link: `https://camlo.example/tra-cuu/${filed.code}`,
      limit: '3 ngày làm việc',
    })
    expect(receipt?.papers).toEqual([{ name: 'Tờ khai', kind: 'original', quantity: 1 }])
    // Its number is that of its line in the book, which it keeps.
    const { number = 0 } = receipt?.heading ?? {}
    expect(receipt).toMatchObject({ heading: { symbol: 'TNHS' }, book: { volume: '01', line: number } })
    const year = { unitId: commune.id, from: '2026-01-01', to: '2026-12-31' }
    const lines = async () => (await findRegister(office, { ...year, limit: 100 })).map(({ id, line }) => [id, line])
    const before = await lines()
    expect(before.at(-1)).toEqual([filed.id, number])
    const others = await Promise.all([1, 2, 3, 4].map(() => world.file({ applicant: { fullName: 'Lê Văn Sổ' } })))
    await Promise.all(others.map(({ id }) => accept(office, lan, id)))
    expect((await lines()).slice(0, before.length)).toEqual(before)
    expect((await lines()).map(([, line]) => line)).toEqual(Array.from({ length: number + 4 }, (_, n) => n + 1))
    expect(await verbsOf(world, filed.id)).toEqual(['receive'])
    expect(await receiveAtCounter(office, world.checker, input)).toEqual({ ok: false, reason: 'not_yours' })
  })

  test('the queue shows the nearest due first, page by page, with late and near in words', async () => {
    const { office, clock, lan } = world
    const first = await world.file()
    for (const hour of ['09', '10', '11']) {
      clock.set(`2026-03-03T${hour}:00:00+07:00`)
      await world.file({ applicant: { fullName: `=cmd|'/c calc'!A${hour}` } })
    }
    clock.set('2026-03-04T09:30:00+07:00')
    const page = await findQueue(office, lan, { status: 'submitted', limit: 2 })
    const rest = await findQueue(office, lan, { status: 'submitted', limit: 50, after: page.next ?? '' })
    const rows = [...page.rows, ...rest.rows]
    expect(rows.map(({ dueAt }) => dueAt?.getTime())).toEqual(rows.map(({ dueAt }) => dueAt?.getTime()).sort())
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rest.next).toBeNull()
    expect(page.counts.late).toBeGreaterThan(0)
    const late = await findQueue(office, lan, { timeliness: 'late' })
    expect(late.rows.every((row) => row.timeLeft?.vi.startsWith('Quá hạn'))).toBe(true)
    expect((await findQueue(office, lan, { text: 'suong' })).rows.map(({ id }) => id)).toEqual([first.id])
    const [one, two, three] = rows
    expect(await findNeighbours(office, lan, { status: 'submitted' }, two?.id ?? '')).toEqual({
      previous: one?.id,
      next: three?.id,
    })
    expect((await findQueue(office, world.stranger)).rows).toEqual([])

    const csv = await text(sheetFile('csv', queueSheet(office, lan, {}, 'vi')))
    expect(csv).toContain(",'=cmd|'/c calc'!A09,")
  })

  test('public look-up tells where it stands and nothing of whose it is', async () => {
    const { office } = world
    const { code } = await world.file({ applicant: { fullName: 'Trần Bí Mật', phone: '0911111111' } })
    const found = await createLookup(office)(` ${code.toLowerCase()} `)
    expect(found).toMatchObject({ code, status: 'submitted', nationalCode: 1 })
    expect(JSON.stringify(found)).not.toMatch(/Bí Mật|0911111111/)
  })

  test('what a person wrote is stored as written, whatever it is', async () => {
    const names = [
      `Robert'); DROP TABLE dossiers;--`,
      '<script>alert(1)</script>',
      '𠜎𠜱 🐃',
      'Hoà\u0300',
      'null',
      '%_\\',
    ]
    for (const fullName of names) {
      const { id } = await world.file({ applicant: { fullName }, form: { note: fullName } })
      const view = must(await getDossier(world.office, world.lan, id))
      expect(view.applicant.name).toBe(fullName.normalize('NFC'))
      await searchDossiers(world.office, world.lan, { text: fullName })
      await findQueue(world.office, world.lan, { text: fullName })
      await findApplicants(world.office, fullName)
    }
  })

  test('looking at full data is an act; erased, the data is gone and the acts are as they were', async () => {
    const { office, lan, head } = world
    const { id } = await world.file({ applicant: { fullName: 'Lê Văn Xóa', idNumber: '999045000999' } })
    const seen = must(await reveal(office, lan, id))
    expect(seen).toMatchObject({ name: 'Lê Văn Xóa', idNumber: '999045000999' })
    const before = await timelineOf(world.db, id)
    expect(before.map(({ verb }) => verb)).toEqual(['dossier.submit', 'dossier.reveal'])
    expect(JSON.stringify(before)).not.toMatch(/Xóa|999045000999/)
    expect(must(await eraseApplicant(office, head, seen.id))).toEqual({ dossiers: 1 })
    expect(await timelineOf(world.db, id)).toEqual(before)
    const view = must(await getDossier(office, lan, id))
    expect(view).toMatchObject({ applicant: { erased: true, idNumber: null }, form: {} })
    expect(await findApplicants(office, '999045000999')).toEqual([])
  })

  test('a dossier sent back runs at the earlier step again, with its person and the rest of its share', async () => {
    const { office, clock, lan, checker, head } = world
    clock.set('2026-03-02T08:00:00+07:00')
    const { id } = await world.file({ procedureSlug: 'land' })
    must(await accept(office, lan, id))
    expect(await sendBack(office, lan, id, { toStep: 'receive', reason: 'Thử' })).toMatchObject({
      reason: 'wrong_status',
    })
    must(await handOver(office, lan, id))
    clock.set('2026-03-05T08:00:00+07:00')
    const dossier = must(await getDossier(office, checker, id))
    expect(dossier.earlierSteps.map(({ key }) => key)).toEqual(['receive'])
    expect(await sendBack(office, checker, id, { toStep: 'sign', reason: 'Bước chưa đến' })).toEqual({
      ok: false,
      reason: 'no_such_step',
    })
    expect(await sendBack(office, checker, id, { toStep: 'receive', reason: ' ' })).toEqual({
      ok: false,
      reason: 'missing_reason',
    })
    expect(await sendBack(office, head, id, { toStep: 'receive', reason: 'Không phải việc của tôi' })).toMatchObject({
      ok: false,
    })
    must(await sendBack(office, checker, id, { toStep: 'receive', reason: 'Bản quét bị mờ' }))

    const back = must(await getDossier(office, lan, id))
    expect(back).toMatchObject({ status: 'processing', stepKey: 'receive', holder: { assignee: { id: lan.personId } } })
    expect(back.legalDueAt).toEqual(dossier.legalDueAt)
    const again = back.runs.at(-1)
    // Reception used none of its working day before, so it has the whole of it again.
    expect(again).toMatchObject({ stepKey: 'receive', shareMinutes: 480, endedAt: null })
    expect(back.timeline.at(-1)).toMatchObject({ verb: 'dossier.sendBack', stepKey: 'check', workingMinutes: 3 * 480 })
    must(await handOver(office, lan, id))
    expect(must(await getDossier(office, checker, id)).stepKey).toBe('check')
  })

  test('a head gives all of one person’s dossiers to another at once, each with its act', async () => {
    const { office, lan, chair, checker, colleague, commune } = world
    const ids = []
    for (let count = 0; count < 3; count += 1) {
      const { id } = await world.file({ procedureSlug: 'land' })
      must(await accept(office, lan, id))
      must(await handOver(office, lan, id, { personId: checker.personId }))
      ids.push(id)
    }
    const given = { unitId: commune.id, role: 'landOfficer', from: checker.personId, to: colleague.personId }
    const loadOf = async (personId: string) =>
      (await readWorkload(office, [commune.id])).find(({ person }) => person?.id === personId)?.open ?? 0
    const [before, others] = [await loadOf(checker.personId), await loadOf(colleague.personId)]
    expect(before).toBeGreaterThanOrEqual(3)

    expect(await reassign(office, checker, given)).toEqual({ ok: false, reason: 'not_yours' })
    expect(await reassign(office, chair, { ...given, to: lan.personId })).toEqual({
      ok: false,
      reason: 'no_such_person',
    })
    expect(await reassign(office, chair, { ...given, to: given.from })).toEqual({ ok: false, reason: 'no_such_person' })
    expect(await reassign(office, chair, given)).toEqual({ ok: true, value: { dossiers: before } })

    expect(await loadOf(checker.personId)).toBe(0)
    expect(await loadOf(colleague.personId)).toBe(before + others)
    const [id = ''] = ids
    const dossier = must(await getDossier(office, colleague, id))
    expect(dossier.holder?.assignee?.id).toBe(colleague.personId)
    expect(dossier.runs.at(-1)?.person?.id).toBe(colleague.personId)
    expect(dossier.timeline.at(-1)).toMatchObject({ verb: 'dossier.assign', facts: { together: before } })
    expect(await handOver(office, checker, id)).toEqual({ ok: false, reason: 'assigned_to_other' })
    must(await handOver(office, colleague, id))
  })

  test('whoever handles it, the head and the leaders are told as time runs out, each once', async () => {
    const { office, clock, lan, checker } = world
    clock.set('2026-03-02T08:00:00+07:00')
    const { id } = await world.file({ procedureSlug: 'land' })
    must(await accept(office, lan, id))
    must(await handOver(office, lan, id, { personId: checker.personId }))
    const toldOf = async () =>
      must(await getDossier(office, checker, id))
        .timeline.map(({ verb }) => verb)
        .filter((verb) => ['dossier.remind', 'dossier.tellHead', 'dossier.tellLeader'].includes(verb))
    // Five working days for the step: until Friday evening or Monday morning.
    await remindDue(office)
    expect(await toldOf()).toEqual([])
    clock.set('2026-03-06T16:00:00+07:00')
    await Promise.all([remindDue(office), remindDue(office), remindDue(office)])
    expect(await toldOf()).toEqual(['dossier.remind'])
    clock.set('2026-03-09T16:00:00+07:00')
    await remindDue(office)
    expect(await toldOf()).toEqual(['dossier.remind', 'dossier.tellHead'])
    clock.set('2026-03-12T16:00:00+07:00')
    await remindDue(office)
    await remindDue(office)
    expect(await toldOf()).toEqual(['dossier.remind', 'dossier.tellHead', 'dossier.tellLeader'])
    const told = await runningClocks(office, { unitIds: [world.commune.id], timeliness: 'told', limit: 200 })
    expect(told.map(({ dossierId }) => dossierId)).toContain(id)
    must(await requestSupplement(office, checker, id, { items: ['Sổ hộ khẩu'], reason: 'Thiếu' }))
    expect(
      await runningClocks(office, { unitIds: [world.commune.id], timeliness: 'told', limit: 200 }),
    ).not.toContainEqual(expect.objectContaining({ dossierId: id }))
    expect((await openClocks(office, [world.commune.id])).told).toBe(told.length - 1)
  })

  test('figures: received, finished, time taken, running clocks, the date before sending and how often it was kept', async () => {
    const { office, clock, lan, chair, commune, birth } = world
    clock.set('2026-03-16T08:00:00+07:00')
    const { id } = await world.file({ procedureSlug: 'birth' })
    must(await accept(office, lan, id))
    must(await handOver(office, lan, id))
    const { byStep: clocks } = await openClocks(office, [commune.id])
    expect(clocks.find(({ stepKey }) => stepKey === 'sign')).toMatchObject({ open: 1, late: 0 })
    clock.set('2026-03-17T08:00:00+07:00')
    must(await signResult(office, chair, id, { upload }))
    expect(await unitStatistics(office, [commune.id], '2026-03-16', '2026-03-17')).toEqual({
      received: 1,
      finished: 1,
      onTime: 1,
      late: 0,
      medianMinutes: 480,
    })
    expect(await timeTaken(office, birth.procedureId)).toEqual({ dossiers: 1, medianMinutes: 480, p90Minutes: 480 })
    const expected = await expectedDue(office, { procedureSlug: 'birth' })
    expect(expected).toMatchObject({ due: { on: '2026-03-23' }, kept: { share: 1, dossiers: 1 } })
  })
})
