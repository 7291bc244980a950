import { formatNumber, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, Button, type Column, Table, Tag, Title } from '../../../../ui/index.ts'
import type { ToSign } from '../../queries/to-sign.ts'
import { draftOf } from './signing.ts'
import { words } from './words.ts'

/** How many are signed in one request: each takes a paper to be printed and sealed while the signer waits. */
export const PORTION = 25
/** As many as one page of what is to be signed shows; more are said to be left out. */
export const MOST_AT_ONCE = 500

/** One that was chosen and can't be signed now. */
export interface LeftOut {
  id: string
  /** Missing where the signer has no such dossier. */
  code: string | null
  why: string
}

/** One that may be signed; it says why where it couldn't be just now. */
export interface Pending extends ToSign {
  /** The version the signer has seen. */
  seen: number
  why?: string | undefined
}

export interface SignProps {
  toSign: readonly Pending[]
  leftOut: readonly LeftOut[]
  /** Signed in the portions before. */
  done?: readonly { id: string; code: string }[]
  /** How many more were chosen than a page shows. */
  over?: number
  /** The queue's filter, as an address carries it. */
  back: string
}

/** What the signer is about to sign, each as its paper will say it; and, portion by portion, what became of it. */
export function SignPage({ toSign, leftOut, done = [], over = 0, back }: SignProps) {
  const say = useSay()
  const lang = useLang()
  const { sign, common } = words
  const number = (n: number): string => formatNumber(n, lang)
  const failed = toSign.filter(({ why }) => why !== undefined).length
  const left = toSign.length - failed
  const begun = done.length > 0 || failed > 0
  const title = begun
    ? sign.soFar(number(done.length), left, number(failed + leftOut.length), failed + leftOut.length)
    : toSign.length === 0
      ? sign.none
      : sign.title(toSign.length)
  return (
    <>
      <BackLink href={`/viec${back}`}>{say(common.backToQueue)}</BackLink>
      <Title caption={say(sign.caption)}>{say(title)}</Title>
      {begun && left > 0 && (
        <div class="camlo-going">
          <progress max={done.length + toSign.length} value={done.length} aria-label={say(sign.progress)} />
          <p>{say(sign.left(number(left)))}</p>
        </div>
      )}
      {over > 0 && <p role="alert">{say(sign.over(number(MOST_AT_ONCE), number(over)))}</p>}
      {leftOut.length > 0 && (
        <Table
          caption={say(sign.leftOut)}
          captioned
          columns={leftOutColumns(say)}
          rows={leftOut}
          rowKey={({ id }) => id}
        />
      )}
      {toSign.length > 0 && <SignForm {...{ toSign, done, back, begun }} />}
      {toSign.length === 0 && !begun && <p>{say(sign.noneBody)}</p>}
      {toSign.length === 0 && (
        <p>
          <a class="govuk-button" href={`/viec${back}`} data-focus>
            {say(words.batch.back)}
          </a>
        </p>
      )}
      {done.length > 0 && <Done done={done} open={toSign.length === 0} />}
    </>
  )
}

function SignForm({
  toSign,
  done,
  back,
  begun,
}: Required<Pick<SignProps, 'toSign' | 'done' | 'back'>> & { begun: boolean }) {
  const say = useSay()
  const lang = useLang()
  const { sign } = words
  const next = Math.min(PORTION, toSign.length)
  const label = begun ? sign.goOn(formatNumber(next, lang)) : sign.confirm
  return (
    <form method="post" action={`/viec/ky/xac-nhan${back}`} data-sign>
      <p>{say(sign.explained)}</p>
      {toSign.length > PORTION && !begun && <p data-sign-portions>{say(sign.portions(formatNumber(PORTION, lang)))}</p>}
      {done.map(({ id }) => (
        <input key={id} type="hidden" name="signed" value={id} />
      ))}
      <div
        class="camlo-going"
        hidden
        data-sign-progress
        data-going={say(sign.going)}
        data-end={say(sign.end)}
        data-stopped={say(sign.stopped)}
        data-lost={say(sign.lost)}
        data-signed={say(words.signed.ok)}
        data-again={say(sign.again)}
        data-none={say(sign.tickOne)}
        data-back={say(words.batch.back)}
      >
        <progress max={1} value={0} aria-label={say(sign.progress)} />
        <p role="status" tabIndex={-1} />
        <button type="button" class="govuk-button govuk-button--secondary" data-sign-stop>
          {say(sign.stop)}
        </button>
      </div>
      <Table caption={say(sign.table)} columns={toSignColumns(say)} rows={toSign} rowKey={({ id }) => id} />
      <div class="camlo-batch">
        <Button data-key="s" data-key-focus data-key-name={say(label)}>
          {say(label)}
        </Button>
        <a href={`/viec${back}`}>{say(begun ? words.batch.back : sign.cancel)}</a>
      </div>
    </form>
  )
}

function Done({ done, open }: { done: NonNullable<SignProps['done']>; open: boolean }) {
  const say = useSay()
  return (
    <details class="camlo-aside" open={open}>
      <summary>{say(words.signed.accepted(done.length))}</summary>
      <Table
        caption={say(words.signed.title)}
        rows={done}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'dossier',
            head: say(words.queue.columns.dossier),
            heading: true,
            cell: ({ id, code }) => <a href={`/ho-so/${id}`}>{code}</a>,
          },
          {
            key: 'outcome',
            head: say(words.signed.outcome),
            cell: () => <Tag tone="good">{say(words.signed.ok)}</Tag>,
          },
        ]}
      />
    </details>
  )
}

type Say = ReturnType<typeof useSay>

const toSignColumns = (say: Say): Column<Pending>[] => [
  {
    key: 'tick',
    head: say(words.queue.pick),
    cell: ({ id, code, seen }) => (
      <input
        type="checkbox"
        class="camlo-check"
        name="seen"
        value={`${id}.${seen}`}
        checked
        aria-label={say(words.queue.tick(code))}
      />
    ),
  },
  {
    key: 'dossier',
    head: say(words.queue.columns.dossier),
    heading: true,
    cell: ({ id, code, procedure, why }) => (
      <>
        <a href={`/ho-so/${id}`}>{say(procedure.name)}</a>
        <span class="camlo-muted camlo-line">{code}</span>
        <span class="camlo-line camlo-why" data-outcome>
          {why}
        </span>
      </>
    ),
  },
  { key: 'applicant', head: say(words.queue.columns.applicant), cell: ({ applicantName }) => applicantName },
  {
    key: 'result',
    head: say(words.sign.result),
    cell: (each) => (
      <>
        {say({ vi: each.procedure.resultVi, en: each.procedure.resultEn })}
        {draftOf(each).map((line) => (
          <span key={line} class="camlo-muted camlo-line">
            {line}
          </span>
        ))}
      </>
    ),
  },
]

const leftOutColumns = (say: Say): Column<LeftOut>[] => [
  {
    key: 'dossier',
    head: say(words.queue.columns.dossier),
    heading: true,
    cell: ({ id, code }) => (code ? <a href={`/ho-so/${id}`}>{code}</a> : '—'),
  },
  { key: 'why', head: say(words.sign.whyNot), cell: ({ why }) => why },
]
