import type { FormField } from '../../procedures/index.ts'
import { CATEGORY_NAMES, type Category } from './categories.ts'
import type { FeelContext } from './feel.ts'

/** What is known of a dossier when it is accepted, as far as fees depend on it. */
export interface Circumstances {
  form: Record<string, unknown>
  fields: readonly Pick<FormField, 'key' | 'type' | 'options'>[]
  channel: 'counter' | 'online' | 'post'
  sets: number
  category: Category | null
}

const NUMBERS: ReadonlySet<string> = new Set(['number', 'money', 'areaM2'])

const numberOf = (answer: unknown): number => {
  const value = Number(String(answer ?? '').replace(',', '.'))
  return Number.isFinite(value) ? value : 0
}

/**
 * What expressions can name: `form.<field>`, `copies`, `sets`, `channel`, `online`, `category`.
 *
 * Every field of the form is there with its own type, an unanswered one as 0 or an empty text, so that an expression that
 * was sound when it was saved is sound at the counter. `copies` is the form's own field, at least 1.
 */
export function contextOf({ form, fields, channel, sets, category }: Circumstances): FeelContext {
  const answers = Object.fromEntries(
    fields.map(({ key, type }) => [key, NUMBERS.has(type) ? numberOf(form[key]) : String(form[key] ?? '')]),
  )
  const copies = Math.max(1, Math.floor(numberOf(form.copies)))
  return { form: answers, copies, sets, channel, online: channel === 'online', category: category ?? '' }
}

/** Circumstances an expression is tried on before it is saved: few and many, every choice, every group, each channel. */
export function trials(fields: Circumstances['fields']): FeelContext[] {
  const counts = [0, 1, 2, 3, 10, 500]
  const choices = Math.max(1, ...fields.map(({ options }) => options?.length ?? 0))
  const forms = Array.from({ length: Math.max(counts.length, choices) }, (_, index) =>
    Object.fromEntries(
      fields.map(({ key, type, options }) => [
        key,
        NUMBERS.has(type) ? counts[index % counts.length] : (options?.[index % options.length]?.value ?? ''),
      ]),
    ),
  )
  const channels = ['counter', 'online', 'post'] as const
  return [null, ...CATEGORY_NAMES].flatMap((category, turn) =>
    forms.map((form, index) =>
      contextOf({ form, fields, channel: channels[(turn + index) % 3] ?? 'counter', sets: 1 + (index % 2), category }),
    ),
  )
}
