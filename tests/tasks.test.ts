import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { organizationSource } from '../src/core/organization/index.ts'
import { giveRepeated, remindAcceptance } from '../src/domains/work/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { newId } from '../src/platform/ids.ts'
import { MONDAY, type Person, type TestApp, testApp } from '../src/testing/app.ts'
import { callerOf } from '../src/testing/caller.ts'

let app: TestApp
let chair: Person
let head: Person
let officer: Person
let elsewhere: Person
let communeChair: Person
let unitId: string
let officerId: string
let headId: string

beforeAll(async () => {
  app = await testApp()
  chair = await app.as('chutich.camlo')
  head = await app.as('truongphong.phongtnmt')
  officer = await app.as('chuyenvien.phongtnmt')
  elsewhere = await app.as('chutich.camhieu')
  communeChair = await app.as('chutich.camtuyen')
  unitId = await unit('TNMT')
  officerId = await person('chuyenvien.phongtnmt')
  headId = await person('truongphong.phongtnmt')
})
afterAll(() => app.close())

const unit = async (code: string) =>
  (await app.db.one(sql<{ id: string }>`SELECT id FROM units WHERE code = ${code}`)).id
const person = async (username: string) =>
  (await app.db.one(sql<{ id: string }>`SELECT person_id AS id FROM accounts WHERE username = ${username}`)).id

let made = 0
/** A task the chair gives to the office. */
async function given(form: Record<string, string | string[]> = {}, by = chair): Promise<string> {
  made += 1
  const task = { title: `Rà soát đất công ích ${made}`, unitId, dueOn: '2026-03-20', ...form }
  const answer = await by.post('/nhiem-vu/giao', task)
  expect(answer.statusCode, answer.body).toBe(303)
  return /nhiem-vu\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? ''
}

const rowOf = (id: string) => app.db.one(sql<Record<string, unknown>>`SELECT * FROM tasks WHERE id = ${id}`)
const actsOf = async (id: string) =>
  (
    await app.db.many(sql<{ verb: string; outcome: string | null }>`
      SELECT verb, outcome FROM acts WHERE subject_id = ${id} AND verb LIKE 'task.%' ORDER BY epoch, xid, number`)
  ).map(({ verb, outcome }) => [verb.slice(5), outcome].filter(Boolean).join(' '))

async function at<T>(when: string, work: (as: (username: string) => Promise<Person>) => Promise<T>): Promise<T> {
  app.clock.set(when)
  try {
    return await work((username) => app.as(username))
  } finally {
    app.clock.set(MONDAY)
  }
}

/** A task in an officer's hands, begun. */
async function begun(form: Record<string, string | string[]> = {}): Promise<string> {
  const id = await given(form)
  expect((await head.post(`/nhiem-vu/${id}/phan-cong`, { personId: officerId })).statusCode).toBe(303)
  expect((await officer.post(`/nhiem-vu/${id}/bat-dau`)).statusCode).toBe(303)
  return id
}

describe('a task', () => {
  test('goes from the chair by the office’s head to an officer and back; each change is one act', async () => {
    const id = await given({ checklist: 'Khảo sát\nLập danh sách' })
    expect((await head.get('/nhiem-vu?xem=unit&tinh-trang=toAccept')).body).toContain(id)
    const before = (await officer.get(`/nhiem-vu/${id}`)).body
    expect(before).not.toContain('/phan-cong')
    expect((await officer.post(`/nhiem-vu/${id}/nhan`)).statusCode).toBe(403)
    await head.post(`/nhiem-vu/${id}/phan-cong`, { personId: officerId })
    expect((await officer.get('/nhiem-vu')).body).toContain(id)
    await officer.post(`/nhiem-vu/${id}/bat-dau`)
    const [item] = await app.db.many(
      sql<{ id: string }>`SELECT id FROM task_checklist WHERE task_id = ${id} ORDER BY position`,
    )
    await officer.post(`/nhiem-vu/${id}/danh-dau`, { itemId: item?.id ?? '', done: 'yes' })
    expect(await rowOf(id)).toMatchObject({ progress: 50, progressBasis: 'acts' })
    // Nobody types what the checklist says.
    expect((await officer.post(`/nhiem-vu/${id}/tien-do`, { percent: '90' })).statusCode).toBe(409)
    expect((await officer.post(`/nhiem-vu/${id}/trinh`, { result: ' ' })).body).toContain('Nhập kết quả đã làm')
    // Sent twice: the second finds it handed in.
    const twice = await Promise.all(
      [1, 2].map(() => officer.post(`/nhiem-vu/${id}/trinh`, { result: 'Đã lập danh sách.' })),
    )
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect((await chair.get('/nhiem-vu?xem=given&tinh-trang=waiting')).body).toContain(id)
    expect((await head.post(`/nhiem-vu/${id}/nghiem-thu`, { quality: 'met' })).statusCode).toBe(403)
    const grade = { quality: 'good', gradeReason: '' }
    expect((await chair.post(`/nhiem-vu/${id}/nghiem-thu`, grade)).body).toContain('Nhập lý do')
    const grades = await Promise.all(
      ['good', 'unmet'].map((quality) =>
        chair.post(`/nhiem-vu/${id}/nghiem-thu`, { quality, gradeReason: 'Kịp thời.' }),
      ),
    )
    expect(grades.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(await actsOf(id)).toEqual(['assign', 'give', 'begin', 'check', 'submit onTime', 'approve onTime'])
    expect(await rowOf(id)).toMatchObject({ state: 'approved', progress: 100, extensions: 0 })
    const page = (await officer.get(`/nhiem-vu/${id}`)).body
    expect(page).toContain('Hoàn thành đúng hạn')
    expect(page).toContain('đã nghiệm thu')
  })

  test('waits in the one list of whoever has to do something about it, and is done from there', async () => {
    const id = await given()
    expect((await head.get('/viec-cua-toi')).body).toContain(id)
    await head.post(`/nhiem-vu/${id}/phan-cong`, { personId: officerId })
    expect((await officer.get('/viec-cua-toi')).body).toContain(`/nhiem-vu/${id}/bat-dau`)
    const done = await officer.post(`/nhiem-vu/${id}/bat-dau`, { ve: '/viec-cua-toi' })
    expect(done.headers.location).toBe('/viec-cua-toi?xong=1')
    expect((await chair.get('/viec-cua-toi')).body).not.toContain(id)
    await officer.post(`/nhiem-vu/${id}/trinh`, { result: 'Xong.' })
    expect((await officer.get('/viec-cua-toi')).body).not.toContain(id)
    expect((await chair.get('/viec-cua-toi')).body).toContain(id)
  })

  test('of another unit isn’t there for anybody else', async () => {
    const id = await given()
    expect((await elsewhere.get(`/nhiem-vu/${id}`)).statusCode).toBe(404)
    expect((await elsewhere.post(`/nhiem-vu/${id}/nhan`)).statusCode).toBe(404)
    expect((await elsewhere.get('/nhiem-vu?xem=unit&tinh-trang=all')).body).not.toContain(id)
    expect((await (await callerOf(app, 'chutich.camhieu'))('GET', `/tasks/${id}`)).status).toBe(404)
    const giving = { title: 'Việc của huyện', unitId: await unit('468'), dueOn: '2026-03-20' }
    expect((await elsewhere.post('/nhiem-vu/giao', giving)).body).toContain('Chỉ giao được cho đơn vị mình')
  })

  test.each([
    [{ title: '' }, 'Nhập tên nhiệm vụ'],
    [{ dueOn: '2026-02-27' }, 'Hạn đã qua'],
    [{ dueOn: '2026-03-02' }, 'Vẫn giao với hạn này'],
    [{ origin: 'target:00000000-0000-7000-8000-000000000000' }, 'Nguồn gốc này không còn'],
    [{ axis: 'khong-co' }, 'Chọn trục kết quả'],
    [{ weight: '0' }, 'Khối lượng'],
  ])('with %o is refused with what to do next, and what was typed stays', async (form, sentence) => {
    const answer = await chair.post('/nhiem-vu/giao', {
      title: 'Việc mới',
      expected: 'Báo cáo kèm số liệu',
      unitId,
      dueOn: '2026-03-20',
      ...form,
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(sentence)
    expect(answer.body).toContain('Báo cáo kèm số liệu')
  })

  test('shows whom it is for, who is free and what it serves', async () => {
    const target = await app.db.one(sql<{ id: string }>`SELECT id FROM targets WHERE key = 'thu-nhap-binh-quan'`)
    const found = await chair.post('/nhiem-vu/giao', { look: 'origin', originText: 'thu nhap binh', unitId })
    expect(found.body).toContain(`target:${target.id}`)
    expect((await chair.post('/nhiem-vu/giao', { look: 'origin', originText: 'zzz' })).body).toContain('Không tìm thấy')
    await begun({ hours: '12', dueOn: '2026-03-06' })
    const free = await chair.post('/nhiem-vu/giao', { look: 'people', unitId, dueOn: '2026-03-06' })
    expect(free.body).toMatch(/12 giờ còn lại trên 3\d giờ làm việc/)
    const id = await given({ origin: `target:${target.id}` })
    const page = (await chair.get(`/nhiem-vu/${id}`)).body
    expect(page).toContain('/nghi-quyet/chi-tieu/thu-nhap-binh-quan')
    expect(page).toContain('/nghi-quyet/van-ban/nghi-quyet-xv')
    expect(await rowOf(id)).toMatchObject({ targetId: target.id })
    expect((await chair.get(`/nhiem-vu?xem=given&chi-tieu=${target.id}`)).body).toContain(id)
  })

  test('comes from a clause, a part or a paper that is searched for, and counts for the part it is about', async () => {
    const of = await app.db.one(sql<{ partId: string; paperId: string }>`
      SELECT p.id AS part_id, r.id AS paper_id FROM resolution_parts p CROSS JOIN resolution_papers r
      WHERE p.kind = 'scheme' AND r.key = 'nghi-quyet-xv' ORDER BY p.position LIMIT 1`)
    const clause = { id: newId(), word: 'Dồn điền đổi thửa ở các xã vùng trũng', ...of }
    await app.db.run(sql`
      INSERT INTO resolution_clauses (locality_id, id, paper_id, part_id, number, text, position)
      VALUES (1, ${clause.id}, ${clause.paperId}, ${clause.partId}, '99', ${JSON.stringify({ vi: clause.word, en: 'Land' })}::text::jsonb, 99)`)
    const part = await app.db.one(sql<{ name: string }>`
      SELECT name ->> 'vi' AS name FROM resolution_parts WHERE id = ${clause.partId}`)
    const paper = await app.db.one(sql<{ title: string }>`
      SELECT title ->> 'vi' AS title FROM resolution_papers WHERE id = ${clause.paperId}`)
    for (const [words, found] of [
      [clause.word, `clause:${clause.id}`],
      [part.name, `part:${clause.partId}`],
      [paper.title, `paper:${clause.paperId}`],
    ] as const) {
      const originText = words.split(' ').slice(0, 12).join(' ')
      expect((await chair.post('/nhiem-vu/giao', { look: 'origin', originText, unitId })).body, words).toContain(found)
    }
    const id = await given({ origin: `clause:${clause.id}` })
    expect(await rowOf(id)).toMatchObject({ originKind: 'clause', originId: clause.id, partId: clause.partId })
    expect((await chair.get(`/nhiem-vu?xem=given&phan=${clause.partId}`)).body).toContain(id)
    const gone = `clause:${clause.partId}`
    expect(
      (await chair.post('/nhiem-vu/giao', { title: 'A', unitId, dueOn: '2026-03-20', origin: gone })).statusCode,
    ).toBe(422)
  })
})

describe('time', () => {
  test('handed in, returned after the deadline and handed in again: late, and late stays late', async () => {
    const id = await begun()
    await officer.post(`/nhiem-vu/${id}/trinh`, { result: 'Bản đầu.' })
    await at('2026-03-23T08:00:00+07:00', async (as) => {
      const [boss, worker] = [await as('chutich.camlo'), await as('chuyenvien.phongtnmt')]
      expect((await worker.get(`/nhiem-vu/${id}`)).body).not.toContain('Quá hạn</span>')
      await boss.post(`/nhiem-vu/${id}/tra-lai`, { reason: 'Thiếu số liệu hai thôn.' })
      expect((await worker.get('/nhiem-vu?tinh-trang=overdue')).body).toContain(id)
      await worker.post(`/nhiem-vu/${id}/trinh`, { result: 'Bản sửa.' })
      await boss.post(`/nhiem-vu/${id}/nghiem-thu`, { quality: 'met' })
      const page = (await worker.get(`/nhiem-vu/${id}`)).body
      expect(page).toContain('Hoàn thành quá hạn')
      expect(page).toContain('Thiếu số liệu hai thôn.')
    })
    expect(await actsOf(id)).toEqual([
      ...['assign', 'give', 'begin', 'submit onTime', 'return onTime', 'submit late', 'approve late'],
    ])
  })

  test('accepted, it is opened again by its giver for ten working days; the grades stay, and late stays late', async () => {
    const done = async (form: Record<string, string> = {}) => {
      const id = await begun(form)
      expect((await officer.post(`/nhiem-vu/${id}/trinh`, { result: 'Xong' })).statusCode).toBe(303)
      expect((await chair.post(`/nhiem-vu/${id}/nghiem-thu`, { quality: 'good', gradeReason: 'Sớm' })).statusCode).toBe(
        303,
      )
      return id
    }
    const id = await done()
    const reopen = (who: Person, form: Record<string, string>) => who.post(`/nhiem-vu/${id}/mo-lai`, form)
    const why = { reason: 'Thiếu số liệu hai thôn' }
    expect((await reopen(officer, why)).statusCode).toBe(403)
    expect((await reopen(chair, { reason: '' })).statusCode).toBe(422)
    await at('2026-03-12T08:00:00+07:00', async (as) => {
      // Two at once open it once.
      const boss = await as('chutich.camlo')
      expect((await boss.get(`/nhiem-vu/${id}`)).body).toContain('Mở lại nhiệm vụ')
      const answers = await Promise.all([
        reopen(boss, { ...why, dueOn: '2026-03-25' }),
        reopen(boss, { ...why, dueOn: '2026-03-25' }),
      ])
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
      expect(await rowOf(id)).toMatchObject({ state: 'inProgress', quality: null, closedAt: null, reopenings: 1 })
      const page = (await boss.get(`/nhiem-vu/${id}`)).body
      for (const words of ['đã mở lại 1 lần', 'Sớm', 'Thiếu số liệu hai thôn', '25/03/2026'])
        expect(page).toContain(words)
      const doer = await as('chuyenvien.phongtnmt')
      expect((await doer.post(`/nhiem-vu/${id}/trinh`, { result: 'Đã bổ sung' })).statusCode).toBe(303)
      expect((await boss.post(`/nhiem-vu/${id}/nghiem-thu`, { quality: 'met' })).statusCode).toBe(303)
    })
    const graded = await app.db.many(
      sql<{ quality: string }>`SELECT quality FROM task_submissions WHERE task_id = ${id} ORDER BY round`,
    )
    expect(graded.map(({ quality }) => quality)).toEqual(['good', 'met'])
    expect((await actsOf(id)).slice(-4)).toEqual(['approve onTime', 'reopen', 'submit onTime', 'approve onTime'])

    // Handed in after its day: it keeps that day.
    const late = await begun({ dueOn: '2026-03-06' })
    await at('2026-03-10T08:00:00+07:00', async (as) => {
      const [boss, doer] = [await as('chutich.camlo'), await as('chuyenvien.phongtnmt')]
      await doer.post(`/nhiem-vu/${late}/trinh`, { result: 'Muộn' })
      await boss.post(`/nhiem-vu/${late}/nghiem-thu`, { quality: 'met' })
      expect((await boss.get(`/nhiem-vu/${late}`)).body).toContain('Đã trễ thì vẫn tính trễ')
      expect((await boss.post(`/nhiem-vu/${late}/mo-lai`, { ...why, dueOn: '2026-03-31' })).statusCode).toBe(303)
      expect((await rowOf(late)).dueAt).toEqual(new Date('2026-03-06T23:59:59.999+07:00'))
      await doer.post(`/nhiem-vu/${late}/trinh`, { result: 'Làm lại' })
      await boss.post(`/nhiem-vu/${late}/nghiem-thu`, { quality: 'met' })
      expect((await actsOf(late)).slice(-1)).toEqual(['approve late'])
    })
    // After ten working days it is a new task.
    const old = await done()
    await at('2026-03-17T08:00:00+07:00', async (as) => {
      const boss = await as('chutich.camlo')
      expect((await boss.get(`/nhiem-vu/${old}`)).body).not.toContain('Mở lại nhiệm vụ')
      expect((await boss.post(`/nhiem-vu/${old}/mo-lai`, { ...why, dueOn: '2026-03-31' })).statusCode).toBe(409)
    })
  })

  test('more time is asked for with its cause and decided by the giver; both deadlines stay', async () => {
    const id = await begun()
    const ask = (toOn: string, as = officer) =>
      as.post(`/nhiem-vu/${id}/gia-han`, { toOn, cause: 'natural', reason: 'Mưa lũ.' })
    expect((await ask('2026-03-20')).body).toContain('Hạn mới phải sau')
    expect((await ask('2026-05-20')).body).toContain('không dài hơn thời hạn giao ban đầu')
    expect((await ask('2026-03-27')).statusCode).toBe(303)
    expect((await ask('2026-03-27')).statusCode).toBe(409)
    expect((await chair.get(`/nhiem-vu/${id}`)).body).toContain('Mưa lũ.')
    expect((await chair.post(`/nhiem-vu/${id}/quyet-gia-han`, { granted: 'no', note: '' })).statusCode).toBe(422)
    expect((await chair.post(`/nhiem-vu/${id}/quyet-gia-han`, { granted: 'yes' })).statusCode).toBe(303)
    expect(await rowOf(id)).toMatchObject({
      dueAt: new Date('2026-03-27T23:59:59.999+07:00'),
      firstDueAt: new Date('2026-03-20T23:59:59.999+07:00'),
      extensions: 1,
      overdueDays: 0,
    })
    await at('2026-03-31T08:00:00+07:00', async (as) => {
      const [boss, worker] = [await as('chutich.camlo'), await as('chuyenvien.phongtnmt')]
      await ask('2026-04-03', worker)
      expect((await boss.get(`/nhiem-vu/${id}`)).body).toContain('xin muộn')
      await boss.post(`/nhiem-vu/${id}/quyet-gia-han`, { granted: 'yes' })
      expect(await rowOf(id)).toMatchObject({ extensions: 2, overdueDays: 2 })
      expect((await worker.get(`/nhiem-vu/${id}`)).body).not.toContain('/gia-han"')
      await worker.post(`/nhiem-vu/${id}/trinh`, { result: 'Xong.' })
      expect((await worker.get(`/nhiem-vu/${id}`)).body).toContain('2 ngày làm việc quá hạn vẫn tính')
    })
  })

  test('a pause moves the deadline by the working days it stood still', async () => {
    const id = await begun()
    expect((await officer.post(`/nhiem-vu/${id}/tam-dung`, { reason: 'Chờ' })).statusCode).toBe(403)
    expect((await chair.post(`/nhiem-vu/${id}/tam-dung`, { reason: 'Chờ hướng dẫn của tỉnh.' })).statusCode).toBe(303)
    expect((await officer.post(`/nhiem-vu/${id}/trinh`, { result: 'Xong' })).statusCode).toBe(409)
    await at('2026-03-04T08:00:00+07:00', async (as) => {
      expect((await (await as('chutich.camlo')).post(`/nhiem-vu/${id}/tiep-tuc`)).statusCode).toBe(303)
    })
    expect(await rowOf(id)).toMatchObject({ state: 'inProgress', dueAt: new Date('2026-03-24T23:59:59.999+07:00') })
  })

  test('who has not accepted in a working day is reminded of once', async () => {
    const work = { db: app.db, localityId: 1, clock: app.clock }
    await app.db.run(sql`UPDATE tasks SET reminded_at = now() WHERE state = 'assigned'`)
    const id = await given()
    expect(await remindAcceptance(work)).toBe(0)
    await at('2026-03-03T17:30:00+07:00', async () => {
      expect((await Promise.all([remindAcceptance(work), remindAcceptance(work)])).sort()).toEqual([0, 1])
      expect(await remindAcceptance(work)).toBe(0)
      await (await app.as('truongphong.phongtnmt')).post(`/nhiem-vu/${id}/nhan`)
    })
    expect(await actsOf(id)).toEqual(['assign', 'remind', 'accept late'])
  })

  test('a wrong address goes back to the giver within two working days, who leaves it or gives it on', async () => {
    const [id, kept, late] = [await given(), await given(), await given()]
    await head.post(`/nhiem-vu/${id}/sai-dia-chi`, { reason: 'Thuộc xã.' })
    await head.post(`/nhiem-vu/${kept}/sai-dia-chi`, { reason: 'Thuộc phòng khác.' })
    expect((await head.post(`/nhiem-vu/${kept}/sai-dia-chi`, { reason: 'Lại' })).statusCode).toBe(409)
    await chair.post(`/nhiem-vu/${kept}/giu-don-vi`)
    const to = await unit('19600')
    expect((await chair.post(`/nhiem-vu/${id}/doi-don-vi`, { unitId: to })).statusCode).toBe(303)
    expect(await rowOf(id)).toMatchObject({ leadUnitId: to, state: 'assigned', sentBackAt: null })
    expect((await communeChair.get(`/nhiem-vu/${id}`)).statusCode).toBe(200)
    expect((await head.get(`/nhiem-vu/${id}`)).statusCode).toBe(404)
    expect(await actsOf(kept)).toEqual(['assign', 'sendBack', 'keep'])
    await at('2026-03-05T08:00:00+07:00', async (as) => {
      const now = await as('truongphong.phongtnmt')
      expect((await now.post(`/nhiem-vu/${late}/sai-dia-chi`, { reason: 'Muộn' })).body).toContain(
        'quá hai ngày làm việc',
      )
    })
  })
})

describe('a family of tasks', () => {
  test('is split downward, moves by its parts, and isn’t handed in while one is open', async () => {
    const id = await begun({ weight: '4' })
    const part = { relation: 'part', title: 'Phần của thôn', unitId, dueOn: '2026-03-13', weight: '3' }
    expect((await head.post(`/nhiem-vu/${id}/chia`, { ...part, dueOn: '2026-03-27' })).body).toContain('không sau hạn')
    expect((await head.post(`/nhiem-vu/${id}/chia`, { ...part, leadPersonId: officerId })).statusCode).toBe(303)
    const help = {
      relation: 'cooperation',
      title: 'Cung cấp số liệu',
      unitId: await unit('19600'),
      dueOn: '2026-03-10',
      weight: '1',
    }
    expect((await head.post(`/nhiem-vu/${id}/chia`, help)).statusCode).toBe(303)
    const parts = await app.db.many(sql<{ id: string; relation: string }>`
      SELECT id, relation FROM tasks WHERE parent_id = ${id} ORDER BY weight DESC`)
    const [own, others] = parts
    expect((await communeChair.get(`/nhiem-vu/${others?.id}`)).body).toContain('Rà soát đất công ích')
    expect((await officer.post(`/nhiem-vu/${id}/trinh`, { result: 'Xong' })).body).toContain('Còn phần việc chưa xong')
    await officer.post(`/nhiem-vu/${own?.id}/bat-dau`)
    await officer.post(`/nhiem-vu/${own?.id}/trinh`, { result: 'Xong phần thôn.' })
    await head.post(`/nhiem-vu/${own?.id}/nghiem-thu`, { quality: 'met' })
    expect(await rowOf(id)).toMatchObject({ progress: 75, progressBasis: 'acts' })
    // Somebody's word below is somebody's word above.
    await communeChair.post(`/nhiem-vu/${others?.id}/nhan`)
    await communeChair.post(`/nhiem-vu/${others?.id}/tien-do`, { percent: '50' })
    expect(await rowOf(id)).toMatchObject({ progress: 87, progressBasis: 'typed' })
    expect((await head.get(`/nhiem-vu/${id}`)).body).toContain('tự khai')
    expect((await officer.post(`/nhiem-vu/${id}/trinh`, { result: 'Xong cả.' })).statusCode).toBe(303)
    expect((await chair.post(`/nhiem-vu/${id}/nghiem-thu`, { quality: 'met' })).statusCode).toBe(303)
    expect((await head.post(`/nhiem-vu/${id}/chia`, part)).body).toContain('Nhiệm vụ đã kết thúc')
  })

  test('a part is not opened again below what is handed in', async () => {
    const id = await begun()
    const split = {
      relation: 'part',
      title: 'Một phần',
      unitId,
      leadPersonId: officerId,
      dueOn: '2026-03-10',
      weight: '1',
    }
    expect((await head.post(`/nhiem-vu/${id}/chia`, split)).statusCode).toBe(303)
    const { id: part } = await app.db.one(sql<{ id: string }>`SELECT id FROM tasks WHERE parent_id = ${id}`)
    expect((await officer.post(`/nhiem-vu/${part}/nhan`)).statusCode).toBe(303)
    expect((await officer.post(`/nhiem-vu/${part}/trinh`, { result: 'Xong' })).statusCode).toBe(303)
    expect((await head.post(`/nhiem-vu/${part}/nghiem-thu`, { quality: 'met' })).statusCode).toBe(303)
    expect((await officer.post(`/nhiem-vu/${id}/trinh`, { result: 'Xong' })).statusCode).toBe(303)
    expect((await head.post(`/nhiem-vu/${part}/mo-lai`, { reason: 'Sai' })).body).toContain(
      'Nhiệm vụ cấp trên đã trình',
    )
  })

  test('is called off as a whole, each with its act', async () => {
    const id = await begun()
    await head.post(`/nhiem-vu/${id}/chia`, {
      relation: 'part',
      title: 'Phần',
      unitId,
      dueOn: '2026-03-13',
      weight: '1',
    })
    const { id: part } = await app.db.one(sql<{ id: string }>`SELECT id FROM tasks WHERE parent_id = ${id}`)
    await chair.post(`/nhiem-vu/${id}/huy`, { reason: 'Tỉnh đã dừng chương trình.' })
    expect(await rowOf(part)).toMatchObject({ state: 'cancelled' })
    expect(await actsOf(part)).toEqual(['assign', 'cancel'])
    expect((await head.get(`/nhiem-vu/${id}`)).body).toContain('Tỉnh đã dừng chương trình.')
  })

  test('never waits in a circle, whoever adds the last link first', async () => {
    const [a, b, c] = [await given(), await given(), await given()]
    const needs = (id: string, task: string) => head.post(`/nhiem-vu/${id}/phai-xong-truoc`, { task })
    await needs(a, b)
    await needs(b, c)
    const circle = await needs(c, a)
    expect(circle.statusCode).toBe(409)
    expect(circle.body).toMatch(/“[^”]+” chờ “[^”]+” chờ “[^”]+” chờ “[^”]+”/)
    const [d, e] = [await given(), await given()]
    const both = await Promise.all([needs(d, e), needs(e, d)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect((await needs(a, a)).statusCode).toBe(422)
    await head.post(`/nhiem-vu/${a}/phan-cong`, { personId: officerId })
    expect((await officer.post(`/nhiem-vu/${a}/bat-dau`)).body).toContain('Còn việc phải xong trước')
    await head.post(`/nhiem-vu/${a}/bo-phai-xong-truoc`, { needsId: b })
    expect((await officer.post(`/nhiem-vu/${a}/bat-dau`)).statusCode).toBe(303)
    // Words that fit several tasks let one choose.
    expect((await needs(b, 'ra soat dat')).body).toContain('Chọn một trong những kết quả')
  })

  test('is changed by one at a time', async () => {
    const id = await given()
    const { version } = await rowOf(id)
    const to = {
      title: 'Tên mới',
      expected: '',
      priority: 'high',
      weight: '2',
      hours: '16',
      axis: '',
      version: String(version),
    }
    expect((await chair.post(`/nhiem-vu/${id}/sua`, to)).statusCode).toBe(303)
    expect((await chair.post(`/nhiem-vu/${id}/sua`, { ...to, title: 'Tên khác' })).body).toContain('Có người vừa sửa')
    const other = await given()
    expect((await chair.post(`/nhiem-vu/${id}/gop`, { task: other })).statusCode).toBe(303)
    expect(await rowOf(id)).toMatchObject({ state: 'merged', mergedIntoId: other })
  })
})

describe('around a task', () => {
  test('people write and are named; who is named finds it', async () => {
    const id = await begun()
    const { fullName } = await app.db.one(
      sql<{ fullName: string }>`SELECT full_name FROM officials WHERE id = ${headId}`,
    )
    expect((await officer.post(`/nhiem-vu/${id}/trao-doi`, { body: ' ' })).statusCode).toBe(422)
    expect((await elsewhere.post(`/nhiem-vu/${id}/trao-doi`, { body: 'Chào' })).statusCode).toBe(404)
    await officer.post(`/nhiem-vu/${id}/trao-doi`, { body: `Nhờ @${fullName} xem giúp.` })
    const waits = () =>
      app.db.many(sql`SELECT 1 FROM task_mentions WHERE task_id = ${id} AND person_id = ${headId} AND seen_at IS NULL`)
    expect(await waits()).toHaveLength(1)
    expect((await head.get('/viec-cua-toi?loai=taskMention')).body).toContain('xem giúp')
    expect((await head.get(`/nhiem-vu/${id}`)).body).toContain('xem giúp')
    expect(await waits()).toHaveLength(0)
  })

  test('files are kept with the result and opened by who may look', async () => {
    const id = await begun()
    const paper = new Blob([new Uint8Array(pdf())], { type: 'application/pdf' })
    const form = new FormData()
    form.append('result', 'Kèm danh sách.')
    form.append('files', paper, 'danh-sach.pdf')
    const sent = new Response(form)
    const answer = await officer.post(
      `/nhiem-vu/${id}/trinh`,
      {},
      {
        headers: { 'content-type': sent.headers.get('content-type') ?? '' },
        payload: Buffer.from(await sent.arrayBuffer()),
      },
    )
    expect(answer.statusCode, answer.body).toBe(303)
    const [link = ''] = /\/nhiem-vu\/[0-9a-f-]+\/tep\/[0-9a-f-]+/.exec((await chair.get(`/nhiem-vu/${id}`)).body) ?? []
    expect((await chair.get(link)).headers['content-disposition']).toContain('danh-sach.pdf')
    expect((await elsewhere.get(link)).statusCode).toBe(404)
  })

  test('somebody’s open work goes to another at once', async () => {
    await begun()
    const before = await app.db.one(sql<{ n: number }>`
      SELECT count(*) AS n FROM tasks WHERE lead_person_id = ${officerId} AND closed_at IS NULL AND state <> 'draft'`)
    expect((await officer.get('/nhiem-vu/ban-giao')).statusCode).toBe(403)
    expect((await head.get('/nhiem-vu/ban-giao')).body).toContain(`${before.n} việc đang mở`)
    const form = { fromPersonId: officerId, toPersonId: headId, reason: 'Nghỉ thai sản.' }
    expect((await head.post('/nhiem-vu/ban-giao', { ...form, reason: '' })).statusCode).toBe(422)
    const done = await head.post('/nhiem-vu/ban-giao', form)
    // What the head gave would have nobody to judge it.
    expect([303, 422]).toContain(done.statusCode)
    const own = await app.db.many(sql<{ id: string }>`
      SELECT id FROM tasks WHERE lead_person_id = ${officerId} AND closed_at IS NULL AND assigner_person_id <> ${headId}`)
    const call = await callerOf(app, 'truongphong.phongtnmt')
    const rest =
      own.length === 0
        ? 0
        : (await call('POST', '/tasks/hand-over', { ...form, ids: own.map(({ id }) => id) })).body.tasks
    expect(rest).toBe(own.length)
    expect(
      (await app.db.many(sql`SELECT 1 FROM tasks WHERE lead_person_id = ${headId} AND closed_at IS NULL`)).length,
    ).toBeGreaterThan(0)
  })

  test('comes again by itself, ahead of each deadline and once; its template begins another', async () => {
    const id = await given({ title: 'Báo cáo tháng về đất đai', dueOn: '2026-03-15', checklist: 'Thu số liệu' })
    expect((await head.post(`/nhiem-vu/${id}/lap-lai`, { every: 'month' })).statusCode).toBe(403)
    expect((await chair.post(`/nhiem-vu/${id}/lap-lai`, { every: 'month', offDays: 'before' })).statusCode).toBe(303)
    expect((await chair.post(`/nhiem-vu/${id}/lam-mau`, { templateName: 'Báo cáo đất đai' })).statusCode).toBe(303)
    const page = (await chair.get('/nhiem-vu/mau')).body
    expect(page).toContain('hạn tiếp theo 15/04/2026')
    const [, template = ''] = /mau=([0-9a-f-]{36})">Báo cáo đất đai/.exec(page) ?? []
    expect((await chair.get(`/nhiem-vu/giao?mau=${template}`)).body).toContain('Thu số liệu')
    const work = {
      db: app.db,
      localityId: 1,
      clock: app.clock,
      calendar: app.calendar,
      organization: organizationSource(app.db),
    }
    expect(await giveRepeated(work)).toBe(0)
    await at('2026-04-06T08:00:00+07:00', async () => {
      expect((await Promise.all([giveRepeated(work), giveRepeated(work)])).sort()).toEqual([0, 1])
      expect(await giveRepeated(work)).toBe(0)
    })
    const again = await app.db.one(
      sql<{ id: string; dueAt: Date }>`SELECT id, due_at FROM tasks WHERE repeat_on = '2026-04-15'`,
    )
    expect(again.dueAt).toEqual(new Date('2026-04-15T23:59:59.999+07:00'))
    expect(await actsOf(again.id)).toEqual(['assign'])
    const [, repeating = ''] = /lap-lai\/([0-9a-f-]{36})\/dung/.exec((await chair.get('/nhiem-vu/mau')).body) ?? []
    expect((await head.post(`/nhiem-vu/lap-lai/${repeating}/dung`)).statusCode).toBe(404)
    expect((await chair.post(`/nhiem-vu/lap-lai/${repeating}/dung`)).statusCode).toBe(303)
    const ended = String((await chair.post(`/nhiem-vu/mau/${template}/bo`)).headers.location)
    expect((await chair.get(ended)).body).toContain(`/nhiem-vu/mau/${template}/khoi-phuc`)
    expect((await chair.get('/nhiem-vu/mau')).body).toContain('Chưa có mẫu')
    // Ended by mistake: both come back, once.
    for (const path of [`mau/${template}/khoi-phuc`, `lap-lai/${repeating}/tiep`]) {
      expect((await head.post(`/nhiem-vu/${path}`)).statusCode).toBe(404)
      expect((await chair.post(`/nhiem-vu/${path}`)).statusCode).toBe(303)
      expect((await chair.post(`/nhiem-vu/${path}`)).statusCode).toBe(404)
    }
    const back = (await chair.get('/nhiem-vu/mau')).body
    expect([back.includes('>Báo cáo đất đai</a>'), back.includes(`lap-lai/${repeating}/dung`)]).toEqual([true, true])
    expect(await actsOf(template)).toEqual(['endTemplate', 'restoreTemplate'])
  })

  test('what the giver owes stands beside what is asked', async () => {
    const id = await begun()
    await officer.post(`/nhiem-vu/${id}/trinh`, { result: 'Xong.' })
    expect((await officer.get(`/nhiem-vu/${id}`)).body).not.toContain('Ở nhiệm vụ này')
    await at('2026-03-06T08:00:00+07:00', async (as) => {
      const page = (await (await as('truongphong.phongtnmt')).get(`/nhiem-vu/${id}`)).body
      expect(page).toContain('Ở nhiệm vụ này: kết quả chờ nghiệm thu, hạn trả lời 04/03/2026')
      expect(page).toMatch(/\d+ câu trả lời cho cấp dưới đã quá hạn/)
    })
  })

  test('lists are saved as a table, searched and sorted', async () => {
    const id = await given({ title: 'Đo đạc bản đồ khu tái định cư', priority: 'urgent' })
    expect((await chair.get('/nhiem-vu?xem=given&q=ban+do+tai')).body).toContain(id)
    expect((await chair.get('/nhiem-vu?xem=given&q=khong+co+gi')).body).toContain('Không có nhiệm vụ nào ở đây')
    for (const sort of ['due', 'dueLast', 'newest', 'priority', 'closed'])
      expect((await chair.get(`/nhiem-vu?xem=given&tinh-trang=all&sap=${sort}`)).statusCode, sort).toBe(200)
    const sheet = await chair.get('/nhiem-vu/tai-ve.xlsx?xem=given')
    expect(sheet.headers['content-type']).toContain('spreadsheet')
    const call = await callerOf(app, 'chutich.camlo')
    const found = await call('GET', '/tasks?view=given&text=ban%20do%20tai')
    expect(found.body.rows).toMatchObject([{ id, standing: 'notDue' }])
    expect((await call('GET', `/tasks/${id}`)).body).toMatchObject({ id, checklist: [], submissions: [] })
  })
})
