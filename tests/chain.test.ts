import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { callerOf } from '../src/testing/caller.ts'

let app: TestApp
let leader: Person
let officer: Person

beforeAll(async () => {
  app = await testApp()
  ;[leader, officer] = await Promise.all([app.as('bithu.camlo'), app.as('chuyenvien.phongnnptnt')])
})
afterAll(() => app.close())

/** What of the program a walk from link to link may enter: not the way out, and nothing that isn't about the matter. */
const WAYS = /^\/(nghi-quyet|chi-tieu|so-cai|nhiem-vu|cam-ket)(\/|\?|$)/

/** Follows links from a page on, nearest first, as somebody does who knows no address. @returns the pages on the shortest way */
async function clicksTo(
  who: Person,
  from: string,
  wanted: (url: string) => boolean,
  most: number,
): Promise<string[] | undefined> {
  let ways = [[from]]
  const seen = new Set([from])
  for (let clicks = 0; clicks < most; clicks += 1) {
    const next: string[][] = []
    for (const way of ways) {
      const page = await who.get(way.at(-1) ?? from)
      if (page.statusCode !== 200 || !String(page.headers['content-type']).includes('html')) continue
      const main = page.body.slice(page.body.indexOf('<main'), page.body.indexOf('</main>'))
      for (const [, link = ''] of main.matchAll(/<a [^>]*href="([^"#]+)/g)) {
        const url = link.replaceAll('&amp;', '&')
        if (!WAYS.test(url) || seen.has(url)) continue
        seen.add(url)
        if (wanted(url)) return [...way, url]
        next.push([...way, url])
      }
    }
    ways = next
  }
  return undefined
}

const unitId = async (code: string): Promise<string> =>
  (await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = ${code}`)).id

/** A target of the scheme of farming, with what one commune reported from a paper that is attached, approved by the district. */
async function reported(): Promise<{ targetId: string; figureId: string }> {
  const office = await callerOf(app, 'truongphong.phongnnptnt')
  const { id: partId } = await app.db.one(
    sql<{ id: string }>`SELECT id FROM resolution_parts WHERE key = 'de-an-nong-san'`,
  )
  const [owner, commune] = [await unitId('NNPTNT'), await unitId('19615')]
  const made = await office('POST', '/targets', {
    partId,
    name: 'Diện tích hồ tiêu trồng mới',
    countedIn: 'ha',
    ownerUnitId: owner,
    every: 'month',
    periodsAdd: true,
    unitsAdd: true,
  })
  const targetId: string = made.body.id
  const lines = [
    { unitId: null, plan: '300', seenId: null },
    { unitId: commune, plan: '120', seenId: null },
  ]
  await office('POST', `/targets/${targetId}/plans`, {
    period: '2026',
    kind: 'cumulative',
    source: 'QĐ 12/QĐ-UBND',
    lines,
  })

  const clerk = await app.as('vanhoaxahoi.camhieu')
  const figureId = randomUUID()
  const fields = {
    id: figureId,
    ky: '2026-01',
    'don-vi': commune,
    value: '20,5',
    paperNumber: '15/BC-UBND',
    paperOn: '2026-02-03',
  }
  const parts = Object.entries(fields).map(
    ([name, value]) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const payload = Buffer.concat([
    Buffer.from(parts.join('')),
    Buffer.from(
      '--edge\r\nContent-Disposition: form-data; name="file"; filename="bao-cao.pdf"\r\nContent-Type: application/pdf\r\n\r\n',
    ),
    pdf(),
    Buffer.from('\r\n--edge--\r\n'),
  ])
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' }
  const sent = await clerk.post(`/chi-tieu/${targetId}/bao-cao`, {}, { payload, headers })
  expect(sent.statusCode, sent.body.slice(0, 500)).toBe(303)
  const district = await app.as('chutich.camlo')
  const waiting = await district.get('/chi-tieu?nam=2026')
  const chosen = /value="([0-9a-f-]{36} [0-9a-f-]{36})"/.exec(waiting.body)?.[1] ?? ''
  await district.post('/chi-tieu/duyet', { chon: [chosen] })
  return { targetId, figureId }
}

describe('from the resolution to the paper, from the task to the promise', () => {
  let targetId: string
  let figureId: string
  beforeAll(async () => {
    ;({ targetId, figureId } = await reported())
  })

  test('a leader reaches the paper behind a figure in five clicks or fewer', async () => {
    const way = await clicksTo(leader, '/nghi-quyet?nam=2026', (url) => url === `/chi-tieu/so-lieu/${figureId}/tep`, 5)
    expect(way, 'no way').toBeDefined()
    const paper = await leader.get(way?.at(-1) ?? '/')
    expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf'])
  })

  test('a citizen reaches the text of the resolution, and the act behind a figure of the interview', async () => {
    const start = '/nghi-quyet?nam=2017'
    expect(await clicksTo(app.visitor, start, (url) => url.startsWith('/nghi-quyet/van-ban/'), 3)).toBeDefined()
    expect(await clicksTo(app.visitor, start, (url) => /^\/so-cai\/.{10}/.test(url), 4)).toBeDefined()
  })

  test('an officer starts at the list of work and sees what the task is for, up to the resolution', async () => {
    const office = await unitId('NNPTNT')
    const origin = `target:${targetId}`
    const title = 'Hướng dẫn hộ trồng tiêu ghép'
    const given = await (await app.as('chutich.camlo')).post('/nhiem-vu/giao', {
      title,
      unitId: office,
      dueOn: '2026-03-20',
      origin,
    })
    const id = /nhiem-vu\/([0-9a-f-]{36})/.exec(String(given.headers.location))?.[1] ?? ''
    const { personId } = await app.db.one(
      sql<{ personId: string }>`SELECT person_id FROM accounts WHERE username = 'chuyenvien.phongnnptnt'`,
    )
    await (await app.as('truongphong.phongnnptnt')).post(`/nhiem-vu/${id}/phan-cong`, { personId })

    const { body } = await officer.get('/viec-cua-toi')
    expect(body).toContain(title)
    expect(body).toContain(`href="/nhiem-vu/${id}"`)
    const page = (await officer.get(`/nhiem-vu/${id}`)).body
    expect(page).toContain('Diện tích hồ tiêu trồng mới')
    const key = /\/nghi-quyet\/chi-tieu\/[\w-]+/.exec(page)?.[0] ?? ''
    expect((await officer.get(key)).body).toContain(`href="/nhiem-vu/${id}"`)
    expect((await app.visitor.get(key)).body).not.toContain(title)
    expect(await clicksTo(officer, `/nhiem-vu/${id}`, (url) => url.startsWith('/nghi-quyet/van-ban/'), 2)).toBeDefined()
  })
})
