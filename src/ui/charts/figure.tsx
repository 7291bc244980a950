import { t, useSay } from '../../platform/i18n/index.ts'
import { Table } from '../components/table.tsx'
import type { Drawing, Series } from './draw.ts'

const words = { asTable: t('Xem dạng bảng', 'See as a table'), total: t('Mốc', 'Point') }

export interface FigureProps {
  id: string
  label: string
  /** As drawn by {@link stackedBars} or {@link trendLines}. */
  drawing: Drawing
  rows: readonly string[]
  series: readonly Series[]
  format: (value: number) => string
}

/** A chart as it was drawn; beside it stands a table of the same. */
export const Drawn = ({ drawing }: { drawing: Drawing }) => (
  <>
    {/* The chart library escapes every text it draws; nothing else makes these strings. */}
    <div class="camlo-chart__wide" aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawing.wide }} />
    <div class="camlo-chart__narrow" aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawing.narrow }} />
  </>
)

/** A chart with the same figures and links as a table behind it, for screen readers and for whoever wants the numbers. */
export function Figure({ id, label, drawing, rows, series, format }: FigureProps) {
  const say = useSay()
  return (
    <figure class="camlo-chart" style={{ margin: 0 }}>
      <Drawn drawing={drawing} />
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
            { key: 'name', head: say(words.total), heading: true, cell: ({ name }) => name },
            ...series.map(({ name, values, links }) => ({
              key: name,
              head: name,
              number: true,
              cell: ({ index }: { index: number }) => {
                const value = values[index] ?? 0
                const href = links?.[index]
                return href && value > 0 ? <a href={href}>{format(value)}</a> : format(value)
              },
            })),
          ]}
        />
      </details>
    </figure>
  )
}
