import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  ErrorSummary,
  type Errors,
  FileUpload,
  Inset,
  Select,
  SummaryList,
  Textarea,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { officeWords as words } from '../office-words.ts'
import type { FigureRecord, TargetHead } from '../queries/figures.ts'
import { shapeOf } from '../rules/entry.ts'
import { periodName } from '../rules/period.ts'
import type { Measure } from '../rules/target.ts'
import { words as publicWords } from '../words.ts'
import { Actual, Plan } from './figures.tsx'

export interface ReportPageProps {
  /** Of the figure to be, so that a form sent twice makes one. */
  id: string
  target: TargetHead
  unitId: string | null
  unit: Text
  period: string
  /** Periods of the year that have begun. */
  periods: readonly string[]
  measure: Measure | undefined
  /** Counts already, and would be corrected. */
  standing: FigureRecord | undefined
  values: Readonly<Record<string, string>>
  errors: Errors
}

/** The form in which a unit says what a target came to, from which paper. */
export function ReportPage({
  id,
  target,
  unitId,
  unit,
  period,
  periods,
  measure,
  standing,
  values,
  errors,
}: ReportPageProps) {
  const say = useSay()
  const action = `/chi-tieu/${target.id}/bao-cao`
  return (
    <>
      <BackLink href="/chi-tieu">{say(words.figure.toDesk)}</BackLink>
      <Title caption={say(unit)}>{say(standing ? words.report.correctTitle : words.report.title)}</Title>
      <ErrorSummary errors={errors} />
      <Card title={say(target.name)}>
        <SummaryList
          rows={[
            { label: say(words.columns.period), value: say(periodName(period)) },
            { label: say(words.columns.plan), value: <Plan measure={measure} countedIn={target.countedIn} /> },
            ...(standing
              ? [
                  {
                    label: say(words.report.standsNow),
                    value: <Actual {...standing} measure={measure} countedIn={target.countedIn} />,
                  },
                ]
              : []),
            ...(target.note ? [{ label: say(words.target.note), value: say(target.note) }] : []),
          ]}
        />
        <form class="camlo-filter" method="get" action={action}>
          {unitId && <input type="hidden" name="don-vi" value={unitId} />}
          <Select
            name="ky"
            label={say(words.report.period)}
            value={period}
            options={periods.map((each) => ({ value: each, text: say(periodName(each)) }))}
          />
          <Button kind="secondary">{say(words.desk.show)}</Button>
        </form>
      </Card>
      {measure ? (
        <form method="post" action={action} encType="multipart/form-data">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="ky" value={period} />
          {unitId && <input type="hidden" name="don-vi" value={unitId} />}
          <FigureFields {...{ measure, values, errors }} countedIn={say(target.countedIn)} />
          {standing && (
            <Textarea
              name="reason"
              label={say(words.report.reason)}
              value={values.reason}
              error={errors.reason}
              rows={2}
            />
          )}
          <TextInput
            name="paperNumber"
            label={say(words.report.paperNumber)}
            value={values.paperNumber}
            error={errors.paperNumber}
            width={20}
            maxLength={100}
          />
          <TextInput
            name="paperOn"
            type="date"
            label={say(words.report.paperOn)}
            value={values.paperOn}
            error={errors.paperOn}
            width={10}
          />
          <FileUpload name="file" label={say(words.report.file)} error={errors.file} />
          <Textarea name="note" label={say(words.report.note)} value={values.note} rows={2} maxLength={2000} />
          <Button>{say(words.report.button)}</Button>
        </form>
      ) : (
        <Inset>{say(words.reasons.no_plan)}</Inset>
      )}
      <p>
        <a href={`/nghi-quyet/chi-tieu/${target.key}?nam=${period.slice(0, 4)}${unitId ? `&don-vi=${unitId}` : ''}`}>
          {say(publicWords.history)}
        </a>
      </p>
    </>
  )
}

function FigureFields({
  measure,
  values,
  errors,
  countedIn,
}: Pick<ReportPageProps, 'values' | 'errors'> & { measure: Measure; countedIn: string }) {
  const say = useSay()
  switch (shapeOf(measure.kind)) {
    case 'value':
      return (
        <TextInput
          name="value"
          label={say(words.report.value(countedIn))}
          hint={say(words.report.valueHint)}
          value={values.value}
          error={errors.value}
          width={10}
          maxLength={40}
        />
      )
    case 'share':
      return (
        <>
          <TextInput
            name="part"
            label={say(words.report.part)}
            value={values.part}
            error={errors.part}
            width={10}
            maxLength={40}
          />
          <TextInput
            name="whole"
            label={say(words.report.whole)}
            hint={say(words.report.wholeHint)}
            value={values.whole}
            error={errors.whole}
            width={10}
            maxLength={40}
          />
        </>
      )
    case 'day':
      return (
        <TextInput
          name="done"
          type="date"
          label={say(words.report.done)}
          value={values.done}
          error={errors.done}
          width={10}
        />
      )
  }
}
