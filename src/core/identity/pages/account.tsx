import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Banner, Button, Card, ErrorSummary, type Errors, Table, TextInput, Title } from '../../../ui/index.ts'
import type { SessionOverview } from '../sessions.ts'
import type { OfficialViewer } from '../viewer.ts'
import { words } from '../words.ts'

export interface AccountPageProps {
  viewer: OfficialViewer
  sessions: readonly SessionOverview[]
  errors?: Errors
  changed?: boolean
  /** A code to scan, while codes are being set up. */
  scan?: string
  recoveryCodes?: readonly string[]
}

export function AccountPage({ viewer, sessions, errors = {}, changed, scan, recoveryCodes }: AccountPageProps) {
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
      <Codes viewer={viewer} scan={scan} recoveryCodes={recoveryCodes} errors={errors} />
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
          rowKey={({ tokenHash }) => Buffer.from(tokenHash).toString('hex')}
          columns={[
            {
              key: 'device',
              head: say(w.device),
              cell: (row) =>
                `${row.device || '–'}${isSame(row.tokenHash, viewer.sessionHash) ? ` (${say(w.thisOne)})` : ''}`,
            },
            { key: 'since', head: say(w.since), cell: ({ startedAt }) => formatDateTime(startedAt) },
            { key: 'seen', head: say(w.lastSeen), cell: ({ lastSeenAt }) => formatDateTime(lastSeenAt) },
          ]}
        />
        <form method="post" action="/tai-khoan/dang-xuat-het">
          <Button kind="secondary">{say(w.everywhere)}</Button>
        </form>
      </Card>
    </>
  )
}

const isSame = (a: Uint8Array, b: Uint8Array | null): boolean => b !== null && Buffer.compare(a, b) === 0

type CodesProps = Pick<AccountPageProps, 'viewer'> & {
  errors: Errors
  scan: string | undefined
  recoveryCodes: readonly string[] | undefined
}

function Codes({ viewer, scan, recoveryCodes, errors }: CodesProps) {
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
      ) : scan ? (
        <form method="post" action="/tai-khoan/ma/xac-nhan">
          <p>{say(w.scan)}</p>
          <p>
            <img src={scan} alt={say(w.title)} width="200" height="200" />
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
