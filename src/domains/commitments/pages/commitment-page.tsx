import { formatDate, formatTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Card,
  ErrorSummary,
  type Errors,
  Inset,
  SummaryList,
  Table,
  Timeline,
  Title,
} from '../../../ui/index.ts'
import { codeOf, isTold } from '../queries/commitments.ts'
import type { Side } from '../rules/lifecycle.ts'
import { sentenceOf } from '../verbs.ts'
import type { CommitmentView } from '../view.ts'
import { words } from '../words.ts'
import { ClausesCard, DutiesCard } from './clauses.tsx'
import { NextCard } from './next.tsx'
import { AnnexesCard, PapersCard } from './papers.tsx'
import { CodeLink, LiveLine, StateTag, WhoLine } from './parts.tsx'
import { SettlementCard } from './settlement.tsx'
import { VersionsCard } from './versions.tsx'

export interface CommitmentPageProps {
  view: CommitmentView
  message?: Text | undefined
  errors?: Errors
}

/** A commitment: who promised what to whom, how it stands, and what comes next. */
export function CommitmentPage({ view, message, errors = {} }: CommitmentPageProps) {
  const say = useSay()
  const { commitment, who, terms, original } = view
  const { standing } = commitment
  const taken = (side: Side) =>
    view.successions
      .filter((each) => each.side === side)
      .map(({ fromPerson, takenAt }) =>
        say(
          words.tookOver(
            view.organization.findOfficial(fromPerson)?.fullName ?? say(words.unknownPerson),
            formatDate(takenAt),
          ),
        ),
      )
  const grounds = [
    terms.ground && <a href={terms.ground.href}>{say(terms.ground.name)}</a>,
    terms.grounds && <span>{terms.grounds}</span>,
  ].filter(Boolean)
  return (
    <>
      <BackLink href="/cam-ket">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {message && (
        <Banner>
          <p>{say(message)}</p>
        </Banner>
      )}
      <Title caption={original ? say(words.annexOf(codeOf(original))) : say(words.title)}>
        {codeOf(commitment)}: {who.answerer.body}
      </Title>
      <p>
        <StateTag commitment={commitment} />
      </p>
      {standing !== 'O' && (
        <Inset>
          {say(words.standings[standing])}
          {isTold(commitment) && (
            <a class="camlo-line" href={`/nghi-quyet?nam=${commitment.year}`}>
              {say(words.toldTargets(commitment.year))}
            </a>
          )}
        </Inset>
      )}
      <SummaryList
        rows={[
          { label: say(words.sides.answerer), value: <WhoLine who={who.answerer} then={taken('answerer')} /> },
          { label: say(words.sides.giver), value: <WhoLine who={who.giver} then={taken('giver')} /> },
          {
            label: say(words.term),
            value: say(words.termOf(formatDate(commitment.fromOn), formatDate(commitment.toOn))),
          },
          {
            label: say(words.grounds),
            value: grounds.map((each, index) => (
              <span key={String(index)} class="camlo-line">
                {each}
              </span>
            )),
          },
          ...(original ? [{ label: say(words.annex), value: <CodeLink commitment={original} /> }] : []),
        ]}
      />
      <NextCard view={view} errors={errors} />
      <SettlementCard view={view} />
      {isTold(commitment) ? <ToldTargets view={view} /> : <Promised view={view} />}
      <AnnexesCard {...view} />
      <PapersCard view={view} errors={errors} />
      {!isTold(commitment) && <VersionsCard {...view} />}
      <History view={view} />
    </>
  )
}

/** What a source leaves open isn't made up; what the unit was given that year is known. */
function ToldTargets({ view: { commitment, toldTargets } }: { view: CommitmentView }) {
  const say = useSay()
  return (
    <>
      <p>{say(words.noClauses)}</p>
      {toldTargets.length > 0 && (
        <Card title={say(words.toldOfUnit(commitment.year))} id="chi-tieu">
          <p class="camlo-muted">{say(words.toldOfUnitHint)}</p>
          <Table
            caption={say(words.toldOfUnit(commitment.year))}
            rows={toldTargets}
            rowKey={({ subject }) => subject.id}
            columns={[
              {
                key: 'target',
                head: say(words.columns.target),
                heading: true,
                cell: ({ name, of, live }) => (
                  <>
                    {live ? <a href={live.state.href}>{say(name)}</a> : say(name)}
                    {of && <span class="camlo-line camlo-muted">{say(of)}</span>}
                  </>
                ),
              },
              { key: 'live', head: say(words.columns.shown), cell: ({ live }) => <LiveLine live={live} /> },
            ]}
          />
        </Card>
      )}
    </>
  )
}

function Promised({ view }: { view: CommitmentView }) {
  const say = useSay()
  return (
    <>
      <ClausesCard clauses={view.clauses} />
      <DutiesCard {...view} />
      <Card title={say(words.missed)}>
        <p>{view.terms.missed}</p>
      </Card>
    </>
  )
}

function History({ view: { acts, organization } }: { view: CommitmentView }) {
  const say = useSay()
  const items = [...acts].reverse().map(({ id, actor, verb, occurredAt }) => ({
    at: `${formatDate(occurredAt)} · ${formatTime(occurredAt)}`,
    dateTime: occurredAt.toISOString(),
    what: (
      <a href={`/so-cai/${id}`}>
        {(actor.kind === 'official' && organization.findOfficial(actor.personId)?.fullName) || say(words.system)}{' '}
        {say(sentenceOf(verb))}
      </a>
    ),
  }))
  return (
    <Card title={say(words.history)} id="dien-bien">
      <Timeline items={items} />
    </Card>
  )
}
