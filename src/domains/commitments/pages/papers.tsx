import { formatDate, formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { Button, Card, type Column, Details, type Errors, FileUpload, Table, Tag } from '../../../ui/index.ts'
import { signedByHand } from '../actions/scan.ts'
import type { Paper } from '../queries/commitments.ts'
import type { CommitmentView } from '../view.ts'
import { words } from '../words.ts'
import { CodeLink, StateTag } from './parts.tsx'

const TONES = { open: 'near', signed: 'good', void: 'neutral' } as const

/** What was printed and who has signed it; void rounds too. */
export function PapersCard({ view, errors }: { view: CommitmentView; errors: Errors }) {
  const say = useSay()
  const { commitment, papers, organization } = view
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
      <Scans view={view} errors={errors} />
    </Card>
  )
}

/** Pictures of what was signed by hand, and where the giver adds one. */
function Scans({ view: { commitment, papers, scans, may }, errors }: { view: CommitmentView; errors: Errors }) {
  const say = useSay()
  const kinds = may('scan') ? signedByHand(commitment, papers) : []
  return (
    <>
      {scans.map(({ id, kind, name, addedAt }) => (
        <p key={id} class="camlo-line">
          {say(words.paperKinds[kind])}, {say(words.scan).toLocaleLowerCase('vi')}:{' '}
          <a href={`/cam-ket/${commitment.id}/ban-chup/${id}`}>{name}</a>{' '}
          <span class="camlo-muted">{formatDateTime(addedAt)}</span>
        </p>
      ))}
      {kinds.map((kind) => (
        <Details
          key={kind}
          summary={`${say(words.addScan)}: ${say(words.paperKinds[kind]).toLocaleLowerCase('vi')}`}
          open={errors[`scan-${kind}`] !== undefined}
        >
          <form method="post" action={`/cam-ket/${commitment.id}/ban-chup`} enctype="multipart/form-data">
            <input type="hidden" name="kind" value={kind} />
            <FileUpload
              name="scan"
              id={`scan-${kind}`}
              label={say(words.scan)}
              hint={say(words.scanHint)}
              error={errors[`scan-${kind}`]}
            />
            <Button kind="secondary">{say(words.addScan)}</Button>
          </form>
        </Details>
      ))}
    </>
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
