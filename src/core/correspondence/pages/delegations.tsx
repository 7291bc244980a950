import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Checkboxes,
  ErrorSummary,
  type Errors,
  Radios,
  Select,
  Table,
  Tag,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { DELEGATED_KINDS, type Delegation } from '../delegations.ts'
import { words } from '../words.ts'

export interface DelegationRow extends Delegation {
  who: string
  unit: string
  standing: 'running' | 'coming' | 'over'
}

export interface DelegationsPageProps {
  rows: readonly DelegationRow[]
  /** Whose papers: units the viewer heads. */
  units: readonly { id: string; name: string }[]
  /** Who may be chosen: a person in a post. */
  people: readonly { key: string; text: string }[]
  values?: Record<string, string | string[] | undefined>
  errors?: Errors
  message?: Text | undefined
}

const TONES = { running: 'good', coming: 'neutral', over: 'paused' } as const

/** Who signs in a head's place, and a form to let somebody. */
export function DelegationsPage({ rows, units, people, values = {}, errors = {}, message }: DelegationsPageProps) {
  const say = useSay()
  const w = words.delegation
  const field = (name: 'document' | 'from' | 'to') => ({
    name,
    value: values[name] as string | undefined,
    error: errors[name],
  })
  const kinds = values.kinds
  return (
    <>
      <BackLink href="/van-ban-di">{say(words.paper.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {message && (
        <div data-draft-done="/van-ban-di/giao-ky:delegation">
          <Banner>{say(message)}</Banner>
        </div>
      )}
      <Title>{say(w.title)}</Title>
      <p>{say(w.intro)}</p>
      <Card title={say(w.current)}>{rows.length === 0 ? <p>{say(w.none)}</p> : <Delegations rows={rows} />}</Card>
      <Card title={say(w.give)}>
        <form method="post" action="/van-ban-di/giao-ky" data-draft="delegation">
          {units.length > 1 && (
            <Select
              name="unit"
              label={say(words.unit)}
              value={values.unit as string | undefined}
              options={units.map(({ id, name }) => ({ value: id, text: name }))}
            />
          )}
          {units.length === 1 && <input type="hidden" name="unit" value={units[0]?.id} />}
          <Select
            name="person"
            label={say(w.who)}
            value={values.person as string | undefined}
            error={errors.person}
            options={[{ value: '', text: say(w.choose) }, ...people.map(({ key, text }) => ({ value: key, text }))]}
          />
          <Radios
            name="manner"
            label={say(w.manner)}
            value={(values.manner as string | undefined) ?? 'delegated'}
            options={(['delegated', 'byOrder'] as const).map((value) => ({
              value,
              text: say(w.manners[value]),
              hint: say(w.mannerHints[value]),
            }))}
          />
          <Checkboxes
            name="kinds"
            label={say(w.kinds)}
            values={kinds === undefined ? [] : [kinds].flat()}
            error={errors.kinds}
            options={DELEGATED_KINDS.map((value) => ({ value, text: say(w.kindNames[value]) }))}
          />
          <TextInput {...field('document')} label={say(w.document)} hint={say(w.documentHint)} maxLength={200} />
          <TextInput {...field('from')} type="date" label={say(w.from)} hint={say(w.fromHint)} width={10} />
          <TextInput {...field('to')} type="date" label={say(w.to)} hint={say(w.toHint)} width={10} />
          <Button>{say(w.give)}</Button>
        </form>
      </Card>
    </>
  )
}

function Delegations({ rows }: Pick<DelegationsPageProps, 'rows'>) {
  const say = useSay()
  const w = words.delegation
  return (
    <Table
      caption={say(w.current)}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'who',
          head: say(w.who),
          heading: true,
          cell: ({ who, postTitle, unit }) => (
            <>
              {who}
              <span class="camlo-muted camlo-line">
                {postTitle} · {unit}
              </span>
            </>
          ),
        },
        { key: 'manner', head: say(w.manner), cell: ({ manner }) => say(w.manners[manner]) },
        {
          key: 'kinds',
          head: say(w.kinds),
          cell: ({ kinds }) =>
            DELEGATED_KINDS.filter((kind) => kinds.includes(kind))
              .map((kind) => say(w.kindNames[kind]))
              .join('; '),
        },
        { key: 'document', head: say(w.document), cell: ({ document }) => document },
        {
          key: 'days',
          head: say(w.days),
          cell: ({ from, to, standing }) => (
            <>
              {formatDate(from)} – {to && formatDate(to)} <Tag tone={TONES[standing]}>{say(w.standings[standing])}</Tag>
            </>
          ),
        },
        {
          key: 'do',
          head: '',
          cell: ({ id, who, standing }) =>
            standing !== 'over' && (
              <form method="post" action={`/van-ban-di/giao-ky/${id}/thoi`}>
                <Button kind="secondary">
                  {say(w.end)}
                  <span class="govuk-visually-hidden"> {who}</span>
                </Button>
              </form>
            ),
        },
      ]}
    />
  )
}
