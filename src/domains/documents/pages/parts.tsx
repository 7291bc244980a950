import { formatDate, formatDateTime, formatNumber, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  Button,
  Card,
  Details,
  Empty,
  FilterSelect,
  Inset,
  Radios,
  Tag,
  Textarea,
  type Tone,
} from '../../../ui/index.ts'
import type { Values } from '../form.ts'
import type { Arrival } from '../queries/arrivals.ts'
import type { Document, DocumentFile } from '../queries/documents.ts'
import { SECRECIES, type SeatKey, seatKeyOf, URGENCIES } from '../rules/document.ts'
import type { Code } from '../rules/states.ts'
import { typeName } from '../rules/types.ts'
import type { ArrivalView } from '../view.ts'
import { words } from '../words.ts'

const TONES: Record<Code, Tone> = {
  '01': 'near',
  '02': 'paused',
  '03': 'neutral',
  '04': 'neutral',
  '05': 'neutral',
  '06': 'good',
  '13': 'late',
  '15': 'paused',
  '16': 'neutral',
}

/** How a copy stands; what is late says so in words. */
export function StateTag({ arrival, now }: { arrival: Arrival; now: Date }) {
  const say = useSay()
  const { state, confirmBy, dueAt, instructBy, deskUnitId } = arrival
  const isLate =
    (state === '01' && confirmBy < now) ||
    (['03', '04', '05'].includes(state) &&
      ((dueAt ?? instructBy)?.getTime() ?? Number.POSITIVE_INFINITY) < now.getTime())
  const awaits = ['03', '04', '05'].includes(state) && deskUnitId !== null
  return (
    <>
      <Tag tone={isLate ? 'late' : TONES[state]}>{say(awaits ? words.shown.toInstruct : words.states[state])}</Tag>
      {isLate && <span class="camlo-muted camlo-line">{say(words.shown.late)}</span>}
    </>
  )
}

/** Type, subject, urgency. */
export function Subject({
  line: { type, side, subject, urgency, isMadeUp },
}: {
  line: Pick<Document, 'type' | 'side' | 'subject' | 'urgency' | 'isMadeUp'>
}) {
  const say = useSay()
  return (
    <>
      {`${typeName(side, type)}: ${subject}`}{' '}
      {urgency !== 'normal' && <Tag tone="late">{say(words.urgencies[urgency])}</Tag>}
      {isMadeUp && <span class="camlo-muted camlo-line">{say(words.madeUp)}</span>}
    </>
  )
}

export interface BookLine extends SeatKey {
  name: Text
}

interface BookFormProps {
  action: string
  seats: readonly BookLine[]
  seat: SeatKey
  year: number
  years: readonly number[]
  text: string
  more?: readonly { name: string; label: Text; chosen: string; options: readonly (readonly [string, string])[] }[]
}

/** Whose book, which year, which words. */
export function BookForm({ action, seats, seat, year, years, text, more = [] }: BookFormProps) {
  const say = useSay()
  return (
    <form class="camlo-filter no-print" method="get" action={action}>
      {seats.length > 1 && (
        <FilterSelect
          name="so"
          label={say(words.bookOf)}
          chosen={seatKeyOf(seat)}
          options={seats.map((each) => [seatKeyOf(each), say(each.name)] as const)}
        />
      )}
      <FilterSelect
        name="nam"
        label={say(words.year)}
        chosen={String(year)}
        options={years.map((each) => [String(each), String(each)] as const)}
      />
      {more.map(({ label, ...rest }) => (
        <FilterSelect key={rest.name} {...rest} label={say(label)} />
      ))}
      <div>
        <label for="tu-khoa">{say(words.search)}</label>
        <input id="tu-khoa" name="tu-khoa" type="search" value={text} data-key="/" maxLength={100} />
      </div>
      <Button kind="secondary">{say(words.show)}</Button>
    </form>
  )
}

export function Files({ files, at, gone = false }: { files: readonly DocumentFile[]; at: string; gone?: boolean }) {
  const say = useSay()
  return (
    <Card title={say(words.files)}>
      {gone ? (
        <p>{say(words.fileGone)}</p>
      ) : files.length === 0 ? (
        <p>{say(words.noFiles)}</p>
      ) : (
        <ul class="camlo-list">
          {files.map(({ fileId, name, sizeBytes }) => (
            <li key={fileId}>
              <a class="camlo-file" href={`${at}/tep/${fileId}`}>
                {name}
              </a>{' '}
              <span class="camlo-muted">{`${formatNumber(Math.max(1, Math.round(sizeBytes / 1024)))} KB`}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** What a document replaces or is replaced by, and that it was asked back. */
export function Notes({ document, related }: Pick<ArrivalView, 'document' | 'related'>) {
  const say = useSay()
  const { recalledAt, recalledWhy } = document
  const { earlier, later } = related
  if (!recalledAt && !earlier && later.length === 0) return null
  return (
    <Inset>
      {recalledAt && <p>{say(words.recalledBanner(formatDateTime(recalledAt), recalledWhy ?? ''))}</p>}
      {later.map(({ id, how, code, issuedOn }) => (
        <p key={id}>
          <strong>{say(words.laterHows[how])}</strong> {`${code}, ${formatDate(issuedOn)}`}
        </p>
      ))}
      {earlier && <p>{`${say(words.hows[earlier.how])}: ${earlier.code}, ${earlier.subject}`}</p>}
    </Inset>
  )
}

interface WithReasonProps {
  action: string
  name: string
  title: Text
  hint: Text
  value: string | undefined
  error: Text | undefined
}

/** What is done only with a reason: sending back, recalling. */
export function WithReason({ action, name, title, hint, value, error }: WithReasonProps) {
  const say = useSay()
  return (
    <Card>
      <Details summary={say(title)} open={error !== undefined}>
        <p class="camlo-muted">{say(hint)}</p>
        <form method="post" action={action}>
          <Textarea name={name} label={say(words.why)} rows={2} value={value} error={error} maxLength={500} />
          <Button kind="warning">{say(title)}</Button>
        </form>
      </Details>
    </Card>
  )
}

/** Whether it is secret, which this program never keeps, and how urgent it is. */
export function SecrecyAndUrgency({ values, error }: { values: Values; error: Text | undefined }) {
  const say = useSay()
  return (
    <>
      <Radios
        name="secrecy"
        label={say(words.secrecy)}
        hint={say(words.secrecyHint)}
        error={error}
        inline
        value={values.secrecy ?? 'none'}
        options={SECRECIES.map((value) => ({ value, text: say(words.secrecies[value]) }))}
      />
      <Radios
        name="urgency"
        label={say(words.urgency)}
        inline
        value={values.urgency ?? 'normal'}
        options={URGENCIES.map((value) => ({ value, text: say(words.urgencies[value]) }))}
      />
    </>
  )
}

/** A book without lines: nothing is there, or nothing fits what was asked; then a way back to all. */
export function NoLines({ isFiltered, all, none }: { isFiltered: boolean; all: string; none: Text }) {
  const say = useSay()
  return (
    <Empty title={say(isFiltered ? words.noneFits : words.none)}>
      <p>{isFiltered ? <a href={all}>{say(words.clear)}</a> : say(none)}</p>
    </Empty>
  )
}
