import { formatDateTime, useSay } from '../../../../platform/i18n/index.ts'
import { Card, SummaryList, Tag } from '../../../../ui/index.ts'
import { isOpen } from '../../rules/status.ts'
import type { DossierView } from '../../views.ts'
import { words } from './desk-words.ts'

/** Who took a dossier in, who decides it and where its result is handed out; nothing where all are one office. */
export function OfficesCard({ dossier }: { dossier: DossierView }) {
  const say = useSay()
  const { receivingUnit, decidingUnit, returnUnit, receivedAt, arrivedAt, underWay, status } = dossier
  if (receivingUnit.id === decidingUnit.id && returnUnit.id === decidingUnit.id) return null
  return (
    <Card title={say(words.offices)} id="noi-giai-quyet">
      <SummaryList
        rows={[
          {
            label: say(words.takenInAt),
            value: (
              <>
                {say(receivingUnit.name)}
                {receivedAt && <span class="camlo-muted camlo-line">{formatDateTime(receivedAt)}</span>}
              </>
            ),
          },
          {
            label: say(words.decidedAt),
            value: (
              <>
                {say(decidingUnit.name)} {underWay && <Tag tone="near">{say(words.underWay)}</Tag>}
                {arrivedAt && (
                  <span class="camlo-muted camlo-line">{say(words.arrivedAt(formatDateTime(arrivedAt)))}</span>
                )}
              </>
            ),
          },
          ...(isOpen(status) ? [{ label: say(words.returnedAt), value: say(returnUnit.name) }] : []),
        ]}
      />
      {underWay && <p class="camlo-muted">{say(dossier.legalDueAt ? words.underWayRuns : words.underWayWaits)}</p>}
    </Card>
  )
}
