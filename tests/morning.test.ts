import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { sql } from '../src/platform/database/index.ts'
import { type TestApp, testApp } from '../src/testing/app.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import {
  type Morning,
  type MorningDossier,
  readMorning,
  type Taken,
  takeIn,
  welcomeKnown,
} from '../src/testing/morning/index.ts'

/** The part of the morning that is gone through here, every way of finding somebody, and the most keys each may take. */
const MOST_KEYS: Readonly<Record<number, number>> = {
  1: 90, // a birth, by card
  2: 32, // a copy, by letters of the name
  3: 32, // an extract, by number
  4: 90, // a birth, the same person
  9: 90, // a copy for somebody new without a card: name, number and address are typed
  24: 95, // ten documents, three copies each
}
const PART = Object.keys(MOST_KEYS).map(Number)

let camlo: TestApp
let browser: Browser
let page: Page
let site: string
let axe: string
let morning: Morning
const taken = new Map<number, Taken>()
beforeAll(async () => {
  camlo = await testApp('2026-11-24T08:30:00+07:00', { profile: 'quang-tri-2025' })
  morning = await readMorning()
  await welcomeKnown(camlo.db, morning)
  site = await camlo.app.listen({ host: '127.0.0.1', port: 0 })
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  browser = await launchBrowser()
  page = await signedIn('tiepnhan.tthcccamlo', '/tiep-nhan')
  // Printing opens a page of its own; its paper is tried elsewhere.
  await page.context().route('**/giay/*.pdf', (route) => route.abort())
  page.context().on('page', (paper) => void paper.close())
}, 120_000)
afterAll(async () => {
  await browser.close()
  await camlo.close()
})

test('a part of the morning is taken in by keyboard alone, with few keys for each dossier', async () => {
  for (const dossier of part()) taken.set(dossier.number, await takeIn(page, dossier))
  const over = [...taken].filter(([number, { keys }]) => keys > (MOST_KEYS[number] ?? 0))
  expect(over.map(([number, { keys }]) => `${number}: ${keys}`)).toEqual([])
}, 120_000)

test('each stands in the database as it was typed, none twice', async () => {
  const rows = await camlo.db.many(sql<Row>`
    SELECT d.code, v.slug, a.full_name AS name, a.id_number AS number, d.form_data AS form, d.status,
      (SELECT bool_and(received) FROM dossier_papers p WHERE p.locality_id = d.locality_id AND p.dossier_id = d.id) AS papers
    FROM dossiers d JOIN applicants a ON a.id = d.applicant_id
    JOIN procedure_versions pv ON pv.id = d.procedure_version_id JOIN procedures v ON v.id = pv.procedure_id`)
  expect(rows).toHaveLength(PART.length)
  for (const dossier of part()) {
    const row = rows.find(({ code }) => code === taken.get(dossier.number)?.code)
    const { name, number } = dossier.person
    expect(row).toMatchObject({ slug: dossier.procedure, name, number, status: 'accepted', papers: true })
    const entries = (row?.form.entries as Record<string, unknown>[] | undefined) ?? [row?.form ?? {}]
    for (const [place, line] of dossier.lines.entries()) expect(entries[place]).toMatchObject(keptOf(line))
    expect(entries).toHaveLength(dossier.lines.length)
  }
})

test('a batch of thirty copies goes to its signer and stands in the register, a number for each document', async () => {
  const { code = '' } = taken.get(24) ?? {}
  const { id } = await camlo.db.one(sql<{ id: string }>`SELECT id FROM dossiers WHERE code = ${code}`)
  for (const [role, unit] of [
    ['reception', 'TTHCC-CL'],
    ['justiceOfficer', 'VP-CL'],
  ] as const)
    expect((await (await camlo.as(await accountOf(role, unit))).post(`/ho-so/${id}/chuyen-buoc`)).statusCode).toBe(303)
  const chair = await signedIn(await accountOf('communeChair', '19597-2025'), `/ho-so/${id}`)
  await chair.locator('summary', { hasText: /^Ký/ }).click()
  await chair.locator('form[action*="/ky"] button').last().click()
  await chair.waitForURL('**xong=sign**')
  await chair.goto(`${site}/so-chung-thuc`)
  expect(await chair.locator('tbody tr').count()).toBe(10)
  expect(await chair.locator('main').textContent()).toContain('10 giấy tờ, 30 bản')
  await look(chair)
  await chair.context().close()
})

test('the counter’s pages have no serious finding at either width', async () => {
  for (const url of ['/tiep-nhan', '/tiep-nhan/chung-thuc-ban-sao?nguoi=moi']) {
    await page.goto(site + url)
    await look(page)
  }
})

async function signedIn(username: string, at: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 }, bypassCSP: true })
  const own = await context.newPage()
  own.setDefaultTimeout(15_000)
  await own.goto(`${site}/dang-nhap?next=${encodeURIComponent(at)}`)
  await own.fill('#username', username)
  await own.fill('#password', DEMO_PASSWORD_FOR_TESTS)
  await own.keyboard.press('Enter')
  await own.waitForURL(({ pathname }) => pathname === at)
  return own
}

/** Somebody of a role in a unit. */
const accountOf = async (role: string, unit: string): Promise<string> =>
  (
    await camlo.db.one(sql<{ username: string }>`
      SELECT a.username FROM accounts a JOIN appointments h ON h.official_id = a.person_id JOIN posts p ON p.id = h.post_id
      JOIN units u ON u.id = p.unit_id WHERE p.role = ${role} AND u.code = ${unit} ORDER BY a.username LIMIT 1`)
  ).username

async function look(on: Page): Promise<void> {
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await on.setViewportSize(viewport)
    await on.evaluate(axe)
    const serious = await on.evaluate(`axe.run(document).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 150)).join(' ')))`)
    expect(serious, on.url()).toEqual([])
    expect(await on.evaluate('document.documentElement.scrollWidth <= innerWidth'), on.url()).toBe(true)
  }
}

test('whoever was here before is the same person still', async () => {
  const known = part().filter(({ person, how }) => person.known || how === 'same').length
  const { people } = await camlo.db.one(sql<{ people: number }>`SELECT count(*)::int AS people FROM applicants`)
  expect(people).toBe(morning.people.filter((person) => person.known).length + PART.length - known)
})

interface Row {
  code: string
  slug: string
  name: string
  number: string
  status: string
  papers: boolean
  form: Record<string, unknown>
}

const part = () => morning.dossiers.filter(({ number }) => PART.includes(number))

/** What stands in the dossier: days as they are stored. */
const keptOf = (line: MorningDossier['lines'][number]) =>
  Object.fromEntries(line.map(({ field, kept }) => [field, kept.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1')]))
