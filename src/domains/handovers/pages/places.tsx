import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, type Column, Empty, FilterSelect, Table, Title } from '../../../ui/index.ts'
import { words } from '../words.ts'
import { type DossierLine, useDossierColumns } from './parts.tsx'

export interface PlaceLine extends DossierLine {
  at: Text
  since: Date | null
  /** The list it is under way on, and where to. */
  onWay: { listId: string; number: string; to: Text } | null
}

/** Where paper files are that are not where they were taken in. */
export function PlacesPage({
  lines,
  units,
  unitId,
}: {
  lines: readonly PlaceLine[]
  units: readonly { id: string; name: Text }[]
  unitId: string
}) {
  const say = useSay()
  const { columns } = words
  const shown: Column<PlaceLine>[] = [
    ...useDossierColumns<PlaceLine>(),
    {
      key: 'place',
      head: say(columns.place),
      cell: ({ at, since, onWay }) => (
        <>
          {say(at)} {since && <span class="camlo-muted">{say(words.since(formatDate(since)))}</span>}
          {onWay && (
            <span class="camlo-line">
              <a href={`/ban-giao/${onWay.listId}`}>{say(words.asideOnWay(say(onWay.to), onWay.number))}</a>
            </span>
          )}
        </>
      ),
    },
  ]
  return (
    <>
      <BackLink href="/ban-giao">{say(words.back)}</BackLink>
      <Title>{say(words.elsewhere)}</Title>
      <p>{say(words.elsewhereIntro)}</p>
      {units.length > 1 && (
        <form class="camlo-filter" action="/ban-giao/ban-giay" method="get">
          <FilterSelect
            name="don-vi"
            label={say(words.unit)}
            chosen={unitId}
            options={units.map(({ id, name }) => [id, say(name)])}
          />
          <button class="govuk-button govuk-button--secondary" type="submit">
            {say(words.show)}
          </button>
        </form>
      )}
      {lines.length === 0 ? (
        <Empty title={say(words.noneElsewhere)} />
      ) : (
        <Table caption={say(words.elsewhere)} columns={shown} rows={lines} rowKey={({ id }) => id} />
      )}
    </>
  )
}
