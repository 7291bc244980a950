import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  Details,
  Empty,
  ErrorSummary,
  type Errors,
  Select,
  Textarea,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { composeWords } from '../compose-words.ts'
import type { Clause, PaperText } from '../queries/papers.ts'

export interface ClausesPageProps {
  paper: PaperText
  parts: readonly { id: string; name: Text; depth: number }[]
  /** How many tasks come from each clause. */
  tasks: ReadonlyMap<string, number>
  /** Of the clause to be, so that a form sent twice makes one. */
  id: string
  /** What was typed where it was refused, and in which clause; missing: the new one. */
  refused: { clauseId: string | undefined; values: Readonly<Record<string, string>>; errors: Errors } | undefined
  done: keyof typeof composeWords.done | undefined
}

/** The clauses of a paper, one by one: added, corrected, moved, withdrawn. */
export function ClausesPage(props: ClausesPageProps) {
  const say = useSay()
  const { paper, refused, done } = props
  return (
    <>
      <BackLink href={`/nghi-quyet/van-ban/${paper.key}`}>{say(paper.title)}</BackLink>
      {done && (
        <Banner>
          <p>{say(composeWords.done[done])}</p>
        </Banner>
      )}
      <Title caption={say(paper.title)}>{say(composeWords.clauses)}</Title>
      <ErrorSummary errors={refused ? onPage(refused) : {}} />
      <p>{say(composeWords.clausesIntro)}</p>
      {paper.clauses.length === 0 ? (
        <Empty title={say(composeWords.noClauses)}>
          <p>{say(composeWords.noClausesNext)}</p>
        </Empty>
      ) : (
        paper.clauses.map((clause, index) => <ClauseCard key={clause.id} {...props} clause={clause} index={index} />)
      )}
      <Card title={say(composeWords.addClause)} id="them">
        <form method="post" action={`/nghi-quyet/van-ban/${paper.key}/dieu-khoan`}>
          <input type="hidden" name="id" value={props.id} />
          <input type="hidden" name="edition" value={paper.edition} />
          <Fields {...props} of="moi" clause={undefined} />
          {paper.clauses.length > 0 && (
            <Select
              name="after"
              label={say(composeWords.place)}
              value={refused && !refused.clauseId ? refused.values.after : (paper.clauses.at(-1)?.id ?? '')}
              options={[
                { value: 'first', text: say(composeWords.first) },
                ...paper.clauses.map(({ id, number }) => ({ value: id, text: say(composeWords.after(number)) })),
              ]}
            />
          )}
          <Button>{say(composeWords.addClause)}</Button>
        </form>
      </Card>
    </>
  )
}

/** Errors by the names their fields have on the page. */
const onPage = ({ clauseId, errors }: NonNullable<ClausesPageProps['refused']>): Errors =>
  clauseId ? Object.fromEntries(Object.entries(errors).map(([field, why]) => [`${field}-${clauseId}`, why])) : errors

/** What a clause says in a form's fields. @param of makes its fields' names on the page their own */
function Fields({ parts, refused, of, clause }: ClausesPageProps & { of: string; clause: Clause | undefined }) {
  const say = useSay()
  const again = refused && refused.clauseId === clause?.id ? refused : undefined
  const { values, errors } = again ?? { values: valuesOf(clause), errors: {} as Errors }
  return (
    <>
      <TextInput
        name="number"
        id={clause ? `number-${of}` : 'number'}
        label={say(composeWords.clauseNumber)}
        hint={clause ? undefined : say(composeWords.clauseNumberHint)}
        value={values.number}
        error={errors.number}
        width={10}
        maxLength={40}
      />
      <Textarea
        name="text"
        id={clause ? `text-${of}` : 'text'}
        label={say(composeWords.clauseText)}
        value={values.text}
        error={errors.text}
        rows={3}
        maxLength={5000}
      />
      <Select
        name="partId"
        id={clause ? `partId-${of}` : 'partId'}
        label={say(composeWords.clausePart)}
        value={values.partId}
        error={errors.partId}
        options={[
          { value: '', text: say(composeWords.noPart) },
          ...parts.map(({ id, name, depth }) => ({ value: id, text: `${'– '.repeat(depth)}${say(name)}` })),
        ]}
      />
    </>
  )
}

const valuesOf = (clause: Clause | undefined): Record<string, string> => ({
  number: clause?.number ?? '',
  text: clause?.text.vi ?? '',
  partId: clause?.partId ?? '',
})

function ClauseCard(props: ClausesPageProps & { clause: Clause; index: number }) {
  const say = useSay()
  const { paper, tasks, refused, clause, index } = props
  const { id, number, text, of, targets } = clause
  const [served, isOpen] = [tasks.get(id) ?? 0, refused?.clauseId === id]
  const hangs = targets.length > 0 || served > 0
  const errors = isOpen ? (refused?.errors ?? {}) : {}
  const edition = <input type="hidden" name="edition" value={paper.edition} />
  return (
    <Card id={id}>
      <div class="camlo-row">
        <p>
          <strong>{number}.</strong> <span class="camlo-lines">{say(text)}</span>
        </p>
        <form class="camlo-inline" method="post" action={`/nghi-quyet/dieu-khoan/${id}/chuyen`}>
          {edition}
          {index > 0 && (
            <Button kind="secondary" name="up" value="yes" aria-label={say(composeWords.upOf(number))}>
              {say(composeWords.up)}
            </Button>
          )}
          {index < paper.clauses.length - 1 && (
            <Button kind="secondary" name="up" value="no" aria-label={say(composeWords.downOf(number))}>
              {say(composeWords.down)}
            </Button>
          )}
        </form>
      </div>
      <p class="camlo-muted">
        {of && <>{say(of)} · </>}
        {say(composeWords.hangs(targets.length, served))}
      </p>
      <Details summary={say(composeWords.correctOf(number))} open={isOpen}>
        <form method="post" action={`/nghi-quyet/dieu-khoan/${id}/sua`}>
          {edition}
          <Fields {...props} of={id} />
          {hangs && (
            <Textarea
              name="reason"
              id={`reason-${id}`}
              label={say(composeWords.clauseReason)}
              hint={say(composeWords.clauseReasonHint)}
              value={isOpen ? refused?.values.reason : ''}
              error={errors.reason}
              rows={2}
              maxLength={2000}
            />
          )}
          <Button>{say(composeWords.saveClause)}</Button>
        </form>
      </Details>
      {!hangs && (
        <Details summary={say(composeWords.withdrawOf(number))}>
          <form method="post" action={`/nghi-quyet/dieu-khoan/${id}/rut`}>
            {edition}
            <p>{say(composeWords.withdrawClause)}</p>
            <Button kind="warning">{say(composeWords.withdraw)}</Button>
          </form>
        </Details>
      )}
    </Card>
  )
}
