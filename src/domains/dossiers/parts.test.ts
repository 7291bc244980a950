import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { timelineOf } from '../../core/ledger/index.ts'
import { sql } from '../../platform/database/index.ts'
import { acceptWithdrawal, requestWithdrawal, resubmit, takeBackWithdrawal } from './actions/by-citizen.ts'
import { apologise, returnResult } from './actions/closing.ts'
import { handOver } from './actions/hand-over.ts'
import { accept, refuse, requestSupplement, stop } from './actions/reception.ts'
import { recordExternalResult, signResult } from './actions/sign-result.ts'
import { controlSlipData } from './forms/index.ts'
import { dossierNotices } from './notices.ts'
import { getDossier } from './queries/detail.ts'
import { createLookup, openBySecret } from './queries/lookup.ts'
import { nationalStatus } from './queries/national-status.ts'
import { findQueue } from './queries/queue.ts'
import { readReport } from './queries/report.ts'
import { searchDossiers } from './queries/search.ts'
import { openClocks, unitStatistics } from './queries/statistics.ts'
import { openLinkedWorld, upload } from './testing/linked.ts'
import { must } from './testing/world.ts'

type World = Awaited<ReturnType<typeof openLinkedWorld>>
const verbsOf = async (world: World, id: string) => (await timelineOf(world.db, id)).map(({ verb }) => verb.slice(8))

describe('a linked dossier: one filing, three procedures', () => {
  let world: World
  beforeAll(async () => {
    world = await openLinkedWorld()
  })
  afterAll(() => world.close())

  test('is accepted once, worked on by each office and goes on by itself when all results are there', async () => {
    const { office, chair, checker, lan, desk, clock, begin, part, standing, whole } = world
    const filed = await begin()
    expect(await standing(filed.id)).toEqual({ birth: 'processing' })
    expect(await whole(filed.id)).toMatchObject({ status: 'processing', stepKey: 'parts', queueRole: 'reception' })
    expect(await handOver(office, lan, filed.id)).toMatchObject({ reason: 'waits_for_parts' })

    const birth = await part(filed.id, 'birth')
    expect(must(await getDossier(office, chair, birth))).toMatchObject({
      whole: { id: filed.id, kind: 'linked' },
      stepKey: 'sign',
      form: { child: 'Bé An' },
      papers: [{ name: 'Đơn đăng ký' }, { name: 'Sơ đồ thửa đất' }],
    })
    expect(await apologise(office, chair, birth, { reason: 'x', newDueOn: '2026-04-01' })).toMatchObject({
      reason: 'of_the_whole',
    })
    clock.set('2026-03-03T08:00:00+07:00')
    must(await signResult(office, chair, birth, { upload }))
    expect(await standing(filed.id)).toEqual({ birth: 'returned', residence: 'processing', insurance: 'processing' })

    // The person is told of it as news of what they filed.
    const notices = dossierNotices(office)
    const finished = async (id: string) =>
      (await timelineOf(world.db, id)).filter(({ verb }) => verb === 'dossier.finishPart')
    const [notice] = await notices.recipients(world.db, await finished(birth))
    expect(notice).toMatchObject({ caseId: filed.id, kind: 'partReady' })
    const news = notice && (await notices.compose(notice))
    expect(news?.message.subject.vi).toBe(`Hồ sơ ${filed.code}: đã có kết quả Thủ tục birth`)
    expect(news?.message.link.href).toContain(`/tra-cuu/${filed.code}/ho-so`)

    // The other two run side by side; the person sees each, and the first result already.
    const view = await createLookup(office)(filed.code)
    expect(view?.parts.map(({ name, status }) => [name.vi, status])).toEqual([
      ['Thủ tục birth', 'returned'],
      ['Thủ tục residence', 'processing'],
      ['Thủ tục insurance', 'processing'],
    ])
    expect(must(await openBySecret(office, filed.code, filed.secret)).results).toMatchObject([
      { of: { vi: 'Thủ tục birth' } },
    ])
    clock.set('2026-03-04T08:00:00+07:00')
    must(await signResult(office, checker, await part(filed.id, 'insurance'), { upload }))
    expect(await whole(filed.id)).toMatchObject({ status: 'processing', stepKey: 'parts' })
    must(await recordExternalResult(office, lan, await part(filed.id, 'residence'), { upload, answer: 'Đã đăng ký' }))
    expect(await whole(filed.id)).toMatchObject({ status: 'resolved', stepKey: 'return', lateMinutes: 0 })
    // That all results are there says it all: a part's is no news any more.
    expect(notice && (await notices.compose(notice))).toBeUndefined()
    const slip = await controlSlipData(office, filed.id)
    expect(slip?.handOvers.map(({ note }) => note)).toEqual([
      'Liên thông: Thủ tục birth',
      'Liên thông: Thủ tục residence',
      'Liên thông: Thủ tục insurance',
      undefined,
      undefined,
    ])
    must(await returnResult(office, desk, filed.id))
    expect(must(await openBySecret(office, filed.code, filed.secret)).results).toHaveLength(3)
    expect(await verbsOf(world, filed.id)).toEqual(['submit', 'accept', 'handOver', 'completeParts', 'returnResult'])
    expect(await verbsOf(world, birth)).toEqual(['beginPart', 'finishPart'])
    // Its story tells of its parts, its national status only of itself.
    const told = must(await getDossier(office, lan, filed.id)).timeline
    expect(told.filter(({ verb }) => verb === 'dossier.finishPart')).toHaveLength(3)
    const last = (await timelineOf(world.db, filed.id)).find(({ verb }) => verb === 'dossier.completeParts')
    expect(await nationalStatus(office, filed.id, last?.id ?? '')).toMatchObject({ status: 9, changed: true })
    expect(await nationalStatus(office, birth, (await timelineOf(world.db, birth))[0]?.id ?? '')).toBeUndefined()
  })

  test('is one dossier in every figure, and its parts are found and worked on as any other', async () => {
    const { office, commune, chair, begin, part } = world
    const before = await unitStatistics(office, [commune.id], '2026-03-09', '2026-03-09')
    const filed = await begin('2026-03-09T08:00:00+07:00')
    const birth = await part(filed.id, 'birth')
    expect((await unitStatistics(office, [commune.id], '2026-03-09', '2026-03-09')).received).toBe(before.received + 1)
    const report = await readReport(office, { unitIds: [commune.id], from: '2026-03-09', to: '2026-03-09' })
    expect(report.reduce((sum, { figures }) => sum + figures.online, 0)).toBe(1)
    const found = await searchDossiers(office, world.lan, { text: 'Nguyễn Thị Sương' })
    expect(found.map(({ id }) => id)).not.toContain(birth)
    const [row] = (await findQueue(office, chair)).rows.filter(({ id }) => id === birth)
    expect(row).toMatchObject({ partKind: 'linked', stepKey: 'sign' })
    const clocks = await openClocks(office, [commune.id])
    expect(clocks.byStep.find(({ stepKey }) => stepKey === 'parts')).toBeUndefined()
  })

  test('two parts that end at the same moment let it go on exactly once', async () => {
    const { office, chair, checker, lan, begin, part, whole } = world
    const filed = await begin('2026-03-10T08:00:00+07:00')
    must(await signResult(office, chair, await part(filed.id, 'birth'), { upload }))
    const [residence, insurance] = await Promise.all([part(filed.id, 'residence'), part(filed.id, 'insurance')])
    const ended = await Promise.all([
      signResult(office, checker, insurance, { upload }),
      recordExternalResult(office, lan, residence, { upload, answer: 'Đã đăng ký' }),
    ])
    expect(ended.map(({ ok }) => ok)).toEqual([true, true])
    expect(await whole(filed.id)).toMatchObject({ status: 'resolved' })
    expect((await verbsOf(world, filed.id)).filter((verb) => verb === 'completeParts')).toHaveLength(1)
  })

  test('handed over twice at once, it has its parts once', async () => {
    const { office, lan, minh, clock, file, parts } = world
    clock.set('2026-03-10T09:00:00+07:00')
    const filed = await file({ procedureSlug: 'linked' })
    must(await accept(office, lan, filed.id))
    const answers = await Promise.all([handOver(office, lan, filed.id), handOver(office, minh, filed.id)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await parts(filed.id)).toHaveLength(1)
  })

  test('a part that is refused is seen on the whole, what waits for it never begins, and an official ends it', async () => {
    const { office, chair, lan, begin, part, standing, whole } = world
    const filed = await begin('2026-03-11T08:00:00+07:00')
    const birth = await part(filed.id, 'birth')
    must(await refuse(office, chair, birth, { reason: 'Đã đăng ký ở nơi khác' }))
    expect(await standing(filed.id)).toEqual({ birth: 'stopped' })
    expect(await whole(filed.id)).toMatchObject({ status: 'processing', stepKey: 'parts' })
    expect(await verbsOf(world, birth)).toEqual(['beginPart', 'refusePart'])
    const view = must(await getDossier(office, lan, filed.id))
    expect(view.parts.map(({ key, status }) => [key, status])).toEqual([
      ['birth', 'stopped'],
      ['residence', 'ahead'],
      ['insurance', 'ahead'],
    ])
    must(await refuse(office, lan, filed.id, { reason: 'Không đăng ký được khai sinh' }))
    expect(await whole(filed.id)).toMatchObject({ status: 'stopped' })
  })

  test('one refused beside one done: the whole hands out what there is', async () => {
    const { office, chair, checker, lan, begin, part, whole } = world
    const filed = await begin('2026-03-11T09:00:00+07:00')
    must(await signResult(office, chair, await part(filed.id, 'birth'), { upload }))
    must(await refuse(office, checker, await part(filed.id, 'insurance'), { reason: 'Đã có thẻ' }))
    must(await recordExternalResult(office, lan, await part(filed.id, 'residence'), { upload, answer: 'Xong' }))
    expect(await whole(filed.id)).toMatchObject({ status: 'resolved' })
  })

  test('withdrawn, it takes its open parts along; a withdrawal thought better of lets it go on', async () => {
    const { office, chair, lan, begin, part, standing, whole } = world
    const filed = await begin('2026-03-12T08:00:00+07:00')
    const birth = await part(filed.id, 'birth')
    const owner = { code: filed.code, secret: filed.secret }
    must(await requestWithdrawal(office, owner))
    must(await signResult(office, chair, birth, { upload }))
    expect(await standing(filed.id)).toEqual({ birth: 'returned' })
    must(await takeBackWithdrawal(office, owner))
    expect(await standing(filed.id)).toMatchObject({ residence: 'processing', insurance: 'processing' })
    must(await requestWithdrawal(office, owner))
    must(await acceptWithdrawal(office, lan, filed.id))
    expect(await whole(filed.id)).toMatchObject({ status: 'stopped', queueRole: null })
    expect(await standing(filed.id)).toEqual({ birth: 'returned', residence: 'stopped', insurance: 'stopped' })
    expect(await verbsOf(world, await part(filed.id, 'insurance'))).toEqual(['beginPart', 'endPart'])
    const running = await world.db.one(sql<{ n: number }>`
      SELECT count(*) AS n FROM dossiers d JOIN dossier_steps s ON s.dossier_id = d.id
      WHERE d.parent_id = ${filed.id} AND s.ended_at IS NULL`)
    expect(running.n).toBe(0)
  })

  test('a part that ends while the whole is stopped: whoever is second is told, and nothing hangs', async () => {
    const { office, chair, lan, begin, part, whole } = world
    const filed = await begin('2026-03-12T10:00:00+07:00')
    const birth = await part(filed.id, 'birth')
    const answers = await Promise.all([
      signResult(office, chair, birth, { upload }),
      stop(office, lan, filed.id, { reason: 'Trùng hồ sơ' }),
    ])
    expect(answers[1]?.ok).toBe(true)
    expect(await whole(filed.id)).toMatchObject({ status: 'stopped' })
    expect((await world.parts(filed.id)).every(({ queueRole }) => queueRole === null)).toBe(true)
  })

  test('late because of one part: charged to that part’s unit, once', async () => {
    const { office, chair, checker, lan, begin, part, whole, clock, tax, commune } = world
    const filed = await begin('2026-03-16T08:00:00+07:00')
    clock.set('2026-03-17T08:00:00+07:00')
    must(await signResult(office, chair, await part(filed.id, 'birth'), { upload }))
    clock.set('2026-03-23T08:00:00+07:00')
    // A sibling was slow as well, but nobody waited for it.
    must(await signResult(office, checker, await part(filed.id, 'insurance'), { upload }))
    clock.set('2026-03-30T08:00:00+07:00')
    must(await recordExternalResult(office, lan, await part(filed.id, 'residence'), { upload, answer: 'Xong' }))
    const { lateMinutes } = await whole(filed.id)
    expect(lateMinutes).toBeGreaterThan(0)
    const charged = await world.db.many(sql<{ dossierId: string; unitId: string; minutes: number }>`
      SELECT dossier_id, unit_id, sum(working_minutes)::integer AS minutes FROM dossier_lateness
      WHERE dossier_id = ${filed.id} OR dossier_id IN (SELECT id FROM dossiers WHERE parent_id = ${filed.id})
      GROUP BY 1, 2`)
    expect(charged).toEqual([{ dossierId: filed.id, unitId: tax.id, minutes: lateMinutes }])
    const parts = must(await getDossier(office, lan, filed.id)).parts
    expect(parts.find(({ key }) => key === 'insurance')?.lateMinutes).toBeGreaterThan(0)
    expect(parts.find(({ key }) => key === 'birth')?.lateMinutes).toBe(0)
    expect(commune.id).not.toBe(tax.id)
  })

  test('while a part waits for the person the whole’s limit stands still; the one secret opens the part', async () => {
    const { office, chair, begin, part, clock, db } = world
    const filed = await begin('2026-04-06T08:00:00+07:00')
    const birth = await part(filed.id, 'birth')
    const dueOf = async () =>
      (await db.one(sql<{ due: string }>`SELECT legal_due_on AS due FROM dossiers WHERE id = ${filed.id}`)).due
    const before = await dueOf()
    must(await requestSupplement(office, chair, birth, { items: ['Giấy chứng sinh'], reason: 'Thiếu' }))
    const [lacking] = must(await openBySecret(office, filed.code, filed.secret)).incompleteParts
    expect(lacking).toBeDefined()
    clock.set('2026-04-08T08:00:00+07:00')
    const owner = { code: lacking?.code ?? '', secret: filed.secret }
    expect(must(await openBySecret(office, owner.code, owner.secret)).actions).toEqual(['resubmit'])
    must(await resubmit(office, owner, { papers: [{ name: 'Giấy chứng sinh' }] }))
    expect([before, await dueOf()]).toEqual(['2026-04-15', '2026-04-17'])
  })

  test('a linked procedure that isn’t in force keeps the dossier where it is', async () => {
    const { office, lan, file, clock } = world
    clock.set('2026-04-13T08:00:00+07:00')
    const filed = await file({ procedureSlug: 'linked' })
    must(await accept(office, lan, filed.id))
    const without = {
      ...office,
      findProcedure: async (slug: string, on: string) =>
        slug === 'insurance' ? undefined : office.findProcedure(slug, on),
    }
    expect(await handOver(without, lan, filed.id)).toMatchObject({ reason: 'part_not_in_force' })
  })
})
