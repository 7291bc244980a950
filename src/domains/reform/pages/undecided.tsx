import type { ComponentChildren } from 'preact'
import { formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Button, Details, Select } from '../../../ui/index.ts'
import type { Plan } from '../plans.ts'
import type { Trial } from '../trial.ts'
import { words } from '../words.ts'
import { planLink } from './plans.tsx'

const MOST = 30

/** What is left for somebody to decide, each with the way to decide it. */
export function UndecidedLists({ plan, trial }: { plan: Plan; trial: Trial }) {
  const say = useSay()
  const { flaws, withoutSuccessor, dossiers, people, posts, steps } = trial.undecided
  return (
    <>
      <List title={say(words.flaws)} items={flaws.map(({ unit, kind }) => `${unit}: ${say(words.flawKinds[kind])}`)} />
      {dossiers.length > 0 && (
        <>
          <h3>{say(words.dossiersWithoutPlace)}</h3>
          <ul class="camlo-list">
            {dossiers.map((line) => (
              <li key={`${line.unitCode} ${line.role}`}>
                <DecideForm plan={plan} trial={trial} line={line} />
              </li>
            ))}
          </ul>
        </>
      )}
      <List title={say(words.unitsWithoutSuccessor)} items={withoutSuccessor.map(({ name }) => say(name))} />
      <List
        title={say(words.peopleWithoutPost)}
        items={people.map(({ name, post, unit }) => `${name}, ${say(post)}, ${say(unit)}`)}
      >
        <p>
          <a href="/quan-tri/can-bo">{say(words.appointThem)}</a>
        </p>
      </List>
      <List title={say(words.postsWithoutHolder)} items={posts.map(({ unit, post }) => `${say(post)}, ${say(unit)}`)} />
      <List
        title={say(words.stepsWithoutRole)}
        items={steps.map(
          ({ procedure, step, units }) =>
            `${say(procedure)}: ${say(step)} (${units.map((unit) => say(unit)).join(', ')})`,
        )}
      />
    </>
  )
}

function List({ title, items, children }: { title: string; items: readonly string[]; children?: ComponentChildren }) {
  const say = useSay()
  if (items.length === 0) return null
  return (
    <Details summary={`${title} (${items.length})`} open={items.length <= 5}>
      <ul class="govuk-list govuk-list--bullet">
        {items.slice(0, MOST).map((item, index) => (
          <li key={`${index} ${item}`}>{item}</li>
        ))}
        {items.length > MOST && <li>{say(words.more(items.length - MOST))}</li>}
      </ul>
      {children}
    </Details>
  )
}

interface DecideProps {
  plan: Plan
  trial: Trial
  line: Trial['undecided']['dossiers'][number]
}

function DecideForm({ plan, trial, line }: DecideProps) {
  const say = useSay()
  const lang = useLang()
  const id = `${line.unitCode}-${line.role}`
  return (
    <form method="post" action={`${planLink(plan.code)}/quyet-dinh`}>
      <p>
        <strong>
          {say(words.count(formatNumber(line.count, lang)))}, {say(line.post)}, {say(line.unit)}
        </strong>{' '}
        <span class="camlo-muted">({say(words.example(line.example))})</span>
      </p>
      <input type="hidden" name="unit" value={line.unitCode} />
      <input type="hidden" name="role" value={line.role} />
      <Select
        name="to"
        id={`den-${id}`}
        label={say(words.toUnit)}
        options={[
          { value: '', text: say(words.viaReceiving) },
          ...trial.takers.map(({ code, name }) => ({ value: code, text: say(name) })),
        ]}
      />
      <Select
        name="as"
        id={`vi-tri-${id}`}
        label={say(words.asRole)}
        options={[
          { value: '', text: say(words.sameRole) },
          ...trial.roles.map(({ role, title }) => ({ value: role, text: say(title) })),
        ]}
      />
      <Button kind="secondary">{say(words.keepDecision)}</Button>
    </form>
  )
}
