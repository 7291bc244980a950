import type { ComponentChildren } from 'preact'
import { type Text, t, useSay } from '../../platform/i18n/index.ts'

type Children = { children?: ComponentChildren }

/** A page's one heading, with what it belongs to above it. */
export function Title({ caption, children }: Children & { caption?: ComponentChildren }) {
  return (
    <>
      {caption && <p class="camlo-caption">{caption}</p>}
      <h1 class="camlo-title">{children}</h1>
    </>
  )
}

export function Card({
  title,
  id,
  className,
  children,
}: Children & { title?: string; id?: string; className?: string }) {
  return (
    <section class={`camlo-card ${className ?? ''}`} {...(id ? { id } : {})}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}

/** A door to another page: what it is and one line about it. */
export function Door({ href, title, children }: Children & { href: string; title: string }) {
  return (
    <li>
      <div class="camlo-card camlo-door">
        <a href={href}>{title}</a>
        <p>{children}</p>
      </div>
    </li>
  )
}

export const Grid = ({ kind = '', children }: Children & { kind?: 'tiles' | 'halves' | '' }) => (
  <ul class={`camlo-grid ${kind && `camlo-grid--${kind}`}`}>{children}</ul>
)

export type Tone = 'good' | 'near' | 'late' | 'paused' | 'neutral'

/** A state in colour and in words; never in colour alone. */
export const Tag = ({ tone = 'neutral', children }: Children & { tone?: Tone }) => (
  <span class={`camlo-tag camlo-tag--${tone}`}>{children}</span>
)

/** One figure of a board, with what it counts. */
export function Tile({
  figure,
  label,
  note,
  tone = 'plain',
  href,
}: {
  figure: string
  label: string
  note?: string
  tone?: 'good' | 'bad' | 'near' | 'plain'
  href?: string
}) {
  return (
    <li>
      <div class={`camlo-card camlo-tile camlo-tile--${tone}`}>
        <b>{figure}</b>
        {href ? <a href={href}>{label}</a> : label}
        {note && <small>{note}</small>}
      </div>
    </li>
  )
}

export interface SummaryRow {
  label: string
  value: ComponentChildren
  action?: { href: string; text: string }
}

/** Labels and values. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl class="govuk-summary-list">
      {rows.map(({ label, value, action }) => (
        <div key={label} class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{label}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {action && (
            <dd class="govuk-summary-list__actions">
              <a class="govuk-link" href={action.href}>
                {action.text}
                <span class="govuk-visually-hidden"> {label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

export const BackLink = ({ href, children }: Children & { href: string }) => (
  <a class="govuk-back-link" href={href}>
    {children}
  </a>
)

export const Inset = ({ children }: Children) => <div class="govuk-inset-text">{children}</div>

const warning = t('Chú ý', 'Warning')

export function Warning({ children }: Children) {
  const say = useSay()
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{say(warning)}</span>
        {children}
      </strong>
    </div>
  )
}

export function Details({ summary, open, children }: Children & { summary: string; open?: boolean }) {
  return (
    <details class="govuk-details" open={open ?? false}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}

const bannerTitles = { done: t('Đã xong', 'Done'), note: t('Lưu ý', 'Please note') }

/** Tells what has just happened. */
export function Banner({ kind = 'done', children }: Children & { kind?: keyof typeof bannerTitles }) {
  const say = useSay()
  return (
    <section
      class={`govuk-notification-banner ${kind === 'done' ? 'govuk-notification-banner--success' : ''}`}
      aria-labelledby="thong-bao"
      aria-live="polite"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="thong-bao">
          {say(bannerTitles[kind])}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">{children}</div>
    </section>
  )
}

/** The end of something a person came for. */
export const Panel = ({ title, children }: Children & { title: string }) => (
  <div class="camlo-panel">
    <h1>{title}</h1>
    {children}
  </div>
)

/** Nothing here, and what to do about it. */
export const Empty = ({ title, children }: Children & { title: string }) => (
  <div class="camlo-card camlo-empty">
    <h2>{title}</h2>
    {children}
  </div>
)

export interface TimelineItem {
  at: string
  dateTime: string
  what: ComponentChildren
}

export const Timeline = ({ items }: { items: readonly TimelineItem[] }) => (
  <ol class="camlo-timeline">
    {items.map(({ at, dateTime, what }, index) => (
      <li key={`${dateTime}${index}`}>
        <time dateTime={dateTime}>{at}</time>
        {what}
      </li>
    ))}
  </ol>
)

export interface StripStep {
  name: string
  detail: string
  state: 'done' | 'current' | 'late' | 'ahead'
}

const stepStates = {
  done: t('đã xong', 'done'),
  current: t('đang làm', 'in progress'),
  late: t('đang quá hạn', 'late'),
  ahead: t('chưa đến', 'still to come'),
} satisfies Record<StripStep['state'], Text>

/** The steps of a dossier in a row, with who has it and how long it took. */
export function StepStrip({ steps }: { steps: readonly StripStep[] }) {
  const say = useSay()
  return (
    <ol class="camlo-steps">
      {steps.map(({ name, detail, state }) => (
        <li
          key={name}
          data-state={state}
          {...(state === 'current' || state === 'late' ? { 'aria-current': 'step' as const } : {})}
        >
          <strong>{name}</strong>
          {detail}
          <span class="govuk-visually-hidden"> ({say(stepStates[state])})</span>
        </li>
      ))}
    </ol>
  )
}
