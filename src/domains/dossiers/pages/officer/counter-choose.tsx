import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, Empty, Inset, Title } from '../../../../ui/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import type { Counter } from './counter-data.ts'
import { words } from './counter-words.ts'

export interface ChooseProps {
  counters: readonly Counter[]
  counter: Counter
  /** What was typed, and the procedures it may mean. */
  text: string
  several: readonly ProcedureVersion[]
  /** The person of the dossier before, when another is taken in for them. */
  personId: string | undefined
  gone: boolean
}

/** The first step at the counter: which procedure. A few letters and Enter are enough. */
export function ChoosePage({ counters, counter, text, several, personId, gone }: ChooseProps) {
  const say = useSay()
  const { unit, procedures } = counter
  const link = (slug: string): string => counterLink(slug, counters.length > 1 ? unit.id : undefined, personId)
  return (
    <>
      <Title caption={say(unit.name)}>{say(words.title)}</Title>
      {gone && <Inset>{say(words.gone)}</Inset>}
      {procedures.length === 0 ? (
        <Empty title={say(words.nothing)}>
          <p>{say(words.nothingNext)}</p>
        </Empty>
      ) : (
        <>
          <ChooseForm counters={counters} counter={counter} text={text} personId={personId} />
          {text !== '' && <Found text={text} several={several} link={link} />}
          <Card title={say(words.all)}>
            <ProcedureList procedures={procedures} link={link} />
          </Card>
        </>
      )}
    </>
  )
}

/** The address of a procedure's intake form. */
export function counterLink(slug: string, unitId: string | undefined, personId: string | undefined): string {
  const query = new URLSearchParams()
  if (unitId) query.set('don-vi', unitId)
  if (personId) query.set('nguoi', personId)
  return `/tiep-nhan/${slug}${query.size > 0 ? `?${query}` : ''}`
}

function ChooseForm({
  counters,
  counter,
  text,
  personId,
}: Pick<ChooseProps, 'counters' | 'counter' | 'text' | 'personId'>) {
  const say = useSay()
  return (
    <form class="camlo-filter" action="/tiep-nhan" method="get">
      <div class="camlo-filter-text">
        <label for="tim">{say(words.choose)}</label>
        <input
          type="text"
          id="tim"
          name="tim"
          value={text}
          list="thu-tuc"
          autocomplete="off"
          data-key="/"
          data-key-name={say(words.choose)}
          aria-describedby="tim-hint"
          autofocus
        />
        <datalist id="thu-tuc">
          {counter.procedures.map(({ slug, name }) => (
            <option key={slug} value={say(name)} />
          ))}
        </datalist>
      </div>
      {counters.length > 1 && (
        <div>
          <label for="don-vi">{say(words.unit)}</label>
          <select id="don-vi" name="don-vi">
            {counters.map(({ unit }) => (
              <option key={unit.id} value={unit.id} selected={unit.id === counter.unit.id}>
                {say(unit.name)}
              </option>
            ))}
          </select>
        </div>
      )}
      {personId && <input type="hidden" name="nguoi" value={personId} />}
      <button type="submit" class="govuk-button">
        {say(words.go)}
      </button>
      <p id="tim-hint" class="camlo-muted camlo-filter-hint">
        {say(words.chooseHint)}
      </p>
    </form>
  )
}

function Found({
  text,
  several,
  link,
}: {
  text: string
  several: ChooseProps['several']
  link: (slug: string) => string
}) {
  const say = useSay()
  if (several.length === 0)
    return (
      <Inset>
        {say(words.notFound(text))}. {say(words.notFoundNext)}
      </Inset>
    )
  return (
    <Card title={say(words.found)}>
      <ProcedureList procedures={several.slice(0, 9)} link={link} numbered />
    </Card>
  )
}

interface ListProps {
  procedures: readonly ProcedureVersion[]
  link: (slug: string) => string
  /** The keys 1 to 9 choose. */
  numbered?: boolean
}

function ProcedureList({ procedures, link, numbered = false }: ListProps) {
  const say = useSay()
  return (
    <ol class="camlo-list camlo-list--columns">
      {procedures.map(({ slug, name, field }, index) => (
        <li key={slug}>
          {numbered && <kbd>{index + 1}</kbd>}{' '}
          <a href={link(slug)} {...(numbered ? { 'data-key': String(index + 1) } : {})}>
            {say(name)}
          </a>
          <span class="camlo-muted camlo-line">{say(field)}</span>
        </li>
      ))}
    </ol>
  )
}
