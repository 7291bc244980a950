import type { Verb } from '../../../core/ledger/index.ts'
import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  ButtonLink,
  Card,
  Checkboxes,
  Details,
  Empty,
  ErrorSummary,
  type Errors,
  Table,
  Tag,
  TextInput,
  Title,
  Warning,
} from '../../../ui/index.ts'
import type { Endpoint, EndpointInput } from '../webhooks/endpoints.ts'
import { words } from '../words.ts'

const w = words.webhooks

export interface WebhooksPageProps {
  endpoints: readonly Endpoint[]
  verbs: readonly Verb[]
  /** Whether plain http on this machine will do. */
  inner: boolean
  values?: EndpointInput
  errors?: Errors
  done?: keyof typeof w.done | undefined
}

export function WebhooksPage(props: WebhooksPageProps) {
  const { endpoints, errors = {}, done } = props
  const say = useSay()
  return (
    <>
      <BackLink href="/quan-tri/trao-doi">{say(w.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(w.done[done])}</p>
        </Banner>
      )}
      <Title>{say(w.title)}</Title>
      <p>{say(w.intro)}</p>
      {endpoints.length === 0 ? (
        <Empty title={say(w.none)}>
          <p>{say(w.noneNext)}</p>
        </Empty>
      ) : (
        <List endpoints={endpoints} />
      )}
      <Register {...props} />
    </>
  )
}

function List({ endpoints }: { endpoints: readonly Endpoint[] }) {
  const say = useSay()
  return (
    <Table
      caption={say(w.title)}
      rows={endpoints}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'address',
          head: say(w.address),
          heading: true,
          cell: ({ url, description }) => (
            <>
              <span class="camlo-file">{url}</span>
              {description && <span class="camlo-muted camlo-line">{description}</span>}
            </>
          ),
        },
        {
          key: 'verbs',
          head: say(w.verbs),
          cell: ({ verbs }) => say(verbs.length === 0 ? w.allVerbs : w.someVerbs(verbs.length)),
        },
        { key: 'state', head: say(w.state), cell: (endpoint) => <State endpoint={endpoint} /> },
        { key: 'do', head: say(w.manage), cell: (endpoint) => <Deeds endpoint={endpoint} /> },
      ]}
    />
  )
}

function State({ endpoint: { disabledAt, disabledWhy, failingSince } }: { endpoint: Endpoint }) {
  const say = useSay()
  if (disabledAt && disabledWhy) return <Tag tone="late">{say(w.disabled[disabledWhy])}</Tag>
  if (failingSince) return <Tag tone="near">{say(w.failing(formatDateTime(failingSince)))}</Tag>
  return <Tag tone="good">{say(w.active)}</Tag>
}

function Deeds({ endpoint: { id, url, disabledAt } }: { endpoint: Endpoint }) {
  const say = useSay()
  const name = <span class="govuk-visually-hidden"> {url}</span>
  const toggle = disabledAt ? 'enable' : 'disable'
  return (
    <form method="post" action={`/quan-tri/webhook/${id}`}>
      <div class="camlo-row camlo-row--start">
        {!disabledAt && (
          <Button kind="secondary" name="deed" value="try">
            {say(w.tryIt)}
            {name}
          </Button>
        )}
        <Button kind="secondary" name="deed" value={toggle}>
          {say(w.deeds[toggle])}
          {name}
        </Button>
        <Button kind="secondary" name="deed" value="renew">
          {say(w.renew)}
          {name}
        </Button>
      </div>
      <Details summary={`${say(w.deeds.remove)}…`}>
        <p>{say(w.removeSure)}</p>
        <Button kind="warning" name="deed" value="remove">
          {say(w.deeds.remove)}
          {name}
        </Button>
      </Details>
    </form>
  )
}

/** What a verb is of: the first word of its name. */
const roomOf = ({ name }: Verb): string => name.split('.')[0] ?? name

function Register({ verbs, inner, values, errors = {} }: WebhooksPageProps) {
  const say = useSay()
  return (
    <Card title={say(w.register)}>
      <form method="post" action="/quan-tri/webhook" noValidate>
        <TextInput
          name="url"
          label={say(w.url)}
          hint={say(inner ? w.urlHintDemo : w.urlHint)}
          value={values?.url}
          error={errors.url}
          maxLength={500}
          spellcheck={false}
          autoComplete="off"
        />
        <TextInput
          name="description"
          label={say(w.description)}
          value={values?.description}
          error={errors.description}
          maxLength={200}
        />
        <Details summary={say(w.chosen)} open={(values?.verbs.length ?? 0) > 0 || errors.verbs !== undefined}>
          {errors.verbs && (
            <p id="verbs" class="govuk-error-message">
              {say(errors.verbs)}
            </p>
          )}
          <p class="govuk-hint">{say(w.chosenHint)}</p>
          {[...Map.groupBy(verbs, roomOf)].map(([room, ofRoom]) => (
            <Details
              key={room}
              summary={`${say(w.rooms[room] ?? { vi: room, en: room })} (${ofRoom.length})`}
              open={ofRoom.some(({ name }) => values?.verbs.includes(name))}
            >
              <Checkboxes
                name="verbs"
                id={`verbs-${room}`}
                label={say(w.rooms[room] ?? { vi: room, en: room })}
                values={values?.verbs ?? []}
                options={ofRoom.map(({ name, sentence }) => ({ value: name, text: say(sentence), hint: name }))}
              />
            </Details>
          ))}
        </Details>
        <Button>{say(w.register)}</Button>
      </form>
    </Card>
  )
}

/** The secret, this once. */
export function SecretPage({ endpoint, secret }: { endpoint: Endpoint; secret: string }) {
  const say = useSay()
  return (
    <>
      <Title caption={endpoint.url}>{say(w.secretTitle)}</Title>
      <Warning>{say(w.secretNote)}</Warning>
      <Card>
        <p>
          <code class="camlo-file">{secret}</code>
        </p>
      </Card>
      <p class="camlo-muted">{say(w.howTo)}</p>
      <ButtonLink href="/quan-tri/webhook">{say(w.toList)}</ButtonLink>
    </>
  )
}
