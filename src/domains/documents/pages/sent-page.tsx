import { formatDate, formatDateTime, formatNumber, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  SummaryList,
  Table,
  Title,
} from '../../../ui/index.ts'
import { seatKeyOf } from '../rules/document.ts'
import { typeName } from '../rules/types.ts'
import type { ReceiverLine, SentView } from '../view.ts'
import { words } from '../words.ts'
import { ReaderList } from './arrival-page.tsx'
import { Files, Notes, StateTag, WithReason } from './parts.tsx'

export interface SentPageProps {
  view: SentView
  done?: Text | undefined
  typed: Readonly<Record<string, string>>
  errors?: Errors
}

/** One document as its sender sees it: who has received it, who has read it, and who hasn't. */
export function SentPage(props: SentPageProps) {
  const say = useSay()
  const { view, done, errors = {} } = props
  const { document, files, receivers, related } = view
  const readers = receivers.flatMap((each) => each.readers)
  const count = (n: number) => formatNumber(n)
  const rows = [
    { label: say(words.from), value: document.sender },
    { label: say(words.type), value: typeName(document.side, document.type) },
    { label: say(words.columns.issuedOn), value: formatDate(document.issuedOn) },
    { label: say(words.signedBy), value: document.signerName },
    ...(document.dueOn ? [{ label: say(words.due), value: formatDate(document.dueOn) }] : []),
    ...(document.readBy ? [{ label: say(words.readBy), value: formatDate(document.readBy) }] : []),
    ...(document.urgency === 'normal'
      ? []
      : [{ label: say(words.urgency), value: say(words.urgencies[document.urgency]) }]),
    ...(document.outside.length > 0 ? [{ label: say(words.outside), value: document.outside.join('; ') }] : []),
    ...(document.isPublic
      ? [{ label: say(words.publicNow), value: <a href={`/van-ban/${document.id}`}>{say(words.publicTitle)}</a> }]
      : []),
    ...(document.isMadeUp ? [{ label: say(words.columns.note), value: say(words.madeUp) }] : []),
  ]
  return (
    <>
      <BackLink href={`/van-ban/di?so=${seatKeyOf({ unitId: document.senderUnitId ?? '', side: document.side })}`}>
        {say(words.backToOutgoing)}
      </BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p>{say(done)}</p>
        </Banner>
      )}
      <Title caption={document.code}>{document.subject}</Title>
      <Notes document={document} related={related} />
      {receivers.length > 0 && (
        <Card title={say(words.who)} id="noi-nhan">
          <p>
            {say(
              words.whoCount(
                count(receivers.filter(({ arrival }) => arrival.confirmedAt !== null).length),
                count(receivers.length),
                count(readers.filter(({ readAt }) => readAt !== null).length),
                count(readers.length),
              ),
            )}
          </p>
          <Who {...props} />
        </Card>
      )}
      <div class="camlo-two">
        <Card title={say(words.document)}>
          <SummaryList rows={rows} />
        </Card>
        <div id="xu-ly">
          <Files files={files} at={`/van-ban/di/${document.id}`} />
          {view.mayAct && !document.recalledAt && <Deeds {...props} />}
        </div>
      </div>
    </>
  )
}

function Who({ view }: SentPageProps) {
  const say = useSay()
  const { receivers, now } = view
  return (
    <Table
      caption={say(words.who)}
      rows={receivers}
      rowKey={({ arrival }) => arrival.id}
      columns={[
        { key: 'unit', head: say(words.unit), heading: true, cell: ({ name }) => say(name) },
        { key: 'received', head: say(words.receivedAt), cell: (line) => <Received line={line} now={now} /> },
        {
          key: 'state',
          head: say(words.state),
          cell: ({ arrival }) => (
            <>
              <StateTag arrival={arrival} now={now} />
              {arrival.sentBackWhy && (
                <span class="camlo-line camlo-muted">{say(words.sentBackBy(arrival.sentBackWhy))}</span>
              )}
              {arrival.instructedAt && (
                <span class="camlo-line camlo-muted">{`${say(words.instructedAt)} ${formatDateTime(arrival.instructedAt)}`}</span>
              )}
            </>
          ),
        },
        {
          key: 'read',
          head: say(words.columns.read),
          cell: ({ readers }) =>
            readers.length === 0 ? (
              <span class="camlo-muted">{say(words.nobodyReads)}</span>
            ) : (
              <Details
                summary={say(
                  words.readCount(
                    formatNumber(readers.filter(({ readAt }) => readAt !== null).length),
                    formatNumber(readers.length),
                  ),
                )}
              >
                <ReaderList readers={readers} now={now} />
              </Details>
            ),
        },
      ]}
    />
  )
}

function Received({ line: { arrival, confirmedBy }, now }: { line: ReceiverLine; now: Date }) {
  const say = useSay()
  const { confirmedAt, confirmBy, state } = arrival
  if (!confirmedAt)
    return (
      <>
        {say(words.notYet)}
        {state === '01' && confirmBy < now && (
          <span class="camlo-line camlo-late-words">{say(words.lateSince(formatDate(confirmBy)))}</span>
        )}
      </>
    )
  return (
    <>
      {formatDateTime(confirmedAt)}
      <span class={`camlo-line ${confirmedAt > confirmBy ? 'camlo-late-words' : 'camlo-muted'}`}>
        {`${confirmedBy}, ${say(confirmedAt > confirmBy ? words.wasLate : words.onTime)}`}
      </span>
    </>
  )
}

function Deeds({ view, typed, errors = {} }: SentPageProps) {
  const say = useSay()
  const { document, receivers } = view
  const at = `/van-ban/di/${document.id}`
  const waits = receivers.some(
    ({ arrival, readers }) => arrival.state === '01' || readers.some(({ readAt }) => readAt === null),
  )
  return (
    <>
      {receivers.some(({ arrival }) => arrival.state === '02' && arrival.backSeenAt === null) && (
        <Card title={say(words.backTitle(document.code))}>
          <p class="camlo-muted">{say(words.backHint)}</p>
          <form method="post" action={`${at}/da-biet`}>
            <Button kind="secondary">{say(words.noteBack)}</Button>
          </form>
        </Card>
      )}
      {waits && (
        <Card title={say(words.remind)} id="nhac">
          <p class="camlo-muted">
            {say(document.remindedOn ? words.remindedOn(formatDate(document.remindedOn)) : words.remindHint)}
          </p>
          <form method="post" action={`${at}/nhac`}>
            <Button kind="secondary">{say(words.remind)}</Button>
          </form>
        </Card>
      )}
      <WithReason
        action={`${at}/thu-hoi`}
        name="recallWhy"
        title={words.recall}
        hint={words.recallHint}
        value={typed.recallWhy}
        error={errors.recallWhy}
      />
    </>
  )
}
