import { type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Checkboxes,
  Details,
  Empty,
  ErrorSummary,
  type Errors,
  Select,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import type { Candidate, Candidates } from '../candidates.ts'
import { subjectValue } from '../posted.ts'
import { words } from '../words.ts'

export interface PostOption {
  id: string
  text: string
}

export interface ChoosePageProps {
  givers: readonly PostOption[]
  answerers: readonly PostOption[]
  years: readonly number[]
  chosen: { giverPostId: string; answererPostId: string; year: number; text: string }
  /** Once it is chosen who answers. */
  candidates: Candidates | undefined
  ticked: readonly string[]
  errors?: Errors
}

/** Who promises, and what: the unit's live targets and tasks. */
export function ChoosePage({ givers, answerers, years, chosen, candidates, ticked, errors = {} }: ChoosePageProps) {
  const say = useSay()
  const { form } = words
  if (givers.length === 0 || answerers.length === 0)
    return (
      <Empty title={say(form.who)}>
        <p>{say(form.nobody)}</p>
      </Empty>
    )
  return (
    <>
      <BackLink href="/cam-ket">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title caption={say(words.title)}>{say(form.who)}</Title>
      <Card>
        <form method="get" action="/cam-ket/soan">
          <div class="camlo-fields">
            <Select
              name="giao"
              label={say(form.giver)}
              value={chosen.giverPostId}
              options={givers.map(({ id, text }) => ({ value: id, text }))}
            />
            <Select
              name="nhan"
              label={say(form.answerer)}
              value={chosen.answererPostId}
              error={errors.nhan}
              options={[{ value: '', text: '' }, ...answerers.map(({ id, text }) => ({ value: id, text }))]}
            />
            <Select
              name="nam"
              label={say(words.year)}
              value={String(chosen.year)}
              error={errors.nam}
              options={years.map((year) => ({ value: String(year), text: String(year) }))}
            />
            <TextInput name="tim" label={say(form.find)} hint={say(form.findHint)} value={chosen.text} width={20} />
          </div>
          <Button kind="secondary">{say(form.choose)}</Button>
        </form>
      </Card>
      {candidates && (
        <form method="post" action="/cam-ket">
          <input type="hidden" name="giao" value={chosen.giverPostId} />
          <input type="hidden" name="nhan" value={chosen.answererPostId} />
          <input type="hidden" name="nam" value={String(chosen.year)} />
          <Card>
            <CandidateBoxes
              candidates={candidates}
              name="muc"
              ticked={ticked}
              searched={chosen.text !== ''}
              errors={errors}
            />
            <Button>{say(form.make)}</Button>
          </Card>
        </form>
      )}
    </>
  )
}

export interface CandidateBoxesProps {
  candidates: Candidates
  name: string
  ticked: readonly string[]
  searched: boolean
  errors?: Errors
}

/** Targets and tasks to tick, each with how it stands. */
export function CandidateBoxes({ candidates, name, ticked, searched, errors = {} }: CandidateBoxesProps) {
  const say = useSay()
  const { form } = words
  const { own, common, tasks } = candidates
  const options = (some: readonly Candidate[]) =>
    some.map(({ subject, name: called, of, live }) => ({
      value: subjectValue(subject),
      text: say(called),
      hint: [of && say(of), live && say(hintOf(live))].filter(Boolean).join(' · '),
    }))
  return (
    <>
      {own.length > 0 ? (
        <Checkboxes name={name} label={say(form.targets)} error={errors[name]} values={ticked} options={options(own)} />
      ) : (
        <p class="camlo-muted" id={name}>
          {say(form.noTargets)}
        </p>
      )}
      {tasks.length > 0 ? (
        <Checkboxes name={name} id={`${name}-viec`} label={say(form.tasks)} values={ticked} options={options(tasks)} />
      ) : (
        <p class="camlo-muted">{say(searched ? form.noTasks : form.tasksHow)}</p>
      )}
      {common.length > 0 && (
        <Details summary={say(form.targetsOfAll)} open={own.length === 0 || searched}>
          <Checkboxes
            name={name}
            id={`${name}-chung`}
            label={say(form.targetsOfAll)}
            values={ticked}
            options={options(common)}
          />
        </Details>
      )}
    </>
  )
}

const hintOf = (live: NonNullable<Candidate['live']>): Text =>
  live.kind === 'target' ? live.state.shown : live.state.word
