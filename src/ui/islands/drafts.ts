import { ensureLines } from './lines.ts'

/** What is typed into a form marked `data-draft` is kept in this browser window until the form is done, so that it survives an ended session. */
export function keepDrafts(): void {
  // The page after a form that was done says which draft is no longer needed.
  for (const done of document.querySelectorAll<HTMLElement>('[data-draft-done]'))
    sessionStorage.removeItem(`draft:${done.dataset.draftDone}`)
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    const key = `draft:${location.pathname}:${form.dataset.draft}`
    restore(form, key)
    form.addEventListener('input', () => {
      sessionStorage.setItem(key, JSON.stringify(valuesOf(form)))
    })
  }
  // Whoever signs out leaves nothing for the next person at this desk.
  document.querySelector('form[action="/dang-xuat"]')?.addEventListener('submit', () => sessionStorage.clear())
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function fieldsOf(form: HTMLFormElement): Field[] {
  const secret = /^(password|file|hidden)$/
  return [...form.elements].filter(
    (field): field is Field =>
      'name' in field && !!field.name && 'value' in field && !secret.test((field as Field).type),
  )
}

const isChoice = (field: Field): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox'

function valuesOf(form: HTMLFormElement): [name: string, value: string][] {
  return fieldsOf(form)
    .filter((field) => !isChoice(field) || field.checked)
    .map((field) => [field.name, field.value])
}

function restore(form: HTMLFormElement, key: string): void {
  const kept = sessionStorage.getItem(key)
  if (!kept || form.querySelector('[aria-invalid], .govuk-form-group--error')) return
  const values = JSON.parse(kept) as [string, string][]
  const own = (wanted: string): string[] => values.flatMap(([name, value]) => (name === wanted ? [value] : []))
  ensureLines(form, own)
  const seen = new Map<string, number>()
  for (const field of fieldsOf(form)) {
    const { name } = field
    if (isChoice(field)) {
      field.checked = own(name).includes(field.value)
      continue
    }
    // Of several fields of one name each has its own answer.
    const place = seen.get(name) ?? 0
    seen.set(name, place + 1)
    field.value = own(name)[place] ?? field.value
  }
}
