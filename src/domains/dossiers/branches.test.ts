import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { timelineOf } from '../../core/ledger/index.ts'
import { sql } from '../../platform/database/index.ts'
import { assign } from './actions/assign.ts'
import { handOver } from './actions/hand-over.ts'
import { reassign } from './actions/reassign.ts'
import { accept, requestSupplement, stop } from './actions/reception.ts'
import { remindDue } from './actions/remind.ts'
import { sendBack } from './actions/send-back.ts'
import { signResult } from './actions/sign-result.ts'
import { controlSlipData } from './forms/index.ts'
import { readBacklog } from './queries/backlog.ts'
import { getDossier } from './queries/detail.ts'
import { createLookup } from './queries/lookup.ts'
import { findQueue } from './queries/queue.ts'
import { openClocks } from './queries/statistics.ts'
import { readWorkload } from './queries/workload.ts'
import { openLinkedWorld, upload } from './testing/linked.ts'
import { must } from './testing/world.ts'

describe('steps that run side by side', () => {
  let world: Awaited<ReturnType<typeof openLinkedWorld>>
  beforeAll(async () => {
    world = await openLinkedWorld()
  })
  afterAll(() => world.close())

  const verbsOf = async (id: string) => (await timelineOf(world.db, id)).map(({ verb }) => verb.slice(8))

  /** A permit that land and building look at; its branches by their step. */
  const examined = async (at: string) => {
    const { office, lan, clock, file, part } = world
    clock.set(at)
    const filed = await file({ procedureSlug: 'permit' })
    must(await accept(office, lan, filed.id))
    must(await handOver(office, lan, filed.id))
    return { ...filed, land: await part(filed.id, 'land'), building: await part(filed.id, 'building') }
  }

  test('each has its own queue, clock and person; the dossier goes on when both are done', async () => {
    const { office, checker, builder, lan, district, commune, whole, clock } = world
    const { id, code, land, building } = await examined('2026-03-02T08:00:00+07:00')
    expect((await findQueue(office, checker)).rows.map((row) => [row.id, row.stepKey, row.partKind])).toContainEqual([
      land,
      'land',
      'branch',
    ])
    expect((await findQueue(office, builder)).rows.map((row) => row.id)).toContain(building)
    expect(await whole(id)).toMatchObject({ status: 'processing', stepKey: 'land', queueRole: 'reception' })
    const clocks = await openClocks(office, [commune.id, district.id])
    expect(clocks.byStep.filter(({ stepKey }) => stepKey === 'land' || stepKey === 'building')).toHaveLength(2)
    must(await assign(office, builder, building, { personId: builder.personId }))
    const allowed = must(await getDossier(office, builder, building)).actions.filter((each) => each.allowed)
    expect(allowed.map(({ action }) => action)).toEqual(['assign', 'handOver', 'sendBack'])
    clock.set('2026-03-05T08:00:00+07:00')
    must(await handOver(office, checker, land, { note: 'Đúng quy hoạch' }))
    expect(await whole(id)).toMatchObject({ stepKey: 'land', queueRole: 'reception' })
    const seen = await createLookup(office)(code)
    expect(seen?.steps.map(({ name, state }) => [name.vi, state])).toEqual([
      ['receive', 'done'],
      ['land', 'done'],
      ['building', 'current'],
      ['sign', 'ahead'],
      ['return', 'ahead'],
    ])
    expect(await createLookup(office)(`${code}.1`)).toBeUndefined()
    must(await handOver(office, builder, building))
    expect(await whole(id)).toMatchObject({ stepKey: 'sign', queueRole: 'districtHead' })
    const slip = await controlSlipData(office, id)
    expect(slip?.handOvers.map(({ from, to, note }) => [from, to, note])).toEqual([
      [commune.name.vi, commune.name.vi, 'Nhánh: land'],
      [commune.name.vi, district.name.vi, 'Nhánh: building'],
      [commune.name.vi, district.name.vi, undefined],
      [district.name.vi, district.name.vi, undefined],
    ])
    const view = must(await getDossier(office, lan, id))
    expect(view.runs.map(({ stepKey }) => stepKey)).toEqual(['receive', 'receive', 'land', 'building', 'sign'])
    expect(view.timeline.map(({ verb }) => verb.slice(8))).toEqual([
      'submit',
      'accept',
      'beginPart',
      'beginPart',
      'handOver',
      'finishPart',
      'finishPart',
      'goOn',
    ])
  })

  test('both end at the same moment: it goes on exactly once', async () => {
    const { office, checker, builder, whole } = world
    const { id, land, building } = await examined('2026-03-03T08:00:00+07:00')
    const done = await Promise.all([handOver(office, checker, land), handOver(office, builder, building)])
    expect(done.map(({ ok }) => ok)).toEqual([true, true])
    expect(await whole(id)).toMatchObject({ stepKey: 'sign' })
    expect((await verbsOf(id)).filter((verb) => verb === 'goOn')).toHaveLength(1)
    const running = await world.db.one(sql<{ n: number }>`
      SELECT count(*) AS n FROM dossier_steps WHERE dossier_id = ${id} AND ended_at IS NULL`)
    expect(running.n).toBe(1)
  })

  test('sent back out of them, the other branch ends with the reason; what a branch may not do is said', async () => {
    const { office, checker, builder, whole, standing, db } = world
    const { id, land, building } = await examined('2026-03-04T08:00:00+07:00')
    expect(await requestSupplement(office, checker, land, { items: ['x'], reason: 'y' })).toMatchObject({
      reason: 'of_the_whole',
    })
    expect(await stop(office, checker, land, { reason: 'y' })).toMatchObject({ reason: 'of_the_whole' })
    expect(await sendBack(office, checker, land, { toStep: 'building', reason: 'x' })).toMatchObject({
      reason: 'no_such_step',
    })
    must(await sendBack(office, checker, land, { toStep: 'receive', reason: 'Thiếu sơ đồ' }))
    expect(await whole(id)).toMatchObject({ stepKey: 'receive', queueRole: 'reception' })
    expect(await standing(id)).toEqual({ land: 'stopped', building: 'stopped' })
    const notes = await db.many(sql<{ body: string }>`SELECT body FROM dossier_notes WHERE dossier_id = ${building}`)
    expect(notes).toEqual([{ body: 'Thiếu sơ đồ' }])
    expect(await handOver(office, builder, building)).toMatchObject({ ok: false })
    // Handed over again, both run again.
    world.clock.set('2026-03-04T08:30:00+07:00')
    must(await handOver(office, world.lan, id))
    expect(await standing(id)).toEqual({ land: 'processing', building: 'processing' })
  })

  test('sent back into them, only that branch runs again, with what it left of its share', async () => {
    const { office, checker, builder, head, whole, parts, part, clock } = world
    const { id, land, building } = await examined('2026-03-09T08:00:00+07:00')
    clock.set('2026-03-10T08:00:00+07:00')
    must(await handOver(office, checker, land))
    must(await handOver(office, builder, building))
    clock.set('2026-03-10T08:30:00+07:00')
    must(await sendBack(office, head, id, { toStep: 'building', reason: 'Tính lại mật độ' }))
    const ran = (await parts(id)).map(({ key, status }) => `${key} ${status}`)
    expect([ran.slice(0, 2).sort(), ran.slice(2)]).toEqual([
      ['building returned', 'land returned'],
      ['building processing'],
    ])
    const again = await part(id, 'building')
    expect(must(await getDossier(office, builder, again)).runs.at(-1)?.shareMinutes).toBe(5 * 480)
    must(await handOver(office, builder, again))
    expect(await whole(id)).toMatchObject({ stepKey: 'sign' })
  })

  test('late by the branch that ended last: the other, slow as well, is charged with nothing', async () => {
    const { office, checker, builder, head, district, clock, db } = world
    const { id, land, building } = await examined('2026-04-06T08:00:00+07:00')
    clock.set('2026-04-14T08:00:00+07:00')
    must(await handOver(office, checker, land))
    clock.set('2026-04-24T08:00:00+07:00')
    must(await handOver(office, builder, building))
    must(await signResult(office, head, id, { upload }))
    const charged = await db.many(sql<{ unitId: string; stepKey: string }>`
      SELECT unit_id, step_key FROM dossier_lateness
      WHERE dossier_id = ${id} OR dossier_id IN (SELECT id FROM dossiers WHERE parent_id = ${id})`)
    expect(charged).toEqual([{ unitId: district.id, stepKey: 'building' }])
    const { worked, late } = await db.one(sql<{ worked: number; late: number }>`
      SELECT worked_minutes AS worked, late_minutes AS late FROM dossiers WHERE id = ${id}`)
    // From reception to the result, not both branches added up.
    const whole = [new Date('2026-04-06T08:00:00+07:00'), new Date('2026-04-24T08:00:00+07:00')] as const
    expect(worked).toBe(world.time.minutesBetween(...whole))
    expect(late).toBeGreaterThan(0)
  })

  test('heads give branches over as any dossier; reminders and backlog know them, the whole is counted once', async () => {
    const { office, checker, chair, colleague, commune, district, clock } = world
    const { land } = await examined('2026-05-11T08:00:00+07:00')
    must(await assign(office, checker, land, { personId: checker.personId }))
    const mine = (await readWorkload(office, [commune.id])).find(({ person }) => person?.id === checker.personId)
    expect(mine?.open).toBe(1)
    const given = { unitId: commune.id, role: 'landOfficer', from: checker.personId, to: colleague.personId }
    expect(must(await reassign(office, chair, given)).dossiers).toBe(1)
    clock.set('2026-05-18T08:00:00+07:00')
    expect(await remindDue(office)).toBeGreaterThan(0)
    expect((await verbsOf(land)).slice(-2)).toEqual(['remind', 'tellHead'])
    const lines = await readBacklog(office, { unitIds: [commune.id, district.id] })
    const counted = lines.filter(({ stepKey }) => stepKey === 'land').flatMap(({ figures }) => Object.values(figures))
    const branches = await world.db.one(sql<{ n: number }>`
      SELECT count(*) AS n FROM dossiers WHERE part_key = 'land' AND queue_role IS NOT NULL`)
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(branches.n)
    const steps = lines.map(({ stepKey, unitId }) => `${stepKey} ${unitId === commune.id ? 'commune' : 'district'}`)
    expect(steps).toEqual(expect.arrayContaining(['land commune', 'building district']))
  })
})
