import { useSay } from '../../../platform/i18n/index.ts'
import {
  Button,
  ButtonLink,
  Card,
  Checkboxes,
  Details,
  type Errors,
  FileUpload,
  Inset,
  Textarea,
  TextInput,
  Warning,
} from '../../../ui/index.ts'
import { type Commitment, isTold } from '../queries/commitments.ts'
import { awaited } from '../rules/lifecycle.ts'
import type { CommitmentView } from '../view.ts'
import { words } from '../words.ts'
import { SignBy, useAwaited } from './parts.tsx'

interface NextProps {
  view: CommitmentView
  errors: Errors
}

/** What comes next, and the buttons of whoever may do it. */
export function NextCard({ view, errors }: NextProps) {
  const say = useSay()
  const { commitment, may } = view
  const { state } = commitment
  const isOver = state === 'settled' || state === 'withdrawn' || isTold(commitment)
  const isQuiet = state === 'inForce' && !may('amend') && !may('settle') && !view.takesOver
  if (isOver || isQuiet || (commitment.amendsId && state === 'inForce')) return null
  return (
    <Card title={say(words.next)} id="tiep">
      {view.takesOver && <TakeOver view={view} />}
      {state === 'negotiating' && <Negotiating view={view} />}
      {view.open && <Signing view={view} errors={errors} />}
      {state === 'declined' && <Declined view={view} />}
      {state === 'draft' && may('propose') && (
        <ButtonLink href={`/cam-ket/${commitment.id}/sua`}>{say(words.form.edit)}</ButtonLink>
      )}
      {(state === 'signing' || state === 'declined') && may('propose') && (
        <p>
          <a href={`/cam-ket/${commitment.id}/sua`}>
            {say(state === 'declined' ? words.beginAgain : words.proposeChange)}
          </a>
          {state === 'signing' && <span class="camlo-line camlo-muted">{say(words.proposeVoids)}</span>}
        </p>
      )}
      {may('decline') && <Reasoned commitment={commitment} act="tu-choi" errors={errors} />}
      {may('signOnPaper') && <OnPaper view={view} errors={errors} />}
      {may('withdraw') && <Reasoned commitment={commitment} act="rut" errors={errors} />}
      {may('amend') && !commitment.amendsId && (
        <Details summary={say(words.amend)}>
          <p>{say(words.amendHow)}</p>
          <form method="post" action={`/cam-ket/${commitment.id}/phu-luc`}>
            <Button kind="secondary">{say(words.amend)}</Button>
          </form>
        </Details>
      )}
      {may('settle') && !commitment.amendsId && (
        <Details summary={say(words.settle)}>
          <p>{say(words.settleHow)}</p>
          <form method="post" action={`/cam-ket/${commitment.id}/ket-qua`}>
            <Button kind="secondary">{say(words.settle)}</Button>
          </form>
        </Details>
      )}
      {state === 'settling' && !view.open && <a href="#ket-qua">{say(words.commentOwn)}</a>}
    </Card>
  )
}

function TakeOver({ view: { commitment, seat, who } }: { view: CommitmentView }) {
  const say = useSay()
  return (
    <>
      <Inset>{say(words.takeOverHow(seat ? who[seat.side].name : ''))}</Inset>
      <form method="post" action={`/cam-ket/${commitment.id}/nhan-tiep`}>
        <Button>{say(words.takeOver)}</Button>
      </form>
    </>
  )
}

function Negotiating({ view: { commitment, may, who } }: { view: CommitmentView }) {
  const say = useSay()
  const { turn, version } = commitment
  if (!may('agree')) return <p>{say(words.theirTurn(turn ? who[turn].name : ''))}</p>
  return (
    <>
      <Inset>{say(words.yourTurn)}</Inset>
      <div class="govuk-button-group">
        <form method="post" action={`/cam-ket/${commitment.id}/dong-y`}>
          <input type="hidden" name="on" value={String(version)} />
          <Button>{say(words.agree)}</Button>
        </form>
        <ButtonLink href={`/cam-ket/${commitment.id}/sua`} kind="secondary">
          {say(words.proposeChange)}
        </ButtonLink>
      </div>
    </>
  )
}

function Signing({ view, errors }: NextProps) {
  const say = useSay()
  const named = useAwaited()
  const { commitment, open, may, seat, today } = view
  if (!open) return null
  const sides = awaited(
    open.signatures.map(({ side }) => side),
    commitment.signOrder,
  )
  return (
    <>
      <p>
        {say(words.signWaits(named(sides)))} <SignBy day={open.signBy} today={today} />
      </p>
      <p>
        <a href={`/cam-ket/${commitment.id}/van-ban/${open.id}`}>{say(words.read)}</a>
      </p>
      {may('sign') &&
        (seat?.isSigner ? (
          <form method="post" action={`/cam-ket/${commitment.id}/ky`}>
            <input type="hidden" name="paperId" value={open.id} />
            <Checkboxes
              name="doc"
              label={say(words.sign)}
              hint={say(words.signHow)}
              error={errors.doc}
              options={[{ value: '1', text: say(words.signSure) }]}
            />
            <Button>{say(words.sign)}</Button>
          </form>
        ) : (
          <p class="camlo-muted">{say(words.notSigner)}</p>
        ))}
    </>
  )
}

function Declined({ view: { commitment, may, who } }: { view: CommitmentView }) {
  const say = useSay()
  const { declinedBy, declineReason } = commitment
  return (
    <>
      <Warning>
        {say(words.declinedBy(declinedBy ? who[declinedBy].name : ''))}: {declineReason}
      </Warning>
      {may('acknowledge') && (
        <form method="post" action={`/cam-ket/${commitment.id}/da-biet`}>
          <Button kind="secondary">{say(words.acknowledge)}</Button>
        </form>
      )}
    </>
  )
}

const ACTS = {
  'tu-choi': { title: words.decline, why: words.declineWhy, how: undefined },
  rut: { title: words.withdraw, why: words.withdrawWhy, how: words.withdrawHow },
} as const

/** What is done only with a reason. */
function Reasoned({ commitment, act, errors }: { commitment: Commitment; act: keyof typeof ACTS; errors: Errors }) {
  const say = useSay()
  const { title, why, how } = ACTS[act]
  return (
    <Details summary={say(title)} open={errors[act] !== undefined}>
      <form method="post" action={`/cam-ket/${commitment.id}/${act}`}>
        <Textarea
          name="reason"
          id={act}
          label={say(why)}
          hint={how && say(how)}
          error={errors[act]}
          rows={3}
          maxLength={1000}
        />
        <Button kind="warning">{say(title)}</Button>
      </form>
    </Details>
  )
}

function OnPaper({ view: { commitment, today }, errors }: NextProps) {
  const say = useSay()
  return (
    <Details summary={say(words.signOnPaperTitle)} open={errors['ky-giay'] !== undefined}>
      {commitment.state === 'settling' && <p>{say(words.signOnPaperResult)}</p>}
      <form method="post" action={`/cam-ket/${commitment.id}/ky-giay`} enctype="multipart/form-data">
        <TextInput
          name="on"
          id="ky-giay"
          type="date"
          label={say(words.signedOn)}
          value={today}
          max={today}
          error={errors['ky-giay']}
          width={10}
        />
        <FileUpload name="scan" label={say(words.scan)} hint={say(words.scanHint)} />
        <Button kind="secondary">{say(words.signOnPaper)}</Button>
      </form>
    </Details>
  )
}
