import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Empty,
  ErrorSummary,
  type Errors,
  Select,
  Textarea,
  Title,
} from '../../../ui/index.ts'
import { page as words } from '../page-words.ts'

export interface HandOverPageProps {
  /** Who has open work in one's units, and how much. */
  from: readonly { id: string; name: string; unit: Text; open: number }[]
  to: readonly { id: string; name: string; unit: Text }[]
  values: Readonly<Record<string, string>>
  errors?: Errors
  handedOver?: number | undefined
}

/** All open work of somebody to another, at once. */
export function HandOverPage({ from, to, values, errors = {}, handedOver }: HandOverPageProps) {
  const say = useSay()
  return (
    <>
      <BackLink href="/nhiem-vu?xem=unit">{say(words.backToList)}</BackLink>
      <ErrorSummary errors={errors} />
      {handedOver !== undefined && (
        <Banner>
          <p>{say(words.handedOver(handedOver))}</p>
        </Banner>
      )}
      <Title>{say(words.handOver)}</Title>
      <p>{say(words.handOverIntro)}</p>
      {from.length === 0 ? (
        <Empty title={say(words.none)} />
      ) : (
        <Card>
          <form method="post" action="/nhiem-vu/ban-giao">
            <Select
              name="fromPersonId"
              label={say(words.fields.from)}
              options={from.map(({ id, name, unit, open }) => ({
                value: id,
                text: `${name}, ${say(unit)} (${say(words.openTasks(open))})`,
              }))}
              value={values.fromPersonId}
              error={errors.fromPersonId}
            />
            <Select
              name="toPersonId"
              label={say(words.fields.to)}
              options={to.map(({ id, name, unit }) => ({ value: id, text: `${name}, ${say(unit)}` }))}
              value={values.toPersonId}
              error={errors.toPersonId}
            />
            <Textarea
              name="reason"
              label={say(words.fields.reason)}
              rows={2}
              value={values.reason}
              error={errors.reason}
            />
            <Button>{say(words.handOver)}</Button>
          </form>
        </Card>
      )}
    </>
  )
}
