import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Banner, Button, Card, Details, Title } from '../../../ui/index.ts'
import type { Repeating, Template } from '../actions/again.ts'
import { page as words } from '../page-words.ts'

export interface AgainPageProps {
  templates: readonly (Template & { unit: Text; own: boolean })[]
  repeats: readonly (Repeating & { unit: Text; person: string | null })[]
  /** What was just ended, or brought back. */
  done?: string | undefined
  ended?: string | undefined
}

/** Templates of one's unit, and the tasks that come again by themselves. */
export function AgainPage({ templates, repeats, done, ended }: AgainPageProps) {
  const say = useSay()
  const own = templates.filter((each) => each.own)
  const below = templates.filter((each) => !each.own)
  return (
    <>
      <BackLink href="/nhiem-vu?xem=given">{say(words.backToList)}</BackLink>
      {done && <Undo done={done} ended={ended} />}
      <Title>{say(words.again)}</Title>
      <Card title={say(words.templates)}>
        {own.length === 0 && <p class="camlo-muted">{say(words.noTemplates)}</p>}
        <Templates templates={own} />
        {below.length > 0 && (
          <Details summary={say(words.templatesBelow(below.length))} open={own.length === 0}>
            <Templates templates={below} />
          </Details>
        )}
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

function Templates({ templates }: Pick<AgainPageProps, 'templates'>) {
  const say = useSay()
  return (
    <ul class="camlo-todo">
      {templates.map(({ id, name, unit, draft }) => (
        <li key={id}>
          <span>
            <a href={`/nhiem-vu/giao?mau=${id}`}>{name}</a>
            <span class="camlo-line camlo-muted">
              {[say(unit), draft.checklist.length > 0 && say(words.stepsOf(draft.checklist.length)), draft.expected]
                .filter(Boolean)
                .join(' · ')}
            </span>
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
  )
}

function Undo({ done, ended }: { done: string; ended: string | undefined }) {
  const say = useSay()
  const back = { mau: 'mau', 'lap-lai': 'lap-lai' }[done]
  const path = done === 'mau' ? 'khoi-phuc' : 'tiep'
  return (
    <Banner>
      <p>{say(done === 'mau' ? words.templateEnded : done === 'lap-lai' ? words.repeatEnded : words.restored)}</p>
      {back && ended && (
        <form method="post" action={`/nhiem-vu/${back}/${ended}/${path}`}>
          <Button kind="secondary">{say(words.undo)}</Button>
        </form>
      )}
    </Banner>
  )
}
