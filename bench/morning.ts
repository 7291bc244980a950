import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { connect } from '../src/platform/database/index.ts'
import { launchBrowser } from '../src/testing/browser.ts'
import { readMorning, type Taken, takeIn, welcomeKnown } from '../src/testing/morning/index.ts'
import { type Claim, median, percentile } from './harness.ts'
import { type MeasuredProgram, startProgram } from './program.ts'
import { freshWorld } from './worlds.ts'

const PROFILE = 'quang-tri-2025'
const CLERK = 'tiepnhan.tthcccamlo'
const DOSSIERS = 2_000

/** What a clerk pressed for the median dossier of twenty before the counter had its one box. */
const KEYS_BEFORE = 83

/**
 * `morning`: the hundred dossiers of docs/morning-at-the-counter.md, taken in by keyboard in a real browser, among two thousand others:
 * by its own name only: it takes minutes. The keys of each, and how long the clerk waits for the program in all, pages and printing included.
 */
export async function morning(): Promise<Claim[]> {
  const folder = await freshWorld(DOSSIERS, PROFILE)
  const program = await startProgram(folder, 0, PROFILE)
  const browser = await launchBrowser()
  try {
    const script = await readMorning()
    const db = connect({ url: program.databaseUrl, max: 1, name: 'bench' })
    await welcomeKnown(db, script)
    await db.close()
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    context.on('page', (paper) => void paper.close())
    await signIn(page, program)
    const taken: Taken[] = []
    for (const dossier of script.dossiers) taken.push(await takeIn(page, dossier))
    return claimsOf(taken)
  } finally {
    await browser.close()
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function signIn(page: Page, { url, password }: MeasuredProgram): Promise<void> {
  await page.goto(`${url}/dang-nhap?next=/tiep-nhan`)
  await page.fill('#username', CLERK)
  await page.fill('#password', password)
  await page.keyboard.press('Enter')
  await page.waitForURL(({ pathname }) => pathname === '/tiep-nhan')
}

function claimsOf(taken: readonly Taken[]): Claim[] {
  const keys = taken.map((each) => each.keys)
  const seconds = taken.map(({ waitedMs }) => waitedMs / 1000)
  return [
    {
      name: 'morning-keys',
      ours: median(keys),
      baseline: KEYS_BEFORE,
      need: { atMost: 0.5 },
      notes: { dossiers: taken.length, p90: percentile(keys, 0.9), most: Math.max(...keys) },
    },
    {
      name: 'morning-wait',
      ours: median(seconds),
      baseline: null,
      need: { atMost: 1.5 },
      notes: { unit: 's a dossier', p90: Math.round(percentile(seconds, 0.9) * 1000) / 1000 },
    },
  ]
}
