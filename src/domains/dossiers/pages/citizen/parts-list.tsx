import { useSay } from '../../../../platform/i18n/index.ts'
import { Card, Tag, type Tone } from '../../../../ui/index.ts'
import { partWords } from '../../part-words.ts'
import type { OwnDossier } from '../../queries/lookup.ts'
import type { PublicPart, PublicView } from '../../views.ts'
import { words as roomWords } from '../../words.ts'

const TONES: Partial<Record<PublicPart['status'], Tone>> = {
  awaiting_supplement: 'paused',
  awaiting_payment: 'paused',
  stopped: 'late',
  returned: 'good',
}

/** The parts of a dossier and how each stands, to anybody. */
export function PartsList({ view: { parts, wholeCode } }: { view: PublicView }) {
  const say = useSay()
  if (wholeCode)
    return (
      <p>
        <a href={`/tra-cuu/${wholeCode}`}>{say(partWords.partOf.linked(wholeCode))}</a>
      </p>
    )
  if (parts.length === 0) return null
  const linked = parts.some(({ code, status }) => code !== null || status === 'ahead')
  return (
    <Card title={say(partWords.title[linked ? 'linked' : 'branch'])}>
      <ul class="camlo-list">
        {parts.map((part) => (
          <li key={part.code ?? part.name.vi}>
            <Part part={part} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Part({ part: { code, name, status, stepName, unit, timeliness } }: { part: PublicPart }) {
  const say = useSay()
  const open = status === 'processing'
  return (
    <>
      {code ? <a href={`/tra-cuu/${code}`}>{say(name)}</a> : say(name)}{' '}
      <Tag tone={TONES[status] ?? 'neutral'}>{say(partWords.status[status])}</Tag>{' '}
      {open && timeliness === 'late' && <Tag tone="late">{say(roomWords.timeliness.late)}</Tag>}
      <span class="camlo-muted camlo-line">
        {status === 'ahead'
          ? say(partWords.waits)
          : [unit && say(unit.name), stepName && say(stepName)].filter(Boolean).join(': ')}
      </span>
    </>
  )
}

/** What a part still needs from the person. */
export function IncompleteParts({ own: { incompleteParts } }: { own: OwnDossier }) {
  const say = useSay()
  return (
    <>
      {incompleteParts.map(({ code, name }) => (
        <div key={code} class="govuk-inset-text">
          <p>{say(partWords.incomplete(name))}</p>
          <p>
            <a href={`/tra-cuu/${code}/ho-so`}>{say(partWords.complete)}</a>
          </p>
        </div>
      ))}
    </>
  )
}
