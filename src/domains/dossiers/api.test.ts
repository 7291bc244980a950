import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limiter } from '../../core/identity/index.ts'
import { type App, createHttp } from '../../platform/http/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { mountDossiersApi } from './routes.ts'
import { openWorld, type World } from './testing/world.ts'

describe('the JSON side', () => {
  let world: World
  let app: App
  beforeAll(async () => {
    world = await openWorld()
    app = await createHttp({
      publicUrl: 'http://localhost',
      version: '0',
      frame: (_, content) => content,
      failurePage: () => ({ title: t('', ''), content: {} as never }),
      isKnownPermission: () => true,
    })
    // Stands in for the sign-in: who asks is named in a header.
    app.decorateRequest('viewer' as never, null as never)
    app.addHook('onRequest', async (request) => {
      const who = world[request.headers['x-who'] as 'lan'] as World['lan'] | undefined
      Object.assign(request, { viewer: who ? { kind: 'official', ...who } : { kind: 'visitor' } })
    })
    mountDossiersApi(app, world.office, limiter(world.db, 'a secret of tests', []))
  })
  afterAll(async () => {
    await app.close()
    await world.close()
  })

  const post = async (url: string, payload: object, who?: string) => {
    const response = await app.inject({ method: 'POST', url, payload, headers: who ? { 'x-who': who } : {} })
    return { status: response.statusCode, body: response.json() }
  }
  const get = (url: string, who?: string) => app.inject({ url, headers: who ? { 'x-who': who } : {} })

  test('a submission is created once and found by its code', async () => {
    const input = world.submission()
    const first = await post('/api/v1/dossiers', input)
    const second = await post('/api/v1/dossiers', input)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body).toEqual({ ...first.body, repeated: true })
    const found = await get(`/api/v1/dossiers/lookup/${first.body.code}`)
    expect(found.json()).toMatchObject({ code: first.body.code, status: 'submitted' })
    expect((await get('/api/v1/dossiers/lookup/H50-260302-0000')).statusCode).toBe(404)
  })

  test.each<[string, object, number, string]>([
    ['no name', { applicant: { fullName: ' ' } }, 422, 'missing_name'],
    ['a wrong phone', { applicant: { fullName: 'Lan', phone: '12' } }, 422, 'bad_phone'],
    ['a wrong e-mail address', { applicant: { fullName: 'Lan', email: 'lan@' } }, 422, 'bad_email'],
    ['a procedure not in force', { procedureSlug: 'none' }, 422, 'no_such_procedure'],
    ['a unit that is none', { unitId: '00000000-0000-7000-8000-000000000000' }, 422, 'unit_does_not_receive'],
    ['an upload that is none', { papers: [{ name: 'x', upload: 'gone' }] }, 422, 'unknown_file'],
    ['a wrong type', { papers: 'all of them' }, 400, 'bad_request'],
    ['a number beyond bounds', { papers: [{ name: 'x', quantity: 1e9 }] }, 400, 'bad_request'],
  ])('%s is refused with a clear answer, and nothing is stored', async (_, change, status, code) => {
    const answer = await post('/api/v1/dossiers', { ...world.submission(), ...change })
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  test('each “no” has its status, its code and its words; the second officer is told who was first', async () => {
    const { id } = await world.file()
    const accept = `/api/v1/dossiers/${id}/accept`
    expect((await post(accept, {}, 'stranger')).status).toBe(403)
    expect((await post(accept, {})).status).toBe(403)
    expect((await post(accept, { version: 1 }, 'lan')).status).toBe(200)
    const late = await post(accept, { version: 1 }, 'minh')
    expect(late.status).toBe(409)
    expect(late.body.error).toMatchObject({ code: 'already_done', by: { name: 'Lan', did: 'đã tiếp nhận hồ sơ' } })
    expect((await get(`/api/v1/dossiers/${id}`, 'stranger')).statusCode).toBe(403)
    expect((await get('/api/v1/dossiers/not-a-key', 'lan')).statusCode).toBe(400)
  })

  test('a second secret can’t be guessed for long', async () => {
    const { code, secret } = await world.file()
    const open = `/api/v1/dossiers/lookup/${code}/open`
    expect((await post(open, { secret })).status).toBe(200)
    const guesses = []
    for (let n = 0; n < 35; n += 1) guesses.push((await post(open, { secret: `GUESS${n}` })).status)
    expect([guesses.at(0), guesses.at(-1)]).toEqual([403, 429])
  })

  test('the queue is read as JSON and as CSV', async () => {
    const { rows } = (await get('/api/v1/dossiers/queue?limit=2', 'lan')).json()
    expect(rows).toHaveLength(2)
    const csv = await get('/api/v1/dossiers/queue.csv', 'lan')
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body).toContain(rows[0].code)
    expect((await get('/api/v1/dossiers/queue?after=%27%3B--', 'lan')).statusCode).toBe(200)
  })
})
