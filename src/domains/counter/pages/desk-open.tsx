import { useSay } from '../../../platform/i18n/index.ts'
import { Banner, Button, Card, Checkboxes, Empty, TextInput, Title } from '../../../ui/index.ts'
import { words } from '../desk-words.ts'
import type { QueueOffice } from '../hall.ts'
import type { Reason } from '../reasons.ts'
import { words as common } from '../words.ts'

interface FormProps {
  office: QueueOffice
  number: number | undefined
  groups: readonly string[]
  button: string
}

/** Which desk, and what it serves. */
export function DeskForm({ office, number, groups, button }: FormProps) {
  const say = useSay()
  return (
    <form method="post" action="/quay/mo">
      <input type="hidden" name="unitId" value={office.unit.id} />
      <TextInput
        name="number"
        label={say(words.number)}
        type="number"
        inputMode="numeric"
        min="1"
        max="99"
        width={5}
        required
        value={number === undefined ? '' : String(number)}
      />
      <Checkboxes
        name="groups"
        label={say(words.groups)}
        values={groups}
        options={office.groups.map(({ key, name, letter }) => ({ value: key, text: `${letter} · ${say(name)}` }))}
      />
      <Button>{button}</Button>
    </form>
  )
}

export interface OpenPageProps {
  /** The offices at whose desks the official serves. */
  offices: readonly QueueOffice[]
  office: QueueOffice | undefined
  /** The lowest number nobody sits at. */
  number: number
  /** Groups the official will most likely serve. */
  groups: readonly string[]
  refused?: Reason | undefined
}

/** Before the first call of the day: open a desk. */
export function OpenPage({ offices, office, number, groups, refused }: OpenPageProps) {
  const say = useSay()
  if (!office)
    return (
      <Empty title={say(words.noOffice)}>
        <p>{say(words.noOfficeNext)}</p>
      </Empty>
    )
  return (
    <>
      {refused && <Banner kind="note">{say(common.reasons[refused])}</Banner>}
      <Title caption={say(office.unit.name)}>{say(words.openTitle)}</Title>
      {offices.length > 1 && (
        <form class="camlo-filter" action="/quay" method="get">
          <div>
            <label for="don-vi">{say(words.unit)}</label>
            <select id="don-vi" name="don-vi">
              {offices.map(({ unit }) => (
                <option key={unit.id} value={unit.id} selected={unit.id === office.unit.id}>
                  {say(unit.name)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" class="govuk-button govuk-button--secondary">
            {say(words.choose)}
          </button>
        </form>
      )}
      <Card>
        <DeskForm office={office} number={number} groups={groups} button={say(words.open)} />
      </Card>
    </>
  )
}
