import { maskNumber } from '../../../../core/identity/index.ts'
import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, Empty, Inset, Title } from '../../../../ui/index.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import type { ApplicantHit } from '../../queries/applicants.ts'
import type { ApplicantView } from '../../views.ts'
import { BOX, type BoxProps, CounterBox } from './counter-box.tsx'
import { Hits } from './counter-person.tsx'
import { words } from './counter-words.ts'

export interface ChooseProps extends BoxProps {
  text: string
  /** The procedures that what was typed may mean. */
  several: readonly ProcedureVersion[]
  /** The people it may mean, where it means no procedure. */
  people?: readonly ApplicantHit[]
  /** Whose dossier it will be, once that is known. */
  person?: ApplicantView | undefined
  gone?: boolean
}

/** The first step at the counter: whose it is and which procedure. */
export function ChoosePage(props: ChooseProps) {
  const say = useSay()
  const { counters, counter, text, several, people = [], person, newcomer, gone = false } = props
  const { unit, procedures } = counter
  const unitId = counters.length > 1 ? unit.id : undefined
  const link = (slug: string): string => counterLink(slug, unitId, person?.id)
  // Somebody new is in no address: their procedure is chosen by a button of the box.
  const choice = newcomer ? undefined : link
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
          {person && (
            <p class="camlo-box-person" role="status">
              {say(words.forPerson)} <b>{person.name}</b> {person.idNumber && maskNumber(person.idNumber)}{' '}
              <a href="/tiep-nhan">{say(words.changeShort)}</a>
            </p>
          )}
          {newcomer && (
            <p class="camlo-box-person" role="status">
              {say(words.newcomer)} <a href="/tiep-nhan">{say(words.changeShort)}</a>
            </p>
          )}
          <CounterBox {...props} />
          {people.length > 0 && (
            <Card title={say(words.hits)}>
              <Hits hits={people} linkTo={(id) => `/tiep-nhan?nguoi=${id}${unitId ? `&don-vi=${unitId}` : ''}`} />
            </Card>
          )}
          {text !== '' && (several.length > 0 || people.length === 0) && (
            <Found text={text} several={several} link={choice} numbered={people.length === 0} />
          )}
          <Card title={say(words.all)}>
            <ProcedureList procedures={procedures} link={choice} />
          </Card>
          <p>
            <a href="/xac-nhan-cong-dan">{say(words.confirmCitizen)}</a>
          </p>
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

interface FoundProps extends Pick<ChooseProps, 'text' | 'several'> {
  link: Link
  numbered: boolean
}

function Found({ text, several, link, numbered }: FoundProps) {
  const say = useSay()
  if (several.length === 0)
    return (
      <Inset>
        {say(words.notFound(text))}. {say(words.notFoundNext)}
      </Inset>
    )
  return (
    <Card title={say(words.found)}>
      <ProcedureList procedures={several.slice(0, 9)} link={link} numbered={numbered} />
    </Card>
  )
}

type Link = ((slug: string) => string) | undefined

interface ListProps {
  procedures: readonly ProcedureVersion[]
  /** Missing: it is chosen by a button of the box. */
  link: Link
  /** The keys 1 to 9 choose. */
  numbered?: boolean
}

function ProcedureList({ procedures, link, numbered = false }: ListProps) {
  const say = useSay()
  return (
    <ol class="camlo-list camlo-list--columns">
      {procedures.map(({ slug, name, field }, index) => {
        const keys = numbered ? { 'data-key': String(index + 1), ...(index === 0 ? { 'data-focus': true } : {}) } : {}
        return (
          <li key={slug}>
            {numbered && <kbd>{index + 1}</kbd>}{' '}
            {link ? (
              <a href={link(slug)} {...keys}>
                {say(name)}
              </a>
            ) : (
              <button type="submit" form={BOX} name="thu-tuc" value={slug} class="camlo-link" {...keys}>
                {say(name)}
              </button>
            )}
            <span class="camlo-muted camlo-line">{say(field)}</span>
          </li>
        )
      })}
    </ol>
  )
}
