import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Card, ErrorSummary, type Errors, Panel, Title } from '../../../ui/index.ts'
import { words } from '../words.ts'
import { AnswerForm, type AnswerValues, type ConsultationLine, Question, StateTag } from './parts.tsx'

export interface AnswerPageProps {
  line: ConsultationLine
  /** The page's own address, which the form is sent to and its papers stand below. */
  address: string
  /** By a signed link, from a body without accounts here. */
  outside: boolean
  values?: AnswerValues | undefined
  errors?: Errors
}

/** What is asked, and the form to answer it; once it is closed, how it ended. */
export function AnswerPage({ line, address, outside, values, errors = {} }: AnswerPageProps) {
  const say = useSay()
  return (
    <>
      {!outside && <BackLink href="/y-kien">{say(words.listTitle)}</BackLink>}
      <ErrorSummary errors={errors} />
      <Title caption={say(words.dueBy(formatDateTime(line.dueAt)))}>{say(words.outsideTitle)}</Title>
      <p>{say(words.outsideIntro(say(line.askingUnit)))}</p>
      <Card title={say(words.question)}>
        <Question line={line} fileLink={(fileId) => `${address}/tep/${fileId}`} />
      </Card>
      {line.state === 'open' ? (
        <Card title={say(words.answerIt)}>
          <AnswerForm action={address} named={outside} values={values} errors={errors} />
        </Card>
      ) : (
        <Card title={say(words.closed)}>
          <p>
            <StateTag line={line} />
          </p>
          {line.answer && <p class="camlo-lines">{line.answer}</p>}
          {line.closedAt && (
            <p class="camlo-muted">{say(words.answered(line.answerer ?? '—', formatDateTime(line.closedAt)))}</p>
          )}
        </Card>
      )}
    </>
  )
}

export function ThanksPage() {
  const say = useSay()
  return (
    <>
      <Panel title={say(words.thanks)} />
      <p>{say(words.thanksNext)}</p>
    </>
  )
}
