import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'

export const DESK = { width: 1280, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** A folder in which every page a day visits is kept as a picture, for whoever wants to look at them. */
const PICTURES = process.env.CAMLO_KEEP_PICTURES

/** One person's day at a browser, under the policy that browsers are given. */
export interface Day {
  page: Page
  /** What the browser complained of: a script that threw, something the policy forbids. */
  complaints: readonly string[]
  /** Goes to a page and looks at it. */
  visit(path: string): Promise<void>
  /** At both widths: nothing wider than the window, no serious finding of an accessibility check. */
  look(): Promise<void>
  /** Sends the form with this button and waits for the page it leads to. */
  press(button: string): Promise<void>
  signIn(username: string): Promise<void>
  signOut(): Promise<void>
  end(): Promise<void>
}

// A form that is refused is shown again, with the status that says so.
const REFUSED = /responded with a status of (409|422)/

/** @param name what its pictures are called after */
export async function beginDay(browser: Browser, site: string, name: string): Promise<Day> {
  const context: BrowserContext = await browser.newContext({ viewport: DESK })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  const complain = (text: string): void => void (REFUSED.test(text) || complaints.push(`${page.url()}: ${text}`))
  page.on('console', (message) => message.type() === 'error' && complain(message.text()))
  page.on('pageerror', (error) => complain(error.message))
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  let pictures = 0

  const day: Day = {
    page,
    complaints,
    async visit(path) {
      const answer = await page.goto(site + path)
      expect(answer?.status(), path).toBe(200)
      await day.look()
    },
    async look() {
      pictures += 1
      for (const size of [DESK, PHONE]) {
        await page.setViewportSize(size)
        if (PICTURES) await keep(page, join(PICTURES, `${name}-${String(pictures).padStart(2, '0')}-${size.width}.png`))
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(width, `${page.url()} is wider than its window`).toBeLessThanOrEqual(size.width)
        // Colours are the same at every width, and looking at them takes longest.
        const found = await page.evaluate(serious(axe, size === DESK ? [] : ['color-contrast']))
        expect(found, `${page.url()} at ${size.width}`).toEqual([])
      }
      await page.setViewportSize(DESK)
    },
    async press(button) {
      const target = page.locator(button).first()
      await target.evaluate((element) => element.closest('details')?.setAttribute('open', ''))
      await Promise.all([page.waitForEvent('load'), target.click()])
    },
    async signIn(username) {
      await page.goto(`${site}/dang-nhap`)
      await page.fill('#username', username)
      await page.fill('#password', DEMO_PASSWORD_FOR_TESTS)
      await day.press('main button[type=submit]')
      expect(new URL(page.url()).pathname).not.toBe('/dang-nhap')
    },
    async signOut() {
      await day.press('form[action="/dang-xuat"] button')
      const answer = await page.goto(`${site}/viec`)
      expect([answer?.status(), new URL(page.url()).pathname]).toEqual([200, '/dang-nhap'])
    },
    end: () => context.close(),
  }
  return day
}

/** What an accessibility check finds serious. Its script is there once for each page. */
const serious = (axe: string, left: readonly string[]): string => `(async () => {
  if (!window.axe) { ${axe} }
  const rules = Object.fromEntries(${JSON.stringify(left)}.map((rule) => [rule, { enabled: false }]))
  const { violations } = await axe.run(document, { resultTypes: ['violations'], rules })
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ' ' + nodes.slice(0, 2).map(({ html }) => html.slice(0, 160)).join(' '))
})()`

async function keep(page: Page, path: string): Promise<void> {
  mkdirSync(PICTURES as string, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, fullPage: true })
}
