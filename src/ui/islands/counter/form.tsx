import { useEffect, useRef, useState } from 'preact/hooks'
import { keepDrafts } from '../drafts.ts'
import { ensureLines } from '../lines.ts'
import { changeEntry, type Entry, type Keeping, type KeptFile, type KitProcedure } from './store.ts'
import { Throw } from './throw.tsx'
import { words } from './words.ts'

const FILE_BYTES = 20 * 1_048_576
const DOSSIER_BYTES = 100 * 1_048_576

type Wrong = [field: string, message: string][]

/** What can be seen to be wrong without the server. */
async function check(form: HTMLFormElement, { required }: KitProcedure, known: boolean): Promise<Wrong> {
  const data = new FormData(form)
  const missing = required
    .filter((name) => !(known && name === 'fullName') && String(data.get(name) ?? '').trim() === '')
    .map((name): [string, string] => [name, `${labelOf(form, name)}: ${words.missing}`])
  const files = [...data].filter((entry): entry is [string, File] => entry[1] instanceof File && entry[1].size > 0)
  const large = files
    .filter(([, { size }]) => size > FILE_BYTES)
    .map(([name, file]): [string, string] => [name, words.tooLarge(file.name)])
  const bytes = files.reduce((sum, [, { size }]) => sum + size, 0)
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  const tooMuch = bytes > DOSSIER_BYTES || bytes > quota - usage
  return [...missing, ...large, ...(tooMuch ? [['giay-to', words.tooMuch] as [string, string]] : [])]
}

const labelOf = (form: HTMLFormElement, name: string): string =>
  form.querySelector(`label[for="${CSS.escape(name)}"]`)?.textContent?.trim() ?? name

function Problems({ wrong }: { wrong: Wrong }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [wrong])
  if (wrong.length === 0) return null
  return (
    <div class="govuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{words.problem}</h2>
        <ul class="govuk-list govuk-error-summary__list">
          {wrong.map(([field, message]) => (
            <li key={field}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** A procedure's form, as the server made it; what is wrong with it is said before it is handed in. */
export function IntakeForm({ procedure, official }: { procedure: KitProcedure; official: string }) {
  const place = useRef<HTMLDivElement>(null)
  const [wrong, setWrong] = useState<Wrong>([])
  useEffect(() => {
    const form = place.current?.querySelector('form')
    if (!form) return
    ready(form, official, crypto.randomUUID())
    keepDrafts()
    form.querySelector<HTMLElement>('#fullName')?.focus()
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const found = await check(form, procedure, false)
      setWrong(found)
      // The worker that looks after this address sends it, or keeps it.
      if (found.length === 0) form.submit()
      else delete form.dataset.sent
    })
  }, [])
  return (
    <>
      <Problems wrong={wrong} />
      <div ref={place} dangerouslySetInnerHTML={{ __html: procedure.form }} />
    </>
  )
}

function ready(form: HTMLFormElement, official: string, key: string): void {
  for (const [name, value] of [
    ['official', official],
    ['idempotencyKey', key],
  ] as const) {
    const input = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (input) input.value = value
  }
  const scans = form.querySelector('input[type=file]')?.closest('.govuk-details__text')
  const hint = document.createElement('p')
  hint.className = 'govuk-hint'
  hint.textContent = words.filesHint
  scans?.prepend(hint)
}

interface CorrectProps {
  entry: Entry
  keeping: Keeping
  done: () => void
}

/** What the server refused, corrected by the clerk and sent again: with its number and its time. */
export function Correct({ entry, keeping, done }: CorrectProps) {
  const { procedures } = keeping.kit
  const place = useRef<HTMLDivElement>(null)
  const [slug, setSlug] = useState(entry.slug)
  const [wrong, setWrong] = useState<Wrong>(Object.entries(entry.reason?.fields ?? {}))
  const unitId = entry.fields.find(([name]) => name === 'unitId')?.[1]
  const procedure =
    procedures.find((each) => each.slug === slug && each.unitId === unitId) ??
    procedures.find((each) => each.slug === slug)
  const known = entry.fields.some(([name]) => name === 'applicantId')

  useEffect(() => {
    const form = place.current?.querySelector('form')
    if (!form || !procedure) return
    fill(form, entry.fields)
    ready(form, entry.official, entry.key)
    const button = form.querySelector('[data-submit]')
    if (button) button.textContent = words.save
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      event.stopPropagation()
      const found = await check(form, procedure, known)
      setWrong(found)
      if (found.length > 0) return
      await saveAgain(entry, form, procedure)
      done()
    })
  }, [slug])

  return (
    <>
      <section class="camlo-card camlo-correct">
        <h2>
          {entry.number} · {entry.person}
        </h2>
        {/* Where no field is to blame, the summary below has nothing to say. */}
        {wrong.length === 0 && (
          <p role="alert">
            <strong>{entry.reason?.message}</strong>
          </p>
        )}
        <p>{words.correctHint}</p>
        {entry.files.length > 0 && <p>{words.files(entry.files.map(({ name }) => name).join(', '))}</p>}
        <div class="govuk-form-group">
          <label class="govuk-label" for="doi-thu-tuc">
            {words.procedure}
          </label>
          <select
            id="doi-thu-tuc"
            class="govuk-select"
            value={slug}
            onChange={(event) => setSlug((event.target as HTMLSelectElement).value)}
          >
            {!procedure && <option value={slug}>{entry.procedureName}</option>}
            {procedures.map((each) => (
              <option key={`${each.slug} ${each.unitId}`} value={each.slug}>
                {each.name}
              </option>
            ))}
          </select>
        </div>
      </section>
      <Problems wrong={wrong} />
      {procedure && (
        <div
          key={slug}
          ref={place}
          class="camlo-correcting"
          dangerouslySetInnerHTML={{ __html: withTime(procedure.form, entry) }}
        />
      )}
      <section class="camlo-card">
        <Throw entry={entry} done={done} />
      </section>
    </>
  )
}

/** Where the clock can't be right, the time is asked for, above the form's own fields. */
function withTime(form: string, { reason }: Entry): string {
  if (reason?.code !== 'bad_time') return form
  const field = `<div class="govuk-form-group"><label class="govuk-label" for="saidTime">${words.time}</label>
    <input class="govuk-input govuk-input--width-20" type="datetime-local" id="saidTime" required></div>`
  return form.replace(/(<form[^>]*>)/, `$1${field}`)
}

function fill(form: HTMLFormElement, fields: Entry['fields']): void {
  const answersOf = (wanted: string): string[] => fields.flatMap(([name, value]) => (name === wanted ? [value] : []))
  ensureLines(form, answersOf)
  const seen = new Map<string, number>()
  for (const element of form.elements) {
    const field = element as HTMLInputElement
    const { name } = field
    if (!name || field.type === 'file') continue
    const own = answersOf(name)
    if (field.type === 'checkbox' || field.type === 'radio') {
      field.checked = own.includes(field.value)
      continue
    }
    // Of several fields of one name each has its own answer.
    const place = seen.get(name) ?? 0
    seen.set(name, place + 1)
    const answer = own[place]
    if (answer !== undefined && !['versionId', 'procedureName', 'unitId'].includes(name)) field.value = answer
  }
}

async function saveAgain(entry: Entry, form: HTMLFormElement, procedure: KitProcedure): Promise<void> {
  const data = [...new FormData(form)]
  const picked = data.filter((each): each is [string, File] => each[1] instanceof File && each[1].size > 0)
  const typed = data.filter((each): each is [string, string] => typeof each[1] === 'string')
  const said = form.querySelector<HTMLInputElement>('#saidTime')?.value
  // The office's time, whatever zone this computer believes in.
  const saidAt = said ? Date.parse(`${said}:00+07:00`) : undefined
  const files: KeptFile[] = [
    ...entry.files.filter(
      ({ field }) => field in (entry.reason?.fields ?? {}) === false && !picked.some(([name]) => name === field),
    ),
    ...picked.map(([field, file]) => ({ field, name: file.name, file })),
  ]
  await changeEntry(entry.key, ({ reason: _, ...kept }) => ({
    ...kept,
    slug: procedure.slug,
    procedureName: procedure.name,
    person: typed.find(([name]) => name === 'fullName')?.[1] || kept.person,
    fields: [
      ...typed,
      // What the kit's form has no field for: the person found, what is held for them, files that are up, the queue's number.
      ...kept.fields.filter(([name]) => form.elements.namedItem(name) === null),
      ...(saidAt === undefined ? [] : [['saidAt', String(saidAt)] as [string, string]]),
    ],
    files,
    faults: 0,
    state: 'waiting',
    ...(saidAt === undefined ? {} : { shownAt: saidAt }),
  }))
}
