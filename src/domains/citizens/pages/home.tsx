import type { VNode } from 'preact'
import { formatDate, formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  ButtonLink,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import type { AccountDossier, Draft } from '../../dossiers/index.ts'
import type { Task } from '../rules/tasks.ts'
import { words } from '../words.ts'
import { DossierTable, ownPage } from './dossier-table.tsx'

export interface HomeProps {
  name: string | null
  /** Name or address is missing, so that forms can't be filled in. */
  incomplete: boolean
  tasks: readonly { dossier: AccountDossier; task: Task }[]
  open: readonly AccountDossier[]
  done: readonly AccountDossier[]
  drafts: readonly Draft[]
  /** Cards of other rooms. */
  cards: readonly VNode[]
  banner?: keyof typeof words.doneBanner | undefined
  errors?: Errors
  typed?: { code: string; secret: string }
}

/** Everything of one person in one place, what they must do on top. */
export function HomePage(props: HomeProps) {
  const say = useSay()
  const { name, incomplete, open, done, cards, banner, errors = {} } = props
  return (
    <>
      <ErrorSummary errors={errors} />
      {banner && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(words.doneBanner[banner])}</p>
        </Banner>
      )}
      <Title caption={name ? say(words.hello(name)) : undefined}>{say(words.title)}</Title>
      {incomplete && (
        <p>
          {say(words.complete)} <a href="/cua-toi/tai-khoan">{say(words.completeLink)}</a>
        </p>
      )}
      <TaskCard {...props} />
      <Card title={say(words.open)} id="dang-giai-quyet">
        {open.length === 0 ? (
          <p class="camlo-muted">{say(words.noneOpen)}</p>
        ) : (
          <DossierTable caption={say(words.open)} rows={open} />
        )}
        <ButtonLink href="/thu-tuc">{say(words.fileNew)}</ButtonLink>
      </Card>
      <DraftCard drafts={props.drafts} />
      {cards}
      {done.length > 0 && (
        <Card title={say(words.done)} id="da-xong">
          <DossierTable caption={say(words.done)} rows={done} />
        </Card>
      )}
      <p class="camlo-inline">
        <a href="/cua-toi/ho-so">{say(words.all)}</a>
        <a href="/cua-toi/giay-to">{say(words.papers)}</a>
        <a href="/cua-toi/thong-bao">{say(words.notices)}</a>
        <a href="/cua-toi/tai-khoan">{say(words.account)}</a>
        <a href="/cua-toi/du-lieu">{say(words.data)}</a>
      </p>
      <ClaimCard {...props} />
    </>
  )
}

function DraftCard({ drafts }: Pick<HomeProps, 'drafts'>) {
  const say = useSay()
  if (drafts.length === 0) return null
  return (
    <Card title={say(words.drafts)} id="ban-nhap">
      <ul class="camlo-todo">
        {drafts.map(({ key, slug, procedure, savedAt, endsAt }) => (
          <li key={key}>
            <span>
              <strong>{say(procedure)}</strong>
              <span class="camlo-line camlo-muted">
                {say(words.savedAt(formatDateTime(savedAt), formatDate(endsAt)))}
              </span>
            </span>
            <span class="camlo-inline">
              <a class="govuk-button" href={`/nop-ho-so/${slug}?nhap=${key}`}>
                {say(words.goOn)}
                <span class="govuk-visually-hidden"> {say(procedure)}</span>
              </a>
              <form method="post" action={`/cua-toi/ban-nhap/${key}/xoa`}>
                <Button kind="secondary">
                  {say(words.dropDraft)}
                  <span class="govuk-visually-hidden"> {say(procedure)}</span>
                </Button>
              </form>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const linkOf = ({ code, ratingToken }: AccountDossier, task: Task): string => {
  if (task === 'rate' && ratingToken) return `/danh-gia/${ratingToken}`
  return ownPage(code)
}

function TaskCard({ tasks }: HomeProps) {
  const say = useSay()
  return (
    <Card title={say(words.todo)} id="can-lam">
      {tasks.length === 0 ? (
        <p class="camlo-muted">{say(words.nothingToDo)}</p>
      ) : (
        <ul class="camlo-todo">
          {tasks.map(({ dossier, task }) => (
            <li key={`${dossier.id}${task}`}>
              <span>
                <strong>{say(words.tasks[task].text)}</strong>
                <span class="camlo-line">
                  {say(dossier.procedure)}
                  {dossier.forWhom && `, ${say(words.forWhom(dossier.forWhom))}`}
                </span>
                <span class="camlo-line camlo-muted">
                  {dossier.code} · {say(dossier.unit.name)}
                </span>
              </span>
              <a class="govuk-button govuk-button--secondary" href={linkOf(dossier, task)}>
                {say(words.tasks[task].link)}
                <span class="govuk-visually-hidden"> {dossier.code}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function ClaimCard({ errors = {}, typed }: HomeProps) {
  const say = useSay()
  return (
    <Details summary={say(words.claim)} open={errors.secret !== undefined}>
      <p>{say(words.claimHint)}</p>
      <form method="post" action="/cua-toi/nhan" noValidate>
        <TextInput
          name="code"
          label={say(words.code)}
          value={typed?.code}
          autoComplete="off"
          spellcheck={false}
          maxLength={60}
          width={20}
        />
        <TextInput
          name="secret"
          label={say(words.claimSecret)}
          value={typed?.secret}
          autoComplete="off"
          spellcheck={false}
          maxLength={40}
          width={20}
          error={errors.secret}
        />
        <Button kind="secondary">{say(words.claimButton)}</Button>
      </form>
    </Details>
  )
}
