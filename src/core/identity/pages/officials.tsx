import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  Card,
  Empty,
  ErrorSummary,
  type Errors,
  SearchBox,
  Select,
  Table,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { words } from '../words.ts'

export interface OfficialRow {
  id: string
  name: string
  posts: { id: string; title: Text }[]
}

export interface OfficialsPageProps {
  rows: readonly OfficialRow[]
  /** How many match, of which the first are shown. */
  total: number
  search: string
  officials: readonly { id: string; name: string }[]
  posts: readonly { id: string; title: Text }[]
  values?: Record<string, string | undefined>
  errors?: Errors
  message?: Text | undefined
}

export function OfficialsPage(props: OfficialsPageProps) {
  const { rows, total, search, errors = {}, message } = props
  const say = useSay()
  const w = words.officials
  return (
    <>
      <ErrorSummary errors={errors} />
      {message && (
        <div data-draft-done="/quan-tri/can-bo:official">
          <Banner>{say(message)}</Banner>
        </div>
      )}
      <Title>{say(w.title)}</Title>
      <SearchBox
        plain
        action="/quan-tri/can-bo"
        name="q"
        value={search}
        label={say(w.search)}
        placeholder={say(w.search)}
        button={say(words.admin.find)}
      />
      {rows.length === 0 ? (
        <Empty title={say(w.none)} />
      ) : (
        <Table
          caption={say(w.title)}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', head: say(words.admin.name), heading: true, cell: ({ name }) => name },
            { key: 'posts', head: say(words.admin.posts), cell: (row) => <Posts row={row} /> },
          ]}
        />
      )}
      {total > rows.length && <p class="camlo-muted">{say(w.more(total - rows.length))}</p>}
      <AppointForm {...props} />
    </>
  )
}

function Posts({ row }: { row: OfficialRow }) {
  const say = useSay()
  if (row.posts.length === 0) return <>–</>
  return (
    <ul class="camlo-list">
      {row.posts.map(({ id, title }) => (
        <li key={id}>
          <form method="post" action="/quan-tri/can-bo/thoi-giu" class="camlo-row">
            <input type="hidden" name="officialId" value={row.id} />
            <input type="hidden" name="postId" value={id} />
            {say(title)}
            <Button kind="secondary">
              {say(words.officials.dismiss)}
              <span class="govuk-visually-hidden">
                {' '}
                {row.name}, {say(title)}
              </span>
            </Button>
          </form>
        </li>
      ))}
    </ul>
  )
}

function AppointForm({ officials, posts, values = {}, errors = {} }: OfficialsPageProps) {
  const say = useSay()
  const w = words.officials
  const field = (name: string) => ({ name, value: values[name], error: errors[name] })
  return (
    <Card title={say(w.appoint)}>
      <form method="post" action="/quan-tri/can-bo" data-draft="official">
        <Select
          {...field('officialId')}
          label={say(w.known)}
          options={[
            { value: '', text: say(w.somebodyNew) },
            ...officials.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <TextInput {...field('fullName')} label={say(w.fullName)} hint={say(w.fullNameHint)} maxLength={100} />
        <Select
          {...field('postId')}
          label={say(w.post)}
          options={[
            { value: '', text: say(w.choose) },
            ...posts.map(({ id, title }) => ({ value: id, text: say(title) })),
          ]}
          required
        />
        <TextInput {...field('from')} type="date" label={say(w.from)} width={10} required />
        <TextInput {...field('decision')} label={say(w.decision)} hint={say(w.decisionHint)} maxLength={200} required />
        <Button>{say(w.appoint)}</Button>
      </form>
    </Card>
  )
}
