import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  Tag,
  Textarea,
  Title,
} from '../../../ui/index.ts'
import type { Edit, Report } from '../queries/reports.ts'
import { SECTIONS, type Sections, weekInWords } from '../rules/report.ts'
import { words } from '../words.ts'
import { TABS } from './parts.tsx'

export interface ReportPageProps {
  report: Report
  unit: Text
  to: string
  sentBy: string
  mayWrite: boolean
  edits: readonly (Edit & { by: string })[]
  /** What was typed and couldn't be saved. */
  typed?: Sections | undefined
  done?: keyof typeof words.done | undefined
  errors?: Errors
}

/** A weekly report: to be edited while it is a draft, as it was sent afterwards. */
export function ReportPage(props: ReportPageProps) {
  const say = useSay()
  const { report, unit, to, sentBy, mayWrite, done, errors = {} } = props
  const draft = report.state === 'draft'
  return (
    <>
      <BackLink href={TABS.bao_cao}>{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p>{say(words.done[done])}</p>
        </Banner>
      )}
      <Title caption={say(unit)}>{`${say(words.report)} ${weekInWords(report.week, to)}`}</Title>
      <p>
        <Tag tone={draft ? 'near' : 'good'}>{say(words.states[report.state])}</Tag>{' '}
        {report.sentAt && (
          <span>
            {[report.reportNo, say(words.by(sentBy, formatDateTime(report.sentAt)))].filter(Boolean).join(' · ')}
          </span>
        )}
      </p>
      <p class="camlo-muted">{say(words.composedAt(formatDateTime(report.composedAt)))}</p>
      {draft && mayWrite ? <Editing {...props} /> : <Reading report={report} />}
      <p>
        <a href={`${TABS.bao_cao}/${report.id}.pdf`}>{say(words.print)}</a>
      </p>
      {mayWrite && <History {...props} />}
    </>
  )
}

function Reading({ report }: { report: Report }) {
  const say = useSay()
  return (
    <Card>
      {SECTIONS.filter((section) => report.sections[section] !== '').map((section) => (
        <section key={section}>
          <h2 class="camlo-h2">{say(words.sections[section])}</h2>
          <Prose text={report.sections[section]} />
        </section>
      ))}
    </Card>
  )
}

const DASH = /^[–-] /

/** Text as it is read: lines that begin with a dash are a list. */
function Prose({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const runs = lines.reduce<{ listed: boolean; lines: string[] }[]>((all, line) => {
    const listed = DASH.test(line)
    const last = all.at(-1)
    if (listed && last?.listed) last.lines.push(line)
    else all.push({ listed, lines: [line] })
    return all
  }, [])
  return (
    <>
      {runs.map(({ listed, lines: run }, at) =>
        listed ? (
          <ul key={`${at}`} class="govuk-list govuk-list--bullet">
            {run.map((line, index) => (
              <li key={`${index}`}>{line.replace(DASH, '')}</li>
            ))}
          </ul>
        ) : (
          <p key={`${at}`}>{run[0]}</p>
        ),
      )}
    </>
  )
}

function Editing({ report, typed, errors = {} }: ReportPageProps) {
  const say = useSay()
  const sections = typed ?? report.sections
  const at = `${TABS.bao_cao}/${report.id}`
  return (
    <>
      <form
        method="post"
        action={`${at}/sua`}
        id="noi-dung-bao-cao"
        data-draft={`bao-cao-${report.id}-${report.edition}`}
      >
        <input type="hidden" name="edition" value={report.edition} />
        {SECTIONS.map((section) => (
          <Textarea
            key={section}
            name={section}
            label={say(words.sections[section])}
            rows={Math.min(14, Math.max(3, sections[section].split('\n').length + 1))}
            value={sections[section]}
            error={errors[section]}
          />
        ))}
        <Button kind="secondary">{say(words.save)}</Button>
      </form>
      <Card title={say(words.send)} id="gui">
        <p>{say(words.sendHint)}</p>
        <form method="post" action={`${at}/gui`}>
          <input type="hidden" name="edition" value={report.edition} />
          <Button>{say(words.send)}</Button>
        </form>
      </Card>
      <Details summary={say(words.compose)}>
        <p>{say(words.composeHint)}</p>
        <form method="post" action={`${at}/viet-lai`}>
          <input type="hidden" name="edition" value={report.edition} />
          <Button kind="secondary">{say(words.compose)}</Button>
        </form>
      </Details>
    </>
  )
}

function History({ edits }: ReportPageProps) {
  const say = useSay()
  return (
    <Details summary={say(words.history)}>
      <ul class="camlo-list">
        {edits.map(({ edition, composed, by, editedAt }) => (
          <li key={edition}>
            {[
              say(words.edition(edition)),
              say(words.by(by, formatDateTime(editedAt))),
              composed && say(words.byProgram),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </Details>
  )
}
