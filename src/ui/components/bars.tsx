import { t, useSay } from '../../platform/i18n/index.ts'
import type { Series } from '../charts/draw.ts'
import { Table } from './table.tsx'

const words = { asTable: t('Xem dạng bảng', 'See as a table') }

export interface BarsProps {
  id: string
  label: string
  /** What the rows are: the first column's heading. */
  head: string
  rows: readonly string[]
  /** A value that is missing is shown as a dash. */
  series: readonly (Omit<Series, 'values'> & { values: readonly (number | null)[] })[]
  format: (value: number) => string
}

/** Bars in rows, as wide as the page is: legible on a telephone, with the same figures as a table behind. */
export function Bars({ id, label, head, rows, series, format }: BarsProps) {
  const say = useSay()
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  return (
    <figure class="camlo-bars">
      <figcaption>
        <span class="govuk-visually-hidden">{label}</span>
        {series.map(({ name, colour }) => (
          <span key={name} class="camlo-bars-key">
            <i style={{ background: colour }} /> {name}
          </span>
        ))}
      </figcaption>
      <ul aria-label={label}>
        {rows.map((row, index) => (
          <li key={row}>
            <span class="camlo-bars-row">{row}</span>
            <span class="camlo-bars-values">
              {series.map(({ name, colour, values }) => {
                const value = values[index]
                return value === null || value === undefined ? null : (
                  <span key={name} class="camlo-bars-bar">
                    <i style={{ background: colour, width: `${Math.max(1, (value / most) * 100)}%` }} />
                    <span class="govuk-visually-hidden">{name}: </span>
                    <b>{format(value)}</b>
                  </span>
                )
              })}
            </span>
          </li>
        ))}
      </ul>
      <details class="govuk-details" id={id}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{say(words.asTable)}</span>
        </summary>
        <Table
          caption={label}
          cards={false}
          rows={rows.map((name, index) => ({ name, index }))}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', head, heading: true, cell: ({ name }) => name },
            ...series.map(({ name, values }) => ({
              key: name,
              head: name,
              number: true,
              cell: ({ index }: { index: number }) => {
                const value = values[index]
                return value === null || value === undefined ? '–' : format(value)
              },
            })),
          ]}
        />
      </details>
    </figure>
  )
}
