import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Checkboxes,
  ErrorSummary,
  type Errors,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { composeWords } from '../compose-words.ts'
import { clauseHref, type FoundClause } from '../queries/origins.ts'
import type { LinkedClause } from '../queries/papers.ts'

export interface TargetClausesProps {
  target: { id: string; key: string; name: Text }
  linked: readonly LinkedClause[]
  /** What was searched for, and what was found. */
  searched: string
  found: readonly FoundClause[]
  isSaved: boolean
  errors: Errors
}

const START = 120
const shortened = (text: string): string => (text.length > START ? `${text.slice(0, START)}…` : text)

/** Which clauses a target carries out: those it does, and a search for more. */
export function TargetClauses({ target, linked, searched, found, isSaved, errors }: TargetClausesProps) {
  const say = useSay()
  const action = `/chi-tieu/${target.id}/dieu-khoan`
  return (
    <>
      <BackLink href={`/nghi-quyet/chi-tieu/${target.key}`}>{say(target.name)}</BackLink>
      {isSaved && (
        <Banner>
          <p>{say(composeWords.saved)}</p>
        </Banner>
      )}
      <Title caption={say(target.name)}>{say(composeWords.linkTitle)}</Title>
      <ErrorSummary errors={errors} />
      <Card title={say(composeWords.linked)}>
        {linked.length === 0 ? (
          <p class="camlo-muted">{say(composeWords.noneLinked)}</p>
        ) : (
          <form method="post" action={action}>
            <ul class="camlo-list">
              {linked.map(({ id, number, text, paperKey, paperTitle }) => (
                <li key={id}>
                  <a href={clauseHref(paperKey, id)}>
                    {say(composeWords.clauseOf(number))}, {say(paperTitle)}
                  </a>
                  <span class="camlo-line camlo-muted">{shortened(say(text))}</span>
                  <Button kind="secondary" name="remove" value={id} aria-label={say(composeWords.unlinkOf(number))}>
                    {say(composeWords.unlink)}
                  </Button>
                </li>
              ))}
            </ul>
          </form>
        )}
      </Card>
      <Card title={say(composeWords.linkMore)}>
        <form class="camlo-filter" method="get" action={action}>
          <TextInput name="tim" label={say(composeWords.searchClauses)} value={searched} maxLength={100} />
          <Button kind="secondary">{say(composeWords.search)}</Button>
        </form>
        {found.length === 0 ? (
          <p class="camlo-muted">{say(composeWords.noneFound)}</p>
        ) : (
          <form method="post" action={action}>
            <input type="hidden" name="tim" value={searched} />
            <Checkboxes
              name="add"
              label={say(composeWords.chooseClauses)}
              error={errors.add}
              values={[]}
              options={found.map(({ id, number, text, paperTitle }) => ({
                value: id,
                text: `${say(composeWords.clauseOf(number))}, ${say(paperTitle)}: ${shortened(say(text))}`,
              }))}
            />
            <Button>{say(composeWords.link)}</Button>
          </form>
        )}
      </Card>
    </>
  )
}
