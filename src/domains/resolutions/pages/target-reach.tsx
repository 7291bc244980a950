import { type Text, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, Select, Table } from '../../../ui/index.ts'
import { officeWords } from '../office-words.ts'
import type { TargetHead } from '../queries/figures.ts'
import { periodName, periodsIn } from '../rules/period.ts'
import type { ReachTally, UnitReach } from '../rules/reaching.ts'
import { words } from '../words.ts'
import { Actual, Plan } from './figures.tsx'
import { StandingTag } from './state.tsx'

/** Each unit behind a share of units, as it stood at the end of a period. */
export interface TargetReach {
  period: string
  watched: NonNullable<TargetHead['watched']>
  countedIn: Text
  tally: ReachTally | undefined
  units: readonly (UnitReach & { unit: Text })[]
}

type Props = TargetReach & { target: TargetHead; year: number; unitId: string | null; isOfficial: boolean }

/** The units a share is counted of, each with its figure, how it stands and the act behind it. */
export function Reach({ target, year, unitId, period, watched, countedIn, tally, units, isOfficial }: Props) {
  const say = useSay()
  const unitHref = (id: string) => `/nghi-quyet/chi-tieu/${watched.key}?nam=${year}&don-vi=${id}`
  return (
    <Card title={say(words.reach.title(periodName(period)))} id="tung-don-vi">
      <p>
        {say(words.reach.of)}: <a href={`/nghi-quyet/chi-tieu/${watched.key}?nam=${year}`}>{say(watched.name)}</a>.{' '}
        {tally ? say(words.reach.tally(tally)) : say(words.reach.nobody)}
      </p>
      <form class="camlo-filter" method="get" action={`/nghi-quyet/chi-tieu/${target.key}#tung-don-vi`}>
        <input type="hidden" name="nam" value={year} />
        {unitId && <input type="hidden" name="don-vi" value={unitId} />}
        <Select
          name="ky"
          label={say(words.reach.until)}
          value={period}
          options={[...new Set([String(year), ...periodsIn(year, target.every)])].map((each) => ({
            value: each,
            text: say(periodName(each)),
          }))}
        />
        <Button kind="secondary">{say(words.show)}</Button>
      </form>
      {units.length === 0 ? (
        <p class="camlo-muted">{say(words.reach.noUnits)}</p>
      ) : (
        <Table
          caption={say(words.reach.title(periodName(period)))}
          rows={units}
          rowKey={({ unitId: id }) => id}
          columns={[
            {
              key: 'unit',
              head: say(words.unit),
              heading: true,
              cell: ({ unit, unitId: id }) => <a href={unitHref(id)}>{say(unit)}</a>,
            },
            { key: 'plan', head: say(words.plan), cell: (row) => <Plan {...row} countedIn={countedIn} /> },
            { key: 'actual', head: say(words.actual), cell: (row) => <Actual {...row} countedIn={countedIn} /> },
            { key: 'state', head: say(words.state), cell: (row) => <StandingTag {...row} /> },
            {
              key: 'upTo',
              head: say(words.upTo),
              cell: ({ upToMonth }) => (upToMonth === null ? '—' : say(words.month(upToMonth))),
            },
            {
              key: 'act',
              head: say(words.source),
              cell: ({ figure }) =>
                figure ? (
                  <>
                    <a href={`/so-cai/${figure.actId}`}>{say(words.act)}</a>
                    {isOfficial && (
                      <span class="camlo-line">
                        <a href={`/chi-tieu/so-lieu/${figure.id}`}>{say(officeWords.target.behind)}</a>
                      </span>
                    )}
                  </>
                ) : (
                  '—'
                ),
            },
          ]}
        />
      )}
    </Card>
  )
}
