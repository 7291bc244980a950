import type { Organization } from '../../../../core/organization/index.ts'
import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, Details, Grid, Inset, Table, Tile } from '../../../../ui/index.ts'
import { workingTimeInWords } from '../../rules/describe.ts'
import type { Replay } from '../../rules/replay.ts'
import { tryWords } from '../../try-words.ts'
import { DraftFrame, type DraftFrameProps } from './frame.tsx'

export interface Trial {
  from: Date
  to: Date
  /** The most dossiers a replay takes. */
  most: number
  reallyLate: number
  before: Replay
  after: Replay
}

export interface TryProps extends Omit<DraftFrameProps, 'tab' | 'children'> {
  trial: Trial | 'isNew' | 'none' | 'notReady'
  organization: Pick<Organization, 'findUnit'>
}

const QUEUES_SHOWN = 12

/** What would have become of last year's dossiers under the draft. */
export function TryPage({ trial, organization, ...props }: TryProps) {
  const say = useSay()
  if (typeof trial === 'string')
    return (
      <DraftFrame {...props} tab="try">
        <Inset>{say(tryWords[trial])}</Inset>
      </DraftFrame>
    )
  const { before, after, reallyLate } = trial
  const figure = (value: number) => say(tryWords.number(value))
  const queuesNow = new Map(before.queues.map((queue) => [`${queue.stepKey} ${queue.unitId}`, queue.average]))
  const stepName = (key: string) => after.steps.find(({ step }) => step.key === key)?.step.name
  return (
    <DraftFrame {...props} tab="try">
      <Grid kind="tiles">
        <Tile
          figure={figure(reallyLate)}
          label={say(tryWords.really)}
          note={say(tryWords.of(reallyLate, after.dossiers))}
        />
        <Tile
          figure={figure(before.late)}
          label={say(tryWords.before)}
          note={say(tryWords.of(before.late, after.dossiers))}
        />
        <Tile
          figure={figure(after.late)}
          label={say(tryWords.after)}
          note={say(tryWords.of(after.late, after.dossiers))}
          tone={after.late > before.late ? 'bad' : 'good'}
        />
      </Grid>
      <Card title={say(tryWords.steps)}>
        <Table
          caption={say(tryWords.steps)}
          rows={after.steps}
          rowKey={({ step }) => step.key}
          columns={[
            { key: 'step', head: say(tryWords.step), heading: true, cell: ({ step }) => say(step.name) },
            { key: 'dossiers', head: say(tryWords.dossiers), number: true, cell: ({ dossiers }) => figure(dossiers) },
            { key: 'known', head: say(tryWords.known), number: true, cell: ({ known }) => figure(known) },
            {
              key: 'median',
              head: say(tryWords.median),
              cell: ({ medianMinutes }) => say(workingTimeInWords(medianMinutes)),
            },
            { key: 'over', head: say(tryWords.over), number: true, cell: ({ over }) => figure(over) },
          ]}
        />
      </Card>
      <Card title={say(tryWords.queues)}>
        <Table
          caption={say(tryWords.queues)}
          rows={after.queues.slice(0, QUEUES_SHOWN)}
          rowKey={({ stepKey, unitId }) => `${stepKey} ${unitId}`}
          columns={[
            {
              key: 'unit',
              head: say(tryWords.unit),
              heading: true,
              cell: ({ unitId }) => say(organization.findUnit(unitId)?.name ?? { vi: '–', en: '–' }),
            },
            {
              key: 'step',
              head: say(tryWords.step),
              cell: ({ stepKey }) => say(stepName(stepKey) ?? { vi: stepKey, en: stepKey }),
            },
            { key: 'dossiers', head: say(tryWords.dossiers), number: true, cell: ({ dossiers }) => figure(dossiers) },
            { key: 'average', head: say(tryWords.average), number: true, cell: ({ average }) => figure(average) },
            {
              key: 'now',
              head: say(tryWords.averageBefore),
              number: true,
              cell: ({ stepKey, unitId }) => figure(queuesNow.get(`${stepKey} ${unitId}`) ?? 0),
            },
            { key: 'most', head: say(tryWords.most), number: true, cell: ({ most }) => figure(most) },
          ]}
        />
      </Card>
      <Details summary={say(tryWords.how)} open>
        <p>{say(tryWords.window(trial.from, trial.to, after.dossiers, trial.most))}</p>
        <ul class="govuk-list govuk-list--bullet">
          {tryWords.rules.map((rule) => (
            <li key={rule.vi}>{say(rule)}</li>
          ))}
        </ul>
      </Details>
    </DraftFrame>
  )
}
