import { formatDate, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  type Errors,
  FileUpload,
  Inset,
  Select,
  Textarea,
  TextInput,
  Title,
} from '../../../ui/index.ts'
import { type SeatKey, seatKeyOf } from '../rules/document.ts'
import type { DocumentType } from '../rules/types.ts'
import { words } from '../words.ts'
import { type BookLine, SecrecyAndUrgency } from './parts.tsx'

export interface RegisterPageProps {
  seats: readonly BookLine[]
  seat: SeatKey
  types: readonly DocumentType[]
  newKey: string
  values: Readonly<Record<string, string>>
  uploads: readonly string[]
  /** The paper of the same number, symbol and author that came before. */
  same?: { arrivalId: string; number: number | null; arrivedAt: Date } | undefined
  errors?: Errors
}

/** Entering a paper that came from outside. */
export function RegisterPage({ seats, seat, types, newKey, values, uploads, same, errors = {} }: RegisterPageProps) {
  const say = useSay()
  const field = (name: string, label: Text, hint?: Text) => ({
    name,
    label: say(label),
    hint: hint && say(hint),
    value: values[name],
    error: errors[name],
  })
  return (
    <>
      <BackLink href={`/van-ban/den?so=${seatKeyOf(seat)}`}>{say(words.backToIncoming)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title caption={say(seats.find((each) => seatKeyOf(each) === seatKeyOf(seat))?.name ?? words.title)}>
        {say(words.register)}
      </Title>
      <form method="post" action="/van-ban/den/moi" encType="multipart/form-data">
        <input type="hidden" name="key" value={newKey} />
        {uploads.map((token) => (
          <input key={token} type="hidden" name="files-upload" value={token} />
        ))}
        {same && (
          <Inset>
            <p>
              <a href={`/van-ban/den/${same.arrivalId}`} target="_blank" rel="noopener">
                {say(words.sameBefore(same.number === null ? '—' : String(same.number), formatDate(same.arrivedAt)))}
              </a>
            </p>
            <Checkboxes
              name="anyway"
              label={say(words.register)}
              options={[{ value: '1', text: say(words.anyway) }]}
              values={values.anyway ? ['1'] : []}
            />
          </Inset>
        )}
        {seats.length > 1 ? (
          <Select
            name="so"
            label={say(words.bookOf)}
            value={seatKeyOf(seat)}
            options={seats.map((each) => ({ value: seatKeyOf(each), text: say(each.name) }))}
          />
        ) : (
          <input type="hidden" name="so" value={seatKeyOf(seat)} />
        )}
        <TextInput {...field('sender', words.sender, words.senderHint)} maxLength={200} needed />
        <div class="camlo-pair">
          <TextInput {...field('code', words.code, words.codeHint)} maxLength={60} needed />
          <Select
            name="type"
            label={say(words.type)}
            value={values.type}
            error={errors.type}
            options={types.map(({ key, name }) => ({ value: key, text: name }))}
          />
        </div>
        <div class="camlo-pair">
          <TextInput {...field('issuedOn', words.issuedOn)} type="date" needed />
          <TextInput {...field('arrivedOn', words.arrivedOn)} type="date" needed />
        </div>
        <Textarea {...field('subject', words.subject, words.subjectHint)} rows={3} maxLength={500} needed />
        <SecrecyAndUrgency values={values} error={errors.secrecy} />
        <TextInput {...field('dueOn', words.due, words.dueHint)} type="date" width={10} />
        <FileUpload name="files" label={say(words.scan)} hint={say(words.scanHint)} multiple error={errors.files} />
        <TextInput {...field('note', words.note)} maxLength={500} />
        <Button>{say(words.registerButton)}</Button>
      </form>
    </>
  )
}
