import { formatDateTime, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  ButtonLink,
  Card,
  Details,
  Empty,
  ErrorSummary,
  type Errors,
  Table,
  Tag,
  Title,
} from '../../../ui/index.ts'
import { type Import, type ImportLine, mayTakeBack } from './imports.ts'
import { words as w } from './words.ts'

export const IMPORT_ADDRESS = '/quan-tri/trao-doi/nhap-ho-so'

export interface ImportsPageProps {
  imports: readonly Import[]
  now: Date
  errors?: Errors
  done?: keyof typeof w.done | undefined
}

export function ImportsPage({ imports, now, errors = {}, done }: ImportsPageProps) {
  const say = useSay()
  const lang = useLang()
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
      <p>{say(w.which)}</p>
      <Card>
        <form method="post" action={IMPORT_ADDRESS} encType="multipart/form-data">
          <div class={`govuk-form-group ${errors.file ? 'govuk-form-group--error' : ''}`}>
            <label class="govuk-label" for="file">
              {say(w.file)}
            </label>
            <div id="file-hint" class="govuk-hint">
              {say(w.fileHint)}
            </div>
            {errors.file && <p class="govuk-error-message">{say(errors.file)}</p>}
            <input
              class="govuk-file-upload"
              type="file"
              id="file"
              name="file"
              accept=".xlsx"
              aria-describedby="file-hint"
            />
          </div>
          <div class="camlo-row camlo-row--start">
            <Button>{say(w.check)}</Button>
            <a href={`${IMPORT_ADDRESS}/mau.xlsx`}>{say(w.template)}</a>
          </div>
        </form>
      </Card>
      {imports.length === 0 ? (
        <Empty title={say(w.none)} />
      ) : (
        <Table
          caption={say(w.toList)}
          rows={imports}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              head: say(w.name),
              heading: true,
              cell: ({ id, fileName, confirmedAt }) =>
                confirmedAt ? fileName : <a href={`${IMPORT_ADDRESS}/${id}`}>{fileName}</a>,
            },
            { key: 'when', head: say(w.when), cell: ({ madeAt }) => formatDateTime(madeAt) },
            { key: 'lines', head: say(w.lines), number: true, cell: ({ lines }) => formatNumber(lines, lang) },
            { key: 'good', head: say(w.good), number: true, cell: ({ good }) => formatNumber(good, lang) },
            { key: 'state', head: say(w.state), cell: (each) => <State of={each} /> },
            { key: 'do', head: '', cell: (each) => mayTakeBack(each, now) && <TakeBack of={each} /> },
          ]}
        />
      )}
    </>
  )
}

function State({ of: { confirmedAt, takenBackAt, kept } }: { of: Import }) {
  const say = useSay()
  if (takenBackAt)
    return (
      <>
        <Tag>{say(w.states.back)}</Tag>
        {kept !== null && kept > 0 && <span class="camlo-muted"> {say(w.keptNote(kept))}</span>}
      </>
    )
  return confirmedAt ? <Tag tone="good">{say(w.states.in)}</Tag> : <Tag tone="near">{say(w.states.waiting)}</Tag>
}

function TakeBack({ of: { id, fileName } }: { of: Import }) {
  const say = useSay()
  return (
    <Details summary={`${say(w.takeBack)}…`}>
      <form method="post" action={`${IMPORT_ADDRESS}/${id}/hoan-tac`}>
        <p>{say(w.takeBackSure)}</p>
        <Button kind="warning">
          {say(w.takeBack)}
          <span class="govuk-visually-hidden"> {fileName}</span>
        </Button>
      </form>
    </Details>
  )
}

/** What would come in, before anything does. */
export function PreviewPage({ batch, lines }: { batch: Import; lines: readonly ImportLine[] }) {
  const say = useSay()
  const bad = batch.lines - batch.good
  return (
    <>
      <BackLink href={IMPORT_ADDRESS}>{say(w.toList)}</BackLink>
      <Title caption={say(w.title)}>{batch.fileName}</Title>
      <p>
        <strong>{say(w.summary(batch.good, bad))}</strong>
      </p>
      {bad > 0 && (
        <p>
          {say(w.badStay)} <a href={`${IMPORT_ADDRESS}/${batch.id}/loi.xlsx`}>{say(w.badSheet)}</a>
        </p>
      )}
      <div class="camlo-row camlo-row--start">
        {batch.good > 0 && (
          <form method="post" action={`${IMPORT_ADDRESS}/${batch.id}/nhap`}>
            <Button>{say(w.confirm(batch.good))}</Button>
          </form>
        )}
        <form method="post" action={`${IMPORT_ADDRESS}/${batch.id}/bo`}>
          <Button kind="secondary">{say(w.drop)}</Button>
        </form>
        {batch.good === 0 && (
          <ButtonLink href={IMPORT_ADDRESS} kind="secondary">
            {say(w.toList)}
          </ButtonLink>
        )}
      </div>
      {lines.length < batch.lines && <p class="camlo-muted">{say(w.shown(lines.length))}</p>}
      <Table
        caption={say(w.lines)}
        rows={lines}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'line', head: say(w.line), heading: true, cell: ({ line }) => line },
          { key: 'code', head: say(w.code), cell: ({ data }) => data.code ?? '–' },
          { key: 'procedure', head: say(w.procedure), cell: ({ data }) => data.procedureSlug ?? '–' },
          { key: 'unit', head: say(w.unit), cell: ({ data }) => data.unit ?? '–' },
          { key: 'person', head: say(w.person), cell: ({ data }) => data.fullName ?? '–' },
          {
            key: 'flaws',
            head: say(w.flaws),
            cell: ({ flaws }) =>
              flaws.length === 0 ? <Tag tone="good">{say(w.fine)}</Tag> : <span>{flaws.map(say).join(' ')}</span>,
          },
        ]}
      />
    </>
  )
}
