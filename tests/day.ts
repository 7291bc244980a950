import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD_FOR_TESTS } from '../src/demo/index.ts'
import { DESK, look } from '../src/testing/look.ts'

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
      await look(page, `${name}-${String(pictures).padStart(2, '0')}`)
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
