import { formatDate, formatDateTime, formatDong, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Details,
  Empty,
  ErrorSummary,
  type Errors,
  Radios,
  Select,
  Table,
  Tag,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import type { ShownLine, StatementHead, StatementRow } from '../queries/statements.ts'
import { words } from '../words.ts'
import { type Done, DoneBanner } from './parts.tsx'

const { statement } = words

interface ListProps {
  rows: readonly StatementRow[]
  units: readonly { id: string; name: Text }[]
  errors: Errors
}

/** Uploading a bank's file, and those uploaded before. */
export function StatementsPage({ rows, units, errors }: ListProps) {
  const say = useSay()
  return (
    <>
      <BackLink href="/thu-phi">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title>{say(words.titles.statements)}</Title>
      <Card title={say(statement.upload)}>
        <form method="post" action="/thu-phi/sao-ke" enctype="multipart/form-data">
          {units.length > 1 && (
            <Select
              name="unit"
              label={say(words.unit)}
              options={units.map(({ id, name }) => ({ value: id, text: say(name) }))}
            />
          )}
          <StatementFile error={errors.file} />
          <Button>{say(statement.preview)}</Button>
        </form>
      </Card>
      {rows.length === 0 ? (
        <Empty title={say(statement.empty)}>
          <p>{say(statement.emptyHint)}</p>
        </Empty>
      ) : (
        <Card title={say(statement.list)}>
          <Table
            caption={say(statement.list)}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'file',
                head: say(statement.list),
                heading: true,
                cell: ({ id, fileName }) => <a href={`/thu-phi/sao-ke/${id}`}>{fileName}</a>,
              },
              { key: 'at', head: say(words.at), cell: ({ uploadedAt }) => formatDateTime(uploadedAt) },
              { key: 'lines', head: say(statement.lines), number: true, cell: ({ lines }) => lines },
              {
                key: 'open',
                head: say(statement.open),
                number: true,
                cell: ({ open, confirmedAt }) => (confirmedAt ? open : '–'),
              },
              {
                key: 'state',
                head: say(statement.state),
                cell: ({ confirmedAt }) =>
                  confirmedAt ? (
                    <Tag tone="good">{say(statement.confirmed)}</Tag>
                  ) : (
                    <Tag tone="near">{say(statement.waiting)}</Tag>
                  ),
              },
            ]}
          />
        </Card>
      )}
    </>
  )
}

function StatementFile({ error }: { error: Text | undefined }) {
  const say = useSay()
  return (
    <div class={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <label class="govuk-label" for="file">
        {say(statement.file)}
      </label>
      <div id="file-hint" class="govuk-hint">
        {say(statement.fileHint)}
      </div>
      {error && (
        <p id="file-error" class="govuk-error-message">
          {say(error)}
        </p>
      )}
      <input
        class="govuk-file-upload"
        type="file"
        id="file"
        name="file"
        aria-describedby="file-hint"
        accept=".csv,.txt,.sta,.940,.mt940"
      />
    </div>
  )
}

interface StatementProps {
  head: StatementHead
  lines: readonly ShownLine[]
  done: Done | undefined
  errors: Errors
}

/** One statement: before it is confirmed what would come of it, afterwards how each line is explained. */
export function StatementPage({ head, lines, done, errors }: StatementProps) {
  const say = useSay()
  const lang = useLang()
  const open = lines.filter(({ state }) => state === 'open').length
  return (
    <>
      <BackLink href="/thu-phi/sao-ke">{say(statement.files)}</BackLink>
      <ErrorSummary errors={errors} />
      <DoneBanner done={done} />
      <Title caption={`${head.account} · ${formatDateTime(head.uploadedAt)}`}>{head.fileName}</Title>
      {head.confirmedAt === null ? (
        <form method="post" action={`/thu-phi/sao-ke/${head.id}/xac-nhan`}>
          <Button>{say(statement.confirm)}</Button>
        </form>
      ) : (
        <p>
          <Tag tone={open === 0 ? 'good' : 'near'}>
            {say(open === 0 ? statement.allExplained : statement.leftOpen(open))}
          </Tag>
        </p>
      )}
      <Table
        caption={head.fileName}
        rows={lines}
        rowKey={({ id, reference, bookedOn, amountDong, description }) =>
          id ?? `${reference}${bookedOn}${amountDong}${description}`
        }
        columns={[
          { key: 'date', head: say(statement.date), cell: ({ bookedOn }) => formatDate(bookedOn) },
          {
            key: 'words',
            head: say(statement.words),
            heading: true,
            cell: ({ description, reference }) => (
              <>
                <span class="camlo-break">{description}</span>
                {reference && <span class="camlo-line camlo-muted">{reference}</span>}
              </>
            ),
          },
          {
            key: 'amount',
            head: say(words.amount),
            number: true,
            cell: ({ amountDong }) => formatDong(amountDong, lang),
          },
          { key: 'result', head: say(statement.result), cell: (line) => <LineResult line={line} /> },
        ]}
      />
    </>
  )
}

const TONES = { exact: 'good', partly: 'near', overpaid: 'near', alreadyImported: 'neutral' } as const

function LineResult({ line }: { line: ShownLine }) {
  const say = useSay()
  const dossier = line.dossierId && (
    <a class="camlo-line camlo-nowrap" href={`/thu-phi/${line.dossierId}`}>
      {line.code}
    </a>
  )
  if (line.fit)
    return (
      <>
        <Tag tone={TONES[line.fit as keyof typeof TONES] ?? 'late'}>{say(words.fit[line.fit])}</Tag>
        {dossier}
      </>
    )
  return (
    <>
      <Tag tone={line.state === 'open' ? 'late' : line.state === 'matched' ? 'good' : 'neutral'}>
        {say(words.line[line.state])}
      </Tag>
      {dossier}
      {(line.state === 'returned' || line.state === 'notOurs') && (
        <span class="camlo-line camlo-muted">{line.reason}</span>
      )}
      {line.state === 'open' ? <Explain line={line} /> : <Reopen line={line} />}
    </>
  )
}

function Explain({ line }: { line: ShownLine }) {
  const say = useSay()
  const action = `/thu-phi/sao-ke/dong/${line.id}`
  return (
    <Details summary={say(statement.explain)}>
      {line.amountDong > 0 && (
        <form method="post" action={`${action}/khop`}>
          <TextInput id={`ma-${line.id}`} name="code" label={say(statement.matchCode)} maxLength={60} />
          <p>
            <a href="/thu-phi" target="_blank" rel="noopener">
              {say(statement.find)}
            </a>
          </p>
          <Button>{say(statement.match)}</Button>
        </form>
      )}
      <form method="post" action={`${action}/giai-trinh`}>
        <Radios
          id={`loai-${line.id}`}
          name="kind"
          label={say(statement.explain)}
          value="notOurs"
          options={[
            { value: 'notOurs', text: say(statement.notOurs) },
            { value: 'returned', text: say(statement.returned) },
          ]}
        />
        <TextInput id={`ly-do-${line.id}`} name="reason" label={say(words.reason)} maxLength={300} />
        <Button kind="secondary">{say(statement.record)}</Button>
      </form>
    </Details>
  )
}

function Reopen({ line }: { line: ShownLine }) {
  const say = useSay()
  return (
    <Details summary={say(statement.undo)}>
      <form method="post" action={`/thu-phi/sao-ke/dong/${line.id}/mo-lai`}>
        <TextInput id={`mo-lai-${line.id}`} name="reason" label={say(words.reason)} maxLength={300} />
        <Button kind="warning">{say(statement.undo)}</Button>
      </form>
    </Details>
  )
}
