import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  Card,
  Empty,
  ErrorSummary,
  type Errors,
  Pager,
  SearchBox,
  Select,
  Table,
  Tag,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { lineOf, type Person } from '../people.ts'
import { words } from '../words.ts'

export interface AccountRow {
  id: string
  username: string
  name: string
  posts: Text[]
  disabled: boolean
  usesCodes: boolean
}

export interface AccountsPageProps {
  rows: readonly AccountRow[]
  /** How many match, on all pages. */
  total: number
  search: string
  pages: { previous?: string; next?: string }
  without: readonly Person[]
  message?: Text | undefined
  errors?: Errors
  values?: { personId: string; username: string }
}

export function AccountsPage(props: AccountsPageProps) {
  const { rows, total, search, pages, message, errors = {} } = props
  const say = useSay()
  const w = words.admin
  return (
    <>
      <ErrorSummary errors={errors} />
      {message && (
        <div data-draft-done="/quan-tri/tai-khoan:account">
          <Banner>{say(message)}</Banner>
        </div>
      )}
      <Title caption={say(w.count(total))}>{say(w.title)}</Title>
      <SearchBox
        plain
        action="/quan-tri/tai-khoan"
        name="q"
        value={search}
        label={say(w.search)}
        placeholder={say(w.search)}
        button={say(w.find)}
      />
      {rows.length === 0 ? (
        <Empty title={say(w.none)} />
      ) : (
        <Table
          caption={say(w.title)}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', head: say(w.name), heading: true, cell: ({ name }) => name },
            { key: 'username', head: say(w.username), cell: (row) => row.username },
            { key: 'posts', head: say(w.posts), cell: ({ posts }) => posts.map(say).join('; ') || '–' },
            {
              key: 'state',
              head: say(w.state),
              cell: ({ disabled, usesCodes }) => (
                <>
                  <Tag tone={disabled ? 'late' : 'good'}>{say(disabled ? w.disabled : w.active)}</Tag>
                  {usesCodes && <span class="camlo-muted"> {say(w.withCodes)}</span>}
                </>
              ),
            },
            { key: 'do', head: '', cell: (row) => <Deeds row={row} /> },
          ]}
        />
      )}
      <Pager {...pages} />
      <CreateForm {...props} />
    </>
  )
}

function CreateForm({ without, errors = {}, values }: AccountsPageProps) {
  const say = useSay()
  const w = words.admin
  return (
    <Card title={say(w.create)}>
      <p>
        {say(w.first)} <a href="/quan-tri/can-bo">{say(words.officials.title)}</a>
      </p>
      <form method="post" action="/quan-tri/tai-khoan" data-draft="account">
        <Select
          name="personId"
          label={say(w.official)}
          options={[
            { value: '', text: say(words.officials.choose) },
            ...without.map((person) => ({ value: person.id, text: say(lineOf(person)) })),
          ]}
          value={values?.personId}
          error={errors.personId}
          required
        />
        <TextInput
          name="username"
          label={say(w.username)}
          hint={say(w.usernameHint)}
          width={20}
          value={values?.username}
          error={errors.username}
          spellcheck={false}
          required
        />
        <Button>{say(w.create)}</Button>
      </form>
    </Card>
  )
}

function Deeds({ row }: { row: AccountRow }) {
  const say = useSay()
  const w = words.admin
  const deeds = [
    { deed: row.disabled ? 'mo' : 'khoa', text: row.disabled ? w.enable : w.disable },
    { deed: 'mat-khau', text: w.reset },
    ...(row.usesCodes ? [{ deed: 'ma', text: w.removeCodes }] : []),
  ]
  return (
    <form method="post" action={`/quan-tri/tai-khoan/${row.id}`} class="camlo-row">
      {deeds.map(({ deed, text }) => (
        <Button key={deed} kind="secondary" name="deed" value={deed}>
          {say(text)}
          <span class="govuk-visually-hidden"> {row.username}</span>
        </Button>
      ))}
    </form>
  )
}
