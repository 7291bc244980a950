import { useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, Checkboxes, Details, Radios, Select, Textarea, TextInput } from '../../../ui/index.ts'
import { KINDS } from '../rules/document.ts'
import type { Choices } from '../view.ts'
import { words } from '../words.ts'
import type { ArrivalPageProps } from './props.ts'

/** What a head writes: what becomes of it, who leads, who cooperates, by when, who has to read it. */
export function InstructForm({ view, typed, chosen, errors = {}, choices }: ArrivalPageProps & { choices: Choices }) {
  const say = useSay()
  const { arrival } = view
  const { units, readers } = choices
  const helpers = units.slice(1)
  return (
    <Card title={say(words.instruct)}>
      <form method="post" action={`/van-ban/den/${arrival.id}/but-phe`} class="camlo-instruct">
        <Radios
          name="kind"
          label={say(words.kind)}
          error={errors.kind}
          value={typed.kind ?? ''}
          options={KINDS.filter((kind) => kind !== 'pass' || choices.offices.length > 0).map((kind) => ({
            value: kind,
            text: say(words.kinds[kind]),
            hint: say(words.kindHints[kind]),
          }))}
        />
        <div data-for="lead">
          <Select
            name="lead"
            label={say(words.lead)}
            hint={say(words.leadHint)}
            value={typed.lead ?? ''}
            error={errors.lead}
            options={[
              { value: '', text: say(words.chooseOne) },
              ...units.flatMap((unit, index) => [
                ...(index === 0 ? [] : [{ value: unit.id, text: say(unit.name) }]),
                ...unit.people.map(({ id, name }) => ({ value: `${unit.id} ${id}`, text: name })),
              ]),
            ]}
          />
          {helpers.length > 0 && (
            <Details summary={say(words.helpers)} open={(chosen.helpers ?? []).length > 0}>
              <Checkboxes
                name="helpers"
                label={say(words.helpers)}
                values={chosen.helpers ?? []}
                options={helpers.map(({ id, name }) => ({ value: id, text: say(name) }))}
              />
            </Details>
          )}
        </div>
        <div data-for="readers">
          <Checkboxes
            name="readerUnits"
            label={say(words.readers)}
            error={errors.readerUnits}
            values={chosen.readerUnits ?? []}
            options={readers.map(({ id, name }) => ({ value: id, text: say(words.wholeUnit(say(name))) }))}
          />
          {readers.map(({ id, name, people }) => (
            <Details
              key={id}
              summary={`${say(words.people)}: ${say(name)}`}
              open={people.some((each) => chosen.readers?.includes(each.id))}
            >
              <Checkboxes
                name="readers"
                id={`doc-${id}`}
                label={say(name)}
                values={chosen.readers ?? []}
                options={people.map((each) => ({ value: each.id, text: each.name }))}
              />
            </Details>
          ))}
        </div>
        <TextInput
          name="dueOn"
          type="date"
          label={say(words.handleBy)}
          value={typed.dueOn}
          error={errors.dueOn}
          width={10}
        />
        <Textarea
          name="words"
          label={say(words.text)}
          hint={say(words.textHint)}
          rows={3}
          value={typed.words}
          error={errors.words}
          maxLength={2000}
        />
        <Button>{say(words.instructButton)}</Button>
      </form>
    </Card>
  )
}
