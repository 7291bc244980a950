import { formatDateTime, formatDong, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { Button, Card, Details, SummaryList, type SummaryRow } from '../../../../ui/index.ts'
import type { ApplicantView, DossierView } from '../../views.ts'
import { words as roomWords } from '../../words.ts'
import { answersOf } from './answers.ts'
import { words } from './desk-words.ts'
import { Moment } from './due.tsx'

export interface ShownApplicant extends ApplicantView {
  /** The numbers are shown in full: this look was recorded. */
  revealed: boolean
}

interface Props {
  dossier: DossierView
  applicant: ShownApplicant
  back: string
}

/** Whose dossier it is and until when. Numbers are hidden until somebody asks, which is an act. */
export function ApplicantCard({ dossier, applicant, back }: Props) {
  const say = useSay()
  return (
    <Card title={say(words.applicant)} id="nguoi-nop">
      <SummaryList rows={[...personRows(applicant, say), ...dossierRows(dossier, say, useLang())]} />
      {applicant.masked && <p class="camlo-muted">{say(words.masked)}</p>}
      {applicant.erased && <p class="camlo-muted">{say(words.erased)}</p>}
      {canReveal(applicant) && (
        <form class="camlo-inline" method="post" action={`/ho-so/${dossier.id}/xem-day-du${back}`}>
          <Button kind="secondary">{say(words.reveal)}</Button>
          <span class="camlo-muted">{say(words.revealHint)}</span>
        </form>
      )}
      <FormAnswers dossier={dossier} />
    </Card>
  )
}

/** Whether there is something hidden that this officer may see. */
const canReveal = ({ masked, erased, revealed, idNumber, phone }: ShownApplicant): boolean =>
  !masked && !erased && !revealed && Boolean(idNumber || phone)

type Say = (text: Text) => string

function personRows(applicant: ApplicantView, say: Say): SummaryRow[] {
  const rows: [Text, string | null][] = [
    [words.name, applicant.name],
    [words.idNumber, applicant.idNumber],
    [words.phone, applicant.phone],
    [words.email, applicant.email],
    [words.address, applicant.address],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label: say(label), value }] : []))
}

function dossierRows(dossier: DossierView, say: Say, lang: 'vi' | 'en'): SummaryRow[] {
  const { legalDueAt, stepDueAt, apology, feeDong, feePaidAt } = dossier
  const fee =
    feeDong > 0 ? `${formatDong(feeDong, lang)}, ${say(feePaidAt ? words.feePaid : words.feeUnpaid)}` : say(words.noFee)
  return [
    {
      label: say(words.submitted),
      value: `${formatDateTime(dossier.submittedAt)} · ${say(roomWords.channel[dossier.channel])}`,
    },
    legalDueAt
      ? { label: say(words.due), value: <Moment at={legalDueAt} /> }
      : dossier.underWay
        ? { label: say(words.due), value: say(words.fromArrival) }
        : stepDueAt
          ? { label: say(words.answerBy), value: <Moment at={stepDueAt} /> }
          : { label: say(words.due), value: say(words.notYet) },
    ...(dossier.underWay && stepDueAt ? [{ label: say(words.sendBy), value: <Moment at={stepDueAt} /> }] : []),
    ...(apology ? [{ label: say(words.newDate), value: <Moment at={apology.newDueAt} /> }] : []),
    { label: say(words.fee), value: fee },
  ]
}

/** What the person wrote in the form. */
function FormAnswers({ dossier }: { dossier: DossierView }) {
  const say = useSay()
  const rows = answersOf(dossier).map(({ label, value }) => ({ label: say(label), value: say(value) }))
  if (rows.length === 0) return null
  return (
    <Details summary={say(words.form)}>
      <SummaryList rows={rows} />
    </Details>
  )
}
