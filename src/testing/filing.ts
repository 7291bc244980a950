import { sql } from '../platform/database/index.ts'
import type { TestApp } from './app.ts'

/** The unit of an account's post. */
export async function unitOf({ db }: TestApp, username: string): Promise<string> {
  const { id } = await db.one(sql<{ id: string }>`
    SELECT p.unit_id AS id FROM accounts a JOIN appointments h ON h.official_id = a.person_id JOIN posts p ON p.id = h.post_id
    WHERE a.username = ${username}`)
  return id
}

export interface FiledOnline {
  id: string
  code: string
  secret: string
}

let filed = 0

/** Files a dossier online at a unit, as a citizen does: a small procedure that goes from reception to the registrar to the chair. */
export async function fileOnline({ app }: TestApp, unitId: string, fullName = 'Trần Thị Kín'): Promise<FiledOnline> {
  filed += 1
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    payload: {
      idempotencyKey: `filed online in a test ${filed}`,
      procedureSlug: 'xac-nhan-hon-nhan',
      unitId,
      applicant: { fullName, phone: '0912345678', address: 'Thôn Vĩnh An' },
      form: { purpose: 'Vay vốn ngân hàng' },
      papers: [{ name: 'Giấy tờ tùy thân' }],
    },
  })
  if (answer.statusCode !== 201) throw new Error(`Filing was answered ${answer.statusCode}: ${answer.body}`)
  return answer.json() as FiledOnline
}
