import { evaluate, parseExpression } from 'feelin'
import type { FormField } from './version.ts'

/** What an expression may speak of besides the form's answers, with an example of each. */
export const KNOWN_TO_EXPRESSIONS = {
  /** How it came: `online`, `counter` or `post`. */
  channel: 'online',
  /** Who asks: `citizen`, `household` or `enterprise`. */
  applicantKind: 'citizen',
  /** Sets of papers handed in. */
  sets: 1,
} as const

/** The longest expression kept, in characters. */
export const EXPRESSION_LENGTH = 500

export type ExpressionFlaw =
  | { reason: 'too_long' }
  | { reason: 'syntax'; at: number }
  | { reason: 'unknown_name'; name: string }
  | { reason: 'other_kind'; name: string }
  | { reason: 'loop' }
  | { reason: 'not_yes_or_no' }
  | { reason: 'not_an_amount' }

/** Loops and functions of one's own could run without end: a rule of law needs neither. */
const LOOPS = new Set(['ForExpression', 'QuantifiedExpression', 'FunctionDefinition'])

type Asked = Pick<FormField, 'key'> & Partial<Pick<FormField, 'type'>> & { options?: FormField['options'] | undefined }

/**
 * What keeps a FEEL expression (DMN 1.3) from being evaluated to what is wanted of it, or undefined.
 *
 * @param fields whose keys it may name
 */
export const flawOfExpression = (
  text: string,
  fields: readonly Asked[],
  wanted?: 'yesOrNo' | 'amount',
): ExpressionFlaw | undefined => flawOfReading(text, fields) ?? (wanted && flawOfValue(text, fields, wanted))

function flawOfReading(text: string, fields: readonly Asked[]): ExpressionFlaw | undefined {
  if (text.length > EXPRESSION_LENGTH) return { reason: 'too_long' }
  const known = new Set([...fields.map(({ key }) => key), ...Object.keys(KNOWN_TO_EXPRESSIONS)])
  let flaw: ExpressionFlaw | undefined
  // The parser needs the names to tell them from operators.
  const context = Object.fromEntries([...known].map((name) => [name, 1]))
  parseExpression(text, context, undefined).iterate({
    enter({ name, type, from, to, node }) {
      if (flaw?.reason === 'syntax') return
      const word = text.slice(from, to)
      if (type.isError) flaw = { reason: 'syntax', at: from + 1 }
      else if (flaw) return
      else if (LOOPS.has(name)) flaw = { reason: 'loop' }
      else if (name === 'VariableName' && !known.has(word) && !isBuiltIn(word))
        flaw = { reason: 'unknown_name', name: word }
      else if (name === 'Comparison') flaw = flawOfComparison(text, node, fields)
    },
  })
  return flaw
}

/** A number is never equal to words, nor more than them: FEEL would say no to everybody without a word. */
function flawOfComparison(text: string, { firstChild, lastChild }: SyntaxNode, fields: readonly Asked[]) {
  const sides = [firstChild, lastChild].map((side) => kindOf(text, side, fields))
  const named = sides.find((side) => side?.name !== undefined)
  const [left, right] = sides
  return named?.name && left && right && left.kind !== right.kind
    ? ({ reason: 'other_kind', name: named.name } as const)
    : undefined
}

type SyntaxNode = ReturnType<typeof parseExpression>['topNode']

interface Side {
  kind: 'number' | 'words'
  /** Of what varies. */
  name?: string
}

/** @returns undefined where only a value tells */
function kindOf(text: string, side: SyntaxNode | null, fields: readonly Asked[]): Side | undefined {
  const word = side ? text.slice(side.from, side.to) : ''
  if (side?.name === 'NumericLiteral') return { kind: 'number' }
  if (side?.name === 'StringLiteral') return { kind: 'words' }
  if (side?.name !== 'VariableName') return undefined
  const type = fields.find(({ key }) => key === word)?.type
  const circumstance = KNOWN_TO_EXPRESSIONS[word as keyof typeof KNOWN_TO_EXPRESSIONS]
  if (type) return { kind: NUMBERS.has(type) ? 'number' : 'words', name: word }
  return circumstance === undefined
    ? undefined
    : { kind: typeof circumstance === 'number' ? 'number' : 'words', name: word }
}

/** Few and many, every choice, every way in: an expression that comes to what is wanted for none of these never does. */
function flawOfValue(text: string, fields: readonly Asked[], wanted: 'yesOrNo' | 'amount'): ExpressionFlaw | undefined {
  const fits = wanted === 'yesOrNo' ? (value: unknown) => typeof value === 'boolean' : isAmount
  const most = Math.max(COUNTS.length, ...fields.map(({ options }) => options?.length ?? 0))
  const worlds = Array.from({ length: most }, (_, turn) => ({
    channel: CHANNELS[turn % CHANNELS.length],
    applicantKind: KINDS[turn % KINDS.length],
    sets: 1 + turn,
    ...Object.fromEntries(fields.map((field) => [field.key, exampleOf(field, turn)])),
  }))
  const comesOut = (world: Record<string, unknown>): boolean => {
    const { value, known } = quietly(text, world)
    return known && fits(value)
  }
  if (worlds.some(comesOut)) return undefined
  return { reason: wanted === 'yesOrNo' ? 'not_yes_or_no' : 'not_an_amount' }
}

const COUNTS = [0, 1, 2, 10, 500, 1_000_000]
const CHANNELS = ['online', 'counter', 'post']
const KINDS = ['citizen', 'household', 'enterprise']

function exampleOf({ type = 'text', options }: Asked, turn: number): string | number {
  if (NUMBERS.has(type)) return COUNTS[turn % COUNTS.length] ?? 0
  if (type === 'date') return `20${10 + turn}-01-02`
  return options?.[turn % options.length]?.value ?? 'a'
}

/** More than any fee; an expression that gives more is a slip. */
const MOST_DONG = 1e11

const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MOST_DONG

/** What a fee's expression comes to in whole đồng; undefined where it can't be worked out. */
export function amountOf(fee: string, answers: Readonly<Record<string, string | number | null>>): number | undefined {
  const { value } = quietly(fee, answers)
  return isAmount(value) ? value : undefined
}

function isBuiltIn(name: string): boolean {
  return quietly(name, {}).known
}

function quietly(text: string, context: Record<string, unknown>): { value: unknown; known: boolean } {
  try {
    const { value, warnings } = evaluate(text, context)
    return { value, known: warnings.length === 0 }
  } catch {
    return { value: null, known: false }
  }
}

/** What is known of a dossier besides its answers; what isn't known is left out, and then no condition on it can be answered. */
export type Circumstances = Partial<Record<keyof typeof KNOWN_TO_EXPRESSIONS, string | number>>

/** Form answers as an expression reads them: amounts and counts as numbers, everything else as text; nothing as null. */
export function answersForExpressions(
  fields: readonly Pick<FormField, 'key' | 'type'>[],
  answers: Readonly<Record<string, string>>,
  circumstances: Circumstances = {},
): Record<string, string | number | null> {
  const entries = fields.map(({ key, type }): [string, string | number | null] => {
    const answer = answers[key]
    if (answer === undefined || answer === '') return [key, null]
    return [key, NUMBERS.has(type) ? Number(answer.replace(',', '.')) : answer]
  })
  return { ...circumstances, ...Object.fromEntries(entries) }
}

const NUMBERS = new Set<FormField['type']>(['number', 'money', 'areaM2'])

/**
 * Whether a condition holds. One that can't be answered (an answer it asks for is missing) holds: a step is rather done than
 * left out.
 */
export function conditionHolds(
  condition: string | null | undefined,
  answers: Readonly<Record<string, string | number | null>>,
): boolean {
  if (!condition) return true
  const { value, known } = quietly(condition, answers)
  return value !== false || !known
}

/**
 * Whether a condition can never hold, whatever is answered: it names nothing that varies and isn't true, or compares a choice
 * with something it doesn't offer.
 */
export function neverHolds(condition: string, fields: readonly FormField[]): boolean {
  if (flawOfExpression(condition, fields)) return false
  const worlds = variants(condition, fields)
  return worlds?.every((answers) => quietly(condition, answers).value === false) ?? false
}

const MOST_VARIANTS = 1_000

/** Every combination of the choices a condition names; undefined where it names something that isn't a choice. */
function variants(condition: string, fields: readonly FormField[]): Record<string, unknown>[] | undefined {
  const named = namesIn(condition, fields)
  let worlds: Record<string, unknown>[] = [{}]
  for (const name of named) {
    const values = valuesOf(name, fields)
    if (!values || worlds.length * values.length > MOST_VARIANTS) return undefined
    worlds = worlds.flatMap((world) => values.map((value) => ({ ...world, [name]: value })))
  }
  return worlds
}

function namesIn(condition: string, fields: readonly FormField[]): Set<string> {
  const names = new Set<string>()
  const context = Object.fromEntries(
    [...fields.map(({ key }) => key), ...Object.keys(KNOWN_TO_EXPRESSIONS)].map((name) => [name, 1]),
  )
  parseExpression(condition, context, undefined).iterate({
    enter({ name, from, to }) {
      const word = condition.slice(from, to)
      if (name === 'VariableName' && word in context) names.add(word)
    },
  })
  return names
}

function valuesOf(name: string, fields: readonly FormField[]): readonly unknown[] | undefined {
  if (name === 'channel') return CHANNELS
  if (name === 'applicantKind') return KINDS
  const field = fields.find(({ key }) => key === name)
  if (field?.type !== 'choice' || !field.options) return undefined
  const values = field.options.map(({ value }) => value)
  return field.required ? values : [...values, null]
}
