/** Lines of a table that grows (`tbody[data-lines]`): the next one is made when it is needed, as a copy of the last without its answers. */

const lineOf = (field: Element): HTMLTableRowElement | null =>
  field.closest<HTMLTableRowElement>('tbody[data-lines] > tr')

const inputsOf = (line: Element): HTMLInputElement[] => [...line.querySelectorAll<HTMLInputElement>('input')]

const isEmpty = (line: Element): boolean => (inputsOf(line)[0]?.value ?? '').trim() === ''

/** A further line behind the last; undefined when there are as many as there may be. */
function addLine(body: HTMLTableSectionElement): HTMLTableRowElement | undefined {
  const last = body.rows[body.rows.length - 1]
  if (!last || body.rows.length >= Number(body.dataset.lines)) return undefined
  const line = last.cloneNode(true) as HTMLTableRowElement
  const number = body.rows.length + 1
  for (const input of inputsOf(line)) {
    input.value = input.dataset.initial ?? ''
    input.id = input.id.replace(/-\d+$|$/, `-${number}`)
    if (input.dataset.label) input.setAttribute('aria-label', input.dataset.label.replace('#', String(number)))
    delete input.dataset.needed
    input.removeAttribute('aria-invalid')
    input.removeAttribute('aria-describedby')
  }
  for (const said of line.querySelectorAll('[data-line-number]')) said.textContent = String(number)
  for (const said of line.querySelectorAll('.govuk-error-message')) said.remove()
  body.append(line)
  return line
}

/** A further line, by the button below the lines. */
export function moreLines(button: Element): void {
  const body = button.closest('form')?.querySelector<HTMLTableSectionElement>('tbody[data-lines]')
  const line = body && addLine(body)
  if (line) inputsOf(line)[0]?.focus()
}

/** Sees to it that a form has as many lines as there are answers to put into them. */
export function ensureLines(form: HTMLFormElement, answersOf: (name: string) => readonly string[]): void {
  for (const body of form.querySelectorAll<HTMLTableSectionElement>('tbody[data-lines]')) {
    const count = answersOf(body.querySelector('input')?.name ?? '').length
    while (body.rows.length < count && addLine(body));
  }
}

/**
 * Where Enter leads within lines: to the next cell, from the last to the next line. Out of them, undefined, from a line that was
 * left empty.
 */
export function growLines(field: HTMLInputElement): HTMLInputElement | undefined {
  const line = lineOf(field)
  if (!line || (isEmpty(line) && line.rowIndex > 1)) return undefined
  const cells = inputsOf(line)
  const next = cells[cells.indexOf(field) + 1]
  if (next || isEmpty(line)) return next
  const body = line.parentElement as HTMLTableSectionElement
  const below = (line.nextElementSibling as HTMLTableRowElement | null) ?? addLine(body)
  return below ? inputsOf(below)[0] : undefined
}
