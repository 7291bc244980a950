import { Type } from 'typebox'
import { Check, Errors } from 'typebox/value'
import { LIMIT_UNITS } from '../../../core/calendar/index.ts'
import { type Text, t } from '../../../platform/i18n/index.ts'
import type { VersionFile } from './file.ts'
import { FIELD_TYPES } from './version.ts'

const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()])
const Words = Type.Object({ vi: Type.String({ maxLength: 1_000 }), en: Type.String({ maxLength: 1_000 }) })
const Limit = Type.Object({ amount: Type.Number(), unit: oneOf(LIMIT_UNITS) })
const Line = Type.String({ maxLength: 500 })
const KindKey = Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,39}$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const most = <T extends Parameters<typeof Type.Array>[0]>(shape: T) => Type.Array(shape, { maxItems: 300 })

/** A version as a catalogue's file states it; what it says may still be wrong, which the checks tell. */
export const VersionShape = Type.Object({
  slug: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 100 }),
  code: orNull(Line),
  name: Words,
  field: Words,
  level: oneOf(['commune', 'district', 'linked']),
  validFrom: Type.Union([Day, Type.Literal('')]),
  validTo: orNull(Day),
  limit: Limit,
  legalLimit: Type.Optional(orNull(Limit)),
  lengthening: Type.Optional(orNull(Type.Object({ limit: Limit, ground: Line }))),
  countAfterCutoff: Type.Optional(oneOf(['sameDay', 'nextDay'])),
  dueTimeMode: Type.Optional(oneOf(['endOfDay', 'sameClockTime'])),
  fee: Type.Object({ dong: Type.Number(), note: orNull(Words) }),
  papers: most(
    Type.Object({
      name: Words,
      kind: oneOf(['form', 'original', 'copy', 'certifiedCopy']),
      quantity: Type.Number(),
      issuedByOffice: Type.Boolean(),
      heldBy: Type.Optional(orNull(Words)),
      kindKey: Type.Optional(orNull(KindKey)),
      condition: Type.Optional(orNull(Line)),
      conditionText: Type.Optional(orNull(Words)),
    }),
  ),
  receivedBy: Type.Object({ kinds: Type.Optional(most(Line)), codes: Type.Optional(most(Line)) }),
  steps: most(
    Type.Object({
      key: Line,
      name: Words,
      role: Line,
      place: oneOf(['receiving', 'office', 'external']),
      unit: orNull(Line),
      amount: Type.Number(),
      unitOfTime: oneOf(LIMIT_UNITS),
      condition: Type.Optional(orNull(Line)),
      fee: Type.Optional(orNull(Line)),
      parallel: Type.Optional(orNull(Type.String({ pattern: '^[a-z0-9-]{1,40}$' }))),
      stage: Type.Optional(orNull(Words)),
      linked: Type.Optional(
        orNull(Type.Array(Type.Object({ slug: Line, after: most(Line) }), { minItems: 1, maxItems: 20 })),
      ),
    }),
  ),
  form: most(
    Type.Object({
      key: Line,
      type: oneOf(FIELD_TYPES),
      label: Words,
      hint: Type.Optional(orNull(Words)),
      required: Type.Boolean(),
      options: Type.Optional(orNull(most(Type.Object({ value: Line, label: Words })))),
      initial: Type.Optional(orNull(Line)),
      suggestions: Type.Optional(orNull(most(Line))),
      repeats: Type.Optional(orNull(Type.Boolean())),
    }),
  ),
  result: Words,
  resultKind: Type.Optional(orNull(KindKey)),
  resultTemplate: Type.Optional(orNull(Type.String({ maxLength: 120_000 }))),
  note: orNull(Words),
  legalBasis: most(Type.String({ maxLength: 1_000 })),
  standing: oneOf(['S', 'K']),
  terms: most(Line),
})

const FileShape = Type.Object({
  lifeEvents: Type.Optional(most(Type.Object({ key: Line, name: Words, procedures: most(Line) }))),
  versions: Type.Array(Type.Unknown(), { maxItems: 20_000 }),
})

const words = {
  notFile: t(
    'Tệp không phải danh mục thủ tục: cần một đối tượng JSON có mảng “versions”.',
    'This is no catalogue: a JSON object with a list “versions” is expected.',
  ),
  wrong: (place: string, what: string): Text =>
    t(`“${place}” không đúng dạng (${what}).`, `“${place}” has the wrong form (${what}).`),
}

/** What is wrong with the form of a row, with its place in the row; undefined when it can be read. */
export function flawOfRow(row: unknown): Text | undefined {
  if (Check(VersionShape, row)) return undefined
  const [first] = Errors(VersionShape, row)
  const missing = first && 'requiredProperties' in first.params ? `: ${String(first.params.requiredProperties)}` : ''
  return words.wrong(
    first?.instancePath.slice(1).replaceAll('/', '.') || 'versions[]',
    `${first?.message ?? ''}${missing}`,
  )
}

/** @throws TypeError  in both languages, when it isn't a catalogue at all */
export function readCatalogue(value: unknown): {
  lifeEvents: { key: string; procedures: string[] }[]
  rows: unknown[]
} {
  if (!Check(FileShape, value)) throw new TypeError(`${words.notFile.vi}\n${words.notFile.en}`)
  const { lifeEvents = [], versions } = value
  return { lifeEvents, rows: versions }
}

export const isVersionFile = (row: unknown): row is VersionFile => Check(VersionShape, row)
