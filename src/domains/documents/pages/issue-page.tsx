import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Card,
  Checkboxes,
  Details,
  ErrorSummary,
  type Errors,
  FileUpload,
  Select,
  Textarea,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import type { Document } from '../queries/documents.ts'
import { HOWS, type SeatKey, seatKeyOf } from '../rules/document.ts'
import type { DocumentType } from '../rules/types.ts'
import { GROUPS, type Group, groupOf, type Seat } from '../seats.ts'
import { words } from '../words.ts'
import { type BookLine, SecrecyAndUrgency } from './parts.tsx'

export interface IssuePageProps {
  seats: readonly BookLine[]
  seat: SeatKey
  types: readonly DocumentType[]
  signers: readonly { id: string; name: string }[]
  /** Papers of the unit's book that have their number and aren't delivered. */
  numbered: readonly { id: string; code: string; subject: string; issuedOn: string }[]
  earlier: readonly Pick<Document, 'id' | 'code' | 'subject'>[]
  /** Everybody it may go to. */
  receivers: readonly Seat[]
  newKey: string
  values: Readonly<Record<string, string>>
  chosen: Readonly<Record<string, readonly string[]>>
  uploads: readonly string[]
  errors?: Errors
}

const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 89)}…` : text)

/** Sending a signed document out. */
export function IssuePage(props: IssuePageProps) {
  const say = useSay()
  const { seats, seat, types, signers, numbered, earlier, newKey, values, uploads, errors = {} } = props
  const field = (name: string, label: Text, hint?: Text) => ({
    name,
    label: say(label),
    hint: hint && say(hint),
    value: values[name],
    error: errors[name],
  })
  return (
    <>
      <BackLink href={`/van-ban/di?so=${seatKeyOf(seat)}`}>{say(words.backToOutgoing)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title caption={say(seats.find((each) => seatKeyOf(each) === seatKeyOf(seat))?.name ?? words.title)}>
        {say(words.issue)}
      </Title>
      {seats.length > 1 && (
        <nav aria-label={say(words.from)}>
          <ul class="camlo-chips">
            {seats.map((each) => (
              <li key={seatKeyOf(each)}>
                <a
                  href={`/van-ban/di/moi?so=${seatKeyOf(each)}`}
                  {...(seatKeyOf(each) === seatKeyOf(seat) ? { 'aria-current': 'page' as const } : {})}
                >
                  {say(each.name)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <form method="post" action="/van-ban/di/moi" encType="multipart/form-data">
        <input type="hidden" name="key" value={newKey} />
        <input type="hidden" name="so" value={seatKeyOf(seat)} />
        {uploads.map((token) => (
          <input key={token} type="hidden" name="files-upload" value={token} />
        ))}
        <Card title={say(words.document)}>
          <div class="camlo-pair">
            <Select
              name="type"
              label={say(words.type)}
              value={values.type}
              error={errors.type}
              options={types.map(({ key, name }) => ({ value: key, text: name }))}
            />
            <Select
              name="signerId"
              label={say(words.signer)}
              value={values.signerId}
              error={errors.signerId}
              options={signers.map(({ id, name }) => ({ value: id, text: name }))}
            />
          </div>
          <Textarea {...field('subject', words.subject, words.subjectHint)} rows={3} maxLength={500} needed />
          <FileUpload
            name="files"
            label={say(words.signedFile)}
            hint={say(words.signedFileHint)}
            multiple
            error={errors.files}
          />
          <p class="camlo-muted">{say(words.numberHint)}</p>
          {seat.side === 'state' && (
            <Details summary={say(words.numbering)} open={Boolean(values.paperId || values.drafted || errors.paperId)}>
              <Select
                name="paperId"
                label={say(words.numbering)}
                value={values.paperId ?? ''}
                error={errors.paperId}
                options={[
                  { value: '', text: say(words.newNumber) },
                  ...numbered.map(({ id, code, subject, issuedOn }) => ({
                    value: id,
                    text: short(`${code}, ${formatDate(issuedOn)}: ${subject}`),
                  })),
                ]}
              />
              <TextInput {...field('drafted', words.drafted, words.draftedHint)} width={10} maxLength={20} />
            </Details>
          )}
          <SecrecyAndUrgency values={values} error={errors.secrecy} />
          <div class="camlo-pair">
            <TextInput {...field('dueOn', words.due, words.dueHint)} type="date" />
            <TextInput {...field('readBy', words.readBy, words.readByHint)} type="date" />
          </div>
        </Card>
        <Receivers {...props} />
        <Details summary={say(words.earlierHow)} open={Boolean(values.earlierId || errors.earlierId)}>
          <Select
            name="earlierHow"
            label={say(words.earlierHow)}
            value={values.earlierHow ?? ''}
            options={[
              { value: '', text: say(words.noEarlier) },
              ...HOWS.map((value) => ({ value, text: say(words.hows[value]) })),
            ]}
          />
          <Select
            name="earlierId"
            label={say(words.earlier)}
            value={values.earlierId ?? ''}
            error={errors.earlierId}
            options={[
              { value: '', text: say(words.noEarlier) },
              ...earlier.map(({ id, code, subject }) => ({ value: id, text: short(`${code}: ${subject}`) })),
            ]}
          />
        </Details>
        <TextInput
          {...field('copies', words.columns.copies)}
          value={values.copies ?? '1'}
          inputMode="numeric"
          width={5}
        />
        {seat.side === 'state' && (
          <Checkboxes
            name="isPublic"
            label={say(words.publicNow)}
            options={[{ value: '1', text: say(words.isPublic) }]}
            values={values.isPublic ? ['1'] : []}
          />
        )}
        <p class="camlo-muted">{say(words.issueHint)}</p>
        <Button>{say(words.issueButton)}</Button>
      </form>
    </>
  )
}

function Receivers({ receivers, seat, chosen, values, errors = {} }: IssuePageProps) {
  const say = useSay()
  const others = receivers.filter((each) => seatKeyOf(each) !== seatKeyOf(seat))
  const inGroup = (group: Group) => others.filter((each) => groupOf(each) === group)
  const groups = GROUPS.filter((group) => inGroup(group).length > 0)
  const single = others.filter((each) => groupOf(each) === undefined)
  const picked = chosen.receivers ?? []
  return (
    <Card title={say(words.receivers)} id="receivers">
      <p class="camlo-muted">{say(words.receiversHint)}</p>
      <Checkboxes
        name="groups"
        label={say(words.wholeGroups)}
        error={errors.groups}
        values={chosen.groups ?? []}
        options={groups.map((group) => ({
          value: group,
          text: say(words.groups[group]),
          hint: say(words.groupCount(inGroup(group).length)),
        }))}
      />
      {[
        ...(single.length > 0 ? [{ key: 'single', name: words.otherSeats, seats: single }] : []),
        ...groups.map((group) => ({ key: group, name: words.groups[group], seats: inGroup(group) })),
      ].map(({ key, name, seats }) => (
        <Details
          key={key}
          summary={say(name)}
          open={key === 'single' || seats.some((each) => picked.includes(seatKeyOf(each)))}
        >
          <Checkboxes
            name="receivers"
            id={`nhan-${key}`}
            label={say(name)}
            values={picked}
            options={seats.map((each) => ({ value: seatKeyOf(each), text: each.name }))}
          />
        </Details>
      ))}
      <Textarea
        name="outside"
        label={say(words.outside)}
        hint={say(words.outsideHint)}
        rows={2}
        value={values.outside}
      />
    </Card>
  )
}
