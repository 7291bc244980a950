import { formatDateTime, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Details, Table, Tag } from '../../../ui/index.ts'
import type { Run } from '../plans.ts'
import type { PersonLine, Trial, UnitLine } from '../trial.ts'
import { words } from '../words.ts'

/** Each unit that ends, who takes over, and where its dossiers and people go. */
export function UnitsTable({ trial, runs }: { trial: Trial; runs: readonly Run[] }) {
  const say = useSay()
  const moved = new Map(runs.map(({ unitCode, dossiers }) => [unitCode, dossiers]))
  const isEmpty = ({ code, flights, people }: UnitLine): boolean =>
    flights.length + people.length + (moved.get(code) ?? 0) === 0
  const empty = trial.units.filter(isEmpty)
  return (
    <>
      <Lines units={trial.units.filter((unit) => !isEmpty(unit))} moved={moved} />
      {empty.length > 0 && (
        <Details summary={say(words.emptyUnits(empty.length))}>
          <ul class="govuk-list govuk-list--bullet">
            {empty.map(({ code, name, successors }) => (
              <li key={code}>
                {say(name)} → {successors.map((each) => say(each)).join(', ') || say(words.undecidedPlace)}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

function Lines({ units, moved }: { units: readonly UnitLine[]; moved: ReadonlyMap<string, number> }) {
  const say = useSay()
  return (
    <Table
      caption={say(words.units)}
      rows={units}
      rowKey={({ code }) => code}
      columns={[
        { key: 'unit', head: say(words.unit), heading: true, cell: ({ name }) => say(name) },
        {
          key: 'successor',
          head: say(words.successor),
          cell: ({ successors }) => successors.map((name) => say(name)).join(', ') || say(words.undecidedPlace),
        },
        {
          key: 'flights',
          head: say(words.dossiers),
          cell: (unit) => <Flights unit={unit} moved={moved.get(unit.code) ?? 0} />,
        },
        {
          key: 'state',
          head: say(words.state),
          cell: ({ done }) => (done ? <Tag tone="good">{say(words.gone)}</Tag> : <Tag>{say(words.waiting)}</Tag>),
        },
        { key: 'people', head: say(words.people), cell: ({ people }) => <People people={people} /> },
      ]}
    />
  )
}

function Flights({ unit, moved }: { unit: UnitLine; moved: number }) {
  const say = useSay()
  const lang = useLang()
  const gone = moved > 0 && say(words.movedDossiers(formatNumber(moved, lang)))
  if (unit.flights.length === 0 && gone) return <>{gone}</>
  if (unit.flights.length === 0) return <span class="camlo-muted">{say(words.noDossiers)}</span>
  return (
    <ul class="camlo-list">
      {gone && <li>{gone}</li>}
      {unit.flights.map(({ role, dossiers, to }) => (
        <li key={`${say(role)}${to ? say(to.unit) : ''}`}>
          {say(words.count(formatNumber(dossiers, lang)))}, {say(role)}
          <span class="camlo-muted camlo-line">
            → {to ? `${say(to.role)}, ${say(to.unit)}` : <Tag tone="near">{say(words.undecidedPlace)}</Tag>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function People({ people }: { people: readonly PersonLine[] }) {
  const say = useSay()
  if (people.length === 0) return <>–</>
  return (
    <Details summary={say(words.persons(people.length))}>
      <ul class="camlo-list">
        {people.map(({ name, post, to }) => (
          <li key={`${name}${say(post)}`}>
            {name}, {say(post)}
            <span class="camlo-muted camlo-line">→ {to ? say(to) : say(words.noPost)}</span>
          </li>
        ))}
      </ul>
    </Details>
  )
}

export function Codes({ trial }: { trial: Trial }) {
  const say = useSay()
  return (
    <>
      <p class="camlo-muted">{say(words.codesHint)}</p>
      <Table
        caption={say(words.codes)}
        rows={trial.newUnits.filter(({ agencyCode }) => agencyCode !== null)}
        rowKey={({ code }) => code}
        columns={[
          { key: 'unit', head: say(words.unit), heading: true, cell: ({ name }) => say(name) },
          { key: 'code', head: say(words.agencyCode), cell: ({ agencyCode }) => agencyCode },
        ]}
      />
    </>
  )
}

export function Absences({ trial }: { trial: Trial }) {
  const say = useSay()
  return (
    <>
      <p class="camlo-muted">{say(words.absencesHint)}</p>
      <Table
        caption={say(words.absences)}
        rows={trial.absences}
        rowKey={({ name, to }) => `${name}${to.toISOString()}`}
        columns={[
          { key: 'name', head: say(words.name), heading: true, cell: ({ name }) => name },
          { key: 'substitute', head: say(words.substitute), cell: ({ substitute }) => substitute },
          { key: 'to', head: say(words.until), cell: ({ to }) => formatDateTime(to) },
        ]}
      />
    </>
  )
}
