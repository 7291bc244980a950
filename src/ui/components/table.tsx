import type { ComponentChildren } from 'preact'
import { type Text, t, useSay } from '../../platform/i18n/index.ts'

export interface Column<Row> {
  key: string
  head: string
  cell: (row: Row) => ComponentChildren
  number?: boolean
  /** The row's own name: a heading for screen readers. */
  heading?: boolean
  /** The address that sorts by this column, and whether it does now. */
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' }
}

export interface TableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Shows the caption; else it is for screen readers. */
  captioned?: boolean
  /** On a narrow screen each row becomes a card. */
  cards?: boolean
}

export function Table<Row>({ caption, columns, rows, rowKey, captioned = false, cards = true }: TableProps<Row>) {
  return (
    <div class="camlo-scroll" {...(cards ? {} : { tabIndex: 0, role: 'region' as const, 'aria-label': caption })}>
      <table class={`camlo-table ${cards ? 'camlo-table--cards' : ''}`}>
        <caption class={captioned ? '' : 'govuk-visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, number, sort }) => (
              <th
                key={key}
                scope="col"
                class={number ? 'camlo-number' : ''}
                {...(sort ? { 'aria-sort': sort.direction } : {})}
              >
                {sort ? <a href={sort.href}>{head}</a> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, head, cell, number, heading }) =>
                heading ? (
                  <th key={key} scope="row" data-label={head}>
                    <span>{cell(row)}</span>
                  </th>
                ) : (
                  <td key={key} data-label={head || undefined} class={number ? 'camlo-number' : ''}>
                    <span>{cell(row)}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const words = {
  pages: t('Các trang', 'Pages'),
  previous: t('Trang trước', 'Previous page'),
  next: t('Trang sau', 'Next page'),
} satisfies Record<string, Text>

/** Ways to the page before and after. */
export function Pager({ previous, next }: { previous?: string | undefined; next?: string | undefined }) {
  const say = useSay()
  if (!previous && !next) return null
  return (
    <nav class="govuk-pagination" aria-label={say(words.pages)}>
      {previous && (
        <div class="govuk-pagination__prev">
          <a class="govuk-link govuk-pagination__link" href={previous} rel="prev">
            ← {say(words.previous)}
          </a>
        </div>
      )}
      {next && (
        <div class="govuk-pagination__next">
          <a class="govuk-link govuk-pagination__link" href={next} rel="next">
            {say(words.next)} →
          </a>
        </div>
      )}
    </nav>
  )
}
