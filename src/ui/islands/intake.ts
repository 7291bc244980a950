// Typing at the counter (`form[data-intake]`): Enter goes to the next answer that is missing and hands in once none is; a usual answer is
// written by its initials; lines of a table grow as they are filled. Without scripts Enter hands in, and every button is there.
import { growLines, moreLines } from './lines.ts'

const BUTTONS = new Set(['submit', 'button', 'file', 'image', 'reset'])

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim()

const formOf = (target: EventTarget | null): HTMLFormElement | null =>
  target instanceof Element ? target.closest<HTMLFormElement>('form[data-intake]') : null

/** The fields that must be filled in and aren't, in their order. */
const missing = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('[data-needed]')].filter((field) => field.value.trim() === '' && !field.disabled)

function goTo(field: HTMLElement): void {
  field.focus()
  if (field instanceof HTMLInputElement && field.type !== 'date') field.select()
}

/** On to what is missing after this field, then before it; when nothing is, the form is handed in. */
function moveOn(form: HTMLFormElement, from: Field): void {
  const left = missing(form)
  const after = left.find((field) => from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)
  const next = after ?? left[0]
  if (next) goTo(next)
  else form.requestSubmit()
}

/** The usual answer that initials mean: the whole of them, or a beginning that only one has. */
function meantBy(typed: string, usual: readonly string[]): string | undefined {
  const asked = fold(typed)
  if (asked.length < 2) return undefined
  const same = usual.find((each) => fold(each) === asked)
  if (same) return same
  if (!/^[a-z]+$/.test(asked)) return undefined
  const initials = usual.map((each) => ({ each, letters: fold(each).replace(/([a-z0-9])[a-z0-9]*[^a-z0-9]*/g, '$1') }))
  const exact = initials.filter(({ letters }) => letters === asked)
  const found = exact.length > 0 ? exact : initials.filter(({ letters }) => letters.startsWith(asked))
  return found.length === 1 ? found[0]?.each : undefined
}

function spellOut(field: EventTarget | null): void {
  if (!(field instanceof HTMLInputElement) || !field.list || !formOf(field)) return
  const meant = meantBy(
    field.value,
    [...field.list.options].map(({ value }) => value),
  )
  if (meant === undefined || meant === field.value) return
  field.value = meant
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

document.addEventListener('change', (event) => {
  spellOut(event.target)
  // Every paper was ticked: on to the first answer.
  const all = event.target as HTMLInputElement
  const form = formOf(all)
  if (!form || !all.dataset.checkAll || !all.checked) return
  // Where none is missing, to where one may be changed: Enter hands in from there.
  const first = missing(form)[0] ?? form.querySelector<Field>('#to-khai :is(input, select, textarea)')
  if (first) goTo(first)
  else form.querySelector<HTMLButtonElement>('[data-submit]')?.focus()
})

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest('[data-more-lines]')
  if (!button) return
  event.preventDefault()
  moreLines(button)
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing || event.altKey || event.shiftKey) return
  const form = formOf(event.target)
  const field = event.target
  if (!form) return
  // From anywhere, a text of several lines too.
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault()
    spellOut(field)
    form.requestSubmit()
    return
  }
  const moves = field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && !BUTTONS.has(field.type))
  if (!moves) return
  event.preventDefault()
  spellOut(field)
  const line = field instanceof HTMLInputElement ? growLines(field) : undefined
  if (line) goTo(line)
  else moveOn(form, field)
})
