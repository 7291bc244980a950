import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  ErrorSummary,
  type Errors,
  Inset,
  Select,
  SummaryList,
  Table,
  Tag,
  Textarea,
  Title,
} from '../../../ui/index.ts'
import { officeWords } from '../office-words.ts'
import type { Explanation } from '../queries/explanations.ts'
import { CAUSES } from '../rules/danger.ts'
import { periodName } from '../rules/period.ts'

const words = officeWords.explanation

export interface ExplanationPageProps {
  found: Explanation
  unit: Text
  askedOf: string | null
  answeredBy: string | null
  decidedBy: string | null
  may: { explain: boolean; settle: boolean }
  isLate: boolean
  done: keyof typeof words.done | undefined
  values: Readonly<Record<string, string>>
  errors: Errors
}

/** An order to explain a target in danger: what was asked, what was answered, what was decided. */
export function ExplanationPage(props: ExplanationPageProps) {
  const say = useSay()
  const { found, unit, askedOf, answeredBy, decidedBy, may, isLate, done, values, errors } = props
  const {
    id,
    targetKey,
    targetName,
    period,
    state,
    shown,
    dueAt,
    round,
    cause,
    answer,
    remedy,
    answeredAt,
    decidedAt,
    decision,
  } = found
  return (
    <>
      <BackLink href="/chi-tieu">{say(officeWords.figure.toDesk)}</BackLink>
      {done && (
        <Banner>
          <p>{say(words.done[done])}</p>
        </Banner>
      )}
      <Title caption={`${say(unit)}, ${say(periodName(period))}`}>
        {say(words.title)} <StateTag {...{ state, isLate }} />
      </Title>
      <ErrorSummary errors={errors} />
      <Card title={say(targetName)}>
        <SummaryList
          rows={[
            { label: say(words.stood), value: say(shown) },
            {
              label: say(words.due),
              value: `${formatDateTime(dueAt)}${round > 1 ? ` (${say(words.round(round))})` : ''}`,
            },
            { label: say(words.askedOf), value: askedOf ?? say(words.headOf(unit)) },
            ...(cause ? [{ label: say(words.cause), value: say(words.causes[cause]) }] : []),
            ...(answer ? [{ label: say(words.answer), value: <span class="camlo-lines">{answer}</span> }] : []),
            ...(remedy ? [{ label: say(words.remedy), value: <span class="camlo-lines">{remedy}</span> }] : []),
            ...(answeredBy && answeredAt
              ? [
                  {
                    label: say(officeWords.columns.by),
                    value: `${answeredBy}, ${formatDateTime(answeredAt)}${found.late ? ` · ${say(words.late)}` : ''}`,
                  },
                ]
              : []),
            ...(decidedBy && decidedAt
              ? [{ label: say(officeWords.figure.decidedBy), value: `${decidedBy}, ${formatDateTime(decidedAt)}` }]
              : []),
            ...(decision ? [{ label: say(words.reason), value: decision }] : []),
          ]}
        />
        <p>
          <a
            href={`/nghi-quyet/chi-tieu/${targetKey}?nam=${period.slice(0, 4)}${found.unitId ? `&don-vi=${found.unitId}` : ''}`}
          >
            {say(words.toTarget)}
          </a>
        </p>
      </Card>
      {may.explain && <AnswerForm {...{ id, values, errors }} />}
      {may.settle && (
        <Card title={say(officeWords.figure.decide)}>
          <form method="post" action={`/chi-tieu/giai-trinh/${id}/quyet-dinh`}>
            <Textarea
              name="reason"
              label={say(words.reason)}
              value={values.reason}
              error={errors.reason}
              rows={2}
              maxLength={2000}
            />
            <div class="camlo-row camlo-row--start">
              <Button name="accepted" value="yes">
                {say(words.accept)}
              </Button>
              <Button name="accepted" value="no" kind="warning">
                {say(words.back)}
              </Button>
            </div>
          </form>
        </Card>
      )}
      {!may.explain && !may.settle && state !== 'accepted' && <Inset>{say(words.states[state])}</Inset>}
    </>
  )
}

function AnswerForm({ id, values, errors }: { id: string; values: Readonly<Record<string, string>>; errors: Errors }) {
  const say = useSay()
  return (
    <Card title={say(words.answer)}>
      <form method="post" action={`/chi-tieu/giai-trinh/${id}/tra-loi`}>
        <Select
          name="cause"
          label={say(words.cause)}
          value={values.cause}
          error={errors.cause}
          options={[
            { value: '', text: say(words.chooseCause) },
            ...CAUSES.map((cause) => ({ value: cause, text: say(words.causes[cause]) })),
          ]}
        />
        <Textarea
          name="answer"
          label={say(words.answer)}
          value={values.answer}
          error={errors.answer}
          rows={4}
          maxLength={5000}
        />
        <Textarea name="remedy" label={say(words.remedy)} value={values.remedy} rows={3} maxLength={5000} />
        <Button>{say(words.button)}</Button>
      </form>
    </Card>
  )
}

function StateTag({ state, isLate }: Pick<Explanation, 'state'> & { isLate: boolean }) {
  const say = useSay()
  return <Tag tone={isLate ? 'late' : state === 'accepted' ? 'good' : 'near'}>{say(words.states[state])}</Tag>
}

/** Explanations as a list, for the desk and the target's page. */
export function Explanations({
  title,
  id,
  rows,
}: {
  title: Text
  id?: string
  rows: readonly (Explanation & { unit: Text; isLate: boolean })[]
}) {
  const say = useSay()
  if (rows.length === 0) return null
  return (
    <Card title={say(title)} {...(id ? { id } : {})}>
      <Table
        caption={say(title)}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'target',
            head: say(officeWords.columns.target),
            heading: true,
            cell: (row) => <a href={`/chi-tieu/giai-trinh/${row.id}`}>{say(row.targetName)}</a>,
          },
          { key: 'unit', head: say(officeWords.columns.unit), cell: ({ unit }) => say(unit) },
          { key: 'stood', head: say(words.stood), cell: ({ shown }) => say(shown) },
          { key: 'due', head: say(words.due), cell: ({ dueAt }) => formatDateTime(dueAt) },
          {
            key: 'state',
            head: say(officeWords.columns.state),
            cell: ({ state, isLate }) => <StateTag {...{ state, isLate }} />,
          },
          {
            key: 'cause',
            head: say(words.cause),
            cell: ({ cause, answer }) => (
              <>
                {cause ? say(words.causes[cause]) : '—'}
                {answer && <span class="camlo-line camlo-muted">{answer}</span>}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
