import type { Organization } from '../../../../core/organization/index.ts'
import { inLang, type Text, useLang, useSay } from '../../../../platform/i18n/index.ts'
import { Card, Inset, Table, Tag } from '../../../../ui/index.ts'
import { compareWords } from '../../compare-words.ts'
import { typeWords } from '../../draft-words.ts'
import { roleName } from '../../role-words.ts'
import { type Comparison, isSame, type Rows } from '../../rules/compare.ts'
import { limitInWords } from '../../rules/describe.ts'
import type { FormField, Lengthening } from '../../rules/version.ts'
import { words } from '../../words.ts'

export interface ComparisonProps {
  comparison: Comparison
  organization: Pick<Organization, 'findUnit'>
}

/** What changes from one version to another, and the three reductions in figures. */
export function ComparisonView({ comparison, organization }: ComparisonProps) {
  const say = useSay()
  const { papers, steps, form, facts } = comparison
  if (isSame(comparison)) return <Inset>{say(compareWords.same)}</Inset>
  return (
    <>
      <Figures figures={comparison.figures} />
      {facts.length > 0 && (
        <Card title={say(compareWords.facts)}>
          <Table
            caption={say(compareWords.facts)}
            rows={facts}
            rowKey={({ name }) => name}
            columns={[
              {
                key: 'name',
                head: say(compareWords.what),
                heading: true,
                cell: ({ name }) => say(compareWords.fact[name]),
              },
              {
                key: 'before',
                head: say(compareWords.before),
                cell: (fact) => <Value name={fact.name} value={fact.before} organization={organization} />,
              },
              {
                key: 'after',
                head: say(compareWords.after),
                cell: (fact) => <Value name={fact.name} value={fact.after} organization={organization} />,
              },
            ]}
          />
        </Card>
      )}
      <RowChanges
        title={say(compareWords.papers)}
        rows={papers}
        nameOf={({ name }) => name}
        organization={organization}
      />
      <RowChanges
        title={say(compareWords.stepRows)}
        rows={steps}
        nameOf={({ name }) => name}
        organization={organization}
      />
      <RowChanges
        title={say(compareWords.form)}
        rows={form}
        nameOf={({ label }) => label}
        organization={organization}
      />
    </>
  )
}

function Figures({ figures }: Pick<Comparison, 'figures'>) {
  const say = useSay()
  const { papersAsked, steps, questions, hours, feeDong } = figures
  const plain = (value: number) => say(compareWords.count(value, { vi: '', en: '' }))
  const rows = [
    { label: compareWords.papersAsked, figure: papersAsked, show: plain, change: compareWords.changeOf(papersAsked) },
    { label: compareWords.steps, figure: steps, show: plain, change: compareWords.changeOf(steps) },
    { label: compareWords.questions, figure: questions, show: plain, change: compareWords.changeOf(questions) },
    hours
      ? { label: compareWords.time, figure: hours, show: plain, change: compareWords.changeOfHours(hours) }
      : { label: compareWords.time, figure: null, show: plain, change: compareWords.otherKind },
    {
      label: compareWords.fee,
      figure: feeDong,
      show: (dong: number) => say(compareWords.money(dong)),
      change: compareWords.changeOfMoney(feeDong),
    },
  ]
  return (
    <Card title={say(compareWords.figures)}>
      <Table
        caption={say(compareWords.figures)}
        rows={rows}
        rowKey={({ label }) => label.vi}
        columns={[
          { key: 'what', head: say(compareWords.what), heading: true, cell: ({ label }) => say(label) },
          {
            key: 'before',
            head: say(compareWords.before),
            number: true,
            cell: ({ figure, show }) => (figure ? show(figure.before) : '–'),
          },
          {
            key: 'after',
            head: say(compareWords.after),
            number: true,
            cell: ({ figure, show }) => (figure ? show(figure.after) : '–'),
          },
          {
            key: 'change',
            head: say(compareWords.change),
            cell: ({ figure, change }) => (
              <Tag
                tone={
                  !figure || figure.after === figure.before ? 'neutral' : figure.after < figure.before ? 'good' : 'near'
                }
              >
                {say(change)}
              </Tag>
            ),
          },
        ]}
      />
      <p class="camlo-muted">{say(compareWords.computed)}</p>
    </Card>
  )
}

function RowChanges<T extends object>({
  title,
  rows: { added, removed, changed },
  nameOf,
  organization,
}: {
  title: string
  rows: Rows<T>
  nameOf: (row: T) => Text
  organization: ComparisonProps['organization']
}) {
  const say = useSay()
  if (added.length + removed.length + changed.length === 0) return null
  return (
    <Card title={title}>
      <ul class="camlo-list">
        {removed.map((row) => (
          <li key={`-${say(nameOf(row))}`}>
            <Tag tone="late">{say(compareWords.removed)}</Tag> {say(nameOf(row))}
          </li>
        ))}
        {added.map((row) => (
          <li key={`+${say(nameOf(row))}`}>
            <Tag tone="good">{say(compareWords.added)}</Tag> {say(nameOf(row))}
          </li>
        ))}
        {changed.map(({ before, after, what }) => (
          <li key={`=${say(nameOf(after))}`}>
            <Tag tone="near">{say(compareWords.changed)}</Tag> {say(nameOf(after))}
            <ul class="govuk-list govuk-list--bullet camlo-muted">
              {what.map((name) => (
                <li key={name}>
                  {say(compareWords.property[name] ?? { vi: name, en: name })}:{' '}
                  <Value name={name} value={before[name as keyof T]} organization={organization} /> →{' '}
                  <Value name={name} value={after[name as keyof T]} organization={organization} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'vi' in value

/** A property's value as people read it. */
function Value({
  name,
  value,
  organization,
}: {
  name: string
  value: unknown
  organization: ComparisonProps['organization']
}) {
  const say = useSay()
  const lang = useLang()
  const read = (each: unknown): string => {
    if (each === null || each === undefined || each === '') return say(compareWords.empty)
    if (name === 'role') return say(roleName(String(each)))
    if (name === 'type') return say(typeWords[each as FormField['type']])
    if (name === 'kind') return say(words.paperKind[each as 'form'])
    if (name === 'level') return say(words.level[each as 'commune'])
    if (name === 'feeDong') return say(compareWords.money(Number(each)))
    if (name === 'unitId' || name === 'receivingUnitIds')
      return say(organization.findUnit(String(each))?.name ?? compareWords.empty)
    if (name === 'limit' || name === 'legalLimit') return say(limitInWords(each as Parameters<typeof limitInWords>[0]))
    if (name === 'lengthening') {
      const { limit, ground } = each as Lengthening
      return `${say(limitInWords(limit))}: ${ground}`
    }
    if (name === 'resultTemplate') return `${String(each).split('\n').length} ${lang === 'vi' ? 'dòng' : 'lines'}`
    if (typeof each === 'boolean') return say(each ? compareWords.yes : compareWords.no)
    if (isText(each)) return inLang(each, lang)
    if (typeof each === 'object' && 'label' in each) return inLang((each as { label: Text }).label, lang)
    return String(each)
  }
  return <>{Array.isArray(value) ? value.map(read).join('; ') || say(compareWords.empty) : read(value)}</>
}
