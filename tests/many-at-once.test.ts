import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'

// More than the program has connections.
const DESKS = 24

let app: TestApp
let reception: Person
let registrar: Person

beforeAll(async () => {
  app = await testApp()
  reception = await app.as('tiepnhan.camhieu')
  registrar = await app.as('hotich.camhieu')
})
afterAll(() => app.close())

test('more deeds at once than there are connections all come to an end', async () => {
  const { id: unitId } = await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = '19615'`)
  const take = async (desk: number): Promise<string> => {
    const answer = await reception.ask({
      method: 'POST',
      url: '/api/v1/dossiers/receive',
      payload: {
        idempotencyKey: `many at once, desk ${desk}`,
        procedureSlug: 'xac-nhan-hon-nhan',
        unitId,
        applicant: { fullName: 'Nguyễn Thị Sương', phone: '0912345678', address: 'Thôn Vĩnh An' },
        form: { purpose: 'Vay vốn' },
        papers: [{ name: 'Giấy tờ tùy thân', received: true }],
      },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    return (answer.json() as { id: string }).id
  }
  const ids = await Promise.all(Array.from({ length: DESKS }, (_, desk) => take(desk)))
  const all = async (who: Person, deed: string, payload: object) => {
    // By now the reference data in memory is to be looked at again, in the middle of the transactions.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const answers = await Promise.all(
      ids.map((id) => who.ask({ method: 'POST', url: `/api/v1/dossiers/${id}/${deed}`, payload })),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(ids.map(() => 200))
  }
  await all(reception, 'handOver', {})
  await all(registrar, 'sendBack', { toStep: 'receive', reason: 'Kiểm tra lại' })
  await all(reception, 'handOver', {})
}, 20_000)
