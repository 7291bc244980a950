import { formatDateTime, useSay } from '../../../../platform/i18n/index.ts'
import { Card, SummaryList, Tag } from '../../../../ui/index.ts'
import type { Representation } from '../../queries/representation.ts'
import { words } from '../citizen/for-another-words.ts'

/** Who filed a dossier for the person it is of, on what ground, and whether that person objects. */
export function FiledByCard({ filer }: { filer: Representation }) {
  const say = useSay()
  const { fullName, phone, ground, confirmed, objectedAt, objection } = filer
  return (
    <Card title={say(words.card)} id="nop-thay">
      {objectedAt && (
        <p>
          <Tag tone="late">{say(words.objectsTag)}</Tag> {formatDateTime(objectedAt)}
          {objection && <span class="camlo-line">“{objection}”</span>}
        </p>
      )}
      <SummaryList
        rows={[
          { label: say(words.filer), value: [fullName ?? '–', phone].filter(Boolean).join(' · ') },
          { label: say(words.as), value: say(words.grounds[ground]) },
          { label: say(words.identity), value: say(confirmed ? words.confirmed : words.declared) },
        ]}
      />
    </Card>
  )
}
