import { formatDate, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { Button, ButtonLink, Card, Empty, Grid, Table, Tile, Title } from '../../../ui/index.ts'
import { composeWords } from '../compose-words.ts'
import { officeWords } from '../office-words.ts'
import type { Paper, Part } from '../queries/resolutions.ts'
import type { YearTarget } from '../queries/year.ts'
import { PART_KINDS } from '../rules/file.ts'
import { TALLIES, tallyOf } from '../rules/roll-up.ts'
import { words } from '../words.ts'
import { Actual, Plan } from './figures.tsx'
import { resolutionHref } from './resolution-page.tsx'
import { StandingTag } from './state.tsx'

export interface ResolutionsProps {
  parts: readonly Part[]
  papers: readonly Paper[]
  targets: readonly YearTarget[]
  years: readonly string[]
  year: string
  /** May enter papers and parts. */
  mayCompose: boolean
}

/** What was resolved, how it is broken down, and how far each target has come in a year. */
export function ResolutionsPage({ parts, papers, targets, years, year, mayCompose }: ResolutionsProps) {
  const say = useSay()
  const roots = parts.filter(({ parentId }) => parentId === null)
  if (roots.length === 0)
    return (
      <>
        <Title>{say(words.title)}</Title>
        <Empty title={say(words.none)}>
          <p>{say(words.noneMore)}</p>
        </Empty>
        {mayCompose && <Composing />}
      </>
    )
  return (
    <>
      <Title>{say(words.title)}</Title>
      <p>{say(words.intro)}</p>
      {mayCompose && <Composing />}
      <YearForm {...{ years, year }} />
      <Counts targets={targets} />
      {roots.map((root) => (
        <section key={root.id}>
          <h2 class="govuk-heading-m">{say(root.name)}</h2>
          <p>
            <a href={resolutionHref(root.key, Number(year))}>{say(words.charts)}</a>
          </p>
          {mayCompose && (
            <p>
              <PartLinks id={root.id} mayHold />
            </p>
          )}
          <RootTargets part={root} targets={targets} year={year} />
          {PART_KINDS.map((kind) => (
            <Kind key={kind} {...{ kind, parts, targets, papers, year, mayCompose }} />
          ))}
        </section>
      ))}
      <Papers papers={papers} />
    </>
  )
}

/** What may be entered by hand. */
function Composing() {
  const say = useSay()
  return (
    <div class="camlo-inline">
      <ButtonLink kind="secondary" href="/nghi-quyet/van-ban/moi">
        {say(composeWords.newPaper)}
      </ButtonLink>
      <ButtonLink kind="secondary" href="/nghi-quyet/phan/moi">
        {say(composeWords.newPart)}
      </ButtonLink>
      <ButtonLink kind="secondary" href="/nghi-quyet/ra-soat">
        {say(composeWords.review)}
      </ButtonLink>
    </div>
  )
}

function PartLinks({ id, mayHold }: { id: string; mayHold: boolean }) {
  const say = useSay()
  return (
    <span class="camlo-line">
      <a href={`/nghi-quyet/phan/${id}/sua`}>{say(composeWords.edit)}</a>
      {mayHold && (
        <>
          {' · '}
          <a href={`/nghi-quyet/phan/moi?cha=${id}`}>{say(composeWords.newPart)}</a>
        </>
      )}
      {' · '}
      <a href={`/chi-tieu/moi?phan=${id}`}>{say(officeWords.desk.newTarget)}</a>
    </span>
  )
}

function YearForm({ years, year }: Pick<ResolutionsProps, 'years' | 'year'>) {
  const say = useSay()
  return (
    <form class="camlo-filter" action="/nghi-quyet" method="get">
      <div>
        <label for="nam">{say(words.year)}</label>
        <select id="nam" name="nam">
          {years.map((each) => (
            <option key={each} value={each} selected={each === year}>
              {each}
            </option>
          ))}
        </select>
      </div>
      <Button kind="secondary">{say(words.show)}</Button>
    </form>
  )
}

const TILE_TONES = { reached: 'good', near: 'near', far: 'bad', notReported: 'plain', notJudged: 'plain' } as const

/** How many targets of the year are reached or on their path; those that can't be judged are counted apart. */
function Counts({ targets }: Pick<ResolutionsProps, 'targets'>) {
  const say = useSay()
  const lang = useLang()
  const tally = tallyOf(targets.map(({ whole }) => whole))
  if (targets.length === 0) return <p class="camlo-muted">{say(words.noTargets)}</p>
  return (
    <Grid kind="tiles">
      {TALLIES.filter((kind) => kind !== 'notJudged' || tally[kind] > 0).map((kind) => (
        <Tile
          key={kind}
          figure={formatNumber(tally[kind], lang)}
          label={say(words.tallies[kind])}
          tone={TILE_TONES[kind]}
        />
      ))}
    </Grid>
  )
}

type KindProps = Omit<ResolutionsProps, 'years'> & { kind: Part['kind'] }

/** All pillars, all schemes, … each with what belongs to it. */
function Kind({ kind, parts, targets, papers, year, mayCompose }: KindProps) {
  const say = useSay()
  const of = parts.filter((part) => part.kind === kind && part.parentId !== null)
  if (of.length === 0) return null
  return (
    <Card title={say(words.partKinds[kind])}>
      <ul class="camlo-list">
        {of.map((part) => {
          const paper = papers.find(({ id }) => id === part.paperId)
          return (
            <li key={part.id} id={part.key}>
              {part.year !== null && <strong>{part.year}. </strong>}
              {kind === 'theme' && String(part.year) === year ? <strong>{say(part.name)}</strong> : say(part.name)}
              {kind === 'scheme' && (
                <span class="camlo-line">
                  <a href={`/nghi-quyet/de-an/${part.key}`}>{say(words.stages)}</a>
                </span>
              )}
              {paper && (
                <span class="camlo-line">
                  <a href={`/nghi-quyet/van-ban/${paper.key}`}>{say(words.rests(say(paper.title)))}</a>
                </span>
              )}
              {mayCompose && <PartLinks id={part.id} mayHold={kind !== 'theme'} />}
              <Targets {...{ part, targets, year }} />
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** What the resolution itself sets, apart from what it is broken into. */
function RootTargets(props: { part: Part; targets: readonly YearTarget[]; year: string }) {
  const say = useSay()
  if (props.targets.every(({ partId }) => partId !== props.part.id)) return null
  return (
    <Card title={say(words.targets)}>
      <Targets {...props} />
    </Card>
  )
}

function Targets({ part, targets, year }: { part: Part; targets: readonly YearTarget[]; year: string }) {
  const say = useSay()
  const rows = targets.filter(({ partId }) => partId === part.id)
  if (rows.length === 0) return null
  return (
    <Table
      caption={`${say(words.targets)}: ${say(part.name)}`}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'target',
          head: say(words.target),
          heading: true,
          cell: ({ key, name }) => <a href={`/nghi-quyet/chi-tieu/${key}?nam=${year}`}>{say(name)}</a>,
        },
        {
          key: 'plan',
          head: say(words.plan),
          cell: ({ whole, countedIn }) => <Plan {...whole} countedIn={countedIn} />,
        },
        {
          key: 'actual',
          head: say(words.actual),
          cell: ({ whole, countedIn }) => <Actual {...whole} countedIn={countedIn} />,
        },
        {
          key: 'percent',
          head: say(words.percent),
          number: true,
          cell: ({ whole }) => (whole.percent ? say(whole.percent) : '—'),
        },
        { key: 'state', head: say(words.state), cell: ({ whole }) => <StandingTag {...whole} /> },
      ]}
    />
  )
}

function Papers({ papers }: Pick<ResolutionsProps, 'papers'>) {
  const say = useSay()
  return (
    <Card title={say(words.papers)}>
      <ul class="camlo-list">
        {papers.map((paper) => (
          <li key={paper.id} id={paper.key}>
            <a href={`/nghi-quyet/van-ban/${paper.key}`}>{say(paper.title)}</a>, {say(paper.issuer)},{' '}
            {say(paper.issuedOn ? words.dated(formatDate(paper.issuedOn)) : words.undated)}
            {paper.follows.map((title) => (
              <span key={title.vi} class="camlo-line">
                {say(words.follows(say(title)))}
              </span>
            ))}
            <span class="camlo-line camlo-muted">
              {say(words.source)}: {say(paper.source)} ({say(words.standings[paper.standing])})
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
