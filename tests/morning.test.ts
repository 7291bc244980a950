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

/** The part of the morning that is gone through here: every way of finding somebody, most kinds of dossiers. */
const PART = [1, 2, 3, 4, 5, 7, 8, 9, 19, 29]

const MEDIAN_KEYS = 40
const MOST_KEYS = 95

let camlo: TestApp
let browser: Browser
let page: Page
let morning: Morning
const taken = new Map<number, Taken>()
beforeAll(async () => {
  camlo = await testApp('2026-11-24T08:30:00+07:00', { profile: 'quang-tri-2025' })
  morning = await readMorning()
  await welcomeKnown(camlo.db, morning)
  const site = await camlo.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
  page = await (await browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })).newPage()
  // Printing opens a page of its own; its paper is tried elsewhere.
  await page.context().route('**/giay/*.pdf', (route) => route.abort())
  page.context().on('page', (paper) => void paper.close())
  page.setDefaultTimeout(8_000)
  await page.goto(`${site}/dang-nhap?next=/tiep-nhan`)
  await page.fill('#username', 'tiepnhan.tthcccamlo')
  await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
  await page.keyboard.press('Enter')
  await page.waitForURL(({ pathname }) => pathname === '/tiep-nhan')
}, 60_000)
afterAll(async () => {
  await browser.close()
  await camlo.close()
})

test('a part of the morning is taken in by keyboard alone, with few keys for each dossier', async () => {
  for (const dossier of part()) taken.set(dossier.number, await takeIn(page, dossier))
  const keys = [...taken.values()].map((each) => each.keys).sort((a, b) => a - b)
  expect(keys[Math.floor(keys.length / 2)], keys.join(' ')).toBeLessThanOrEqual(MEDIAN_KEYS)
  expect(keys.at(-1), keys.join(' ')).toBeLessThanOrEqual(MOST_KEYS)
}, 60_000)

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
