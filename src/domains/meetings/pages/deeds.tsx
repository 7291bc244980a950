import { formatTime, useSay } from '../../../platform/i18n/index.ts'
import {
  Button,
  Card,
  Checkboxes,
  Details,
  type Errors,
  Radios,
  Select,
  Textarea,
  TextInput,
} from '../../../ui/index.ts'
import { ANSWERS, type Deed } from '../rules/meeting.ts'
import { words } from '../words.ts'
import { whenInWords } from './parts.tsx'
import type { MeetingPageProps } from './props.ts'

const typedIn = ({ typed, errors = {} }: MeetingPageProps, form: Deed) =>
  typed?.form === form
    ? { values: typed.values, errors }
    : { values: {} as Readonly<Record<string, string>>, errors: {} as Errors }

/** Comes, sends a colleague, can't. */
export function AnswerForm(props: MeetingPageProps) {
  const say = useSay()
  const { view, colleagues } = props
  const { values, errors } = typedIn(props, 'answer')
  const mine = view.people.find(({ personId }) => personId === view.standing.invited?.personId)
  if (!mine) return null
  const invited = new Set(view.people.map(({ personId }) => personId))
  const said = mine.answer
  return (
    <Card title={say(words.yourAnswer)}>
      <form method="post" action={`/cuoc-hop/${view.meeting.id}/tra-loi`}>
        {said && <p>{say(words.youSaid(say(words.answers[said])))}</p>}
        <Radios
          name="answer"
          label={mine.person.name}
          value={values.answer ?? said ?? undefined}
          error={errors.answer}
          options={ANSWERS.map((answer) => ({ value: answer, text: say(words.answers[answer]) }))}
        />
        <Select
          name="substituteId"
          label={say(words.substitute)}
          value={values.substituteId ?? mine.substituteId ?? ''}
          error={errors.substituteId}
          options={[
            { value: '', text: say(words.nobody) },
            ...colleagues
              .filter(({ id }) => !invited.has(id))
              .map(({ id, name, title }) => ({ value: id, text: `${name} – ${say(title)}` })),
          ]}
        />
        <TextInput
          name="reason"
          label={say(words.reason)}
          hint={say(words.reasonHint)}
          value={values.reason ?? mine.reason}
          error={errors.reason}
          maxLength={1000}
        />
        <Button>{say(words.send)}</Button>
      </form>
    </Card>
  )
}

/** Sends the invitations, having told who is to be elsewhere then. */
export function CallForm(props: MeetingPageProps) {
  const say = useSay()
  const { meeting, clashes } = props.view
  const { values, errors } = typedIn(props, 'call')
  return (
    <Card title={say(words.call)} id="moi">
      <Clashes {...props} />
      <form method="post" action={`/cuoc-hop/${meeting.id}/goi`}>
        <p>{say(words.callHint)}</p>
        <Checkboxes
          name="numbered"
          label={say(words.invitation)}
          values={values.numbered === undefined || values.numbered === '1' ? ['1'] : []}
          options={[{ value: '1', text: say(words.numbered) }]}
        />
        {clashes.length > 0 && (
          <Checkboxes
            name="anyway"
            label={say(words.clashes)}
            error={errors.anyway}
            options={[{ value: '1', text: say(words.anyway) }]}
          />
        )}
        <Button>{say(words.call)}</Button>
      </form>
    </Card>
  )
}

function Clashes({ view: { clashes } }: MeetingPageProps) {
  const say = useSay()
  if (clashes.length === 0) return null
  return (
    <div class="camlo-waiting" role="note">
      <h3>{say(words.clashes)}</h3>
      <ul class="camlo-list">
        {clashes.map((each) => (
          <li key={`${each.personId} ${each.meetingId}`}>
            {say(words.clash(each.name, each.title, whenInWords(each)))}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who came and from when to when, with everybody who said so ticked. */
export function HoldForm(props: MeetingPageProps) {
  const say = useSay()
  const { view, leads } = props
  const { meeting, people } = view
  const { values, errors } = typedIn(props, 'hold')
  const held = meeting.beganAt !== null
  const [beganAt, endedAt] = [meeting.beganAt ?? meeting.startsAt, meeting.endedAt ?? meeting.endsAt]
  const present = people.filter(({ attended, answer }) => (held ? attended : answer !== 'declined'))
  const known = new Set(people.map(({ personId }) => personId))
  return (
    <Details summary={say(words.record)} open={!held}>
      <form method="post" action={`/cuoc-hop/${meeting.id}/diem-danh`} id="diem-danh">
        <div class="camlo-pair">
          <TextInput
            name="began"
            type="time"
            label={say(words.began)}
            value={values.began ?? formatTime(beganAt)}
            error={errors.began}
          />
          <TextInput name="ended" type="time" label={say(words.ended)} value={values.ended ?? formatTime(endedAt)} />
        </div>
        <Checkboxes
          name="present"
          label={say(words.present)}
          hint={say(words.recordHint)}
          error={errors.present}
          values={values.present === undefined ? present.map(({ personId }) => personId) : values.present.split(' ')}
          options={people.map(({ personId, person, substitute, unit }) => ({
            value: personId,
            text: substitute ? say(words.goesFor(substitute.name)) : person.name,
            hint: substitute ? `${person.name}, ${say(unit)}` : say(unit),
          }))}
        />
        <Select
          name="added"
          label={say(words.addPerson)}
          value={values.added ?? ''}
          options={[
            { value: '', text: say(words.nobody) },
            ...leads.flatMap((unit) =>
              unit.people
                .filter(({ id }) => !known.has(id))
                .map(({ id, name }) => ({ value: id, text: `${name} – ${say(unit.name)}` })),
            ),
          ]}
        />
        <TextInput
          name="guestsCame"
          label={say(words.guestsCame)}
          inputMode="numeric"
          width={5}
          value={values.guestsCame ?? String(meeting.guestsCame ?? 0)}
          error={errors.guestsCame}
        />
        <Button>{say(words.recordButton)}</Button>
      </form>
    </Details>
  )
}

export function MinutesForm(props: MeetingPageProps) {
  const say = useSay()
  const { meeting } = props.view
  const { values, errors } = typedIn(props, 'minute')
  return (
    <form method="post" action={`/cuoc-hop/${meeting.id}/bien-ban`} data-draft={`bien-ban-${meeting.id}`}>
      <input type="hidden" name="edition" value={meeting.edition} />
      <Textarea
        name="minutes"
        label={say(words.minutes)}
        rows={8}
        value={values.minutes ?? meeting.minutes}
        error={errors.minutes}
      />
      <Button kind="secondary">{say(words.minutesButton)}</Button>
    </form>
  )
}

export function IssueForm({ view: { meeting, conclusions } }: MeetingPageProps) {
  const say = useSay()
  if (conclusions.length === 0) return null
  return (
    <Card title={say(words.issue)}>
      <p>{say(words.issueHint)}</p>
      <form method="post" action={`/cuoc-hop/${meeting.id}/thong-bao`}>
        <Button>{say(words.issue)}</Button>
      </form>
    </Card>
  )
}

export function CancelForm(props: MeetingPageProps) {
  const say = useSay()
  const { meeting } = props.view
  const { values, errors } = typedIn(props, 'cancel')
  return (
    <Details summary={say(words.cancel)} open={props.typed?.form === 'cancel'}>
      <p>{say(words.cancelHint)}</p>
      <form method="post" action={`/cuoc-hop/${meeting.id}/huy`}>
        <TextInput name="why" label={say(words.reason)} value={values.why} error={errors.why} maxLength={1000} />
        <Button kind="warning">{say(words.cancel)}</Button>
      </form>
    </Details>
  )
}
