import { formatDateTime, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { type Column, Table, Tag, type Tone } from '../../../ui/index.ts'
import type { Standing } from '../rules/handover.ts'
import type { ListLine } from '../view.ts'
import { words } from '../words.ts'

const TONES: Record<Standing, Tone> = { open: 'near', differences: 'late', closed: 'good', cancelled: 'neutral' }

export function StandingTag({ standing }: { standing: Standing }) {
  const say = useSay()
  return <Tag tone={TONES[standing]}>{say(words.standing[standing])}</Tag>
}

/** Lists with how far each has come. */
export function ListTable({ lines, caption }: { lines: readonly ListLine[]; caption: string }) {
  const say = useSay()
  const lang = useLang()
  const { columns } = words
  const shown: Column<ListLine>[] = [
    {
      key: 'number',
      head: say(columns.number),
      heading: true,
      cell: ({ id, number }) => (
        <a class="camlo-nowrap" href={`/ban-giao/${id}`}>
          {number}
        </a>
      ),
    },
    { key: 'from', head: say(columns.from), cell: ({ from }) => say(from) },
    { key: 'to', head: say(columns.to), cell: ({ to }) => say(to) },
    { key: 'made', head: say(columns.made), cell: ({ madeAt }) => formatDateTime(madeAt) },
    { key: 'items', head: say(columns.items), number: true, cell: ({ items }) => formatNumber(items, lang) },
    {
      key: 'state',
      head: say(columns.state),
      cell: ({ standing, confirmed, items }) => (
        <>
          <StandingTag standing={standing} />
          {standing === 'open' && confirmed > 0 && (
            <span class="camlo-muted camlo-line">{say(words.confirmedOf(confirmed, items))}</span>
          )}
        </>
      ),
    },
  ]
  return <Table caption={caption} columns={shown} rows={lines} rowKey={({ id }) => id} />
}
