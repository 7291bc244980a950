import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Button, type Errors, FileUpload, Radios, SummaryList, Tag, Textarea, TextInput } from '../../../ui/index.ts'
import type { Consultation } from '../queries.ts'
import { STANCES } from '../rules/consultation.ts'
import { words } from '../words.ts'

/** A consultation with the names of its parties. */
export interface ConsultationLine extends Consultation {
  /** Who is asked. */
  whom: Text
  askingUnit: Text
  procedure: Text
  /** Who answered. */
  answerer: string | null
  late: boolean
}

const TONES = { open: 'neutral', answered: 'good', withdrawn: 'paused', lapsed: 'good' } as const

export function StateTag({ line }: { line: ConsultationLine }) {
  const say = useSay()
  const { state, stance, late } = line
  const tone = state === 'open' && late ? 'late' : stance === 'disagreed' ? 'late' : TONES[state]
  const said = stance ? words.stances[stance] : words.states[state]
  return <Tag tone={tone}>{state === 'open' && late ? `${say(said)}, ${say(words.late)}` : say(said)}</Tag>
}

/** What was asked and by when, for whoever answers. */
export function Question({ line, fileLink }: { line: ConsultationLine; fileLink: (fileId: string) => string }) {
  const say = useSay()
  return (
    <SummaryList
      rows={[
        { label: say(words.from), value: say(line.askingUnit) },
        { label: say(words.procedure), value: say(line.procedure) },
        { label: say(words.dossier), value: line.code },
        { label: say(words.due), value: formatDateTime(line.dueAt) },
        { label: say(words.question), value: <span class="camlo-lines">{line.question}</span> },
        ...(line.papers.length > 0
          ? [
              {
                label: say(words.papers),
                value: (
                  <ul class="camlo-list">
                    {line.papers.map(({ fileId, name }) => (
                      <li key={fileId}>
                        <a href={fileLink(fileId)}>{name}</a>
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

export interface AnswerValues {
  stance?: string
  answer?: string
  name?: string
}

/** The form of an answer; outside, with who answers. */
export function AnswerForm({
  action,
  named,
  values = {},
  errors = {},
  idPrefix = '',
}: {
  action: string
  named: boolean
  values?: AnswerValues | undefined
  errors?: Errors
  idPrefix?: string
}) {
  const say = useSay()
  return (
    <form method="post" action={action} enctype="multipart/form-data">
      <Radios
        name="stance"
        id={`${idPrefix}stance`}
        label={say(words.stance)}
        options={STANCES.map((value) => ({ value, text: say(words.stances[value]) }))}
        value={values.stance}
        error={errors.stance}
      />
      <Textarea
        name="answer"
        id={`${idPrefix}answer`}
        label={say(words.answer)}
        rows={4}
        value={values.answer}
        error={errors.answer}
      />
      {named && (
        <TextInput
          name="name"
          id={`${idPrefix}name`}
          label={say(words.who)}
          value={values.name}
          error={errors.name}
          autoComplete="name"
        />
      )}
      <FileUpload name="file" id={`${idPrefix}file`} label={say(words.file)} error={errors.file} />
      <Button>{say(words.send)}</Button>
    </form>
  )
}
