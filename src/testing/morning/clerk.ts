import type { Page } from 'playwright-core'
import { foldVietnamese } from '../../platform/text.ts'
import { CountingKeyboard } from './keyboard.ts'
import { cardOf, type MorningAnswer, type MorningDossier } from './script.ts'

const MOST_TABS = 40
const MOST_CELLS = 4

export interface Taken {
  keys: number
  waitedMs: number
  code: string
}

/** Takes a dossier of the script in, by keyboard alone; the cursor is in the box before and after. */
export async function takeIn(page: Page, dossier: MorningDossier): Promise<Taken> {
  const keyboard = new CountingKeyboard(page)
  await expectCursor(keyboard, 'tim')
  await find(keyboard, dossier)
  await page.locator('form[data-intake]').waitFor()
  if (dossier.how === 'typed') await introduce(keyboard, dossier)
  await keyboard.press('F9')
  for (const [place, line] of dossier.lines.entries()) for (const answer of line) await fill(keyboard, answer, place)
  await keyboard.go('Control+Enter')
  const code = (await page.locator('.camlo-panel .camlo-code').textContent()) ?? ''
  await expectCursor(keyboard, 'tim')
  await keyboard.press('F9')
  return { keys: keyboard.keys, waitedMs: keyboard.waitedMs, code }
}

async function expectCursor(keyboard: CountingKeyboard, name: string): Promise<void> {
  const at = await keyboard.where()
  if (at.name !== name) throw new Error(`The cursor is in “${at.name}”, not in “${name}”: ${keyboard.page.url()}`)
}

/** Whose it is and which procedure: in the one box. */
async function find(keyboard: CountingKeyboard, { how, person, types }: MorningDossier): Promise<void> {
  const { page } = keyboard
  if (how === 'same') {
    await keyboard.type(types)
    return keyboard.go('F2')
  }
  await keyboard.type(`${types} `)
  if (how === 'card') return keyboard.scan(cardOf(person))
  const letters = foldVietnamese(person.name).split(' ').slice(-2).join(' ')
  await keyboard.type(how === 'number' ? person.number : how === 'typed' ? person.name : letters)
  await keyboard.go('Enter')
  // Others of this name were here before: it is somebody new all the same.
  if (how === 'typed' && (await page.locator('form[data-intake]').count()) === 0) await keyboard.go('n')
  if (how !== 'name') return
  const hits = await page.locator('a[data-key]', { hasText: person.name }).first().getAttribute('data-key')
  await keyboard.go(hits ?? '1')
}

/** Somebody new without a card: the name is there, number and address are typed. */
async function introduce(keyboard: CountingKeyboard, { person }: MorningDossier): Promise<void> {
  for (const [name, value] of [
    ['idNumber', person.number],
    ['address', person.address],
  ] as const) {
    await reach(keyboard, name, 0)
    await keyboard.type(value)
  }
}

/** To a field: by Enter where it is the next that is missing, else by Tab. */
async function reach(keyboard: CountingKeyboard, name: string, place: number): Promise<void> {
  const isThere = async () => {
    const at = await keyboard.where()
    return at.name === name && at.place === place
  }
  if (await isThere()) return
  // Enter from the last cell of a line makes the next.
  const wanted = keyboard.page.locator(`[name="${name}"]`).nth(place)
  if (await isNextMissing(keyboard, name, place)) await keyboard.press('Enter')
  for (let cells = 0; cells < MOST_CELLS && (await wanted.count()) === 0; cells += 1) await keyboard.press('Enter')
  for (let tabs = 0; tabs < MOST_TABS && !(await isThere()); tabs += 1) await keyboard.press('Tab')
  if (!(await isThere())) throw new Error(`“${name}” can't be reached by keyboard`)
}

const isNextMissing = (keyboard: CountingKeyboard, name: string, place: number): Promise<boolean> =>
  keyboard.page.evaluate(
    ([wanted, at]) => {
      const from = document.activeElement
      const left = [...document.querySelectorAll<HTMLInputElement>('[data-needed]')].filter(
        (field) => field.value === '' && from && from.compareDocumentPosition(field) & 4,
      )
      return !!from?.closest('form[data-intake]') && left[0] === document.getElementsByName(String(wanted))[Number(at)]
    },
    [name, place] as const,
  )

/** A day's digits in the order of the browser, which speaks English; as many keys as in any other. */
const monthFirst = (day: string): string => day.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$2$1$3')

async function fill(keyboard: CountingKeyboard, { field, typed, kept }: MorningAnswer, place: number): Promise<void> {
  const name = `f-${field}`
  const control = keyboard.page.locator(`[name="${name}"]`).nth(place)
  // What stands there already is left as it is.
  if ((await control.count()) > 0 && (await control.inputValue()) === kept) return
  await reach(keyboard, name, place)
  const kind = await control.evaluate((element) => (element as HTMLInputElement).type)
  if (kind === 'select-one')
    for (let steps = 0; steps < MOST_TABS && (await control.inputValue()) !== kept; steps += 1)
      await keyboard.press('ArrowDown')
  else await keyboard.type(kind === 'date' ? monthFirst(typed) : typed)
}
