import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { type Text, t, useSay } from '../../platform/i18n/index.ts'
import { asset } from '../assets.ts'
import { StarIcon } from './icons.tsx'

/** What is wrong with a form's fields, by field name. */
export type Errors = Readonly<Record<string, Text>>

interface FieldProps {
  name: string
  /** Where a page has several fields of one name. */
  id?: string | undefined
  label: string
  hint?: string | undefined
  error?: Text | undefined
}

const describedBy = ({ name, id = name, hint, error }: FieldProps): { 'aria-describedby'?: string } => {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return ids ? { 'aria-describedby': ids } : {}
}

const errorPrefix = t('Lỗi:', 'Error:')

function Field({ name, id = name, label, hint, error, children }: FieldProps & { children: ComponentChildren }) {
  const say = useSay()
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">{say(errorPrefix)}</span> {say(error)}
        </p>
      )}
      {children}
    </div>
  )
}

interface InputExtras {
  type?: 'text' | 'password' | 'email' | 'tel' | 'date' | 'time' | 'datetime-local' | 'number' | 'search'
  inputMode?: 'text' | 'numeric' | 'tel' | 'email'
  autoComplete?: string
  required?: boolean
  maxLength?: number
  min?: string
  max?: string
  spellcheck?: boolean
  autoFocus?: boolean
}

type InputProps = FieldProps &
  InputExtras & {
    value?: string | undefined
    width?: 5 | 10 | 20
    /** Must be filled in; missing it is said by the server, as everything is. */
    needed?: boolean
    /** What is usually written here. */
    suggestions?: readonly string[] | null | undefined
  }

/** Where a clerk's Enter goes while it is empty. */
const neededAs = (needed: boolean): object => (needed ? { 'data-needed': true } : {})

export function TextInput(props: InputProps) {
  const {
    name,
    id = name,
    label,
    hint,
    error,
    value,
    width,
    type = 'text',
    needed = false,
    suggestions,
    ...rest
  } = props
  const field = { name, id, label, hint, error }
  const list = suggestions && suggestions.length > 0 ? `${id}-usual` : undefined
  // Preact types an input by its `type`; ours is only known at run time.
  const attributes: object = { type, list, ...rest, ...neededAs(needed), ...describedBy(field) }
  return (
    <Field {...field}>
      <input
        class={`govuk-input ${width ? `govuk-input--width-${width}` : ''} ${error ? 'govuk-input--error' : ''}`}
        id={id}
        name={name}
        value={value ?? ''}
        {...attributes}
      />
      {list && <Usual id={list} answers={suggestions ?? []} />}
    </Field>
  )
}

/** Usual answers, offered while somebody types. */
export function Usual({ id, answers }: { id: string; answers: readonly string[] }) {
  return (
    <datalist id={id}>
      {answers.map((answer) => (
        <option key={answer} value={answer} />
      ))}
    </datalist>
  )
}

type TextareaProps = FieldProps & { needed?: boolean } & {
  value?: string | undefined
  rows?: number
  required?: boolean
  maxLength?: number
}

export function Textarea(props: TextareaProps) {
  const { name, id = name, label, hint, error, value, rows = 4, needed = false, ...rest } = props
  const field = { name, id, label, hint, error }
  return (
    <Field {...field}>
      <textarea
        class={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
        id={id}
        name={name}
        rows={rows}
        {...neededAs(needed)}
        {...describedBy(field)}
        {...rest}
      >
        {value ?? ''}
      </textarea>
    </Field>
  )
}

export interface Option {
  value: string
  text: string
  hint?: string | undefined
}

export function Select({
  name,
  id = name,
  label,
  hint,
  error,
  value,
  options,
  required,
  needed = false,
}: FieldProps & { value?: string | undefined; options: readonly Option[]; required?: boolean; needed?: boolean }) {
  const field = { name, id, label, hint, error }
  return (
    <Field {...field}>
      <select
        class={`govuk-select ${error ? 'govuk-select--error' : ''}`}
        id={id}
        name={name}
        required={required ?? false}
        {...neededAs(needed)}
        {...describedBy(field)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  )
}

type ChoiceProps = FieldProps & { options: readonly Option[]; values?: readonly string[]; inline?: boolean }

function Choices({
  kind,
  name,
  id = name,
  label,
  hint,
  error,
  options,
  values = [],
  inline,
}: ChoiceProps & { kind: 'radios' | 'checkboxes' }) {
  const say = useSay()
  const field = { name, id, label, hint, error }
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" {...describedBy(field)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
        {hint && (
          <div id={`${id}-hint`} class="govuk-hint">
            {hint}
          </div>
        )}
        {error && (
          <p id={`${id}-error`} class="govuk-error-message">
            <span class="govuk-visually-hidden">{say(errorPrefix)}</span> {say(error)}
          </p>
        )}
        <div class={`govuk-${kind} ${inline ? `govuk-${kind}--inline` : ''}`}>
          {options.map((option, index) => {
            const own = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div key={option.value} class={`govuk-${kind}__item`}>
                <input
                  class={`govuk-${kind}__input`}
                  id={own}
                  name={name}
                  type={kind === 'radios' ? 'radio' : 'checkbox'}
                  value={option.value}
                  checked={values.includes(option.value)}
                  {...(option.hint ? { 'aria-describedby': `${own}-hint` } : {})}
                />
                <label class={`govuk-label govuk-${kind}__label`} for={own}>
                  {option.text}
                </label>
                {option.hint && (
                  <div id={`${own}-hint`} class={`govuk-hint govuk-${kind}__hint`}>
                    {option.hint}
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

export const Radios = ({ value, ...props }: Omit<ChoiceProps, 'values'> & { value?: string | undefined }) => (
  <Choices kind="radios" {...props} values={value === undefined ? [] : [value]} />
)

export const Checkboxes = (props: ChoiceProps) => <Choices kind="checkboxes" {...props} />

/** Picks files. With scripts they are sent in pieces that survive a weak link (`upload.js`); without, with the form. */
export function FileUpload({ name, id = name, label, hint, error, multiple }: FieldProps & { multiple?: boolean }) {
  const field = { name, id, label, hint, error }
  return (
    <Field {...field}>
      <input
        class="govuk-file-upload"
        type="file"
        id={id}
        name={name}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        multiple={multiple ?? false}
        data-upload={name}
        data-scan-worker={asset('scan-worker.js')}
        {...describedBy(field)}
      />
    </Field>
  )
}

const summaryTitle = t('Cần sửa những chỗ sau', 'There is a problem')

/** All that is wrong, above the form, each a link to its field. */
export function ErrorSummary({ errors }: { errors: Errors }) {
  const say = useSay()
  const entries = Object.entries(errors)
  if (entries.length === 0) return null
  return (
    <div class="govuk-error-summary" tabIndex={-1} data-focus>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{say(summaryTitle)}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {entries.map(([name, text]) => (
              <li key={name}>
                <a href={`#${name}`}>{say(text)}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

type ButtonProps = { kind?: 'primary' | 'secondary' | 'warning'; children?: ComponentChildren } & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'kind'
>

export const Button = ({ kind = 'primary', children, ...rest }: ButtonProps) => (
  <button type="submit" class={`govuk-button ${kind === 'primary' ? '' : `govuk-button--${kind}`}`} {...rest}>
    {children}
  </button>
)

export const ButtonLink = ({
  href,
  kind = 'primary',
  children,
}: {
  href: string
  kind?: 'primary' | 'secondary'
  children?: ComponentChildren
}) => (
  <a href={href} draggable={false} class={`govuk-button ${kind === 'primary' ? '' : `govuk-button--${kind}`}`}>
    {children}
  </a>
)

interface SearchBoxProps {
  action: string
  /** `post` where what is looked for must not stand in an address, or something is done with it at once. */
  method?: 'get' | 'post'
  name: string
  id?: string
  value?: string | undefined
  label: string
  button: string
  placeholder?: string
  plain?: boolean
  autofocus?: boolean
  /** The key that leads here, and what it is called among the page's keys. */
  'data-key'?: string
  'data-key-name'?: string
  /** What the form sends besides. */
  children?: ComponentChildren
}

/** A search field with its button. */
export function SearchBox({
  action,
  method = 'get',
  name,
  id = name,
  value,
  label,
  button,
  placeholder,
  plain,
  children,
  ...field
}: SearchBoxProps) {
  return (
    <form class={`camlo-search ${plain ? 'camlo-search--plain' : ''}`} action={action} method={method}>
      {children}
      <label class="govuk-visually-hidden" for={id}>
        {label}
      </label>
      <input
        type="search"
        id={id}
        name={name}
        value={value ?? ''}
        placeholder={placeholder ?? ''}
        autocomplete="off"
        {...field}
      />
      <button type="submit">{button}</button>
    </form>
  )
}

/** One to five stars, by radio buttons. */
export function Stars({ name, legend, labels }: { name: string; legend: string; labels: readonly string[] }) {
  return (
    <fieldset class="govuk-fieldset govuk-form-group">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
      <div class="camlo-stars">
        {[5, 4, 3, 2, 1].map((stars) => (
          <>
            <input key={stars} type="radio" id={`${name}-${stars}`} name={name} value={stars} required />
            <label key={`l${stars}`} for={`${name}-${stars}`}>
              <StarIcon />
              <span class="govuk-visually-hidden">
                {stars}: {labels[stars - 1]}
              </span>
            </label>
          </>
        ))}
      </div>
    </fieldset>
  )
}
