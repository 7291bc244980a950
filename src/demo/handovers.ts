import { localDateOf } from '../core/calendar/index.ts'
import type { Office, Official } from '../domains/dossiers/index.ts'
import { confirmItems } from '../domains/handovers/actions/confirm.ts'
import { chooseDelivery, giveToPost, recordPost } from '../domains/handovers/actions/deliver.ts'
import { makeList } from '../domains/handovers/actions/make.ts'
import { findDossier, findReady, type Ready } from '../domains/handovers/queries/deliveries.ts'
import { findWaiting, type Waiting } from '../domains/handovers/queries/waiting.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { openStage, type Stage } from './office.ts'

/** Of how many offices; the others have everything still before them. */
const OFFICES = 5
const ITEMS = 4
const DAY = 86_400_000
/** When each list was made, and what the other office said of it: all there, one missing, nothing yet. */
const LISTS = [
  { daysAgo: 6, said: 'all' },
  { daysAgo: 3, said: 'oneMissing' },
  { daysAgo: 0.2, said: 'nothing' },
] as const
/** What becomes of each result that goes by post, one after the other. */
const ENDS = ['delivered', 'cameBack', 'posted', 'waits'] as const

/** Lists of papers handed over and results sent by post, by the actions of real use, so that these pages have something to show. */
export async function loadHandovers({ db, secret, to }: { db: Db; secret: string; to: Date }): Promise<{
  lists: number
  acts: number
}> {
  const stage = await openStage({ db, secret, to })
  const known = await db.first(sql`SELECT 1 FROM handover_lists LIMIT 1`)
  if (!stage || known) return { lists: 0, acts: 0 }
  const { office } = stage
  const told = { lists: 0, acts: 0 }
  for (const unitId of await busiest(office, sql`queue_unit_id <> receiving_unit_id`, sql`receiving_unit_id`))
    await carry(stage, unitId, told)
  for (const unitId of await busiest(
    office,
    sql`queue_role = 'returnDesk' AND status = 'resolved'`,
    sql`queue_unit_id`,
  ))
    await post(stage, unitId, told)
  return told
}

type Told = Awaited<ReturnType<typeof loadHandovers>>

async function busiest({ db, localityId }: Office, meant: ReturnType<typeof sql>, unit: ReturnType<typeof sql>) {
  const rows = await db.many(sql<{ unitId: string }>`
    SELECT ${unit} AS unit_id FROM dossiers WHERE locality_id = ${localityId} AND queue_role IS NOT NULL AND ${meant}
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${OFFICES}`)
  return rows.map(({ unitId }) => unitId)
}

/** Somebody who stands in an office; who receives or returns there before anybody else. */
function somebodyAt({ organization, to }: Stage, unitId: string): Official | undefined {
  const posts = organization.postsOf(unitId)
  const desks = posts.filter(({ role }) => role === 'reception' || role === 'returnDesk')
  for (const { id: postId, role } of [...desks, ...posts]) {
    const [person] = organization.holders(unitId, role, localDateOf(to))
    if (person) return { personId: person.id, appointments: [{ postId, role, unitId, actingFor: null }] }
  }
  return undefined
}

/** One office hands over what others work on: a list for each of the times above. */
async function carry(stage: Stage, fromUnitId: string, told: Told): Promise<void> {
  const { office, clock, to } = stage
  const giver = somebodyAt(stage, fromUnitId)
  const waiting = await findWaiting(office.db, office.localityId, fromUnitId)
  const since = await arrivals(office, waiting)
  const given = new Set<string>()
  const time = await office.workingTime()
  for (const { daysAgo, said } of LISTS) {
    const at = time.plusMinutes(new Date(to.getTime() - daysAgo * DAY), 1)
    const free = waiting.filter(({ id }) => !given.has(id) && (since.get(id) ?? to) < at)
    const toUnitId = free[0]?.toUnitId
    const taker = toUnitId && somebodyAt(stage, toUnitId)
    if (!giver || !taker || at > to) continue
    const dossierIds = free.filter((each) => each.toUnitId === toUnitId).map(({ id }) => id)
    clock.set(at)
    const some = dossierIds.slice(0, ITEMS)
    const made = await makeList(office, giver, { fromUnitId, toUnitId, dossierIds: some })
    if (!made.ok) continue
    for (const id of some) given.add(id)
    told.lists += 1
    told.acts += made.value.items
    const answeredAt = time.plusMinutes(at, 150)
    if (said === 'nothing' || answeredAt > to) continue
    clock.set(answeredAt)
    const answers = some.map((dossierId, index) =>
      said === 'oneMissing' && index === 0
        ? { dossierId, outcome: 'missing' as const, reason: 'Trong bì không có hồ sơ này, đề nghị kiểm tra lại' }
        : { dossierId, outcome: 'received' as const },
    )
    if ((await confirmItems(office, taker, made.value.id, answers)).ok) told.acts += answers.length
  }
}

/** When each dossier came to the office that works on it: its papers can't have left before. */
async function arrivals({ db, localityId }: Office, waiting: readonly Waiting[]): Promise<Map<string, Date>> {
  const ids = waiting.map(({ id }) => id)
  const rows = await db.many(sql<{ id: string; at: Date }>`
    SELECT dossier_id AS id, max(started_at) AS at FROM dossier_steps
    WHERE locality_id = ${localityId} AND dossier_id = ANY (${ids}::uuid[]) GROUP BY 1`)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** A return desk sends results by post; each ends in its own way, so that there is one of each to look at. */
async function post(stage: Stage, unitId: string, told: Told): Promise<void> {
  const { office, clock, to } = stage
  const desk = somebodyAt(stage, unitId)
  const time = await office.workingTime()
  const chosen: (Ready & { at: Date })[] = []
  for (const ready of await findReady(office.db, office.localityId, [unitId])) {
    if (!desk || !ready.finishedAt || chosen.length === ENDS.length) break
    const dossier = await findDossier(office.db, office.localityId, ready.id)
    const at = time.plusMinutes(ready.finishedAt, 30)
    const chooser = dossier && somebodyAt(stage, (await office.staff()).counterOf(dossier.receivingUnitId))
    if (!dossier || !chooser || at > to) continue
    clock.set(at)
    const { name, phone, address } = dossier
    const choice = { way: 'post' as const, payer: 'receiver' as const, name, phone, address }
    if (!(await chooseDelivery(office, { kind: 'official', official: chooser }, ready.id, choice)).ok) continue
    told.acts += 1
    chosen.push({ ...ready, at })
  }
  // The first two went with an earlier list than the third, so that the post has answered for them.
  for (const [from, until] of [
    [0, 2],
    [2, 3],
  ] as const)
    if (desk) await send(stage, desk, unitId, chosen.slice(from, until), from, told)
}

async function send(
  { office, clock, to }: Stage,
  desk: Official,
  unitId: string,
  parcels: readonly (Ready & { at: Date })[],
  first: number,
  told: Told,
): Promise<void> {
  if (parcels.length === 0) return
  const time = await office.workingTime()
  const postedAt = time.plusMinutes(new Date(Math.max(...parcels.map(({ at }) => at.getTime()))), 60)
  if (postedAt > to) return
  clock.set(postedAt)
  const numbers = parcels.map(({ id, code }) => ({
    dossierId: id,
    tracking: `EW999${code.replace(/\D/g, '').slice(-6)}VN`,
  }))
  const given = await giveToPost(office, desk, unitId, numbers)
  if (!given.ok) return
  told.lists += 1
  told.acts += given.value.items
  const heardAt = time.plusMinutes(postedAt, 300)
  if (heardAt > to) return
  clock.set(heardAt)
  for (const [index, { id: dossierId }] of parcels.entries()) {
    const outcome = ENDS[first + index]
    if (outcome !== 'delivered' && outcome !== 'cameBack') continue
    const said = outcome === 'delivered' ? { outcome } : { outcome, reason: 'Bưu tá phát hai lần, người nhận đi vắng' }
    if ((await recordPost(office, desk, given.value.id, { dossierId, ...said })).ok) told.acts += 1
  }
}
