import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  Banner,
  Button,
  Card,
  type Column,
  ErrorSummary,
  type Errors,
  SearchBox,
  SummaryList,
  Table,
  Tag,
  Title,
} from '../../../ui/index.ts'
import { words } from '../delivery-words.ts'
import type { Ready } from '../queries/deliveries.ts'
import { words as listWords } from '../words.ts'
import { useDossierColumns, useTicks } from './parts.tsx'

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
      <SearchBox
        action="/tra-ket-qua"
        name="ma"
        value={scanned ? '' : text}
        label={say(words.scan)}
        placeholder={say(words.scan)}
        button={say(words.find)}
        plain
        autofocus={!scanned}
        data-key="/"
      />
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
      {collect.length === 0 ? <p class="camlo-muted">{say(words.noCollect)}</p> : <Collect lines={collect} />}
    </>
  )
}

/** Signed results, and since when each is ready. */
function useReadyColumns(): Column<ReadyLine>[] {
  const say = useSay()
  return [
    ...useDossierColumns<ReadyLine>(),
    { key: 'ready', head: say(words.ready), cell: ({ finishedAt }) => (finishedAt ? formatDate(finishedAt) : '—') },
  ]
}

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
    useTicks(),
    ...useReadyColumns(),
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

function Collect({ lines }: { lines: readonly ReadyLine[] }) {
  const say = useSay()
  return <Table caption={say(words.collect)} columns={useReadyColumns()} rows={lines} rowKey={({ id }) => id} />
}

function Electronic({ lines }: { lines: readonly ReadyLine[] }) {
  const say = useSay()
  const columns = [useTicks<ReadyLine>(), ...useReadyColumns()]
  return (
    <form method="post" action="/tra-ket-qua/dien-tu">
      <p>{say(words.electronicIntro)}</p>
      <Table caption={say(words.electronic)} columns={columns} rows={lines} rowKey={({ id }) => id} />
      <Button>{say(words.recordElectronic)}</Button>
    </form>
  )
}
