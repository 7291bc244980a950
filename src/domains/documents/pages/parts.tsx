import { formatDate, formatDateTime, formatNumber, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, FilterSelect, Inset, Tag, type Tone } from '../../../ui/index.ts'
import type { Arrival } from '../queries/arrivals.ts'
import type { Document, DocumentFile } from '../queries/documents.ts'
import { type SeatKey, seatKeyOf } from '../rules/document.ts'
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
