import { LIMIT_UNITS, type Limit } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { nfc } from '../../../platform/text.ts'
import { type DraftContent, slugOf } from './draft.ts'
import type { Part } from './draft-findings.ts'
import { fieldsOf, type LibraryKey } from './field-library.ts'
import { FIELD_TYPES, type LinkedProcedure, type Paper } from './version.ts'

/** A form as it was posted: fields by name, rows as `papers.0.quantity`. */
export type Posted = Readonly<Record<string, string | readonly string[] | undefined>>

const LONGEST = { line: 300, block: 60_000 }
const MOST_SUGGESTIONS = 100

const text = (posted: Posted, name: string, most = LONGEST.line): string => {
  const value = posted[name]
  return nfc(typeof value === 'string' ? value : (value?.[0] ?? ''))
    .replaceAll('\r\n', '\n')
    .slice(0, most)
    .trim()
}
const textOrNull = (posted: Posted, name: string): string | null => text(posted, name, 500) || null
const list = (posted: Posted, name: string): string[] => [posted[name] ?? []].flat().map((each) => nfc(each))
const lines = (posted: Posted, name: string): string[] =>
  text(posted, name, LONGEST.block)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const linesOrNull = (posted: Posted, name: string): string[] | null => {
  const found = lines(posted, name).slice(0, MOST_SUGGESTIONS)
  return found.length > 0 ? found.map((line) => line.slice(0, LONGEST.line)) : null
}

/** A number as it is typed, with a comma or a point; 0 where there is none, which the checks then name. */
const number = (posted: Posted, name: string): number => {
  const value = Number(text(posted, name).replace(/\s/g, '').replace(',', '.'))
  return Number.isFinite(value) ? value : 0
}

/** Đồng with or without dots between thousands. */
const dong = (posted: Posted, name: string): number => Number(text(posted, name).replace(/[\s.đ]/g, '')) || 0

/** Words in both languages; without English ones the Vietnamese stand for both. */
const words = (posted: Posted, name: string): Text => {
  const vi = text(posted, `${name}.vi`)
  return { vi, en: text(posted, `${name}.en`) || vi }
}
const wordsOrNull = (posted: Posted, name: string): Text | null => {
  const both = words(posted, name)
  return both.vi === '' ? null : both
}

const oneOf = <T extends string>(values: readonly T[], value: string): T =>
  values.find((each) => each === value) ?? (values[0] as T)

const date = (posted: Posted, name: string): string => {
  const value = text(posted, name)
  const real = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
  return real && new Date(value).toISOString().startsWith(value) ? value : ''
}

const limit = (posted: Posted, name: string): Limit => ({
  amount: number(posted, `${name}.amount`),
  unit: oneOf(LIMIT_UNITS, text(posted, `${name}.unit`)),
})

/** The indexes of the rows there are, in their order. */
function rows(posted: Posted, name: string): string[] {
  const found = new Set<number>()
  for (const key of Object.keys(posted)) {
    const match = key.startsWith(`${name}.`) ? /^\d{1,3}(?=\.)/.exec(key.slice(name.length + 1)) : null
    if (match) found.add(Number(match[0]))
  }
  return [...found].sort((a, b) => a - b).map((index) => `${name}.${index}`)
}

/** An object without the properties that say nothing. */
const told = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null && each !== undefined)) as Partial<T>

function readGeneral(posted: Posted): Partial<DraftContent> {
  const legal = limit(posted, 'legalLimit')
  const lengthened = { limit: limit(posted, 'lengthening'), ground: text(posted, 'lengthening.ground', 500) }
  const units = list(posted, 'receivedBy')
  const kinds = units.filter((each) => each.startsWith('kind:')).map((each) => each.slice(5))
  const codes = units.filter((each) => each.startsWith('unit:')).map((each) => each.slice(5))
  return {
    name: words(posted, 'name'),
    field: words(posted, 'field'),
    code: textOrNull(posted, 'code'),
    level: oneOf(['commune', 'district', 'linked'], text(posted, 'level')),
    validFrom: date(posted, 'validFrom'),
    validTo: date(posted, 'validTo') || null,
    limit: limit(posted, 'limit'),
    legalLimit: legal.amount > 0 ? legal : null,
    lengthening: lengthened.limit.amount > 0 || lengthened.ground !== '' ? lengthened : null,
    countAfterCutoff: oneOf(['sameDay', 'nextDay'], text(posted, 'countAfterCutoff')),
    dueTimeMode: oneOf(['endOfDay', 'sameClockTime'], text(posted, 'dueTimeMode')),
    fee: { dong: dong(posted, 'fee.dong'), note: wordsOrNull(posted, 'fee.note') },
    receivedBy: { ...(kinds.length ? { kinds } : {}), ...(codes.length ? { codes } : {}) },
    legalBasis: lines(posted, 'legalBasis'),
    standing: posted.standing === 'S' ? 'S' : 'K',
    note: wordsOrNull(posted, 'note'),
    terms: lines(posted, 'terms'),
    lifeEvents: list(posted, 'lifeEvents'),
  }
}

const PAPER_KINDS: readonly Paper['kind'][] = ['form', 'original', 'copy', 'certifiedCopy']

const readPapers = (posted: Posted): Partial<DraftContent> => ({
  papers: rows(posted, 'papers').map((row) => ({
    name: words(posted, `${row}.name`),
    kind: oneOf(PAPER_KINDS, text(posted, `${row}.kind`)),
    quantity: number(posted, `${row}.quantity`),
    issuedByOffice: text(posted, `${row}.issuedByOffice`) !== '',
    ...told({
      heldBy: wordsOrNull(posted, `${row}.heldBy`),
      kindKey: textOrNull(posted, `${row}.kindKey`),
      condition: textOrNull(posted, `${row}.condition`),
      conditionText: wordsOrNull(posted, `${row}.conditionText`),
    }),
  })),
})

/** Options one a line: `value | words | words in English`. */
const options = (posted: Posted, name: string) =>
  lines(posted, name).map((line) => {
    const [value = '', vi = value, en = vi] = line.split('|').map((part) => part.trim())
    return { value, label: { vi: vi || value, en: en || vi || value } }
  })

const readForm = (posted: Posted): Partial<DraftContent> => ({
  form: rows(posted, 'form').map((row) => {
    const type = oneOf(FIELD_TYPES, text(posted, `${row}.type`))
    const hint = wordsOrNull(posted, `${row}.hint`)
    return {
      key: text(posted, `${row}.key`),
      type,
      label: words(posted, `${row}.label`),
      required: text(posted, `${row}.required`) !== '',
      ...(hint ? { hint } : {}),
      ...(type === 'choice' ? { options: options(posted, `${row}.options`) } : {}),
      ...told({
        initial: textOrNull(posted, `${row}.initial`),
        suggestions: linesOrNull(posted, `${row}.suggestions`),
        repeats: text(posted, `${row}.repeats`) === '' ? null : true,
      }),
    }
  }),
})

/** `external:TAX` is a body outside, `office:TNMT` a fixed office; nothing is where the dossier was received. */
function place(value: string): { place: 'receiving' | 'office' | 'external'; unit: string | null } {
  const [kind, unit] = value.split(':')
  if ((kind === 'office' || kind === 'external') && unit) return { place: kind, unit }
  return { place: 'receiving', unit: null }
}

/** The word of a group, as it can stand in a file. */
const groupOf = (typed: string): string | null => slugOf(typed).slice(0, 40) || null

/** Linked procedures, one a line, with those each waits for behind a `<`. @example `thuong-tru-tre-em < khai-sinh, khai-tu` */
function linkedOf(typed: readonly string[]): LinkedProcedure[] | null {
  const linked = typed.map((line) => {
    const [slug = '', after = ''] = line.split('<')
    return {
      slug: slug.trim(),
      after: after
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    }
  })
  return linked.length > 0 ? linked : null
}

function readSteps(posted: Posted, { limit: { unit } }: DraftContent): Partial<DraftContent> {
  return {
    steps: rows(posted, 'steps').map((row) => ({
      key: text(posted, `${row}.key`)
        .replace(/[^A-Za-z0-9_-]/g, '')
        .slice(0, 40),
      name: words(posted, `${row}.name`),
      role: text(posted, `${row}.role`),
      ...place(text(posted, `${row}.unit`)),
      amount: number(posted, `${row}.amount`),
      unitOfTime: unit,
      ...told({
        condition: textOrNull(posted, `${row}.condition`),
        fee: textOrNull(posted, `${row}.fee`),
        parallel: groupOf(text(posted, `${row}.parallel`)),
        linked: linkedOf(lines(posted, `${row}.linked`)),
        stage: wordsOrNull(posted, `${row}.stage`),
      }),
    })),
  } as Partial<DraftContent>
}

const readResult = (posted: Posted): Partial<DraftContent> => ({
  result: words(posted, 'result'),
  resultKind: textOrNull(posted, 'resultKind'),
  resultTemplate: text(posted, 'resultTemplate', LONGEST.block * 2) || null,
})

/** What a part's form says, put into the draft; every other part stays as it is. */
export function readPart(part: Part, posted: Posted, content: DraftContent): DraftContent {
  const read = {
    general: () => readGeneral(posted),
    papers: () => readPapers(posted),
    form: () => readForm(posted),
    steps: () => readSteps(posted, content),
    result: () => readResult(posted),
  }[part]()
  const next = { ...content, ...read }
  // Steps are counted in the limit's unit: a limit that changes its unit changes theirs.
  return { ...next, steps: next.steps.map((step) => ({ ...step, unitOfTime: next.limit.unit })) }
}

type Rows = 'papers' | 'form' | 'steps'
const isRows = (name: string | undefined): name is Rows => name === 'papers' || name === 'form' || name === 'steps'

/** A row of its own, to be filled in. */
function emptyRow(name: Rows, content: DraftContent): object {
  if (name === 'papers') return { name: { vi: '', en: '' }, kind: 'original', quantity: 1, issuedByOffice: false }
  if (name === 'form')
    return { key: freeKey('field', content.form), type: 'text', label: { vi: '', en: '' }, required: true }
  return {
    key: freeKey('step', content.steps),
    name: { vi: '', en: '' },
    role: '',
    place: 'receiving',
    unit: null,
    amount: 0,
    unitOfTime: content.limit.unit,
  }
}

/** A key nobody has yet. @example freeKey('step', [{ key: 'step1' }]) // 'step2' */
export function freeKey(stem: string, rows_: readonly { key: string }[]): string {
  let number_ = 1
  while (rows_.some(({ key }) => key === `${stem}${number_}`)) number_ += 1
  return `${stem}${number_}`
}

/**
 * What a button asks for besides saving: `add:papers`, `remove:papers:2`, `up:steps:1`, `down:steps:1`, `library:person`.
 *
 * @returns the draft as it then is; unchanged where there is no such row
 */
export function moveRows(content: DraftContent, deed: string): DraftContent {
  const [what, name, at] = deed.split(':')
  if (what === 'library') return { ...content, form: [...content.form, ...fieldsOf(name as LibraryKey, content.form)] }
  if (!isRows(name)) return content
  const list_: unknown[] = [...content[name]]
  const index = Number(at)
  if (what === 'add') list_.push(emptyRow(name, content))
  if (what === 'remove') list_.splice(index, 1)
  const other = what === 'up' ? index - 1 : what === 'down' ? index + 1 : index
  if (other !== index && other >= 0 && other < list_.length && index < list_.length)
    [list_[index], list_[other]] = [list_[other], list_[index]]
  return { ...content, [name]: list_ }
}
