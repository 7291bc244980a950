import type { Page } from 'playwright-core'

const MARKED = /[\u0302\u0306\u031b]/u
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u

/** How many keys a text takes in Telex, as most people here type. @example keysOf('Nguyễn') // 8 */
export const keysOf = (text: string): number =>
  [...text.normalize('NFC')].reduce((sum, letter) => {
    const parts = letter.normalize('NFD')
    return sum + 1 + Number(MARKED.test(parts)) + Number(TONE.test(parts)) + Number(/[đĐ]/.test(letter))
  }, 0)

/** A keyboard that counts what is pressed on it, and the time until pages that keys lead to are there. */
export class CountingKeyboard {
  keys = 0
  /** How long the program took for the pages of this dossier. */
  waitedMs = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async type(text: string): Promise<void> {
    this.keys += keysOf(text)
    await this.page.keyboard.type(text)
  }

  async press(key: string): Promise<void> {
    this.keys += 1
    await this.page.keyboard.press(key)
  }

  /** A code at the reader, which types it and Enter. */
  async scan(text: string): Promise<void> {
    this.keys += 1
    await this.page.keyboard.insertText(text)
    await this.leads(() => this.page.keyboard.press('Enter'))
  }

  /** A key that leads to another page, and the wait until it can be typed on. */
  async go(key: string): Promise<void> {
    this.keys += 1
    await this.leads(() => this.page.keyboard.press(key))
  }

  private async leads(pressing: () => Promise<void>): Promise<void> {
    const start = performance.now()
    await Promise.all([this.page.waitForEvent('load'), pressing()])
    this.waitedMs += performance.now() - start
  }

  /** Where the cursor is: the name of the field and its place among those of that name. */
  where(): Promise<{ name: string; place: number; id: string }> {
    return this.page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement | null
      const name = field?.name ?? ''
      const all = name ? [...document.getElementsByName(name)] : []
      return { name, place: field ? all.indexOf(field) : -1, id: field?.id ?? '' }
    })
  }
}
