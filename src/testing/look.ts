import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** A clerk's window. */
export const DESK = { width: 1280, height: 900 }
/** A citizen's window. */
export const PHONE = { width: 390, height: 844 }

/** A folder in which every page that is looked at is kept as a picture, for whoever wants to look too. */
const PICTURES = process.env.CAMLO_KEEP_PICTURES

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Looks at a page at both widths: nothing is wider than the window, and an accessibility check finds nothing serious. The window is
 * left as it was.
 *
 * @param name what its pictures are called after
 */
export async function look(page: Page, name?: string): Promise<void> {
  const before = page.viewportSize()
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size)
    // Colours are the same at every width, and looking at them takes longest.
    await lookHere(page, { name, leaving: size === DESK ? [] : ['color-contrast'] })
  }
  if (before) await page.setViewportSize(before)
}

/** The same at the width the window has. @param options.leaving rules of the check that are left out */
export async function lookHere(
  page: Page,
  { name, leaving = [] }: { name?: string | undefined; leaving?: readonly string[] } = {},
): Promise<void> {
  const size = page.viewportSize()?.width ?? 0
  const where = `${name ?? page.url()} at ${size}`
  if (PICTURES && name) await keep(page, join(PICTURES, `${name}-${size}.png`))
  expect(await page.evaluate(WIDER), `${where} is wider than its window`).toEqual([])
  const parts = (await page.evaluate(PARTS)) as string[]
  const fresh = parts.map((part) => `${size} ${part}`).filter((part) => !lookedAt.has(part))
  // Made of nothing but what was looked at on other pages already.
  if (fresh.length === 0) return
  // Half a megabyte of script: a page gets it once.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(await axe)
  expect(await page.evaluate(serious(leaving)), where).toEqual([])
  for (const part of fresh) lookedAt.add(part)
}

/** What the check of this process has seen: elements with all they stand in, at a width. */
const lookedAt = new Set<string>()

/** Each element of the page by its way from the top, by names and classes, with what it says of itself to a screen reader. */
const PARTS = `(() => {
  const parts = new Set()
  const walk = (element, above) => {
    const way = above + '>' + element.localName + '.' + element.className
    const said = [...element.attributes].filter(({ name }) => !/^(id|href|value|for|name|action|d|x|y|title|src)$/.test(name))
      .map(({ name, value }) => (/^(role|type|aria-(current|hidden|expanded|invalid))$/.test(name) ? name + '=' + value : name))
    parts.add(way + '[' + said.sort().join() + ']' + (element.textContent.trim() === '' ? 'empty' : ''))
    for (const child of element.children) walk(child, way)
  }
  walk(document.body, document.documentElement.lang + document.documentElement.className)
  return [...parts]
})()`

/** What sticks out of a window that could be scrolled sideways. */
const WIDER = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
  .map((each) => each.localName + '.' + each.className).slice(0, 6)`

const serious = (leaving: readonly string[]): string => `(async () => {
  const rules = Object.fromEntries(${JSON.stringify(leaving)}.map((rule) => [rule, { enabled: false }]))
  const { violations } = await axe.run(document, { resultTypes: ['violations'], rules })
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ' ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' '))
})()`

async function keep(page: Page, path: string): Promise<void> {
  mkdirSync(PICTURES as string, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, fullPage: true })
}
