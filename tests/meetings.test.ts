import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../src/platform/database/index.ts'
import { newId } from '../src/platform/ids.ts'
import { type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { unitOf } from '../src/testing/filing.ts'

// The district's chair calls meetings; a head of an office and a commune's chair are invited.

const MONDAY = '2026-03-02T07:00:00+07:00'
let app: TestApp
let chair: Person
let head: Person
let commune: Person
let secretary: Person
let stranger: Person
const ids: Record<string, string> = {}
let district: string
let office: string

/** Somebody who signs in anew when the clock has moved on: a session left alone ends. */
function awake(username: string): Person {
  const sessions = new Map<number, Promise<Person>>()
  const now = () => {
    const at = app.clock.now().getTime()
    const session = sessions.get(at) ?? app.as(username)
    sessions.set(at, session)
    return session
  }
  return {
    ask: async (options) => (await now()).ask(options),
    get: async (url, options) => (await now()).get(url, options),
    post: async (url, form, options) => (await now()).post(url, form, options),
  }
}

const personOf = async (username: string) =>
  (await app.db.one(sql<{ id: string }>`SELECT person_id AS id FROM accounts WHERE username = ${username}`)).id

beforeAll(async () => {
  app = await testApp(MONDAY)
  const names = {
    chair: 'chutich.camlo',
    head: 'truongphong.phongtnmt',
    commune: 'chutich.camhieu',
    secretary: 'chuyenvien.phongtnmt',
    stranger: 'hotich.camtuyen',
  }
  for (const [key, username] of Object.entries(names)) ids[key] = await personOf(username)
  ;[chair, head, commune, secretary, stranger] = Object.values(names).map(awake) as [
    Person,
    Person,
    Person,
    Person,
    Person,
  ]
  district = await unitOf(app, names.chair)
  office = await unitOf(app, names.head)
})
afterAll(() => app.close())

const form = (change: Record<string, string | string[]> = {}) => ({
  key: newId(),
  unitId: district,
  kind: 'briefing',
  title: 'Giao ban tuần 10',
  day: '2026-03-03',
  from: '08:00',
  to: '10:30',
  mode: 'inPerson',
  place: 'Hội trường huyện',
  link: '',
  chairId: ids.chair as string,
  secretaryId: ids.secretary as string,
  agenda: 'Báo cáo tuần\nThảo luận',
  unitIds: [office],
  personIds: [ids.commune as string],
  guests: 'Bưu điện huyện',
  note: '',
  ...change,
})
const idOf = (answer: { headers: Record<string, unknown> }) =>
  /\/cuoc-hop\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? ''
const plan = async (change: Record<string, string | string[]> = {}) => idOf(await chair.post('/cuoc-hop', form(change)))
const called = async (change: Record<string, string | string[]> = {}) => {
  const id = await plan(change)
  expect((await chair.post(`/cuoc-hop/${id}/goi`, { numbered: '1', anyway: '1' })).statusCode).toBe(303)
  return id
}
const acts = async (id: string) =>
  (
    await app.db.many(
      sql<{
        verb: string
      }>`SELECT verb FROM acts WHERE subject_id = ${id} AND verb LIKE 'meeting.%' ORDER BY recorded_at, number`,
    )
  ).map(({ verb }) => verb.replace('meeting.', ''))
const at = async <T>(moment: string, work: () => Promise<T>): Promise<T> => {
  app.clock.set(moment)
  try {
    return await work()
  } finally {
    app.clock.set(MONDAY)
  }
}
/** Whether a meeting stands in somebody's one list of work. */
const waits = async (person: Person, id: string) => (await person.get('/viec-cua-toi')).body.includes(`/cuoc-hop/${id}`)

describe('planning and calling', () => {
  test('a meeting sent twice is planned once; only those who may see it do, and nobody is asked before it is called', async () => {
    const sent = form()
    const [first, second] = [await chair.post('/cuoc-hop', sent), await chair.post('/cuoc-hop', sent)]
    expect([first.statusCode, idOf(first)]).toEqual([303, idOf(second)])
    const id = idOf(first)
    expect(await acts(id)).toEqual(['plan'])
    expect((await commune.get(`/cuoc-hop/${id}`)).statusCode).toBe(404)
    expect(await waits(commune, id)).toBe(false)
    expect((await chair.get(`/cuoc-hop/${id}`)).body).toContain('Gửi giấy mời')
    // The secretary works at it without being one who calls meetings.
    expect((await secretary.get(`/cuoc-hop/${id}/sua`)).statusCode).toBe(200)
    expect((await secretary.get('/cuoc-hop/moi')).statusCode).toBe(403)
  })

  test.each([
    [{ title: ' ' }, 'Nhập nội dung cuộc họp'],
    [{ to: '07:00' }, 'Giờ kết thúc phải sau'],
    [{ from: 'sáng' }, 'Giờ kết thúc phải sau'],
    [{ mode: 'online', place: '', link: 'ftp://x' }, 'phải bắt đầu bằng https'],
    [{ unitIds: [], personIds: [] }, 'Mời ít nhất một'],
    [{ chairId: 'ai đó' }, 'Có người không còn giữ'],
    [{ title: '<b>đậm</b>', to: '07:00' }, '&lt;b>đậm'],
  ])('%j is told at its field, and nothing typed is lost', async (change, words) => {
    const answer = await chair.post('/cuoc-hop', form(change))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    expect(answer.body).toContain('Bưu điện huyện')
  })

  test('nobody calls a meeting for a unit that isn’t theirs', async () => {
    expect((await head.post('/cuoc-hop', form())).statusCode).toBe(403)
    expect((await stranger.post('/cuoc-hop', form())).statusCode).toBe(403)
  })

  test('who is to be at two meetings at once is a warning, for those who call and once only', async () => {
    await called({ title: 'Họp thứ nhất', day: '2026-03-04' })
    const id = await plan({ title: 'Họp thứ hai', day: '2026-03-04', from: '10:00', to: '11:00' })
    expect((await chair.get(`/cuoc-hop/${id}`)).body).toContain('Họp thứ nhất, 08:00–10:30, 04/03/2026')
    const warned = await chair.post(`/cuoc-hop/${id}/goi`, { numbered: '1' })
    expect([warned.statusCode, warned.body.includes('trùng giờ với cuộc họp khác')]).toEqual([409, true])
    expect((await chair.post(`/cuoc-hop/${id}/goi`, { anyway: '1' })).statusCode).toBe(303)
    expect(await acts(id)).toEqual(['plan', 'call'])
    // One after the other is no clash.
    const after = await plan({ title: 'Họp sau', day: '2026-03-04', from: '11:00', to: '11:30' })
    expect((await chair.post(`/cuoc-hop/${after}/goi`, {})).statusCode).toBe(303)
  })

  test('two who call it at once call it once, under one number', async () => {
    const id = await plan({ title: 'Gọi hai lần', day: '2026-03-05' })
    const answers = await Promise.all([1, 2].map(() => chair.post(`/cuoc-hop/${id}/goi`, { numbered: '1' })))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(await acts(id)).toEqual(['plan', 'call'])
    const pdf = await commune.get(`/cuoc-hop/${id}/giay-moi.pdf`)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const { numbers } = await app.db.one(sql<{ numbers: number }>`
      SELECT count(*)::integer AS numbers FROM issued_papers WHERE case_id = ${id} AND symbol LIKE 'GM-%'`)
    expect(numbers).toBe(1)
  })

  test('a change made from an older edition overwrites nothing; where the hour moves, everybody answers anew', async () => {
    const id = await called({ title: 'Dời giờ', day: '2026-03-06' })
    const back = '/viec-cua-toi?loai=invitation'
    const said = await commune.post(`/cuoc-hop/${id}/tra-loi`, { answer: 'coming', ve: back })
    expect([said.headers.location, await waits(commune, id)]).toEqual([`${back}&xong=1`, false])
    const moved = form({ title: 'Dời giờ', day: '2026-03-06', from: '09:00', to: '11:00', edition: '1' })
    expect((await chair.post(`/cuoc-hop/${id}/sua`, moved)).statusCode).toBe(303)
    const late = await secretary.post(`/cuoc-hop/${id}/sua`, { ...moved, place: 'Nơi khác' })
    expect([late.statusCode, late.body.includes('vừa sửa'), late.body.includes('Nơi khác')]).toEqual([409, true, true])
    expect(await waits(commune, id)).toBe(true)
  })
})

describe('answering', () => {
  test('waits in one’s queue until it is answered; a substitute from one’s own unit, with a reason', async () => {
    const id = await called({ title: 'Trả lời', day: '2026-03-09' })
    expect(await waits(commune, id)).toBe(true)
    const answer = (values: Record<string, string>) => commune.post(`/cuoc-hop/${id}/tra-loi`, values)
    expect((await answer({})).statusCode).toBe(422)
    expect((await answer({ answer: 'declined' })).body).toContain('Ghi lý do')
    expect((await answer({ answer: 'substitute', reason: 'Đi họp tỉnh' })).body).toContain('Chọn người đi thay')
    const elsewhere = { answer: 'substitute', reason: 'Đi họp tỉnh', substituteId: ids.stranger as string }
    expect((await answer(elsewhere)).statusCode).toBe(422)
    const deputy = await personOf('hotich.camhieu')
    expect((await answer({ ...elsewhere, substituteId: deputy })).statusCode).toBe(303)
    expect(await waits(commune, id)).toBe(false)
    const goes = awake('hotich.camhieu')
    expect((await goes.get(`/cuoc-hop/${id}`)).body).toContain('đi thay')
    expect((await goes.get('/cuoc-hop?tuan=2026-03-09')).body).toContain('Trả lời')
    expect((await goes.get('/viec-cua-toi/lich?thang=2026-03')).body).toContain('Trả lời')
    // Once it has begun, nobody answers any more.
    await at('2026-03-09T08:00:00+07:00', async () => expect((await answer({ answer: 'coming' })).statusCode).toBe(409))
  })

  test('a meeting that is called off says why, and waits for nobody', async () => {
    const id = await called({ title: 'Sẽ hủy', day: '2026-03-10' })
    expect((await chair.post(`/cuoc-hop/${id}/huy`, { why: ' ' })).statusCode).toBe(422)
    expect((await commune.post(`/cuoc-hop/${id}/huy`, { why: 'Thôi' })).statusCode).toBe(403)
    expect((await chair.post(`/cuoc-hop/${id}/huy`, { why: 'Bão số 9' })).statusCode).toBe(303)
    expect((await commune.get(`/cuoc-hop/${id}`)).body).toContain('Đã hủy: Bão số 9')
    expect(await waits(commune, id)).toBe(false)
  })
})

describe('holding and concluding', () => {
  let id: string
  beforeAll(async () => {
    id = await called({ title: 'Có kết luận', day: '2026-03-11' })
  })
  const during = <T>(work: () => Promise<T>) => at('2026-03-11T11:00:00+07:00', work)
  const note = (values: Record<string, string>, who = secretary) =>
    who.post(`/cuoc-hop/${id}/ket-luan`, {
      key: newId(),
      kind: 'view',
      body: 'Thống nhất',
      lead: '',
      dueOn: '',
      ...values,
    })

  test('nothing is recorded before it begins', async () => {
    expect((await note({})).statusCode).toBe(409)
    expect((await chair.post(`/cuoc-hop/${id}/diem-danh`, { began: '08:00', ended: '10:30' })).statusCode).toBe(409)
  })

  test('who came counts in person-hours; once it is over it waits for its secretary', () =>
    during(async () => {
      expect(await waits(secretary, id)).toBe(true)
      const record = (values: Record<string, string | string[]>) =>
        secretary.post(`/cuoc-hop/${id}/diem-danh`, { began: '08:00', ended: '10:30', guestsCame: '1', ...values })
      expect((await record({ present: [], guestsCame: '0' })).statusCode).toBe(422)
      expect((await record({ present: [ids.stranger as string] })).statusCode).toBe(422)
      expect((await record({ present: [ids.chair as string], guestsCame: '-1' })).statusCode).toBe(422)
      expect((await record({ present: [ids.chair as string], ended: '07:00' })).statusCode).toBe(422)
      const present = ['chair', 'head', 'secretary'].map((who) => ids[who] as string)
      expect((await record({ present, added: ids.stranger as string })).statusCode).toBe(303)
      expect((await chair.get(`/cuoc-hop/${id}`)).body).toContain('5 người dự, 12,5 giờ công')
    }))

  test('two who write the minutes don’t overwrite each other', () =>
    during(async () => {
      const edition = '1'
      expect((await secretary.post(`/cuoc-hop/${id}/bien-ban`, { minutes: 'Bản một', edition })).statusCode).toBe(303)
      const late = await chair.post(`/cuoc-hop/${id}/bien-ban`, { minutes: 'Bản hai', edition })
      expect([late.statusCode, late.body.includes('Bản hai')]).toEqual([409, true])
    }))

  test('conclusions are numbered; a dropped one leaves no gap; a task needs lead and day', () =>
    during(async () => {
      expect((await note({ body: ' ' })).statusCode).toBe(422)
      expect((await note({ kind: 'task', dueOn: '2026-03-31' })).body).toContain('Chọn đơn vị chủ trì')
      expect((await note({ kind: 'task', lead: office })).body).toContain('Chọn hạn hoàn thành')
      expect((await note({ kind: 'task', lead: office, dueOn: '2026-03-10' })).body).toContain('Hạn hoàn thành đã qua')
      expect((await note({ kind: 'task', lead: `${office} ${ids.stranger}`, dueOn: '2026-03-31' })).statusCode).toBe(
        422,
      )
      const [first, second] = [newId(), newId()]
      for (const key of [first, first, second])
        expect((await note({ key, body: `Ý kiến ${key}` })).statusCode).toBe(303)
      expect((await note({ kind: 'task', lead: office, dueOn: '2026-03-31', body: 'Rà soát đất' })).statusCode).toBe(
        303,
      )
      expect((await secretary.post(`/cuoc-hop/${id}/ket-luan/${first}/bo`)).statusCode).toBe(303)
      const rows = await app.db.many(sql<{ number: number; kind: string }>`
        SELECT number, kind FROM meeting_conclusions WHERE meeting_id = ${id} AND state <> 'dropped' ORDER BY number`)
      expect(rows).toEqual([
        { number: 1, kind: 'view' },
        { number: 2, kind: 'task' },
      ])
    }))

  test('only the chair confirms a task, once; two at once make one task', () =>
    during(async () => {
      const { task } = await app.db.one(
        sql<{ task: string }>`SELECT id AS task FROM meeting_conclusions WHERE meeting_id = ${id} AND kind = 'task'`,
      )
      expect(await waits(chair, id)).toBe(true)
      expect((await secretary.post(`/cuoc-hop/${id}/thong-bao`)).statusCode).toBe(409)
      const confirm = (who: Person) => who.post(`/cuoc-hop/${id}/ket-luan/xac-nhan`, { ids: task })
      expect((await confirm(secretary)).statusCode).toBe(403)
      const answers = await Promise.all([confirm(chair), confirm(chair)])
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
      const made = await app.db.many(sql<{ title: string; leadUnitId: string }>`
        SELECT title, lead_unit_id FROM tasks WHERE origin_kind = 'conclusion' AND origin_id = ${task}`)
      expect(made).toEqual([{ title: 'Rà soát đất', leadUnitId: office }])
      expect((await secretary.post(`/cuoc-hop/${id}/ket-luan/${task}/bo`)).statusCode).toBe(409)
      expect(await waits(chair, id)).toBe(false)
      // Whoever may see the meeting finds its conclusion as what a task comes from; the task cites it.
      const look = { look: 'origin', originText: 'rà soát đất' }
      expect((await chair.post('/nhiem-vu/giao', look)).body).toContain(`conclusion:${task}`)
      expect((await (await app.as('truongphong.phonggddt')).post('/nhiem-vu/giao', look)).body).not.toContain(task)
      const origin = { origin: `conclusion:${task}`, originText: 'rà soát đất' }
      const given = { ...origin, title: 'Kiểm tra lại', unitId: office, dueOn: '2026-03-31' }
      expect((await chair.post('/nhiem-vu/giao', given)).statusCode).toBe(303)
      const [row] = await app.db.many(sql<{ originId: string; originNumber: string }>`
        SELECT origin_id, origin_number FROM tasks WHERE title = 'Kiểm tra lại'`)
      expect(row).toEqual({ originId: task, originNumber: 'Kết luận 2, họp ngày 11/03/2026' })
    }))

  test('the notice goes out under a number, and from then on nothing moves', () =>
    during(async () => {
      expect((await commune.get(`/cuoc-hop/${id}/ket-luan.pdf`)).statusCode).toBe(404)
      expect((await secretary.post(`/cuoc-hop/${id}/thong-bao`)).statusCode).toBe(303)
      const pdf = await commune.get(`/cuoc-hop/${id}/ket-luan.pdf`)
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      for (const [path, values] of [
        ['bien-ban', { minutes: 'Sửa', edition: '2' }],
        ['ket-luan', { key: newId(), kind: 'view', body: 'Thêm' }],
        ['huy', { why: 'Muộn' }],
        ['thong-bao', {}],
      ] as const)
        expect((await secretary.post(`/cuoc-hop/${id}/${path}`, values)).statusCode).toBe(409)
      expect(await acts(id)).toEqual([
        'plan',
        'call',
        'hold',
        'minute',
        'note',
        'note',
        'note',
        'drop',
        'confirm',
        'issue',
      ])
    }))

  test('another unit’s official sees neither the meeting nor its papers', async () => {
    const own = await called({ title: 'Việc riêng', day: '2026-03-12' })
    expect((await stranger.get(`/cuoc-hop/${own}`)).statusCode).toBe(404)
    expect((await stranger.get(`/cuoc-hop/${own}/giay-moi.pdf`)).statusCode).toBe(404)
    expect((await stranger.get(`/cuoc-hop/${own}/tep/${newId()}`)).statusCode).toBe(404)
    expect((await stranger.get(`/cuoc-hop?xem=don-vi&don-vi=${district}`)).statusCode).toBe(404)
    expect((await stranger.get(`/cuoc-hop/so-lieu?don-vi=${district}`)).statusCode).toBe(404)
  })

  test('figures count what was held, by month, level and unit', () =>
    during(async () => {
      const { body } = await chair.get('/cuoc-hop/so-lieu?nam=2026')
      expect(body).toContain('Tháng 03/2026')
      expect(body).toContain('Cấp huyện')
      const csv = await chair.get('/cuoc-hop/so-lieu.csv?nam=2026')
      expect(csv.body).toContain('Theo cấp,Cấp huyện,1,0,12.5,0,0,0,0,0')
    }))
})
