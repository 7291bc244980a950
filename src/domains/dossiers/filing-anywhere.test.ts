import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { chooseReturnUnit } from './actions/return-unit.ts'
import {
  assign,
  type CounterInput,
  confirmArrival,
  controlSlipData,
  getDossier,
  handOver,
  lengthen,
  type Official,
  receiptData,
  receiveAtCounter,
  requestWithdrawal,
  returnResult,
  searchDossiers,
  signResult,
} from './index.ts'
import { findQueue } from './queries/queue.ts'
import { findRegister } from './queries/register.ts'
import { unitStatistics } from './queries/statistics.ts'
import { must, openWorld, type World } from './testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-11-24T09:00:00+07:00')
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-11-24T09:00:00+07:00'))

const on = (local: string) => world.clock.set(`${local}:00+07:00`)

/** Nhàn, at the counter of the other commune, takes in what this commune decides; a permit's papers always travel. */
async function takenIn(slug: 'permit' | 'birth', change: Partial<CounterInput> = {}) {
  const answer = await receiveAtCounter(world.office, world.nhan, {
    ...world.submission({ procedureSlug: slug, unitId: world.other.id }),
    decidingUnitId: world.commune.id,
    papers: [{ name: 'Đơn', kind: 'original', quantity: 1, received: true }],
    ...change,
  })
  return must(answer)
}
const rowOf = (id: string) =>
  world.db.one(sql<Record<string, unknown>>`
    SELECT status, queue_unit_id, queue_role, clock_started_at, legal_due_on, arrived_at, return_way FROM dossiers WHERE id = ${id}`)
const see = async (who: Official, id: string) => must(await getDossier(world.office, who, id))
const actsOf = async (id: string) => (await see(world.lan, id)).timeline.map(({ verb }) => verb)

describe('what is taken in for another office', () => {
  test('stands in its queue, under way, without a date until it is there', async () => {
    const { id, code } = await takenIn('permit')
    expect(code.startsWith(world.other.agencyCode)).toBe(true)
    expect(await rowOf(id)).toMatchObject({
      status: 'accepted',
      queueUnitId: world.commune.id,
      queueRole: 'reception',
      clockStartedAt: null,
      legalDueOn: null,
      arrivedAt: null,
    })
    const queue = await findQueue(world.office, world.lan)
    expect(queue.rows.find((row) => row.id === id)).toMatchObject({ underWay: true, takenInAt: { id: world.other.id } })
    expect((await findQueue(world.office, world.nhan)).rows.map((row) => row.id)).not.toContain(id)
    const receipt = await receiptData(world.office, id)
    expect(receipt).toMatchObject({ dueAt: undefined, decidedBy: 'UBND xã Cam Hiếu' })
    expect(receipt?.desk).toContain('xã Cam Thủy')
    expect(receipt?.resultAt).toContain('xã Cam Thủy')
  })

  test('can’t be handed on or lengthened before it has come', async () => {
    const { id } = await takenIn('permit')
    expect(await handOver(world.office, world.lan, id)).toMatchObject({ ok: false, reason: 'not_arrived' })
    expect(await lengthen(world.office, world.chair, id, { reason: 'x' })).toMatchObject({ reason: 'not_arrived' })
    expect(await assign(world.office, world.lan, id, { personId: world.minh.personId })).toMatchObject({ ok: true })
  })

  test('begins its limit when the office in charge confirms it, and by an act', async () => {
    const { id } = await takenIn('permit')
    on('2026-11-26T10:00')
    must(await confirmArrival(world.office, world.lan, id))
    expect(await rowOf(id)).toMatchObject({
      status: 'accepted',
      clockStartedAt: new Date('2026-11-26T10:00:00+07:00'),
      // Ten working days from the 26th, not from the 24th.
      legalDueOn: '2026-12-10',
      arrivedAt: new Date('2026-11-26T10:00:00+07:00'),
    })
    const view = await see(world.lan, id)
    expect(view.dueDates.map(({ cause }) => cause)).toEqual(['arrival'])
    expect(view.timeline.at(-1)).toMatchObject({
      verb: 'dossier.confirmArrival',
      unitId: world.commune.id,
      outcome: 'late',
    })
    // The way was the sender's, and no limit ran on it.
    expect(view.runs.map(({ unit, endedAt }) => [unit.id, endedAt !== null])).toEqual([
      [world.other.id, true],
      [world.commune.id, false],
    ])
    expect((await receiptData(world.office, id))?.dueAt).toEqual(view.legalDueAt)
    const slip = await controlSlipData(world.office, id)
    expect(slip?.handOvers).toMatchObject([{ from: 'xã Cam Thủy', to: 'xã Cam Hiếu', giver: 'Nhàn', receiver: 'Lan' }])
    must(await handOver(world.office, world.lan, id))
  })

  test('is there at once where no original must travel, with its date on the receipt', async () => {
    const { id } = await takenIn('birth')
    expect(await rowOf(id)).toMatchObject({
      queueUnitId: world.commune.id,
      legalDueOn: '2026-11-27',
      arrivedAt: new Date('2026-11-24T09:00:00+07:00'),
    })
    expect(await actsOf(id)).toEqual(['dossier.receive', 'dossier.arrive'])
    expect((await receiptData(world.office, id))?.dueAt).toBeInstanceOf(Date)
    expect(await confirmArrival(world.office, world.lan, id)).toMatchObject({ reason: 'already_arrived' })
    must(await handOver(world.office, world.lan, id))
  })

  test('before 05/08/2026 its limit runs from reception, and the arrival is confirmed all the same', async () => {
    on('2026-08-04T09:00')
    const { id } = await takenIn('permit')
    const before = await rowOf(id)
    expect(before).toMatchObject({ clockStartedAt: new Date('2026-08-04T09:00:00+07:00'), arrivedAt: null })
    on('2026-08-06T09:00')
    must(await confirmArrival(world.office, world.lan, id))
    expect(await rowOf(id)).toMatchObject({ legalDueOn: before.legalDueOn, clockStartedAt: before.clockStartedAt })
    expect((await see(world.lan, id)).dueDates.map(({ cause }) => cause)).toEqual(['reception'])
  })

  test('was not allowed before 01/07/2025, nor is what the other doesn’t decide', async () => {
    on('2025-06-30T09:00')
    await expect(takenIn('birth')).rejects.toThrow('not_from_here')
    on('2026-11-24T09:00')
    await expect(takenIn('birth', { decidingUnitId: world.district.id })).rejects.toThrow('unit_does_not_receive')
    await expect(takenIn('birth', { decidingUnitId: newId() })).rejects.toThrow('unit_does_not_receive')
  })

  test('two confirm at once: one does, the other is told', async () => {
    const { id } = await takenIn('permit')
    const answers = await Promise.all([
      confirmArrival(world.office, world.lan, id),
      confirmArrival(world.office, world.minh, id),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'already_arrived' })
    expect((await see(world.lan, id)).dueDates).toHaveLength(1)
  })

  test('only the office in charge confirms; a third office sees nothing of it', async () => {
    const { id } = await takenIn('birth')
    const { id: underWay } = await takenIn('permit')
    for (const stranger of [world.nhan, world.outsider, world.checker])
      expect(await confirmArrival(world.office, stranger, underWay)).toMatchObject({ reason: 'not_yours' })
    expect(await getDossier(world.office, world.outsider, id)).toMatchObject({ reason: 'not_yours' })
    expect(await searchDossiers(world.office, world.outsider, { text: 'Sương' })).toEqual([])
  })

  test('sent twice is one dossier', async () => {
    const idempotencyKey = newId()
    const one = await takenIn('permit', { idempotencyKey })
    expect(await takenIn('permit', { idempotencyKey })).toMatchObject({ id: one.id, repeated: true })
  })

  test('may be withdrawn at either counter while it is under way', async () => {
    const { id } = await takenIn('permit')
    must(await requestWithdrawal(world.office, { officer: world.nhan, id }))
    expect(await rowOf(id)).toMatchObject({ status: 'withdrawal_requested', queueUnitId: world.commune.id })
  })
})

describe('its result', () => {
  async function signed(): Promise<string> {
    const { id } = await takenIn('birth')
    must(await handOver(world.office, world.lan, id))
    return id
  }
  const sign = async (id: string) => must(await signResult(world.office, world.chair, id, { upload: 'up-result' }))

  test('is handed out where it was taken in, and then that office sees whose it was no more', async () => {
    const id = await signed()
    expect((await see(world.nhan, id)).applicant).toMatchObject({ masked: false })
    await sign(id)
    expect(await rowOf(id)).toMatchObject({ queueUnitId: world.other.id, queueRole: 'returnDesk' })
    expect(await returnResult(world.office, world.desk, id)).toMatchObject({ reason: 'not_yours' })
    must(await returnResult(world.office, world.otherDesk, id))
    expect(await rowOf(id)).toMatchObject({ status: 'returned', returnWay: 'counter' })
    expect((await see(world.nhan, id)).applicant).toMatchObject({ masked: true })
    expect((await see(world.nhan, id)).form).toEqual({})
    expect((await see(world.lan, id)).applicant).toMatchObject({ masked: false })
  })

  test('is handed out by the office in charge where the person chose that', async () => {
    const id = await signed()
    await chooseReturnUnit(world.db, 1, id, world.commune.id)
    await sign(id)
    expect(await rowOf(id)).toMatchObject({ queueUnitId: world.commune.id })
    must(await returnResult(world.office, world.desk, id))
  })

  test('can’t be handed out while the post has it', async () => {
    const id = await signed()
    await sign(id)
    const office = { ...world.office, withPost: async () => true }
    expect(await returnResult(office, world.otherDesk, id)).toMatchObject({ reason: 'with_post' })
    const view = must(await getDossier(office, world.otherDesk, id))
    expect(view.actions.find(({ action }) => action === 'returnResult')).toMatchObject({ whyNot: 'with_post' })
    must(await returnResult(world.office, world.otherDesk, id, { way: 'post' }))
    expect(await rowOf(id)).toMatchObject({ returnWay: 'post' })
  })
})

test('figures count it for the office in charge; both books have it, each with the other named', async () => {
  on('2026-09-15T09:00')
  const day = '2026-09-15'
  const { code } = await takenIn('birth')
  const figures = (unitId: string) => unitStatistics(world.office, [unitId], day, day)
  expect((await figures(world.commune.id)).received).toBe(1)
  expect((await figures(world.other.id)).received).toBe(0)
  const book = async (unitId: string) => findRegister(world.office, { unitId, from: day, to: day, limit: 10 })
  for (const unitId of [world.commune.id, world.other.id])
    expect(await book(unitId)).toMatchObject([{ code, agency: 'UBND xã Cam Hiếu', takenInAt: world.other.name }])
})
