import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  Card,
  type Column,
  Empty,
  ErrorSummary,
  type Errors,
  SummaryList,
  Table,
  Tag,
  Title,
} from '../../../ui/index.ts'
import { words } from '../delivery-words.ts'
import type { Ready } from '../queries/deliveries.ts'
import { words as listWords } from '../words.ts'

export interface ReadyLine extends Ready {
  procedure: Text
}

/** The dossier whose bars were read. */
export interface Scanned {
  id: string
  code: string
  line: ReadyLine | undefined
  /** How it stands, where its result can't be handed out. */
  status: Text
}

export interface ReturnDeskProps {
  text: string
  scanned: Scanned | undefined
  lines: readonly ReadyLine[]
  message?: Text | undefined
  errors?: Errors
}

/** Signed results on their way to people: one that is here now, what goes to the post, what was sent, what waits. */
export function ReturnDeskPage({ text, scanned, lines, message, errors = {} }: ReturnDeskProps) {
  const say = useSay()
  const way = ({ delivery }: ReadyLine) => delivery?.way ?? 'collect'
  const isWithPost = ({ delivery }: ReadyLine) => delivery?.state === 'posted'
  const forPost = lines.filter((line) => way(line) === 'post' && !isWithPost(line))
  const electronic = lines.filter((line) => way(line) === 'electronic')
  const collect = lines.filter((line) => way(line) === 'collect')
  return (
    <>
      <ErrorSummary errors={errors} />
      {message && (
        <Banner>
          <p>{say(message)}</p>
        </Banner>
      )}
      <Title caption={say(words.deskCaption)}>{say(words.desk)}</Title>
      <form class="camlo-search camlo-search--plain" action="/tra-ket-qua" method="get">
        <label class="govuk-visually-hidden" for="ma">
          {say(words.scan)}
        </label>
        <input
          type="search"
          id="ma"
          name="ma"
          value={scanned ? '' : text}
          placeholder={say(words.scan)}
          autocomplete="off"
          autofocus={!scanned}
          data-key="/"
        />
        <button type="submit">{say(words.find)}</button>
      </form>
      {text !== '' && !scanned && (
        <Banner kind="note">
          <p>{say(words.notFound(text))}</p>
        </Banner>
      )}
      {scanned && <ScannedCard scanned={scanned} />}
      <h2 class="govuk-heading-m">{say(words.toPost)}</h2>
      {forPost.length === 0 ? <p class="camlo-muted">{say(words.noPost)}</p> : <ForPost lines={forPost} />}
      <p>
        <a href="/ban-giao?loai=post#danh-sach">{say(words.lists)}</a>
      </p>
      <h2 class="govuk-heading-m">{say(words.electronic)}</h2>
      {electronic.length === 0 ? (
        <p class="camlo-muted">{say(words.noElectronic)}</p>
      ) : (
        <Electronic lines={electronic} />
      )}
      <h2 class="govuk-heading-m">{say(words.collect)}</h2>
      {collect.length === 0 ? (
        <Empty title={say(words.noCollect)} />
      ) : (
        <Table caption={say(words.collect)} columns={columnsOf(say)} rows={collect} rowKey={({ id }) => id} />
      )}
    </>
  )
}

type Say = (text: Text) => string

const columnsOf = (say: Say): Column<ReadyLine>[] => [
  {
    key: 'dossier',
    head: say(listWords.columns.dossier),
    heading: true,
    cell: ({ id, code, procedure }) => (
      <>
        <a href={`/ho-so/${id}`}>{say(procedure)}</a>
        <span class="camlo-muted camlo-line">{code}</span>
      </>
    ),
  },
  { key: 'applicant', head: say(listWords.columns.applicant), cell: ({ applicantName }) => applicantName },
  { key: 'ready', head: say(words.ready), cell: ({ finishedAt }) => (finishedAt ? formatDate(finishedAt) : '—') },
]

const tick = (say: Say, checked: boolean): Column<ReadyLine> => ({
  key: 'tick',
  head: say(listWords.choose),
  cell: ({ id, code }) => (
    <input
      type="checkbox"
      class="camlo-check"
      name="ids"
      value={id}
      checked={checked}
      aria-label={say(listWords.chooseOne(code))}
    />
  ),
})

/** One dossier at the desk: its result is handed out here and now, or why it can't be. */
function ScannedCard({ scanned: { id, code, line, status } }: { scanned: Scanned }) {
  const say = useSay()
  const posted = line?.delivery?.state === 'posted'
  return (
    <Card title={code}>
      {line && (
        <SummaryList
          rows={[
            { label: say(listWords.columns.dossier), value: say(line.procedure) },
            { label: say(listWords.columns.applicant), value: line.applicantName },
            { label: say(words.how), value: say(words.ways[line.delivery?.way ?? 'collect']) },
          ]}
        />
      )}
      {posted && <p>{say(words.withPost)}</p>}
      {!line && <p>{say(words.notReady(say(status)))}</p>}
      <div class="camlo-row camlo-row--start">
        {line && !posted && (
          <form method="post" action={`/ho-so/${id}/tra-ket-qua`}>
            <input type="hidden" name="version" value={line.version} />
            <button type="submit" class="govuk-button" data-focus autofocus>
              {say(words.hand)}
            </button>
          </form>
        )}
        <a href={`/ho-so/${id}`}>{say(words.open)}</a>
      </div>
    </Card>
  )
}

function ForPost({ lines }: { lines: readonly ReadyLine[] }) {
  const say = useSay()
  const columns: Column<ReadyLine>[] = [
    tick(say, true),
    ...columnsOf(say),
    {
      key: 'address',
      head: say(words.address),
      cell: ({ delivery }) => (
        <>
          {delivery?.name}, {delivery?.phone}
          <span class="camlo-line">{delivery?.address}</span>
          {delivery?.payer && <span class="camlo-muted camlo-line">{say(words.payers[delivery.payer])}</span>}
          {delivery?.state === 'cameBack' && (
            <span class="camlo-line">
              <Tag tone="late">{say(words.states.cameBack)}</Tag> {delivery.reason}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'tracking',
      head: say(words.tracking),
      cell: ({ id, code }) => (
        <input name={`so-${id}`} maxLength={30} autocomplete="off" size={16} aria-label={say(words.trackingOf(code))} />
      ),
    },
  ]
  return (
    <form method="post" action="/tra-ket-qua/buu-chinh">
      <Table caption={say(words.toPost)} columns={columns} rows={lines} rowKey={({ id }) => id} />
      <Button>{say(words.givePost)}</Button>
    </form>
  )
}

function Electronic({ lines }: { lines: readonly ReadyLine[] }) {
  const say = useSay()
  return (
    <form method="post" action="/tra-ket-qua/dien-tu">
      <p>{say(words.electronicIntro)}</p>
      <Table
        caption={say(words.electronic)}
        columns={[tick(say, true), ...columnsOf(say)]}
        rows={lines}
        rowKey={({ id }) => id}
      />
      <Button>{say(words.recordElectronic)}</Button>
    </form>
  )
}
