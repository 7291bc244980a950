import type { CheckedSignature } from '../../../core/official-forms/index.ts'
import { formatDateTime, type Text, useSay } from '../../../platform/i18n/index.ts'
import {
  BackLink,
  Banner,
  Button,
  Card,
  type Column,
  Empty,
  ErrorSummary,
  type Errors,
  Inset,
  Table,
  Tag,
  Title,
  Warning,
} from '../../../ui/index.ts'
import type { Checked } from '../check.ts'
import { type Commitment, codeOf, type Paper } from '../queries/commitments.ts'
import { words } from '../words.ts'

export interface CheckPageProps {
  commitment: Commitment
  kept: readonly { paper: Paper; checked: Checked }[]
  given?: Checked | undefined
  demonstration: boolean
  errors?: Errors
}

/** Who signed which file, whether that is valid, and whether anything was altered. */
export function CheckPage({ commitment, kept, given, demonstration, errors = {} }: CheckPageProps) {
  const say = useSay()
  return (
    <>
      <BackLink href={`/cam-ket/${commitment.id}`}>{codeOf(commitment)}</BackLink>
      <ErrorSummary errors={errors} />
      <Title caption={codeOf(commitment)}>{say(words.checkTitle)}</Title>
      <Inset>
        {say(words.profile)}
        {demonstration && <strong class="camlo-line">{say(words.demonstration)}</strong>}
      </Inset>
      {given && <Given checked={given} />}
      {kept.length === 0 ? (
        <Empty title={say(words.noPapers)} />
      ) : (
        kept.map(({ paper, checked }) => (
          <Card
            key={paper.id}
            title={`${say(words.checkKept)}: ${say(words.paperKinds[paper.kind])}, ${say(words.round(paper.round))} (${say(words.paperStates[paper.state])})`}
          >
            <Signatures checked={checked} />
            <p>
              <a href={`/cam-ket/${commitment.id}/van-ban/${paper.id}`}>{say(words.download)}</a>
            </p>
          </Card>
        ))
      )}
      {kept.length > 0 && (
        <Card title={say(words.checkUpload)}>
          <form method="post" action={`/cam-ket/${commitment.id}/kiem-tra`} enctype="multipart/form-data">
            <div class={`govuk-form-group ${errors.file ? 'govuk-form-group--error' : ''}`}>
              <label class="govuk-label" for="file">
                PDF
              </label>
              <div class="govuk-hint" id="file-hint">
                {say(words.checkUploadHint)}
              </div>
              {errors.file && (
                <p class="govuk-error-message" id="file-error">
                  {say(errors.file)}
                </p>
              )}
              <input
                class="govuk-file-upload"
                type="file"
                id="file"
                name="file"
                accept=".pdf,application/pdf"
                aria-describedby="file-hint"
              />
            </div>
            <Button kind="secondary">{say(words.checkButton)}</Button>
          </form>
        </Card>
      )}
    </>
  )
}

const AGAINST = { same: words.isSame, earlier: words.isEarlier, different: words.isDifferent }

function Given({ checked }: { checked: Checked }) {
  const say = useSay()
  const { against, differs } = checked
  return (
    <Card title={say(words.checkUploaded)}>
      {against === 'different' ? (
        <Warning>{say(words.isDifferent)}</Warning>
      ) : (
        against && (
          <Banner>
            <p>{say(AGAINST[against])}</p>
          </Banner>
        )
      )}
      {differs.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {differs.map((change) => (
            <li key={`${change.what}${change.page ?? ''}`}>{say(changeInWords(change))}</li>
          ))}
        </ul>
      )}
      <Signatures checked={checked} />
    </Card>
  )
}

const changeInWords = ({ page }: { page?: number }): Text =>
  page === undefined ? words.changedOther : words.changedPage(page)

function afterInWords({ coversAll, changedAfter }: CheckedSignature): Text[] {
  if (changedAfter.length > 0) return changedAfter.map(changeInWords)
  return [coversAll ? words.coversAll : words.onlySignatures]
}

function Signatures({ checked: { signatures } }: { checked: Checked }) {
  const say = useSay()
  if (signatures.length === 0) return <p>{say(words.noSignature)}</p>
  const numbered = signatures.map((signature, index) => ({ ...signature, number: index + 1 }))
  const shown: Column<CheckedSignature & { number: number }>[] = [
    {
      key: 'signer',
      head: say(words.columns.signer),
      heading: true,
      cell: ({ number, signer }) => (
        <>
          {number}. {signer?.name ?? '—'}
          {signer && (
            <span class="camlo-line camlo-muted">
              {signer.post}, {signer.unit}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'at',
      head: say(words.columns.signedAt),
      cell: ({ signedAt }) => (signedAt ? formatDateTime(signedAt) : '—'),
    },
    {
      key: 'standing',
      head: say(words.columns.standing),
      cell: ({ standing }) => (
        <Tag tone={standing === 'valid' ? 'good' : 'late'}>{say(words.signatureStandings[standing])}</Tag>
      ),
    },
    {
      key: 'after',
      head: say(words.columns.after),
      cell: (signature) => (
        <Tag tone={signature.changedAfter.length > 0 ? 'late' : 'neutral'}>
          {afterInWords(signature).map(say).join('; ')}
        </Tag>
      ),
    },
  ]
  return (
    <Table caption={say(words.checkTitle)} columns={shown} rows={numbered} rowKey={({ number }) => String(number)} />
  )
}
