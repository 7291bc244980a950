import { formatDate, formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Card, Details, Tag } from '../../../ui/index.ts'
import type { Version } from '../queries/commitments.ts'
import { type Change, changesBetween, type Field, isNothing } from '../rules/changes.ts'
import type { Clause, Duty } from '../rules/terms.ts'
import type { CommitmentView } from '../view.ts'
import { words } from '../words.ts'

const TONES = { added: 'good', removed: 'late', changed: 'near' } as const

/** Every version, newest first, each with what it changed in the one before. */
export function VersionsCard({ versions, organization }: CommitmentView) {
  const say = useSay()
  const withBefore = versions.map((version, index) => ({ version, before: versions[index - 1] })).reverse()
  return (
    <Card title={say(words.versions)} id="phuong-an">
      {withBefore.map(({ version, before }, index) => (
        <Details
          key={version.number}
          summary={say(words.version(version.number))}
          open={index === 0 && before !== undefined}
        >
          <p class="camlo-muted">
            {say(
              words.proposedBy(
                (version.byPerson && organization.findOfficial(version.byPerson)?.fullName) ||
                  say(words.sides[version.bySide]),
                formatDateTime(version.proposedAt),
              ),
            )}
          </p>
          {version.note && <blockquote class="govuk-inset-text">{version.note}</blockquote>}
          {before ? <ChangeList before={before} after={version} /> : <p>{say(words.first)}</p>}
        </Details>
      ))}
    </Card>
  )
}

function ChangeList({ before, after }: { before: Version; after: Version }) {
  const say = useSay()
  const changes = changesBetween(before.terms, after.terms)
  if (isNothing(changes)) return <p>{say(words.same)}</p>
  return (
    <ul class="govuk-list">
      {changes.clauses.map((change) => (
        <ChangeLine
          key={change.key}
          change={change}
          name={say((change.after ?? change.before)?.name ?? words.gone)}
          shown={(clause: Clause, field) => clauseField(clause, field, say)}
        />
      ))}
      {changes.duties.map((change) => (
        <ChangeLine
          key={change.key}
          change={change}
          name={(change.after ?? change.before)?.words ?? ''}
          shown={(duty: Duty, field) => dutyField(duty, field, say, after)}
        />
      ))}
      {(['grounds', 'missed'] as const).map((part) => {
        const change = changes[part]
        return (
          change && (
            <li key={part}>
              <Tag tone="near">{say(words.changes.changed)}</Tag> <strong>{say(words[part])}</strong>
              <FromTo before={change.before} after={change.after} />
            </li>
          )
        )
      })}
    </ul>
  )
}

type Say = (text: Text) => string

const clauseField = (clause: Clause, field: Field, say: Say): string => {
  if (field === 'dueOn') return formatDate(clause.dueOn)
  if (field === 'measure') return say(clause.measure)
  if (field === 'words' || field === 'evidence') return clause[field] || '—'
  return say(clause.name)
}

const dutyField = (duty: Duty, field: Field, say: Say, { terms }: Version): string => {
  if (field === 'dueOn') return formatDate(duty.dueOn)
  if (field === 'kind') return say(words.duties[duty.kind])
  if (field === 'words') return duty.words
  const clause = terms.clauses.find(({ key }) => key === duty.clauseKey)
  return clause ? say(clause.name) : say(words.ofAll)
}

interface ChangeLineProps<T> {
  change: Change<T>
  name: string
  shown: (of: T, field: Field) => string
}

function ChangeLine<T>({ change: { what, fields, before, after }, name, shown }: ChangeLineProps<T>) {
  const say = useSay()
  return (
    <li>
      <Tag tone={TONES[what]}>{say(words.changes[what])}</Tag> <strong>{name}</strong>
      {before !== undefined &&
        after !== undefined &&
        fields.map((field) => (
          <span key={field} class="camlo-line">
            {say(words.fields[field])}: <FromTo before={shown(before, field)} after={shown(after, field)} />
          </span>
        ))}
    </li>
  )
}

const FromTo = ({ before, after }: { before: string; after: string }) => (
  <>
    <del>{before}</del> → <ins>{after}</ins>
  </>
)
