import { formatDateTime, inLang, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Checkboxes,
  Details,
  Empty,
  ErrorSummary,
  type Errors,
  Select,
  Textarea,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { DAYS, USUAL_DAYS } from '../rules/consultation.ts'
import { words } from '../words.ts'
import { AnswerForm, type AnswerValues, type ConsultationLine, StateTag } from './parts.tsx'

export interface AskValues {
  unitId?: string
  bodyName?: string
  question?: string
  days?: string
  fileIds?: readonly string[]
  silenceGround?: string
}

export interface DossierConsultationsProps {
  dossier: { id: string; code: string; procedure: Text }
  lines: readonly (ConsultationLine & { link: string | null })[]
  mayAsk: boolean
  /** Units first, then bodies outside. */
  choices: readonly { id: string; name: Text; outside: boolean }[]
  papers: readonly { fileId: string; name: string }[]
  asking?: AskValues | undefined
  /** The answer on paper that was refused. */
  recording?: { id: string; values: AnswerValues } | undefined
  errors?: Errors
  done?: keyof typeof words.done | undefined
}

/** Who was asked about a dossier, what they said, and asking one more. */
export function DossierConsultationsPage(props: DossierConsultationsProps) {
  const say = useSay()
  const { dossier, lines, mayAsk, errors = {}, done } = props
  return (
    <>
      <BackLink href={`/ho-so/${dossier.id}`}>{say(words.back)}</BackLink>
      {done && (
        <div data-draft-done={`/ho-so/${dossier.id}/y-kien:consultation`}>
          <Banner>
            <p>{say(words.done[done])}</p>
          </Banner>
        </div>
      )}
      <ErrorSummary errors={errors} />
      <Title caption={`${dossier.code} · ${say(dossier.procedure)}`}>{say(words.title)}</Title>
      {lines.length === 0 && (
        <Empty title={say(words.none)}>
          <p>{say(words.noneNext)}</p>
        </Empty>
      )}
      {lines.map((line) => (
        <Line key={line.id} line={line} {...props} />
      ))}
      {mayAsk && <AskCard {...props} />}
    </>
  )
}

function Line({
  line,
  dossier,
  recording,
  errors = {},
}: DossierConsultationsProps & { line: ConsultationLine & { link: string | null } }) {
  const say = useSay()
  const lang = useLang()
  const mine = recording?.id === line.id ? recording : undefined
  const mail = line.link && {
    subject: inLang(words.mailSubject(line.code), lang),
    body: `${line.question}\n\n${line.link}`,
  }
  return (
    <Card title={say(line.whom)} id={`y-kien-${line.id}`}>
      <p>
        <StateTag line={line} /> <span class="camlo-muted">{`${say(words.due)}: ${formatDateTime(line.dueAt)}`}</span>
      </p>
      <p class="camlo-lines">{line.question}</p>
      {line.silenceGround && <p class="camlo-muted">{`${say(words.silence)}: ${line.silenceGround}`}</p>}
      {line.answer && (
        <div class="govuk-inset-text">
          <p class="camlo-lines">{line.answer}</p>
          {line.fileId && (
            <p>
              <a href={`/ho-so/${dossier.id}/y-kien/${line.id}/tep/${line.fileId}`}>{line.fileName}</a>
            </p>
          )}
          <p class="camlo-muted">
            {line.closedAt && say(words.answered(line.answerer ?? '—', formatDateTime(line.closedAt)))}
          </p>
        </div>
      )}
      {line.state === 'open' && line.link && (
        <>
          <p>
            <b>{say(words.link)}</b>
            <span class="camlo-line camlo-lines">
              <a href={line.link}>{line.link}</a>
            </span>
            <span class="camlo-muted camlo-line">{say(words.linkHint)}</span>
          </p>
          {mail && (
            <p>
              <a href={`mailto:?${new URLSearchParams(mail).toString().replaceAll('+', '%20')}`}>{say(words.mail)}</a>
            </p>
          )}
        </>
      )}
      {line.state === 'open' && (
        <div class="camlo-row">
          <Details summary={say(words.record)} open={mine !== undefined}>
            <AnswerForm
              action={`/ho-so/${dossier.id}/y-kien/${line.id}/ghi`}
              named
              values={mine?.values}
              errors={mine ? errors : {}}
              idPrefix={mine ? '' : `${line.id}-`}
            />
          </Details>
          <form method="post" action={`/ho-so/${dossier.id}/y-kien/${line.id}/rut`}>
            <Button kind="secondary">{say(words.withdraw)}</Button>
          </form>
        </div>
      )}
    </Card>
  )
}

function AskCard({ dossier, choices, papers, asking = {}, errors = {}, recording }: DossierConsultationsProps) {
  const say = useSay()
  const own = recording ? {} : errors
  return (
    <Card title={say(words.askTitle)} id="hoi">
      <form method="post" action={`/ho-so/${dossier.id}/y-kien`} data-draft="consultation">
        <Select
          name="unitId"
          label={say(words.whom)}
          options={[
            ...choices.map(({ id, name }) => ({ value: id, text: say(name) })),
            { value: '', text: say(words.other) },
          ]}
          value={asking.unitId}
          error={own.unitId}
        />
        <TextInput name="bodyName" label={say(words.bodyName)} value={asking.bodyName} />
        <Textarea
          name="question"
          label={say(words.question)}
          hint={say(words.questionHint)}
          rows={4}
          value={asking.question}
          error={own.question}
        />
        <Select
          name="days"
          label={say(words.days)}
          options={DAYS.map((days) => ({ value: String(days), text: say(words.workingDays(days)) }))}
          value={asking.days ?? String(USUAL_DAYS)}
          error={own.days}
        />
        {papers.length > 0 && (
          <Checkboxes
            name="fileIds"
            label={say(words.papers)}
            options={papers.map(({ fileId, name }) => ({ value: fileId, text: name }))}
            values={asking.fileIds ?? []}
            error={own.fileIds}
          />
        )}
        <TextInput
          name="silenceGround"
          label={say(words.silence)}
          hint={say(words.silenceHint)}
          value={asking.silenceGround}
        />
        <Button>{say(words.ask)}</Button>
      </form>
    </Card>
  )
}
