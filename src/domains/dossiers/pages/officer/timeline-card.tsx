import type { Act } from '../../../../core/ledger/index.ts'
import { formatDate, formatTime, type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Card, Timeline } from '../../../../ui/index.ts'
import type { Staff } from '../../office.ts'
import type { NoteView } from '../../queries/notes.ts'
import { sentenceOf } from '../../verbs.ts'
import type { DossierView } from '../../views.ts'
import { words } from './desk-words.ts'

/** One act, told: who did what and when, with what was written along. */
export interface TimelineLine {
  actId: string
  at: Date
  who: Text
  did: Text
  note: NoteView | undefined
  /** The part it was done to, where it isn't the dossier itself. */
  part: Text | undefined
}

/** A dossier's acts as prose, newest first. */
export function timelineOf(
  { id, timeline, parts }: Pick<DossierView, 'id' | 'timeline' | 'parts'>,
  notes: ReadonlyMap<string, NoteView>,
  staff: Staff,
): TimelineLine[] {
  return timeline
    .map((act) => ({
      actId: act.id,
      at: act.occurredAt,
      who: whoDid(act, staff),
      did: sentenceOf(act.verb),
      note: notes.get(act.id),
      part: act.subjectId === id ? undefined : parts.find((part) => part.id === act.subjectId)?.name,
    }))
    .reverse()
}

function whoDid({ actor }: Act, staff: Staff): Text {
  switch (actor.kind) {
    case 'official': {
      const name = staff.nameOf(actor.personId) ?? '—'
      const forName = actor.actingForId ? staff.nameOf(actor.actingForId) : undefined
      const suffix = forName ? words.actingFor(forName) : { vi: '', en: '' }
      return { vi: `${name}${suffix.vi}`, en: `${name}${suffix.en}` }
    }
    case 'citizen':
      return words.citizen
    case 'external':
      return (actor.unitId && staff.findUnit(actor.unitId)?.name) || words.outside
    case 'system':
      return words.system
  }
}

export function TimelineCard({ lines, dossier }: { lines: readonly TimelineLine[]; dossier: DossierView }) {
  const say = useSay()
  const { masked } = dossier.applicant
  const items = lines.map(({ actId, at, who, did, note, part }) => ({
    at: `${formatDate(at)} · ${formatTime(at)}`,
    dateTime: at.toISOString(),
    what: (
      <>
        <a href={`/so-cai/${actId}`} title={say(words.inLedger)}>
          {say(who)} {say(did)}
          {part && `: ${say(part)}`}
        </a>
        {note && !masked && <Written note={note} dossierId={dossier.id} />}
      </>
    ),
  }))
  return (
    <Card title={say(words.timeline)} id="dong-thoi-gian">
      <Timeline items={items} />
    </Card>
  )
}

function Written({ note: { body, items, fileId }, dossierId }: { note: NoteView; dossierId: string }) {
  const say = useSay()
  return (
    <>
      {body && <span class="camlo-line camlo-muted">{body}</span>}
      {items.length > 0 && <span class="camlo-line camlo-muted">{items.join('; ')}</span>}
      {fileId && (
        <a class="camlo-line" href={`/ho-so/${dossierId}/tep/${fileId}`}>
          {say(words.file)}
        </a>
      )}
    </>
  )
}
