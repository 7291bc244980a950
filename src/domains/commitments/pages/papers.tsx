import { formatDate, formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Card, type Column, Table, Tag } from '../../../ui/index.ts'
import type { Paper } from '../queries/commitments.ts'
import type { CommitmentView } from '../view.ts'
import { words } from '../words.ts'
import { CodeLink, StateTag } from './parts.tsx'

const TONES = { open: 'near', signed: 'good', void: 'neutral' } as const

/** What was printed and who has signed it; void rounds too. */
export function PapersCard({ commitment, papers, organization }: CommitmentView) {
  const say = useSay()
  const shown: Column<Paper>[] = [
    {
      key: 'paper',
      head: say(words.papers),
      heading: true,
      cell: ({ kind, round }) => `${say(words.paperKinds[kind])}, ${say(words.round(round))}`,
    },
    {
      key: 'state',
      head: say(words.columns.state),
      cell: ({ state, voidCause }) => (
        <>
          <Tag tone={TONES[state]}>{say(words.paperStates[state])}</Tag>
          {voidCause && <span class="camlo-line camlo-muted">{say(words.voidCauses[voidCause])}</span>}
        </>
      ),
    },
    {
      key: 'signed',
      head: say(words.columns.signer),
      cell: ({ signatures }) =>
        signatures.length === 0
          ? '—'
          : signatures.map(({ side, personId, signedAt }) => (
              <span key={side} class="camlo-line">
                {organization.findOfficial(personId)?.fullName}, {formatDateTime(signedAt)}
              </span>
            )),
    },
    {
      key: 'file',
      head: say(words.download),
      cell: ({ id }) => <a href={`/cam-ket/${commitment.id}/van-ban/${id}`}>PDF</a>,
    },
  ]
  return (
    <Card title={say(words.papers)} id="ban-ky">
      {papers.length === 0 ? (
        <p class="camlo-muted">
          {commitment.isOnPaper && commitment.signedAt
            ? `${say(words.onPaper)} (${formatDate(commitment.signedAt)})`
            : say(words.noPapers)}
        </p>
      ) : (
        <>
          <Table caption={say(words.papers)} columns={shown} rows={papers} rowKey={({ id }) => id} />
          <p>
            <a href={`/cam-ket/${commitment.id}/kiem-tra`}>{say(words.check)}</a>
          </p>
        </>
      )}
    </Card>
  )
}

/** Annexes; the original stays as it is. */
export function AnnexesCard({ annexes }: CommitmentView) {
  const say = useSay()
  if (annexes.length === 0) return null
  return (
    <Card title={say(words.annex)} id="phu-luc">
      <ul class="govuk-list">
        {annexes.map((annex) => (
          <li key={annex.id}>
            <CodeLink commitment={annex} /> <StateTag commitment={annex} />{' '}
            {annex.signedAt && formatDate(annex.signedAt)}
          </li>
        ))}
      </ul>
    </Card>
  )
}
