import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  Inset,
  Select,
  Table,
  Textarea,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { officeWords as words } from '../office-words.ts'
import type { TargetHead } from '../queries/figures.ts'
import { periodName } from '../rules/period.ts'
import { TARGET_KINDS, type TargetKind } from '../rules/target.ts'

/** A unit's line of the form, with what stands and what is typed. */
export interface PlanLine {
  unitId: string | null
  unit: Text
  isOffice: boolean
  seenId: string | null
  plan: string
  base: string
  upper: string
  by: string
}

export interface PlanPageProps {
  target: TargetHead
  period: string
  periods: readonly string[]
  kind: TargetKind
  lines: readonly PlanLine[]
  values: Readonly<Record<string, string>>
  errors: Errors
}

/** The fields of a line, by kind. */
const FIELDS: Record<TargetKind, readonly ('plan' | 'base' | 'upper' | 'by')[]> = {
  atLeast: ['plan'],
  above: ['plan'],
  atMost: ['plan'],
  below: ['plan'],
  share: ['plan'],
  coverage: ['plan'],
  cumulative: ['plan'],
  level: ['plan'],
  growth: ['plan', 'base'],
  fallBy: ['plan', 'base'],
  fallTo: ['plan', 'base'],
  range: ['plan', 'upper'],
  milestone: ['by'],
  none: [],
}

/** The form that sets a target's plan for the locality and each unit; what stands already is filled in. */
export function PlanPage({ target, period, periods, kind, lines, values, errors }: PlanPageProps) {
  const say = useSay()
  const action = `/chi-tieu/${target.id}/ke-hoach`
  return (
    <>
      <BackLink href={`/nghi-quyet/chi-tieu/${target.key}?nam=${period.slice(0, 4)}`}>{say(target.name)}</BackLink>
      <Title caption={say(target.name)}>{say(words.plan.title)}</Title>
      <ErrorSummary errors={errors} />
      <form class="camlo-filter" method="get" action={action}>
        <Select
          name="ky"
          label={say(words.plan.period)}
          value={period}
          options={periods.map((each) => ({ value: each, text: say(periodName(each)) }))}
        />
        <Select
          name="loai"
          label={say(words.plan.kind)}
          value={kind}
          options={TARGET_KINDS.map((each) => ({ value: each, text: say(words.kinds[each]) }))}
        />
        <Button kind="secondary">{say(words.desk.show)}</Button>
      </form>
      <form method="post" action={action}>
        <input type="hidden" name="ky" value={period} />
        <input type="hidden" name="kind" value={kind} />
        <Card title={`${say(words.plan.lines)}: ${say(words.kinds[kind])} (${say(target.countedIn)})`} id="lines">
          {errors.lines && <p class="govuk-error-message">{say(errors.lines)}</p>}
          <Lines {...{ kind }} lines={lines.filter(({ isOffice }) => !isOffice)} />
          <Details
            summary={say(words.plan.offices)}
            open={lines.some(({ isOffice, seenId }) => isOffice && seenId !== null)}
          >
            <Lines {...{ kind }} lines={lines.filter(({ isOffice }) => isOffice)} />
          </Details>
        </Card>
        <TextInput
          name="source"
          label={say(words.plan.source)}
          hint={say(words.plan.sourceHint)}
          value={values.source}
          error={errors.source}
          maxLength={300}
        />
        <Textarea
          name="reason"
          label={say(words.plan.reason)}
          value={values.reason}
          error={errors.reason}
          rows={2}
          maxLength={2000}
        />
        <Inset>{say(words.plan.both)}</Inset>
        <Button>{say(words.plan.button)}</Button>
      </form>
    </>
  )
}

function Lines({ kind, lines }: { kind: TargetKind; lines: readonly PlanLine[] }) {
  const say = useSay()
  const fields = FIELDS[kind]
  return (
    <Table
      caption={say(words.plan.lines)}
      rows={lines}
      rowKey={({ unitId }) => unitId ?? 'whole'}
      columns={[
        {
          key: 'unit',
          head: say(words.columns.unit),
          heading: true,
          cell: ({ unitId, unit, seenId }) => (
            <>
              {say(unit)}
              <input type="hidden" name="unit" value={unitId ?? 'whole'} />
              <input type="hidden" name={`seen-${unitId ?? 'whole'}`} value={seenId ?? ''} />
            </>
          ),
        },
        ...(fields.length === 0
          ? [
              {
                key: 'none',
                head: say(words.columns.choose),
                cell: ({ unitId, unit, seenId }: PlanLine) => (
                  <input
                    type="checkbox"
                    name={`none-${unitId ?? 'whole'}`}
                    value="1"
                    checked={seenId !== null || unitId === null}
                    aria-label={say(unit)}
                  />
                ),
              },
            ]
          : fields.map((field) => ({
              key: field,
              head: say(words.plan[field]),
              cell: (line: PlanLine) => <PlanInput {...{ field, line }} />,
            }))),
      ]}
    />
  )
}

function PlanInput({ field, line }: { field: 'plan' | 'base' | 'upper' | 'by'; line: PlanLine }) {
  const say = useSay()
  // Preact types an input by its `type`; ours is only known at run time.
  const attributes: object = { type: field === 'by' ? 'date' : 'text' }
  return (
    <input
      class="govuk-input govuk-input--width-10"
      name={`${field}-${line.unitId ?? 'whole'}`}
      value={line[field]}
      aria-label={`${say(words.plan[field])}, ${say(line.unit)}`}
      maxLength={40}
      {...attributes}
    />
  )
}
