import { formatDate, formatDateTime, type Text, useSay } from '../../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  type Errors,
  SummaryList,
  Table,
  TextInput,
  Title,
} from '../../../../ui/index.ts'
import type { SessionOverview } from '../../sessions.ts'
import { words as officials } from '../../words.ts'
import type { Citizen } from '../accounts.ts'
import { MOST_LETTERS } from '../rules/own-data.ts'
import type { SignInRecord } from '../sign-in.ts'
import { words } from '../words.ts'

export interface CitizenAccountProps {
  citizen: Citizen
  sessionId: string
  sessions: readonly SessionOverview[]
  history: readonly SignInRecord[]
  /** The old password has to be given. */
  asksOld: boolean
  /** What the provider's button says, where it may be linked. */
  provider: Text | undefined
  errors?: Errors
  /** As typed, where something was wrong. */
  typed?: Partial<Record<'fullName' | 'idNumber' | 'address' | 'contact', string>>
  saved?: boolean
}

/** A citizen's own data, ways to sign in, and who has signed in so far. */
export function CitizenAccountPage(props: CitizenAccountProps) {
  const say = useSay()
  const { errors = {}, saved } = props
  const w = words.account
  return (
    <>
      <BackLink href="/cua-toi">{say(w.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {saved && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(w.saved)}</p>
        </Banner>
      )}
      <Title>{say(w.title)}</Title>
      <OwnCard {...props} />
      <ContactCard {...props} />
      <PasswordCard {...props} />
      <HistoryCard {...props} />
    </>
  )
}

function OwnCard({ citizen, provider, errors = {}, typed = {} }: CitizenAccountProps) {
  const say = useSay()
  const w = words.account
  const { fullName, idNumber, address, identityLevel, identityAt, linked } = citizen
  const fixed = identityLevel !== 'declared'
  const level = say(w.level[identityLevel])
  return (
    <Card title={say(w.own)} id="thong-tin">
      <p>{say(w.ownHint)}</p>
      <SummaryList
        rows={[
          { label: say(w.levelLabel), value: identityAt ? `${level}, ${formatDate(identityAt)}` : level },
          ...(fixed
            ? [
                { label: say(w.fullName), value: fullName },
                { label: say(w.idNumber), value: idNumber },
              ]
            : []),
        ]}
      />
      <form method="post" action="/cua-toi/tai-khoan" noValidate>
        {fixed ? (
          <p class="camlo-muted">{say(w.fixed)}</p>
        ) : (
          <>
            <TextInput
              name="fullName"
              label={say(w.fullName)}
              value={typed.fullName ?? fullName ?? ''}
              autoComplete="name"
              spellcheck={false}
              maxLength={MOST_LETTERS.fullName}
              error={errors.fullName}
            />
            <TextInput
              name="idNumber"
              label={say(w.idNumber)}
              value={typed.idNumber ?? idNumber ?? ''}
              width={20}
              inputMode="numeric"
              maxLength={MOST_LETTERS.idNumber}
              error={errors.idNumber}
            />
          </>
        )}
        <TextInput
          name="address"
          label={say(w.address)}
          value={typed.address ?? address ?? ''}
          autoComplete="street-address"
          maxLength={MOST_LETTERS.address}
          error={errors.address}
        />
        <Button>{say(w.save)}</Button>
      </form>
      {linked && <p>{say(w.linked)}</p>}
      {!linked && provider && (
        <>
          <p>{say(w.linkHint(say(provider)))}</p>
          <ButtonLink kind="secondary" href="/dang-nhap/dinh-danh?next=%2Fcua-toi%2Ftai-khoan">
            {say(w.link)}
          </ButtonLink>
        </>
      )}
    </Card>
  )
}

function ContactCard({ citizen: { phone, email }, errors = {}, typed = {} }: CitizenAccountProps) {
  const say = useSay()
  const w = words.account
  return (
    <Card title={say(w.contacts)} id="lien-he">
      <SummaryList
        rows={[
          { label: say(w.phone), value: phone ?? say(w.none) },
          { label: say(w.email), value: email ?? say(w.none) },
        ]}
      />
      <form method="post" action="/cua-toi/tai-khoan/lien-he" noValidate>
        <TextInput
          name="contact"
          label={say(words.signIn.address)}
          hint={say(w.addHint)}
          value={typed.contact}
          width={20}
          spellcheck={false}
          maxLength={254}
          error={errors.contact}
        />
        <Button kind="secondary">{say(w.addAddress)}</Button>
      </form>
    </Card>
  )
}

function PasswordCard({ citizen, asksOld, errors = {} }: CitizenAccountProps) {
  const say = useSay()
  const w = words.account
  return (
    <Card title={say(w.password)} id="mat-khau">
      <p>{say(citizen.hasPassword ? w.passwordOn : w.passwordOff)}</p>
      <form method="post" action="/cua-toi/tai-khoan/mat-khau" noValidate>
        {asksOld && (
          <TextInput
            name="old"
            label={say(officials.account.old)}
            type="password"
            width={20}
            autoComplete="current-password"
            error={errors.old}
          />
        )}
        <TextInput
          name="fresh"
          label={say(officials.account.fresh)}
          hint={say(officials.account.freshHint)}
          type="password"
          width={20}
          autoComplete="new-password"
          error={errors.fresh}
        />
        <Button kind="secondary">{say(w.setPassword)}</Button>
      </form>
    </Card>
  )
}

function HistoryCard({ sessions, sessionId, history }: CitizenAccountProps) {
  const say = useSay()
  const w = words.account
  const o = officials.account
  return (
    <Card title={say(w.history)} id="lich-su">
      <h3>{say(o.sessions)}</h3>
      <Table
        caption={say(o.sessions)}
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'device',
            head: say(o.device),
            cell: ({ id, device }) => `${device || '–'}${id === sessionId ? ` (${say(o.thisOne)})` : ''}`,
          },
          { key: 'since', head: say(o.since), cell: ({ startedAt }) => formatDateTime(startedAt) },
          { key: 'seen', head: say(o.lastSeen), cell: ({ lastSeenAt }) => formatDateTime(lastSeenAt) },
        ]}
      />
      <form method="post" action="/cua-toi/tai-khoan/dang-xuat-het">
        <Button kind="secondary">{say(o.everywhere)}</Button>
      </form>
      <h3>{say(w.history)}</h3>
      <Table
        caption={say(w.history)}
        rows={history}
        rowKey={({ at }) => at.toISOString()}
        columns={[
          { key: 'at', head: say(w.when), cell: ({ at }) => formatDateTime(at) },
          { key: 'means', head: say(w.means), cell: ({ means }) => say(w.meansOf[means]) },
          { key: 'device', head: say(o.device), cell: ({ device }) => device || '–' },
        ]}
      />
    </Card>
  )
}
