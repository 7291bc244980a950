import { formatNumber, formatShare, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { Card, type Column, Table, Tag } from '../../../../ui/index.ts'
import { DIGITAL_IN_FULL, type DigitalCell, type DigitalFigures } from '../../rules/report.ts'
import { type Asked, reportQuery } from './report-query.ts'
import { words } from './report-words.ts'

/** One line of figures 4.2 and 4.3, with the key its dossiers are found by. */
export interface NamedDigital {
  key: string
  name: Text
  figures: DigitalFigures
}

/** Which share of dossiers was digitised, and for which share something held was used; each count leads to its dossiers. */
export function DigitalCard({
  asked,
  lines,
  whole,
}: {
  asked: Asked
  lines: readonly NamedDigital[]
  whole: DigitalFigures
}) {
  const say = useSay()
  const count = (cell: DigitalCell): Column<NamedDigital> => ({
    key: cell,
    head: say(words.cells[cell]),
    number: true,
    cell: ({ key, figures }) => <Count {...{ asked, cell }} line={key} n={figures[cell]} />,
  })
  const share = (key: string, head: Text, part: DigitalCell, of: DigitalCell): Column<NamedDigital> => ({
    key,
    head: say(head),
    number: true,
    cell: ({ figures }) => <Share part={figures[part]} of={figures[of]} />,
  })
  return (
    <Card title={say(words.digital)} id="so-hoa">
      <p class="camlo-muted">{say(words.digitalHow)}</p>
      <Table
        caption={say(words.digital)}
        rows={[...lines, { key: '', name: words.whole, figures: whole }]}
        rowKey={({ key }) => key || 'whole'}
        columns={[
          {
            key: 'name',
            head: say(words.dimensions[asked.by]),
            heading: true,
            cell: ({ key, name }) => (key ? say(name) : <strong>{say(name)}</strong>),
          },
          count('withResult'),
          count('digitised'),
          share('share42', words.share42, 'digitised', 'withResult'),
          count('taken'),
          count('reused'),
          share('share43', words.share43, 'reused', 'taken'),
        ]}
      />
      <div class="camlo-row camlo-row--start">
        <a href={`/bao-cao/so-hoa.xlsx${reportQuery(asked)}`}>{say(words.xlsx)}</a>
        <a href={`/bao-cao/so-hoa.csv${reportQuery(asked)}`}>{say(words.csv)}</a>
      </div>
    </Card>
  )
}

function Count({ asked, cell, line, n }: { asked: Asked; cell: DigitalCell; line: string; n: number }) {
  const lang = useLang()
  if (n === 0) return <>0</>
  const href = `/bao-cao/ho-so${reportQuery(asked, { muc: cell, ...(line ? { dong: line } : {}) })}`
  return <a href={href}>{formatNumber(n, lang)}</a>
}

function Share({ part, of }: { part: number; of: number }) {
  const lang = useLang()
  if (of === 0) return <>—</>
  return <Tag tone={part / of >= DIGITAL_IN_FULL ? 'good' : 'near'}>{formatShare(part / of, lang)}</Tag>
}
