import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Banner, Button, Card, ErrorSummary, type Errors, Table, TextInput, Title } from '../../../ui/index.ts'
import type { ApiToken } from '../api-tokens.ts'
import type { SessionOverview } from '../sessions.ts'
import type { OfficialViewer } from '../viewer.ts'
import { words } from '../words.ts'

export interface AccountPageProps {
  viewer: OfficialViewer
  sessions: readonly SessionOverview[]
  tokens: readonly ApiToken[]
  errors?: Errors
  changed?: boolean
  /** What to scan, or to type where scanning doesn't work, while codes are being set up. */
  setup?: { image: string; key: string }
  recoveryCodes?: readonly string[]
}

export function AccountPage({
  viewer,
  sessions,
  tokens,
  errors = {},
  changed,
  setup,
  recoveryCodes,
}: AccountPageProps) {
  const say = useSay()
  const w = words.account
  return (
    <>
      <ErrorSummary errors={errors} />
      {changed && <Banner>{say(w.changed)}</Banner>}
      <Title caption={viewer.username}>{viewer.name}</Title>
      <Card title={say(w.posts)}>
        {viewer.appointments.length === 0 && <p>{say(w.noPosts)}</p>}
        <ul class="camlo-list">
          {viewer.appointments.map(({ postId, postTitle, unitName, actingFor }) => (
            <li key={`${postId}${actingFor?.personId ?? ''}`}>
              {say(postTitle)}, {say(unitName)}
              {actingFor && <span class="camlo-muted"> ({say(w.actingFor(actingFor.name))})</span>}
            </li>
          ))}
        </ul>
      </Card>
      <Codes viewer={viewer} setup={setup} recoveryCodes={recoveryCodes} errors={errors} />
      <Card title={say(w.password)}>
        <form method="post" action="/tai-khoan/mat-khau">
          <TextInput
            name="old"
            label={say(w.old)}
            type="password"
            width={20}
            autoComplete="current-password"
            error={errors.old}
            required
          />
          <TextInput
            name="fresh"
            label={say(w.fresh)}
            hint={say(w.freshHint)}
            type="password"
            width={20}
            autoComplete="new-password"
            error={errors.fresh}
            required
          />
          <Button>{say(w.change)}</Button>
        </form>
      </Card>
      <Card title={say(w.sessions)}>
        <Table
          caption={say(w.sessions)}
          rows={sessions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'device',
              head: say(w.device),
              cell: (row) => `${row.device || '–'}${row.id === viewer.session?.id ? ` (${say(w.thisOne)})` : ''}`,
            },
            { key: 'since', head: say(w.since), cell: ({ startedAt }) => formatDateTime(startedAt) },
            { key: 'seen', head: say(w.lastSeen), cell: ({ lastSeenAt }) => formatDateTime(lastSeenAt) },
          ]}
        />
        <form method="post" action="/tai-khoan/dang-xuat-het">
          <Button kind="secondary">{say(w.everywhere)}</Button>
        </form>
      </Card>
      {tokens.length > 0 && <Tokens tokens={tokens} />}
    </>
  )
}

function Tokens({ tokens }: Pick<AccountPageProps, 'tokens'>) {
  const say = useSay()
  const w = words.tokens
  return (
    <Card title={say(w.title)}>
      <Table
        caption={say(w.title)}
        rows={tokens}
        rowKey={({ key }) => key}
        columns={[
          { key: 'label', head: say(w.label), heading: true, cell: ({ label }) => label },
          { key: 'since', head: say(words.account.since), cell: ({ createdAt }) => formatDateTime(createdAt) },
          {
            key: 'do',
            head: '',
            cell: ({ key, label }) => (
              <form method="post" action={`/tai-khoan/ma-truy-cap/${key}/thu-hoi`}>
                <Button kind="secondary">
                  {say(w.revoke)}
                  <span class="govuk-visually-hidden"> {label}</span>
                </Button>
              </form>
            ),
          },
        ]}
      />
    </Card>
  )
}

type CodesProps = Pick<AccountPageProps, 'viewer'> & {
  errors: Errors
  setup: AccountPageProps['setup'] | undefined
  recoveryCodes: readonly string[] | undefined
}

function Codes({ viewer, setup, recoveryCodes, errors }: CodesProps) {
  const say = useSay()
  const w = words.codes
  return (
    <Card title={say(w.title)} id="ma-mot-lan">
      {recoveryCodes ? (
        <>
          <p>{say(w.done)}</p>
          <ul class="camlo-list">
            {recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </>
      ) : setup ? (
        <form method="post" action="/tai-khoan/ma/xac-nhan">
          <p>{say(w.scan)}</p>
          <p>
            <img src={setup.image} alt={say(w.image)} width="200" height="200" />
          </p>
          <p>
            {say(w.type)} <code>{setup.key}</code>
          </p>
          <TextInput
            name="code"
            label={say(words.signIn.code)}
            width={10}
            inputMode="numeric"
            autoComplete="one-time-code"
            error={errors.code}
            required
          />
          <Button>{say(w.confirm)}</Button>
        </form>
      ) : (
        <form method="post" action={viewer.usesCodes ? '/tai-khoan/ma/tat' : '/tai-khoan/ma'}>
          <p>{say(viewer.usesCodes ? w.on : w.off)}</p>
          {viewer.usesCodes && (
            <TextInput
              name="password"
              label={say(words.signIn.password)}
              type="password"
              width={20}
              autoComplete="current-password"
              error={errors.password}
              required
            />
          )}
          <Button kind="secondary">{say(viewer.usesCodes ? w.remove : w.prepare)}</Button>
        </form>
      )}
    </Card>
  )
}
