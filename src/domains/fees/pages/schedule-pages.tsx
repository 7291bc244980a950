import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  ErrorSummary,
  type Errors,
  Table,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { feeInWords, type ProcedureVersion } from '../../procedures/index.ts'
import { officeWords } from '../office-words.ts'
import type { Schedule } from '../rules/schedule.ts'
import { scheduleWords as words } from '../schedule-words.ts'

interface ListProps {
  rows: readonly { version: ProcedureVersion; schedule: Schedule | undefined }[]
}

/** Every procedure with what it costs now. */
export function SchedulesPage({ rows }: ListProps) {
  const say = useSay()
  return (
    <>
      <Title>{say(words.title)}</Title>
      <p>{say(words.intro)}</p>
      <p>
        <a href="/quan-tri/noi-thu-phi">{say(officeWords.title)}</a>
      </p>
      <Table
        caption={say(words.title)}
        rows={rows}
        rowKey={({ version }) => version.id}
        columns={[
          {
            key: 'name',
            head: say(words.procedure),
            heading: true,
            cell: ({ version }) => <a href={`/quan-tri/phi-le-phi/${version.slug}`}>{say(version.name)}</a>,
          },
          {
            key: 'now',
            head: say(words.now),
            cell: ({ version, schedule }) =>
              schedule ? (
                <>
                  {schedule.items.map((item) => `${item.quantity} × ${item.price}`).join('; ')}
                  <span class="camlo-line camlo-muted">{schedule.decision}</span>
                </>
              ) : (
                say(feeInWords(version))
              ),
          },
        ]}
      />
    </>
  )
}

export const ITEMS = 3
export const REDUCTIONS = 5

interface Props {
  version: ProcedureVersion
  schedules: readonly Schedule[]
  /** What stands in the form, by field. */
  typed: Readonly<Record<string, string>>
  errors: Errors
  done: boolean
}

/** A procedure's schedules, and the form of the next one. */
export function SchedulePage({ version, schedules, typed, errors, done }: Props) {
  const say = useSay()
  const fields = version.form.map(({ key }) => `form.${key}`).join(', ')
  const field = (name: string, label: string, extra: object = {}) => (
    <TextInput
      name={name}
      label={label}
      value={typed[name]}
      error={errors[name]}
      maxLength={500}
      spellcheck={false}
      {...extra}
    />
  )
  return (
    <>
      <BackLink href="/quan-tri/phi-le-phi">{say(words.all)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p class="govuk-notification-banner__heading">{say(words.done)}</p>
        </Banner>
      )}
      <Title caption={say(words.title)}>{say(version.name)}</Title>
      <Card title={say(words.past)}>
        {schedules.length === 0 && <p>{say(words.none)}</p>}
        <ul class="camlo-list">
          {schedules.map((schedule) => (
            <li key={schedule.id}>
              <strong>
                {say(words.inForce(formatDate(schedule.validFrom), schedule.validTo && formatDate(schedule.validTo)))}
              </strong>{' '}
              · {schedule.decision}
              {schedule.items.map((item) => (
                <span key={item.key} class="camlo-line camlo-break">
                  {say(item.name)}: {item.quantity} × {item.price} <span class="camlo-muted">{item.ground}</span>
                </span>
              ))}
              {schedule.reductions.map((each) => (
                <span key={each.key} class="camlo-line camlo-muted">
                  −{each.percent} % {say(each.name)}: {each.condition} ({each.ground})
                </span>
              ))}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={say(words.next)}>
        <p class="camlo-break">{say(words.names(fields))}</p>
        <form method="post" action={`/quan-tri/phi-le-phi/${version.slug}`}>
          <div class="camlo-pair">
            {field('validFrom', say(words.validFrom), { type: 'date' })}
            {field('validTo', say(words.validTo), { type: 'date' })}
            <div class="camlo-whole">{field('decision', say(words.decision), { spellcheck: true })}</div>
          </div>
          {Array.from({ length: ITEMS }, (_, index) => (
            <fieldset key={`item${index}`} class="govuk-fieldset">
              <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say(words.item(index + 1))}</legend>
              <div class="camlo-pair">
                {field(`items.${index}.name`, say(words.nameVi))}
                {field(`items.${index}.nameEn`, say(words.nameEn))}
                {field(`items.${index}.quantity`, say(words.quantity))}
                {field(`items.${index}.price`, say(words.price))}
                {field(`items.${index}.unit`, say(words.unit))}
                {field(`items.${index}.condition`, say(words.condition))}
                <div class="camlo-whole">{field(`items.${index}.ground`, say(words.ground))}</div>
              </div>
            </fieldset>
          ))}
          {Array.from({ length: REDUCTIONS }, (_, index) => (
            <fieldset key={`reduction${index}`} class="govuk-fieldset">
              <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
                {say(words.reduction(index + 1))}
              </legend>
              <div class="camlo-pair">
                {field(`reductions.${index}.name`, say(words.nameVi))}
                {field(`reductions.${index}.nameEn`, say(words.nameEn))}
                {field(`reductions.${index}.condition`, say(words.condition))}
                {field(`reductions.${index}.percent`, say(words.percent), { inputMode: 'numeric' })}
                <div class="camlo-whole">{field(`reductions.${index}.ground`, say(words.ground))}</div>
              </div>
            </fieldset>
          ))}
          <p class="camlo-muted">{say(words.leaveEmpty)}</p>
          <Button>{say(words.publish)}</Button>
        </form>
      </Card>
    </>
  )
}
