import { formatDateTime, type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Card, type Column, Inset, Table, Tag, type Tone } from '../../../../ui/index.ts'
import { partWords } from '../../part-words.ts'
import type { DossierView, PartView } from '../../views.ts'
import { TimeTag } from './due.tsx'

const TONES: Partial<Record<PartView['status'], Tone>> = {
  awaiting_supplement: 'paused',
  awaiting_payment: 'paused',
  stopped: 'late',
  returned: 'good',
}

/** What a part belongs to. */
export function WholeLink({ dossier: { whole } }: { dossier: DossierView }) {
  const say = useSay()
  if (!whole) return null
  return (
    <Inset>
      <a href={`/ho-so/${whole.id}`}>{say(partWords.partOf[whole.kind](whole.code))}</a>: {say(whole.name)}
    </Inset>
  )
}

/** The parts of a dossier: what each is, who has it, how it stands. */
export function PartsCard({ dossier: { parts, whole } }: { dossier: DossierView }) {
  const say = useSay()
  const [first] = parts
  if (!first) return null
  const title = say(whole ? partWords.others : partWords.title[first.kind])
  const columns: Column<PartView>[] = [
    { key: 'part', head: say(partWords.part), heading: true, cell: (part) => <Name part={part} /> },
    { key: 'where', head: say(partWords.where), cell: (part) => <Where part={part} say={say} /> },
    {
      key: 'stands',
      head: say(partWords.stands),
      cell: (part) => <Stands part={part} />,
    },
  ]
  return (
    <Card title={title} id="cac-phan">
      <Table caption={title} columns={columns} rows={parts} rowKey={({ id, key }) => id ?? key} />
    </Card>
  )
}

function Name({ part: { id, code, name } }: { part: PartView }) {
  const say = useSay()
  if (!id) return <>{say(name)}</>
  return (
    <>
      <a href={`/ho-so/${id}`}>{say(name)}</a>
      <span class="camlo-muted camlo-line">{code}</span>
    </>
  )
}

function Where({ part: { unit, stepName, person }, say }: { part: PartView; say: (text: Text) => string }) {
  if (!unit) return <span class="camlo-muted">{say(partWords.waits)}</span>
  return (
    <>
      {say(unit.name)}
      {(stepName || person) && (
        <span class="camlo-muted camlo-line">
          {[stepName && say(stepName), person?.name].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  )
}

function Stands({ part }: { part: PartView }) {
  const say = useSay()
  const { status, endedAt, lateMinutes } = part
  return (
    <>
      <Tag tone={TONES[status] ?? 'neutral'}>{say(partWords.status[status])}</Tag> <TimeTag {...part} />
      {endedAt && (
        <span class="camlo-muted camlo-line">
          {formatDateTime(endedAt)}
          {lateMinutes > 0 && ` · ${say(partWords.endedLate)}`}
        </span>
      )}
    </>
  )
}
