import { randomUUID } from 'node:crypto'
import { forget } from './forget.ts'
import { type Claim, inTurn, percentile } from './harness.ts'
import { load } from './load.ts'
import { signIn } from './officials.ts'
import type { MeasuredProgram } from './program.ts'
import { startUnasked } from './unasked-program.ts'
import { ask, type Worlds } from './worlds.ts'

const CONNECTIONS = 16
const SECONDS = 3

/** Does something at each of 16 desks over and over. @returns the time in ms within which 95 of 100 were done */
async function atEveryDesk(work: (desk: number) => Promise<void>): Promise<number> {
  const until = performance.now() + SECONDS * 1000
  const times: number[] = []
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, desk) => {
      while (performance.now() < until) {
        const start = performance.now()
        await work(desk)
        times.push(performance.now() - start)
      }
    }),
  )
  return percentile(times, 0.95)
}

/** A clerk's requests to the program. */
async function clerk({ url, password }: MeasuredProgram, username: string) {
  const cookie = await signIn(url, username, password)
  return async (path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(url + path, {
      headers: { cookie, 'sec-fetch-site': 'same-origin', origin: url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
    return JSON.parse(text)
  }
}

const unitOf = async ({ databaseUrl }: MeasuredProgram): Promise<string> => {
  const [unit] = await ask<{ id: string }>(databaseUrl, `SELECT id FROM units WHERE code = '19615'`)
  if (!unit) throw new Error('The profile has no such unit')
  return unit.id
}

/** Ours against the page of a queue drawn without a query, by p95. */
async function againstNoQuery(
  name: string,
  program: MeasuredProgram,
  { million }: Worlds,
  ours: () => Promise<number>,
): Promise<Claim> {
  const bare = await startUnasked(program, million)
  const cookie = await signIn(program.url, 'dangkydat.cnvpdkdatdai', program.password)
  const baseline = async () =>
    (await load({ url: `${bare.url}/viec`, connections: CONNECTIONS, seconds: SECONDS, headers: { cookie } })).p95
  const start = new Date()
  try {
    await inTurn(1, ours, baseline)
    return { name, ...(await inTurn(3, ours, baseline)), need: { atMost: 3 }, notes: { unit: 'p95 ms' } }
  } finally {
    bare.stop()
    await forget(program.databaseUrl, start)
  }
}

/** What a clerk types to find somebody: beginnings of names, with and without marks, of numbers. */
const TYPED = ['nguyễn thị h', 'tran van', 'le an', '99919', 'hoang', 'Phạm Ng', '0999', 'ho d']

/** `person-search-1m`: finding a person among those of a million dossiers by a few letters or digits. */
export async function personSearch(program: MeasuredProgram, worlds: Worlds): Promise<Claim> {
  const get = await clerk(program, 'tiepnhan.camhieu')
  let turn = 0
  return againstNoQuery('person-search-1m', program, worlds, () =>
    atEveryDesk(async () => {
      const text = TYPED[turn++ % TYPED.length] as string
      await get(`/api/v1/applicants?${new URLSearchParams({ text })}`)
    }),
  )
}

const intake = (unitId: string, procedureSlug: string, form: object) => ({
  idempotencyKey: randomUUID(),
  procedureSlug,
  unitId,
  applicant: { fullName: 'Nguyễn Thị Sương', phone: '0912345678', address: 'Thôn Vĩnh An' },
  form,
  papers: [{ name: 'Bản chính giấy tờ', received: true }],
})

/** `intake-1m`: taking a dossier in at the counter, with its clock, act and code, among a million. */
export async function takeIn(program: MeasuredProgram, worlds: Worlds): Promise<Claim> {
  const [post, unitId] = [await clerk(program, 'tiepnhan.camhieu'), await unitOf(program)]
  return againstNoQuery('intake-1m', program, worlds, () =>
    atEveryDesk(async () => {
      const form = { document: 'Bằng lái xe', copies: '2' }
      await post('/api/v1/dossiers/receive', intake(unitId, 'chung-thuc-ban-sao', form))
    }),
  )
}

/** `step-1m`: handing a dossier to the next step and sending it back, each with both clocks and its act, among a million. */
export async function step(program: MeasuredProgram, worlds: Worlds): Promise<Claim> {
  const [reception, registrar] = [await clerk(program, 'tiepnhan.camhieu'), await clerk(program, 'hotich.camhieu')]
  const unitId = await unitOf(program)
  const desks = Array.from({ length: CONNECTIONS }, () => ({ id: '', ahead: false }))
  return againstNoQuery('step-1m', program, worlds, async () => {
    for (const desk of desks) {
      if (desk.id) continue
      const taken = await reception(
        '/api/v1/dossiers/receive',
        intake(unitId, 'xac-nhan-hon-nhan', { purpose: 'Vay vốn' }),
      )
      desk.id = (taken as { id: string }).id
    }
    return atEveryDesk(async (number) => {
      const desk = desks[number] as (typeof desks)[number]
      const path = `/api/v1/dossiers/${desk.id}`
      if (desk.ahead) await registrar(`${path}/sendBack`, { toStep: 'receive', reason: 'Kiểm tra lại' })
      else await reception(`${path}/handOver`, {})
      desk.ahead = !desk.ahead
    })
  })
}
