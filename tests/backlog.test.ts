import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { fileOnline, unitOf } from '../src/testing/filing.ts'

let app: TestApp
let reception: Person
let chair: Person
let unitId: string

beforeAll(async () => {
  app = await testApp()
  reception = await app.as('tiepnhan.camhieu')
  chair = await app.as('chutich.camhieu')
  unitId = await unitOf(app, 'tiepnhan.camhieu')
})
afterAll(() => app.close())

/** Sessions don't outlive days. */
async function later(days: number): Promise<void> {
  app.clock.advance(days * 24 * 3_600_000)
  reception = await app.as('tiepnhan.camhieu')
  chair = await app.as('chutich.camhieu')
}

const file = async (): Promise<string> => (await fileOnline(app, unitId)).id

/** The figures of a line of the saved table, by its cause. */
async function figures(): Promise<Record<string, number[]>> {
  const { body } = await chair.get('/bao-cao/ton-dong.csv')
  const lines = body.trim().split('\r\n').slice(1)
  const sums: Record<string, number[]> = {}
  for (const line of lines) {
    // A cell with a comma in it stands in quotes.
    const [, , cause = '', ...rest] = line.replace(/"[^"]*"/g, '').split(',')
    const before = sums[cause] ?? [0, 0, 0]
    sums[cause] = before.map((sum, index) => sum + Number(rest[index]))
  }
  return sums
}

describe('the backlog and its causes', () => {
  test('each open dossier stands once, with what it waits for, and no longer when it ends', async () => {
    const [one, two, three] = [await file(), await file(), await file()]
    expect(await figures()).toEqual({ 'Chưa có người nhận': [3, 0, 0] })
    await reception.post(`/ho-so/${one}/tiep-nhan`, {})
    await reception.post(`/ho-so/${two}/yeu-cau-bo-sung`, { items: 'Căn cước', reason: 'Thiếu' })
    expect(await figures()).toEqual({
      'Chưa có người nhận': [1, 0, 0],
      'Đang xử lý': [1, 0, 0],
      'Chờ công dân bổ sung': [1, 0, 0],
    })
    await reception.post(`/ho-so/${three}/tu-choi`, { reason: 'Không thuộc thẩm quyền' })
    expect((await figures())['Chưa có người nhận']).toBeUndefined()
  })

  test('time makes it late, then late for long; who waits for the citizen isn’t', async () => {
    await later(12)
    expect(await figures()).toMatchObject({ 'Đang xử lý': [0, 1, 0], 'Chờ công dân bổ sung': [1, 0, 0] })
    await later(10)
    expect(await figures()).toMatchObject({ 'Đang xử lý': [0, 0, 1], 'Chờ công dân bổ sung': [1, 0, 0] })
    await later(-22)
  })

  test('a figure leads to just its dossiers', async () => {
    const { body } = await chair.get('/bao-cao/ton-dong')
    const links = [...body.matchAll(/href="(\/bao-cao\/ton-dong\/ho-so[^"]*)">(\d+)</g)]
    expect(links.length).toBeGreaterThan(3)
    for (const [, href = '', count] of links) {
      const list = await chair.get(href.replaceAll('&amp;', '&'))
      expect([href, list.body.match(/href="\/ho-so\//g)?.length]).toEqual([href, Number(count)])
    }
  })

  test('it is printed, and names no person', async () => {
    const pdf = await chair.get('/bao-cao/ton-dong.pdf')
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    for (const url of ['/bao-cao/ton-dong', '/bao-cao/ton-dong/ho-so'])
      expect((await chair.get(url)).body).not.toContain('Trần Thị Kín')
  })

  test('another commune’s is not shown, and what can’t be asked for is refused', async () => {
    const far = await app.as('chutich.camthuy')
    expect((await far.get(`/bao-cao/ton-dong?don-vi=${unitId}`)).statusCode).toBe(404)
    expect((await far.get('/bao-cao/ton-dong')).body).toContain('Không có hồ sơ nào đang mở')
    expect((await reception.get('/bao-cao/ton-dong')).statusCode).toBe(403)
    for (const bad of ['?don-vi=x', '/ho-so?han=muon', '/ho-so?trang=0', `/ho-so?buoc=${'x'.repeat(200)}`])
      expect((await chair.get(`/bao-cao/ton-dong${bad}`)).statusCode).toBeLessThan(500)
  })
})
