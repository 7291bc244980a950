import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateSealKey } from '../src/core/ledger/index.ts'
import { loadHistory } from '../src/demo/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

let app: TestApp
let leader: Person
let chair: Person
let dataFolder: string

beforeAll(async () => {
  app = await testApp('2026-03-31T16:00:00+07:00')
  const { db, base } = app
  dataFolder = await mkdtemp(join(tmpdir(), 'camlo-report-'))
  await loadHistory(
    {
      db,
      ownerUrl: base.adminUrl,
      secret: 'a secret of tests that is long enough',
      sealKey: generateSealKey(),
      profile: 'cam-lo-2019',
      dataFolder,
    },
    { dossiers: 900, from: '2025-09-01', to: app.clock.now(), chain: false },
  )
  leader = await app.as('bithu.camlo')
  chair = await app.as('chutich.camhieu')
}, 120_000)
afterAll(async () => {
  await app.close()
  await rm(dataFolder, { recursive: true, force: true })
})

/** The figures of a table's rows, by the text of their row. */
function rowsOf(csv: string): Map<string, number[]> {
  const lines = csv.trim().split('\r\n').slice(1)
  return new Map(
    lines.map((line) => {
      const [name = '', ...cells] = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      return [name.replaceAll('"', ''), cells.map(Number)]
    }),
  )
}

const sum = (figures: readonly number[]): number => figures.reduce((total, one) => total + one, 0)

describe.each([
  ['a quarter', '2026-01-01', '2026-03-31'],
  ['a period gone by', '2025-11-01', '2025-11-30'],
  ['a day', '2026-03-10', '2026-03-10'],
])('%s', (_, from, to) => {
  const query = `tu=${from}&den=${to}`
  const csv = async (by: string, who = leader) => rowsOf((await who.get(`/bao-cao.csv?${query}&theo=${by}`)).body)

  test.each(['field', 'unit', 'procedure'])(
    'by %s: what came in is what became of it, and lines add up',
    async (by) => {
      const rows = await csv(by)
      const whole = rows.get('Cộng') ?? []
      for (const figures of rows.values()) {
        expect(figures).toHaveLength(8)
        expect(sum(figures.slice(0, 3))).toBe(sum(figures.slice(3)))
      }
      rows.delete('Cộng')
      const added = whole.map((_, index) => sum([...rows.values()].map((figures) => figures[index] ?? 0)))
      expect(added).toEqual(whole)
      expect((await csv('field')).get('Cộng')).toEqual(whole)
    },
  )

  test('the whole equals a recount from the ledger’s acts', async () => {
    const whole = (await csv('field')).get('Cộng') ?? []
    const acts = await app.db.one(sql<{ received: number; finished: number }>`
      SELECT count(*) FILTER (WHERE verb IN ('dossier.receive', 'dossier.accept')) AS received,
        count(*) FILTER (WHERE verb IN ('dossier.resolve', 'dossier.recordExternalResult', 'dossier.stop', 'dossier.acceptWithdrawal')
          OR (verb = 'dossier.refuse' AND EXISTS (
            SELECT FROM dossiers d WHERE d.id = acts.subject_id AND d.received_at IS NOT NULL))) AS finished
      FROM acts WHERE occurred_at >= ${`${from}T00:00:00+07:00`}::text::timestamptz
        AND occurred_at < ${`${to}T00:00:00+07:00`}::text::timestamptz + interval '1 day'`)
    expect((whole[0] ?? 0) + (whole[1] ?? 0)).toBe(acts.received)
    expect(sum(whole.slice(3, 6))).toBe(acts.finished)
  })

  test('each figure of the page leads to as many dossiers', async () => {
    const page = (await leader.get(`/bao-cao?${query}&theo=unit`)).body
    const links = [...page.matchAll(/href="(\/bao-cao\/ho-so[^"]+)">([\d.]+)<\/a>/g)].map(
      ([, href = '', figure = '']) => ({
        href: href.replaceAll('&amp;', '&'),
        figure: Number(figure.replaceAll('.', '')),
      }),
    )
    expect(links.length).toBeGreaterThan(0)
    for (const { href, figure } of links.filter(({ href }) => href.includes('muc=')).slice(-24)) {
      let counted = 0
      for (let next: string | undefined = href; next; ) {
        const list: string = (await leader.get(next)).body
        counted += list.match(/href="\/ho-so\//g)?.length ?? 0
        next = /href="([^"]+)" rel="next"/.exec(list)?.[1]?.replaceAll('&amp;', '&')
      }
      expect(counted, href).toBe(figure)
    }
  })
})

describe('figures 4.2 and 4.3 of the national index', () => {
  const [from, to] = ['2026-01-01', '2026-03-31']
  const listed = async (href: string): Promise<string[]> => {
    const found: string[] = []
    for (let next: string | undefined = href; next; ) {
      const list: string = (await leader.get(next)).body
      found.push(...[...list.matchAll(/href="\/ho-so\/([0-9a-f-]+)"/g)].map(([, id = '']) => id))
      next = /href="([^"]+)" rel="next"/.exec(list)?.[1]?.replaceAll('&amp;', '&')
    }
    return found.sort()
  }
  const cell = (muc: string) => listed(`/bao-cao/ho-so?tu=${from}&den=${to}&theo=unit&muc=${muc}`)

  test('equal a recount from the ledger and from the files themselves, and lead to those very dossiers', async () => {
    const csv = rowsOf((await leader.get(`/bao-cao/so-hoa.csv?tu=${from}&den=${to}&theo=unit`)).body)
    const [withResult = 0, digitised = 0, share42, taken = 0, reused = 0, share43] = csv.get('Cộng') ?? []
    const used = await app.db.many(sql<{ id: string }>`
      SELECT DISTINCT a.case_id AS id FROM acts a JOIN dossiers d ON d.id = a.case_id
      WHERE a.verb = 'heldPaper.use' AND d.parent_id IS NULL AND d.received_at >= '2026-01-01T00:00:00+07:00'
        AND d.received_at < '2026-04-01T00:00:00+07:00' ORDER BY 1`)
    const scanned = await app.db.many(sql<{ id: string }>`
      SELECT DISTINCT d.id FROM dossiers d JOIN dossier_papers p ON p.dossier_id = d.id
      WHERE d.parent_id IS NULL AND (p.file_id IS NOT NULL OR p.held_paper_id IS NOT NULL)
        AND d.finished_at >= '2026-01-01T00:00:00+07:00' AND d.finished_at < '2026-04-01T00:00:00+07:00'
        AND (EXISTS (SELECT FROM dossier_results r WHERE r.dossier_id = d.id) OR EXISTS (
          SELECT FROM dossiers k JOIN dossier_results r ON r.dossier_id = k.id WHERE k.parent_id = d.id)) ORDER BY 1`)
    expect(used.length).toBeGreaterThan(0)
    expect(await cell('reused')).toEqual(used.map(({ id }) => id))
    expect(await cell('digitised')).toEqual(scanned.map(({ id }) => id))
    expect([reused, digitised]).toEqual([used.length, scanned.length])
    const [online = 0, inPerson = 0] =
      rowsOf((await leader.get(`/bao-cao.csv?tu=${from}&den=${to}`)).body).get('Cộng') ?? []
    expect(taken).toBe(online + inPerson)
    expect([share42, share43]).toEqual([
      Math.round((digitised / withResult) * 1_000) / 10,
      Math.round((reused / taken) * 1_000) / 10,
    ])
  })

  test('add up by field, unit and procedure, and stand on the board', async () => {
    for (const by of ['field', 'unit', 'procedure']) {
      const rows = rowsOf((await leader.get(`/bao-cao/so-hoa.csv?tu=${from}&den=${to}&theo=${by}`)).body)
      const whole = rows.get('Cộng') ?? []
      rows.delete('Cộng')
      for (const column of [0, 1, 3, 4])
        expect(sum([...rows.values()].map((figures) => figures[column] ?? 0))).toBe(whole[column])
    }
    const board = (await leader.get('/dieu-hanh')).body
    const [, part = '', of = ''] = /4\.3[\s\S]{0,200}?([\d.]+) \/ ([\d.]+) hồ sơ/.exec(board) ?? []
    const [, href = ''] = /href="(\/bao-cao\/ho-so\?[^"]*muc=reused)"/.exec(board) ?? []
    expect(await listed(href.replaceAll('&amp;', '&'))).toHaveLength(Number(part.replaceAll('.', '')))
    expect(Number(of.replaceAll('.', ''))).toBeGreaterThan(0)
  })
})

test('every late dossier of a report is explained, whoever was late, and each figure leads there', async () => {
  const query = 'tu=2026-01-01&den=2026-03-31'
  const late = rowsOf((await chair.get(`/bao-cao.csv?${query}`)).body).get('Cộng')?.[5] ?? 0
  const page = (await chair.get(`/bao-cao?${query}`)).body
  const lines = [...page.matchAll(/href="(\/bao-cao\/ho-so[^"]+tre=[^"]+)">(\d+)<\/a>/g)]
  const explained = new Set<string>()
  for (const [, href = '', figure] of lines) {
    const list = (await chair.get(href.replaceAll('&amp;', '&'))).body
    const found = [...list.matchAll(/href="\/ho-so\/([0-9a-f-]+)"/g)].map(([, id = '']) => id)
    expect(found, href).toHaveLength(Number(figure))
    for (const id of found) explained.add(id)
  }
  expect(late).toBeGreaterThan(0)
  const unexplained = await app.db.one(sql<{ count: number }>`
    SELECT count(*)::integer FROM dossiers d JOIN units u ON u.id = d.receiving_unit_id
    WHERE u.code = '19615' AND late_minutes > 0 AND finished_at >= '2026-01-01T00:00:00+07:00' AND finished_at < '2026-04-01T00:00:00+07:00'
      AND d.id <> ALL (${[...explained]}::uuid[])`)
  expect(unexplained.count).toBe(0)
})

test('a chairman sees the own commune only', async () => {
  const rows = rowsOf((await chair.get('/bao-cao.csv?tu=2026-01-01&den=2026-03-31&theo=unit')).body)
  expect([...rows.keys()]).toEqual(['Xã Cam Hiếu', 'Cộng'])
  const { id } = await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = '19606'`)
  expect((await chair.get(`/bao-cao?don-vi=${id}`)).statusCode).toBe(404)
  expect((await chair.get(`/bao-cao/ho-so?theo=unit&muc=online&dong=${id}`)).statusCode).toBe(404)
})

test('it prints, and what can’t be reported is said', async () => {
  const pdf = await leader.get('/bao-cao.pdf?tu=2026-01-01&den=2026-03-31')
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const wrong = await leader.get('/bao-cao?tu=2026-03-31&den=2026-01-01')
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Ngày kết thúc phải sau ngày bắt đầu')
  expect((await leader.get('/bao-cao?tu=hom-qua')).statusCode).toBe(400)
  expect((await leader.get('/bao-cao/ho-so?muc=x%27')).statusCode).toBe(404)
  expect((await app.visitor.get('/bao-cao')).headers.location).toMatch(/^\/dang-nhap/)
})

test('the demonstration has hand-over lists of every kind and results by post, none of them in the future', async () => {
  const lists = await app.db.one(sql<Record<string, number>>`
    SELECT count(*) FILTER (WHERE kind = 'office' AND open_items > 0)::integer AS open,
      count(*) FILTER (WHERE kind = 'office' AND open_items = 0 AND differences = 0)::integer AS closed,
      count(*) FILTER (WHERE differences > 0)::integer AS differing, count(*) FILTER (WHERE kind = 'post')::integer AS post,
      count(*) FILTER (WHERE greatest(made_at, closed_at) > ${app.clock.now()})::integer AS in_future,
      count(*) FILTER (WHERE made_at < (SELECT max(d.received_at) FROM handover_items i
        JOIN dossiers d ON d.id = i.dossier_id WHERE i.list_id = l.id))::integer AS too_early
    FROM handover_lists l`)
  expect(lists).toMatchObject({ inFuture: 0, tooEarly: 0 })
  for (const kind of ['open', 'closed', 'differing', 'post']) expect(lists[kind], kind).toBeGreaterThan(0)
  const states = await app.db.many(sql<{ state: string }>`SELECT DISTINCT state FROM result_deliveries ORDER BY 1`)
  expect(states.map(({ state }) => state)).toEqual(expect.arrayContaining(['chosen', 'posted']))
  const { wrong } = await app.db.one(sql<{ wrong: number }>`
    SELECT count(*)::integer AS wrong FROM result_deliveries r JOIN dossiers d ON d.id = r.dossier_id
    WHERE (r.state = 'delivered') <> (d.status = 'returned')`)
  expect(wrong).toBe(0)
})
