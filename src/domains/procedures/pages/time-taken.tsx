import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import { Card } from '../../../ui/index.ts'
import { workingTimeInWords } from '../rules/describe.ts'
import { words } from '../words.ts'

/** How long dossiers of the last twelve months took, in working minutes. */
export interface TimeTaken {
  dossiers: number
  medianMinutes: number
  p90Minutes: number
}

/** The figures with the moment they were counted at. */
export interface Taken {
  figures: TimeTaken | null
  asOf: Date
}

/** Below this a median says more of chance than of the office. @practice */
const ENOUGH = 10

export function TimeTakenCard({ taken: { figures, asOf } }: { taken: Taken }) {
  const say = useSay()
  return (
    <Card title={say(words.taken.title)}>
      {figures === null ? (
        <p>{say(words.taken.none)}</p>
      ) : figures.dossiers < ENOUGH ? (
        <p>{say(words.taken.few(figures.dossiers))}</p>
      ) : (
        <ul class="camlo-list">
          <Figure label={words.taken.median} figure={workingTimeInWords(figures.medianMinutes)} />
          <Figure label={words.taken.p90} figure={workingTimeInWords(figures.p90Minutes)} />
          <Figure label={words.taken.dossiers} figure={words.taken.count(figures.dossiers)} />
        </ul>
      )}
      <p class="camlo-muted">{say(words.taken.asOf(formatDateTime(asOf)))}</p>
    </Card>
  )
}

function Figure({ label, figure }: { label: Text; figure: Text }) {
  const say = useSay()
  return (
    <li>
      <div class="camlo-muted">{say(label)}</div>
      <strong>{say(figure)}</strong>
    </li>
  )
}
