import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request as forward, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page, Worker } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { pdf } from '../src/core/files/testing/papers.ts'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchOwnBrowser } from '../src/testing/browser.ts'
import { look } from '../src/testing/look.ts'

const MINUTE = 60_000
const TICK_MS = 200
const SOON = { timeout: 25_000 }
const CLERK = 'tiepnhan.camhieu'
const SLUG = 'xac-nhan-hon-nhan'

/** The line between a desk and the program: it can be cut, lose answers, or be in front of a program that is stopped. */
class Line {
  mode: 'there' | 'losesAnswers' = 'there'
  url = ''
  private server: Server | undefined
  private readonly target: URL
  constructor(target: URL) {
    this.target = target
  }

  async join(): Promise<void> {
    const server = createServer((request, answer) => {
      const { host: hostname, port } = { host: this.target.hostname, port: this.target.port }
      const onward = forward(
        { hostname, port, path: request.url, method: request.method, headers: request.headers },
        (from) => {
          if (this.mode === 'losesAnswers' && request.method === 'POST') {
            from.resume().on('end', () => answer.destroy())
            return
          }
          answer.writeHead(from.statusCode ?? 502, from.headers)
          from.pipe(answer)
        },
      )
      onward.on('error', () => answer.destroy())
      request.pipe(onward)
    })
    const port = this.url ? Number(new URL(this.url).port) : 0
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    this.server = server
  }

  async cut(): Promise<void> {
    const { server } = this
    server?.closeAllConnections()
    await new Promise((resolve) => server?.close(resolve))
    server?.closeAllConnections()
  }
}

// A browser, a proxy and a program wait for each other here.
vi.setConfig({ testTimeout: 90_000 })

let camlo: TestApp
let line: Line
let folder: string
let desk: BrowserContext
let page: Page
let ticking: NodeJS.Timeout
beforeAll(async () => {
  camlo = await testApp()
  line = new Line(new URL(await camlo.app.listen({ host: '127.0.0.1', port: 0 })))
  await line.join()
  // The office's clock goes as the desk's does: the time of receipt is worked out from both.
  ticking = setInterval(() => camlo.clock.advance(TICK_MS), TICK_MS)
  folder = await mkdtemp(join(tmpdir(), 'camlo-desk-'))
  await openDesk()
}, 120_000)
afterAll(async () => {
  clearInterval(ticking)
  await desk.close()
  await line.cut()
  await camlo.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  line.mode = 'there'
})

async function openDesk(): Promise<void> {
  desk = await launchOwnBrowser(folder)
  page = desk.pages()[0] ?? (await desk.newPage())
  page.setDefaultTimeout(20_000)
}

/** Signs in, opens the counter and waits until the browser has all it needs to go on without a line. */
async function signIn(on: Page, username: string): Promise<void> {
  await on.goto(`${line.url}/dang-nhap?next=/tiep-nhan`)
  await on.fill('#username', username)
  await on.fill('#password', DEMO_PASSWORD_FOR_TESTS)
  await on.keyboard.press('Enter')
  await on.waitForURL(({ pathname }) => pathname === '/tiep-nhan')
  await expect.poll(() => on.evaluate(() => navigator.serviceWorker.controller !== null), SOON).toBe(true)
  await expect.poll(async () => (await kept(on)).numbers, SOON).toBeGreaterThan(0)
}

/** What the browser keeps: read as anybody at it could. */
const kept = (on: Page) =>
  on.evaluate(async () => {
    // Without a version a database that isn't there would be made, and kept empty.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'camlo-counter')) return { numbers: 0, entries: [] }
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('camlo-counter')
      asked.onsuccess = () => resolve(asked.result)
    })
    const all = <T>(name: string) =>
      new Promise<T[]>((resolve) => {
        const asked = db.transaction(name).objectStore(name).getAll()
        asked.onsuccess = () => resolve(asked.result as T[])
      })
    const officials = await all<{ kit: { procedures: unknown[] }; numbers: unknown[] }>('officials')
    const entries = await all<{ state: string; person: string; number?: string; fields: unknown[] }>('entries')
    db.close()
    return {
      // Of whoever has all it takes; signing out empties the kit.
      numbers: officials.find(({ kit }) => kit.procedures.length > 0)?.numbers.length ?? 0,
      entries: entries.map(({ state, person, number, fields }) => ({ state, person, number, fields: fields.length })),
    }
  })

/** Takes a dossier in by keyboard alone, with or without a line, and says which slip or receipt came of it. */
async function takeIn(name: string, on = page, then?: () => Promise<void>): Promise<string> {
  await on.goto(`${line.url}/tiep-nhan/${SLUG}?nguoi=moi`)
  await on.locator('#fullName').fill(name)
  await on.locator('#f-purpose').fill('Vay vốn ngân hàng')
  await then?.()
  await on.locator('#f-purpose').press('Enter')
  await on.locator('.camlo-slip .camlo-code, .camlo-panel .camlo-code').waitFor()
  return (await on.locator('.camlo-code').first().textContent()) ?? ''
}

/** Posts the form as the page does, into a frame, and waits until the browser has kept it. */
async function post(name: string, on: Page): Promise<void> {
  await on.evaluate((fullName) => {
    const form = document.createElement('form')
    const frame = document.createElement('iframe')
    frame.name = fullName
    const official = document.querySelector<HTMLInputElement>('input[name="official"]')
    const said = official?.form ? [...new FormData(official.form)] : []
    Object.assign(form, { method: 'post', action: '/tiep-nhan/xac-nhan-hon-nhan', target: fullName })
    for (const [field, value] of said) {
      if (typeof value !== 'string') continue
      const input = document.createElement('input')
      const own: Record<string, string> = { fullName, idempotencyKey: crypto.randomUUID(), 'f-purpose': 'Vay vốn' }
      Object.assign(input, { type: 'hidden', name: field, value: own[field] ?? value })
      form.append(input)
    }
    document.body.append(frame, form)
    form.submit()
  }, name)
  await expect
    .poll(async () => (await kept(on)).entries.some(({ person, number }) => person === name && number), SOON)
    .toBe(true)
}

const dossiersOf = (name: string) =>
  camlo.db.many(sql<{ id: string; code: string; receivedAt: Date; legalDueAt: Date; number: string | null }>`
    SELECT d.id, d.code, d.received_at, d.legal_due_at, r.number FROM dossiers d JOIN applicants a ON a.id = d.applicant_id
    LEFT JOIN provisional_receipts r ON r.dossier_id = d.id WHERE a.full_name = ${name}`)

/** The list says that nothing waits. */
async function allSent(on = page): Promise<void> {
  await on.goto(`${line.url}/tiep-nhan/ngoai-tuyen`)
  await expect
    .poll(async () => (await kept(on)).entries.filter(({ state }) => !['sent', 'discarded'].includes(state)), SOON)
    .toEqual([])
}

/** Throws away the entry whose correction is open. */
async function throwAway(): Promise<void> {
  const form = page.locator('.camlo-throw')
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click()
  await page.getByLabel('Thông tin bị lỗi, không gửi được').check()
  await page.getByLabel('Giải thích').fill('Máy lỗi, đã mời nộp lại')
  await page.getByRole('button', { name: 'Bỏ hồ sơ này' }).click()
  await page.locator('.camlo-correct').waitFor({ state: 'detached' })
}

/** The browser is told so, and there is nothing at the other end: a worker beside the pages isn't cut off by the first alone. */
async function goOffline(): Promise<void> {
  await desk.setOffline(true)
  await line.cut()
}

async function goOnline(): Promise<void> {
  await line.join()
  await desk.setOffline(false)
}

const loseAnswers = async (): Promise<void> => {
  line.mode = 'losesAnswers'
}

const signOut = () =>
  Promise.all([page.waitForURL(`${line.url}/`), page.getByRole('button', { name: 'Đăng xuất' }).click()])

const workerOf = (context: BrowserContext): Worker => context.serviceWorkers()[0] as Worker

describe('a desk whose line is gone', () => {
  test('goes on taking dossiers in, each with a number printed; with the line all are sent, once', async () => {
    await signIn(page, CLERK)
    await goOffline()
    await page.goto(`${line.url}/tiep-nhan?tim=hon+nhan`)
    await page.getByRole('heading', { name: /Đang ngoại tuyến từ/ }).waitFor()
    const number = await takeIn('Lê Thị Ngoại Tuyến')
    expect(number).toMatch(/^T26-\d{6}$/)
    const slip = (await page.locator('.camlo-slip').textContent()) ?? ''
    for (const said of ['Phiếu tiếp nhận tạm', 'Lê Thị Ngoại Tuyến', 'UBND xã Cam Hiếu', '/tra-cuu'])
      expect(slip).toContain(said)
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-print-slip'))).toBe(true)
    await page.keyboard.press('t')
    await page.waitForURL('**/tiep-nhan')
    expect(await dossiersOf('Lê Thị Ngoại Tuyến')).toEqual([])

    await goOnline()
    await allSent()
    const [dossier, ...others] = await dossiersOf('Lê Thị Ngoại Tuyến')
    expect(others).toEqual([])
    expect(dossier?.number).toBe(number)
    // What people said of themselves is at the server, and here no longer.
    expect((await kept(page)).entries.map(({ fields }) => fields)).toEqual([0])
  })

  test('its slip leads to the dossier: at the counter, in the search and for everybody', async () => {
    const [{ number, code } = { number: '', code: '' }] = await dossiersOf('Lê Thị Ngoại Tuyến')
    await page.goto(`${line.url}/tiep-nhan/tam/${number}`)
    expect(await page.locator('.camlo-code').first().textContent()).toBe(code)
    await page.goto(`${line.url}/tim-ho-so?tu-khoa=${number?.toLowerCase()}`)
    expect(await page.locator('main').textContent()).toContain(code)
    await page.goto(`${line.url}/tra-cuu?ma=${number}`)
    await page.waitForURL(`**/tra-cuu/${code}`)
  })

  test.each([
    ['stopped before it is sent', 'Trần Văn Trước', () => line.cut()],
    ['gone after the server has it, the answer lost', 'Trần Văn Sau', loseAnswers],
  ])('the line %s: it is kept, and once at the server', async (_, name, breaks) => {
    const number = await takeIn(name, page, breaks)
    expect(number).toMatch(/^T26-/)
    line.mode = 'there'
    if (name === 'Trần Văn Trước') await line.join()
    await allSent()
    const found = await dossiersOf(name)
    expect(found).toHaveLength(1)
    expect(found[0]?.number).toBe(number)
  })

  test('answers that are lost while what waits is sent make nothing twice', async () => {
    await goOffline()
    await takeIn('Mai Thị Lặp')
    line.mode = 'losesAnswers'
    await goOnline()
    await page.goto(`${line.url}/tiep-nhan/ngoai-tuyen`)
    await page.waitForTimeout(1_500)
    line.mode = 'there'
    await allSent()
    expect(await dossiersOf('Mai Thị Lặp')).toHaveLength(1)
  })

  test('the due date counts from the true time, whatever the desk’s clock says', async () => {
    await page.goto(`${line.url}/tiep-nhan`)
    await workerOf(desk).evaluate(() => {
      const real = Date.now.bind(Date)
      Object.assign(globalThis, { ahead: 3_600_000 })
      Date.now = () => real() + (globalThis as unknown as { ahead: number }).ahead
    })
    const heard = page.waitForTimeout(600)
    await page.goto(`${line.url}/tiep-nhan`)
    await heard
    const at = camlo.clock.now().getTime()
    await goOffline()
    // Twenty minutes pass at the office and at the desk.
    const pass = async (minutes: number) => {
      camlo.clock.advance(minutes * MINUTE)
      await workerOf(desk).evaluate((more) => {
        ;(globalThis as unknown as { ahead: number }).ahead += more
      }, minutes * MINUTE)
    }
    await pass(10)
    await takeIn('Hồ Đúng Giờ')
    await pass(10)
    await goOnline()
    await allSent()
    const [dossier] = await dossiersOf('Hồ Đúng Giờ')
    expect(Math.abs((dossier?.receivedAt.getTime() ?? 0) - at - 10 * MINUTE)).toBeLessThan(20_000)
    const act = await camlo.db.one(sql<{ occurredAt: Date; recordedAt: Date }>`
      SELECT occurred_at, recorded_at FROM acts WHERE subject_id = ${dossier?.id} AND verb = 'dossier.receive'`)
    expect(act.occurredAt).toEqual(dossier?.receivedAt)
    // The desk's clock is set right again, and the server hears of it.
    await workerOf(desk).evaluate(() => Object.assign(globalThis, { ahead: 0 }))
    await page.goto(`${line.url}/tiep-nhan`)
    await page.waitForTimeout(600)
  })

  test('two windows, twenty dossiers and a closed browser: each is sent once, in their order', async () => {
    const other = await desk.newPage()
    await page.goto(`${line.url}/tiep-nhan`)
    await line.cut()
    const numbers = [await takeIn('Người Thứ 1'), await takeIn('Người Thứ 2', other)]
    for (const each of [page, other]) {
      await each.goto(`${line.url}/tiep-nhan/${SLUG}`)
      await each.locator('#fullName').waitFor()
    }
    for (let n = 3; n <= 20; n += 1) await post(`Người Thứ ${n}`, n % 2 === 0 ? other : page)
    for (const { person, number } of (await kept(page)).entries)
      if (person.startsWith('Người Thứ')) numbers.push(number ?? '')
    expect(new Set(numbers).size).toBe(20)
    await desk.close()
    await openDesk()
    await page.goto(`${line.url}/tiep-nhan/ngoai-tuyen`)
    expect(await page.getByRole('status').textContent()).toContain('20 hồ sơ chờ gửi')
    await line.join()
    // The session ended with the browser: signed in again, it goes on.
    await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor()
    await signIn(page, CLERK)
    await allSent()
    const sent = await camlo.db.many(sql<{ name: string }>`
      SELECT a.full_name AS name FROM dossiers d JOIN applicants a ON a.id = d.applicant_id
      WHERE a.full_name LIKE 'Người Thứ %' ORDER BY d.code`)
    expect(sent.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, n) => `Người Thứ ${n + 1}`))
  })

  test('scans are kept with it and come to the server with it', async () => {
    await goOffline()
    await takeIn('Đỗ Có Bản Quét', page, async () => {
      await page
        .locator('input[type=file]')
        .first()
        .evaluate((input) => input.closest('details')?.setAttribute('open', ''))
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'căn cước.pdf', mimeType: 'application/pdf', buffer: pdf() })
    })
    await goOnline()
    await allSent()
    const [dossier] = await dossiersOf('Đỗ Có Bản Quét')
    const papers = await camlo.db.many(sql<{ fileName: string; received: boolean }>`
      SELECT file_name, received FROM dossier_papers WHERE dossier_id = ${dossier?.id} AND file_id IS NOT NULL`)
    expect(papers).toEqual([{ fileName: 'căn cước.pdf', received: true }])
  })
})

describe('what the server refuses', () => {
  test('waits in the list with its reason and is corrected, with its number', async () => {
    await goOffline()
    const number = await takeIn('Phan Sai Số', page, () => page.locator('#phone').fill('12'))
    await goOnline()
    await page.goto(`${line.url}/tiep-nhan/ngoai-tuyen`)
    await page.getByText('1 hồ sơ cần sửa').waitFor()
    await look(page, 'danh-sach-ngoai-tuyen')
    await page.getByRole('link', { name: 'Sửa và gửi lại' }).click()
    await page.locator('.camlo-correct').waitFor()
    expect(await page.locator('#phone').inputValue()).toBe('12')
    await look(page, 'sua-ho-so-tam')
    await page.locator('#phone').fill('0912345678')
    await page.locator('#phone').press('Enter')
    await allSent()
    const [dossier] = await dossiersOf('Phan Sai Số')
    expect(dossier?.number).toBe(number)
  })
})

describe('what its clerk throws away', () => {
  test('without a line waits like the rest and can be taken back; with it the server knows why, once', async () => {
    await goOffline()
    const number = await takeIn('Đào Bỏ Đi', page, () => page.locator('#phone').fill('12'))
    await goOnline()
    await page.goto(`${line.url}/tiep-nhan/ngoai-tuyen`)
    await page.getByText('1 hồ sơ cần sửa').waitFor()
    await page.getByRole('link', { name: 'Sửa và gửi lại' }).click()
    await page.locator('.camlo-correct').waitFor()
    await goOffline()
    await page.locator('.camlo-throw summary').click()
    await page.getByRole('button', { name: 'Bỏ hồ sơ này' }).click()
    await page.getByText('Chọn lý do bỏ.').waitFor()
    await look(page, 'bo-ho-so-tam')
    await throwAway()
    await page.getByText('Đã bỏ, chờ báo máy chủ').waitFor()
    await page.getByRole('button', { name: 'Lấy lại' }).click()
    await page.getByRole('link', { name: 'Sửa và gửi lại' }).click()
    await throwAway()
    line.mode = 'losesAnswers'
    await goOnline()
    await page.waitForTimeout(1_500)
    line.mode = 'there'
    await allSent()
    await page.locator('summary', { hasText: 'Đã xong' }).click()
    await page.getByText('Đã bỏ', { exact: true }).waitFor()
    // Nothing of the person stays here, and nobody's dossier came of it.
    const entry = (await kept(page)).entries.find((each) => each.number === number)
    expect(entry).toMatchObject({ state: 'discarded', person: '', fields: 0 })
    expect(await dossiersOf('Đào Bỏ Đi')).toEqual([])
    const acts = await camlo.db.many(sql<{ facts: object }>`
      SELECT a.facts FROM acts a JOIN provisional_discards x ON x.id = a.subject_id WHERE x.number = ${number}`)
    expect(acts).toEqual([{ facts: { number, ground: 'cannotBeSent', refusedFor: 'bad_phone' } }])
    await page.getByRole('link', { name: 'Xem theo số phiếu' }).click()
    await page.getByText('Không được tiếp nhận', { exact: true }).waitFor()
    await look(page, 'phieu-tam-da-bo')
  })
})

describe('whose it is', () => {
  test('a session that ended under a form: signed in again, it is sent', async () => {
    await page.goto(`${line.url}/tiep-nhan/${SLUG}?nguoi=moi`)
    await page.locator('#fullName').fill('Võ Hết Phiên')
    await page.locator('#f-purpose').fill('Vay vốn')
    camlo.clock.advance(31 * MINUTE)
    await page.locator('#f-purpose').press('Enter')
    await page.waitForURL('**/dang-nhap?**')
    await page.fill('#username', CLERK)
    await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
    await page.keyboard.press('Enter')
    await page.getByText('Hồ sơ đã về máy chủ').waitFor()
    expect(await dossiersOf('Võ Hết Phiên')).toHaveLength(1)
  })

  test('another official at the same browser neither sees nor sends it; whose it is does', async () => {
    await goOffline()
    await takeIn('Bùi Của Tôi')
    await look(page, 'phieu-tam')
    await page.goto(`${line.url}/tiep-nhan/ngoai-tuyen`)
    await look(page, 'cho-gui')
    await goOnline()
    camlo.clock.advance(31 * MINUTE)
    await signIn(page, 'tiepnhan.camthuy')
    await page.goto(`${line.url}/tiep-nhan/ngoai-tuyen`)
    await page.waitForTimeout(700)
    expect(await page.locator('main').textContent()).not.toContain('Bùi Của Tôi')
    expect(await dossiersOf('Bùi Của Tôi')).toEqual([])
    await page.goto(`${line.url}/tiep-nhan`)
    // Signing out, which clears what a browser keeps, leaves a colleague's.
    await signOut()
    expect((await kept(page)).entries.map(({ person }) => person)).toContain('Bùi Của Tôi')
    await signIn(page, CLERK)
    await allSent()
    expect(await dossiersOf('Bùi Của Tôi')).toHaveLength(1)
  })

  test('signing out with something unsent is asked about; without, nothing stays', async () => {
    await goOffline()
    await takeIn('Ngô Sai Số', page, () => page.locator('#phone').fill('12'))
    await goOnline()
    await page.goto(`${line.url}/tiep-nhan`)
    await page.getByText('1 hồ sơ tạm cần sửa').waitFor()
    let asked = ''
    page.once('dialog', (dialog) => {
      asked = dialog.message()
      void dialog.dismiss()
    })
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await expect.poll(() => asked).toContain('Còn 1 hồ sơ chưa gửi')
    await page.goto(`${line.url}/tiep-nhan/ngoai-tuyen`)
    await page.getByRole('link', { name: 'Sửa và gửi lại' }).click()
    await throwAway()
    await allSent()
    await page.goto(`${line.url}/tiep-nhan`)
    await signOut()
    expect((await kept(page)).entries).toEqual([])
  })
})
