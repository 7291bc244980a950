import { formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Card, SummaryList } from '../../../ui/index.ts'
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
        <SummaryList
          rows={[
            { label: say(words.taken.median), value: say(workingTimeInWords(figures.medianMinutes)) },
            { label: say(words.taken.p90), value: say(workingTimeInWords(figures.p90Minutes)) },
            { label: say(words.taken.dossiers), value: say(words.taken.count(figures.dossiers)) },
          ]}
        />
      )}
      <p class="camlo-muted">{say(words.taken.asOf(formatDateTime(asOf)))}</p>
    </Card>
  )
}
