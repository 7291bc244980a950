import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Button, Card, Title } from '../../../ui/index.ts'
import type { Repeating, Template } from '../actions/again.ts'
import { page as words } from '../page-words.ts'

export interface AgainPageProps {
  templates: readonly (Template & { unit: Text })[]
  repeats: readonly (Repeating & { unit: Text; person: string | null })[]
}

/** Templates of one's unit, and the tasks that come again by themselves. */
export function AgainPage({ templates, repeats }: AgainPageProps) {
  const say = useSay()
  return (
    <>
      <BackLink href="/nhiem-vu?xem=given">{say(words.backToList)}</BackLink>
      <Title>{say(words.again)}</Title>
      <Card title={say(words.templates)}>
        {templates.length === 0 && <p class="camlo-muted">{say(words.noTemplates)}</p>}
        <ul class="camlo-todo">
          {templates.map(({ id, name, unit }) => (
            <li key={id}>
              <span>
                <a href={`/nhiem-vu/giao?mau=${id}`}>{name}</a>
                <span class="camlo-line camlo-muted">{say(unit)}</span>
              </span>
              <form class="camlo-inline" method="post" action={`/nhiem-vu/mau/${id}/bo`}>
                <Button kind="secondary">
                  {say(words.remove)}
                  <span class="govuk-visually-hidden"> {name}</span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={say(words.repeats)}>
        {repeats.length === 0 && <p class="camlo-muted">{say(words.noRepeats)}</p>}
        <ul class="camlo-todo">
          {repeats.map(({ id, draft, every, nextOn, unit, person }) => (
            <li key={id}>
              <span>
                {draft.title}
                <span class="camlo-line camlo-muted">
                  {[say(words.rhythms[every]), say(words.nextOn(formatDate(nextOn))), say(unit), person]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <form class="camlo-inline" method="post" action={`/nhiem-vu/lap-lai/${id}/dung`}>
                <Button kind="secondary">
                  {say(words.stop)}
                  <span class="govuk-visually-hidden"> {draft.title}</span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
