import { useSay } from '../../../../platform/i18n/index.ts'
import { BackLink, Button, type Column, Table, Title } from '../../../../ui/index.ts'
import type { ToSign } from '../../queries/to-sign.ts'
import type { Reason } from '../../reasons.ts'
import { words as roomWords } from '../../words.ts'
import { draftOf } from './signing.ts'
import { words } from './words.ts'

/** One that was chosen and can't be signed now. */
export interface LeftOut {
  id: string
  /** Missing where the signer has no such dossier. */
  code: string | null
  reason: Reason
}

interface Props {
  toSign: readonly ToSign[]
  leftOut: readonly LeftOut[]
  /** The queue's filter, as an address carries it. */
  back: string
}

/** What the signer is about to sign, each as its paper will say it; one button signs them all. */
export function SignPage({ toSign, leftOut, back }: Props) {
  const say = useSay()
  const { sign, common } = words
  return (
    <>
      <BackLink href={`/viec${back}`}>{say(common.backToQueue)}</BackLink>
      <Title caption={say(sign.caption)}>{toSign.length === 0 ? say(sign.none) : say(sign.title(toSign.length))}</Title>
      {leftOut.length > 0 && (
        <Table
          caption={say(sign.leftOut)}
          captioned
          columns={leftOutColumns(say)}
          rows={leftOut}
          rowKey={({ id }) => id}
        />
      )}
      {toSign.length === 0 ? (
        <>
          <p>{say(sign.noneBody)}</p>
          <p>
            <a class="govuk-button" href={`/viec${back}`} data-focus>
              {say(words.batch.back)}
            </a>
          </p>
        </>
      ) : (
        <form method="post" action={`/viec/ky/xac-nhan${back}`}>
          <p>{say(sign.explained)}</p>
          <Table caption={say(sign.table)} columns={toSignColumns(say)} rows={toSign} rowKey={({ id }) => id} />
          <div class="camlo-batch">
            <Button data-key="s" data-key-focus data-key-name={say(sign.confirm)}>
              {say(sign.confirm)}
            </Button>
            <a href={`/viec${back}`}>{say(sign.cancel)}</a>
          </div>
        </form>
      )}
    </>
  )
}

type Say = ReturnType<typeof useSay>

const toSignColumns = (say: Say): Column<ToSign>[] => [
  {
    key: 'tick',
    head: say(words.queue.pick),
    cell: ({ id, code, version }) => (
      <input
        type="checkbox"
        class="camlo-check"
        name="seen"
        value={`${id}.${version}`}
        checked
        aria-label={say(words.queue.tick(code))}
      />
    ),
  },
  {
    key: 'dossier',
    head: say(words.queue.columns.dossier),
    heading: true,
    cell: ({ id, code, procedure }) => (
      <>
        <a href={`/ho-so/${id}`}>{say(procedure.name)}</a>
        <span class="camlo-muted camlo-line">{code}</span>
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
  { key: 'why', head: say(words.sign.whyNot), cell: ({ reason }) => say(roomWords.reasons[reason]) },
]
