import { formatDateTime, formatNumber, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Checkboxes,
  Details,
  Empty,
  ErrorSummary,
  type Errors,
  Pager,
  Select,
  SummaryList,
  Table,
  Tag,
  TextInput,
  Title,
} from '../../../../ui/index.ts'
import type { Outage, PausedDossier } from '../../queries/outages.ts'
import { words } from './outage-words.ts'

/** How an outage stands at a moment. */
export const stateOf = ({ startsAt, untilAt, endedAt }: Outage, now: Date): 'ahead' | 'lasting' | 'over' =>
  (endedAt ?? untilAt) <= now ? 'over' : startsAt > now ? 'ahead' : 'lasting'

const TONES = { ahead: 'neutral', lasting: 'paused', over: 'good' } as const

export interface OutagesProps {
  outages: readonly Outage[]
  now: Date
  units: readonly { id: string; name: Text }[]
  procedures: readonly { id: string; name: Text }[]
  typed?: Readonly<Record<string, string>>
  chosen?: readonly string[]
  errors?: Errors
  done?: boolean
  page: number
  more: boolean
}

/** Announced outages: registering one, and which there were. */
export function OutagesPage({ outages, now, done, page, more, errors = {}, ...form }: OutagesProps) {
  const say = useSay()
  const lang = useLang()
  return (
    <>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p>{say(words.done)}</p>
        </Banner>
      )}
      <Title>{say(words.title)}</Title>
      <p>{say(words.lead)}</p>
      <OutageForm {...form} errors={errors} />
      {outages.length === 0 ? (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      ) : (
        <Table
          caption={say(words.title)}
          rows={outages}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'system',
              head: say(words.system),
              heading: true,
              cell: ({ id, system, owner }) => (
                <>
                  <a href={`/su-co/${id}`}>{system}</a>
                  <span class="camlo-muted camlo-line">{owner}</span>
                </>
              ),
            },
            { key: 'announcement', head: say(words.announcement), cell: ({ announcement }) => announcement },
            {
              key: 'span',
              head: say(words.span),
              cell: ({ startsAt, untilAt, endedAt }) =>
                `${formatDateTime(startsAt)} – ${formatDateTime(endedAt ?? untilAt)}`,
            },
            {
              key: 'state',
              head: say(words.state),
              cell: (outage) => <Tag tone={TONES[stateOf(outage, now)]}>{say(words[stateOf(outage, now)])}</Tag>,
            },
            {
              key: 'dossiers',
              head: say(words.dossiers),
              number: true,
              cell: ({ dossiers }) => formatNumber(dossiers, lang),
            },
          ]}
        />
      )}
      <Pager
        previous={page > 1 ? `/su-co?trang=${page - 1}` : undefined}
        next={more ? `/su-co?trang=${page + 1}` : undefined}
      />
    </>
  )
}

function OutageForm({
  units,
  procedures,
  typed = {},
  chosen = [],
  errors = {},
}: Pick<OutagesProps, 'units' | 'procedures' | 'typed' | 'chosen' | 'errors'>) {
  const say = useSay()
  return (
    <Card title={say(words.register)}>
      <form method="post" action="/su-co">
        <TextInput name="system" label={say(words.system)} value={typed.system} error={errors.system} />
        <TextInput name="owner" label={say(words.owner)} value={typed.owner} />
        <TextInput name="announcement" label={say(words.announcement)} value={typed.announcement} />
        <div class="camlo-fields">
          {(['announcedAt', 'startsAt', 'untilAt'] as const).map((name) => (
            <TextInput
              key={name}
              name={name}
              type="datetime-local"
              label={say(words[name])}
              hint={name === 'untilAt' ? say(words.untilHint) : undefined}
              value={typed[name]}
              error={errors[name]}
            />
          ))}
        </div>
        <Select
          name="unitId"
          label={say(words.unit)}
          value={typed.unitId ?? ''}
          error={errors.unitId}
          options={[
            { value: '', text: say(words.allUnits) },
            ...units.map(({ id, name }) => ({ value: id, text: say(name) })),
          ]}
        />
        <Details summary={say(words.procedures)} open={chosen.length > 0}>
          <Checkboxes
            name="procedureIds"
            label={say(words.procedures)}
            options={procedures.map(({ id, name }) => ({ value: id, text: say(name) }))}
            values={chosen}
          />
        </Details>
        <Button>{say(words.button)}</Button>
      </form>
    </Card>
  )
}

export interface OutageProps {
  outage: Outage
  now: Date
  rows: readonly (PausedDossier & { procedure: Text })[]
  ended: boolean
  error?: Text | undefined
  page: number
  more: boolean
}

/** One outage with the dossiers whose limit it paused. */
export function OutagePage({ outage, now, rows, ended, error, page, more }: OutageProps) {
  const say = useSay()
  const { id, system, owner, announcement, announcedAt, startsAt, untilAt, endedAt, registeredAt } = outage
  const state = stateOf(outage, now)
  return (
    <>
      <BackLink href="/su-co">{say(words.back)}</BackLink>
      <ErrorSummary errors={error ? { end: error } : {}} />
      {ended && (
        <Banner>
          <p>{say(words.doneEnd)}</p>
        </Banner>
      )}
      <Title caption={owner}>{system}</Title>
      <p>
        <Tag tone={TONES[state]}>{say(words[state])}</Tag>
      </p>
      <SummaryList
        rows={[
          { label: say(words.announcement), value: announcement },
          { label: say(words.announcedAt), value: formatDateTime(announcedAt) },
          { label: say(words.registeredAt), value: formatDateTime(registeredAt) },
          { label: say(words.startsAt), value: formatDateTime(startsAt) },
          { label: say(words.untilAt), value: formatDateTime(untilAt) },
          ...(endedAt ? [{ label: say(words.end), value: formatDateTime(endedAt) }] : []),
        ]}
      />
      {state !== 'over' && (
        <form method="post" action={`/su-co/${id}/ket-thuc`}>
          <p class="camlo-muted">{say(words.endHint)}</p>
          <Button id="end">{say(words.end)}</Button>
        </form>
      )}
      {rows.length === 0 ? (
        <Empty title={say(words.noDossiers)} />
      ) : (
        <Table
          caption={say(words.dossiers)}
          captioned
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'dossier',
              head: say(words.dossier),
              heading: true,
              cell: (row) => (
                <>
                  <a href={`/ho-so/${row.id}`}>{say(row.procedure)}</a>
                  <span class="camlo-muted camlo-line">{row.code}</span>
                </>
              ),
            },
            {
              key: 'paused',
              head: say(words.paused),
              cell: (row) => `${formatDateTime(row.startedAt)} – ${formatDateTime(row.endedAt)}`,
            },
            {
              key: 'due',
              head: say(words.due),
              cell: (row) => (row.legalDueAt ? formatDateTime(row.legalDueAt) : '—'),
            },
          ]}
        />
      )}
      <Pager
        previous={page > 1 ? `/su-co/${id}?trang=${page - 1}` : undefined}
        next={more ? `/su-co/${id}?trang=${page + 1}` : undefined}
      />
    </>
  )
}
