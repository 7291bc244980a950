import { formatDate, formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  ErrorSummary,
  Inset,
  SummaryList,
  Textarea,
  Timeline,
  Title,
} from '../../../ui/index.ts'
import { TaskStateTag } from '../../work/index.ts'
import { seatKeyOf } from '../rules/document.ts'
import { typeName } from '../rules/types.ts'
import type { ReaderLine } from '../view.ts'
import { words } from '../words.ts'
import { InstructForm } from './instruct-form.tsx'
import { Files, Notes, StateTag, WithReason } from './parts.tsx'
import type { ArrivalPageProps } from './props.ts'

/** One document in a seat's book: what it is, what was said of it, what may be done now. */
export function ArrivalPage(props: ArrivalPageProps) {
  const say = useSay()
  const { view, done, errors = {} } = props
  const { arrival, document, seatName, files, related, tasks } = view
  return (
    <>
      <BackLink href={`/van-ban/den?so=${seatKeyOf(arrival)}`}>{say(words.backToIncoming)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p>{say(done)}</p>
        </Banner>
      )}
      <Title caption={`${document.code} · ${document.sender}`}>{document.subject}</Title>
      <div class="camlo-standing">
        <StateTag arrival={arrival} now={view.now} />
      </div>
      <Notes document={document} related={related} />
      <div class="camlo-two camlo-two--desk">
        <div>
          <What {...props} seatName={seatName} />
          <Instructions {...props} />
          {tasks.length > 0 && (
            <Card title={say(words.tasks)}>
              <ul class="camlo-list">
                {tasks.map((task) => (
                  <li key={task.id}>
                    <a href={task.href}>{task.title}</a> <TaskStateTag task={task} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <Readers readers={view.readers} now={view.now} />
          <Card title={say(words.history)}>
            <Timeline
              items={view.states.map(({ code, at, by, words: told }) => ({
                at: formatDateTime(at),
                dateTime: at.toISOString(),
                what: (
                  <>
                    <strong>{`${code} ${say(words.states[code])}`}</strong> · {by ?? say(words.systemDid)}
                    {told && <span class="camlo-muted camlo-line">{told}</span>}
                  </>
                ),
              }))}
            />
          </Card>
        </div>
        <aside id="xu-ly" class="camlo-desk">
          <Files files={files} at={`/van-ban/den/${arrival.id}`} gone={arrival.state === '15'} />
          <Acknowledge {...props} />
          <Clerk {...props} />
          {view.headed && view.choices && <InstructForm {...props} choices={view.choices} />}
        </aside>
      </div>
    </>
  )
}

function What({ view, seatName }: ArrivalPageProps & { seatName: Text }) {
  const say = useSay()
  const { arrival, document, awaited } = view
  const { number, year, arrivedAt, confirmBy, state, note } = arrival
  const rows = [
    { label: say(words.unit), value: say(seatName) },
    {
      label: say(words.columns.arrivedOn),
      value: `${formatDateTime(arrivedAt)}${number !== null && year !== null ? ` · ${say(words.numberIn(String(number).padStart(2, '0'), year))}` : ''}`,
    },
    { label: say(words.columns.code), value: `${document.code}, ${formatDate(document.issuedOn)}` },
    { label: say(words.type), value: typeName(document.side, document.type) },
    ...(document.signerName ? [{ label: say(words.signedBy), value: document.signerName }] : []),
    ...(document.urgency === 'normal'
      ? []
      : [{ label: say(words.urgency), value: say(words.urgencies[document.urgency]) }]),
    { label: say(words.due), value: arrival.dueAt ? formatDate(arrival.dueAt) : say(words.noDue) },
    ...(document.readBy ? [{ label: say(words.readBy), value: formatDate(document.readBy) }] : []),
    ...(state === '01' ? [{ label: say(words.state), value: say(words.confirmHint(formatDate(confirmBy))) }] : []),
    ...(awaited && arrival.instructBy && state !== '13'
      ? [
          {
            label: say(words.state),
            value: (
              <>
                {say(words.waitsFor(say(awaited)))}
                <span class="camlo-muted camlo-line">{say(words.instructBy(formatDate(arrival.instructBy)))}</span>
              </>
            ),
          },
        ]
      : []),
    ...(arrival.remindedAt && state === '01'
      ? [{ label: say(words.reminded), value: formatDateTime(arrival.remindedAt) }]
      : []),
    ...(note ? [{ label: say(words.note), value: note }] : []),
    ...(document.isMadeUp ? [{ label: say(words.columns.note), value: say(words.madeUp) }] : []),
  ]
  return (
    <Card title={say(words.document)}>
      <SummaryList rows={rows} />
    </Card>
  )
}

function Instructions({ view }: ArrivalPageProps) {
  const say = useSay()
  const { instructions } = view
  return (
    <Card title={say(words.instructions)} id="but-phe">
      {instructions.length === 0 && <p>{say(words.noInstructions)}</p>}
      <ol class="camlo-conclusions">
        {instructions.map(({ id, kind, words: text, by, post, at, lead, helpers, dueOn, task }) => (
          <li key={id}>
            <div class="camlo-conclusion">
              <span class="camlo-lines">{text}</span>
              <span class="camlo-line camlo-muted">
                {[say(words.kinds[kind]), lead, dueOn && say(words.dueLine(formatDate(dueOn)))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {helpers && <span class="camlo-line camlo-muted">{say(words.helpersLine(helpers))}</span>}
              <span class="camlo-line camlo-muted">{`${by}, ${say(post)}, ${formatDateTime(at)}`}</span>
              {task && (
                <span class="camlo-line">
                  <TaskStateTag task={task} /> <a href={task.href}>{say(words.openTask)}</a>
                </span>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** Who has to read it and when they did. */
export function Readers({ readers, now }: { readers: readonly ReaderLine[]; now: Date }) {
  const say = useSay()
  if (readers.length === 0) return null
  return (
    <Card title={say(words.readers)}>
      <ReaderList readers={readers} now={now} />
    </Card>
  )
}

export function ReaderList({ readers, now }: { readers: readonly ReaderLine[]; now: Date }) {
  const say = useSay()
  return (
    <ul class="camlo-list camlo-people">
      {readers.map(({ id, name, unit, readAt, byName, dueAt }) => (
        <li key={id}>
          <span>
            {name}
            <span class="camlo-line camlo-muted">{say(unit)}</span>
          </span>
          <span>
            {readAt ? say(words.readAt(formatDateTime(readAt))) : say(words.notRead)}
            {byName && <span class="camlo-line camlo-muted">{say(words.readFor(byName))}</span>}
            {dueAt && (readAt ?? now) > dueAt && <span class="camlo-line camlo-late-words">{say(words.readLate)}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Acknowledge({ view }: ArrivalPageProps) {
  const say = useSay()
  const waiting = view.mine.find(({ readAt }) => readAt === null)
  if (!waiting || view.arrival.state === '13' || view.arrival.state === '15') return null
  return (
    <Card title={say(words.acknowledge)}>
      <p>{say(words.acknowledgeHint(waiting.dueAt && formatDate(waiting.dueAt)))}</p>
      <form method="post" action={`/van-ban/den/${view.arrival.id}/da-doc`}>
        <Button>{say(words.acknowledge)}</Button>
      </form>
    </Card>
  )
}

function Clerk({ view, typed, errors = {} }: ArrivalPageProps) {
  const say = useSay()
  const { arrival, document, isClerk } = view
  if (!isClerk) return null
  const at = `/van-ban/den/${arrival.id}`
  if (arrival.state === '13')
    return (
      <Card title={say(words.answerRecall)}>
        <Inset>{say(words.askedBack(document.recalledWhy ?? ''))}</Inset>
        <form method="post" action={`${at}/lay-lai`}>
          <Textarea
            name="recallWhy"
            label={say(words.why)}
            rows={2}
            value={typed.recallWhy}
            error={errors.recallWhy}
            maxLength={500}
          />
          <div class="camlo-inline">
            <Button name="answer" value="agree">
              {say(words.giveBack)}
            </Button>
            <Button kind="secondary" name="answer" value="keep">
              {say(words.keepIt)}
            </Button>
          </div>
        </form>
      </Card>
    )
  if (arrival.state !== '01') return null
  return (
    <>
      <Card title={say(words.confirm)}>
        <p>
          {say(
            arrival.confirmBy < view.now
              ? words.lateSince(formatDate(arrival.confirmBy))
              : words.confirmHint(formatDate(arrival.confirmBy)),
          )}
        </p>
        <form method="post" action={`${at}/xac-nhan`}>
          <Button>{say(words.confirm)}</Button>
        </form>
      </Card>
      <WithReason
        action={`${at}/tra-lai`}
        name="backWhy"
        title={words.sendBack}
        hint={words.sendBackHint}
        value={typed.backWhy}
        error={errors.backWhy}
      />
    </>
  )
}
