import { formatDateTime, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
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

/** A dossier as a line of a table: what it is about, and its code. */
export interface DossierLine {
  id: string
  code: string
  procedure: Text
  applicantName: string
}

export function DossierLink({ id, code, procedure }: Omit<DossierLine, 'applicantName'>) {
  const say = useSay()
  return (
    <>
      <a href={`/ho-so/${id}`}>{say(procedure)}</a>
      <span class="camlo-muted camlo-line camlo-nowrap">{code}</span>
    </>
  )
}

/** Whose dossier it is, in any of this room's tables. */
export function useDossierColumns<Row extends DossierLine>(): Column<Row>[] {
  const say = useSay()
  const { columns } = words
  return [
    { key: 'dossier', head: say(columns.dossier), heading: true, cell: (row) => <DossierLink {...row} /> },
    { key: 'applicant', head: say(columns.applicant), cell: ({ applicantName }) => applicantName },
  ]
}

/** Ticks that choose dossiers for the button below their table. */
export function useTicks<Row extends DossierLine>(): Column<Row> {
  const say = useSay()
  return {
    key: 'tick',
    head: say(words.choose),
    cell: ({ id, code }) => (
      <input
        type="checkbox"
        class="camlo-check"
        name="ids"
        value={id}
        checked
        aria-label={say(words.chooseOne(code))}
      />
    ),
  }
}
