import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Details,
  ErrorSummary,
  type Errors,
  Inset,
  Select,
  Table,
  Tag,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { officeWords } from '../office-words.ts'
import type { Part } from '../queries/resolutions.ts'
import type { SchemeStage } from '../queries/stages.ts'
import { STAGES, type StageState, stageState } from '../rules/stage.ts'
import { words } from '../words.ts'

const TONES: Record<StageState, 'good' | 'near' | 'late' | 'neutral'> = {
  done: 'good',
  doneLate: 'near',
  late: 'late',
  due: 'neutral',
  unset: 'neutral',
}

export interface SchemePageProps {
  part: Part
  stages: readonly (SchemeStage & { unit: Text | null })[]
  today: string
  units: readonly { id: string; name: Text }[]
  mayManage: boolean
  errors: Errors
}

/** A scheme's way from the work programme to its final review. */
export function SchemePage({ part, stages, today, units, mayManage, errors }: SchemePageProps) {
  const say = useSay()
  const rows = STAGES.map((stage) => ({ stage, set: stages.find((each) => each.stage === stage) }))
  return (
    <>
      <BackLink href="/nghi-quyet">{say(words.title)}</BackLink>
      <Title caption={say(words.partKinds[part.kind])}>{say(part.name)}</Title>
      {stages.some(({ standing }) => standing === 'M') && <Inset>{say(words.stagesMadeUp)}</Inset>}
      <ErrorSummary errors={errors} />
      <Card title={say(words.stages)}>
        <Table
          caption={say(words.stages)}
          rows={rows}
          rowKey={({ stage }) => stage}
          columns={[
            { key: 'stage', head: say(words.stage), heading: true, cell: ({ stage }) => say(words.stageNames[stage]) },
            { key: 'due', head: say(words.stageDue), cell: ({ set }) => (set?.dueOn ? formatDate(set.dueOn) : '—') },
            {
              key: 'done',
              head: say(words.stageDone),
              cell: ({ set }) => (set?.doneOn ? formatDate(set.doneOn) : '—'),
            },
            { key: 'who', head: say(words.unit), cell: ({ set }) => (set?.unit ? say(set.unit) : '—') },
            {
              key: 'state',
              head: say(words.state),
              cell: ({ set }) => {
                const state = stageState(set ?? { dueOn: null, doneOn: null }, today)
                return <Tag tone={TONES[state]}>{say(words.stageStates[state])}</Tag>
              },
            },
            { key: 'note', head: say(officeWords.columns.note), cell: ({ set }) => set?.note || '—' },
          ]}
        />
        {mayManage && (
          <Details summary={say(words.setStage)} open={Object.keys(errors).length > 0}>
            <form method="post" action={`/nghi-quyet/de-an/${part.key}`}>
              <Select
                name="stage"
                label={say(words.stage)}
                options={STAGES.map((stage) => ({ value: stage, text: say(words.stageNames[stage]) }))}
              />
              <TextInput name="dueOn" type="date" label={say(words.stageDue)} error={errors.dueOn} width={10} />
              <TextInput name="doneOn" type="date" label={say(words.stageDone)} width={10} />
              <Select
                name="unitId"
                label={say(words.unit)}
                options={[{ value: '', text: '—' }, ...units.map(({ id, name }) => ({ value: id, text: say(name) }))]}
              />
              <TextInput name="note" label={say(officeWords.report.note)} maxLength={300} />
              <Button>{say(officeWords.target.button)}</Button>
            </form>
          </Details>
        )}
      </Card>
    </>
  )
}
