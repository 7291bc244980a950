import { formatDateTime, type Text, useSay } from '../../../../platform/i18n/index.ts'
import { Card, type Column, Table, Tag } from '../../../../ui/index.ts'
import { kindKeyOf } from '../../rules/paper-kind.ts'
import type { DossierView, PaperView } from '../../views.ts'
import { CompareForm } from './compare-form.tsx'
import { words } from './desk-words.ts'

/** The papers of a dossier, each with its file or with the word that it isn't there. */
export function PapersCard({ dossier }: { dossier: DossierView }) {
  const say = useSay()
  const columns: Column<PaperView>[] = [
    { key: 'name', head: say(words.paper), heading: true, cell: ({ name }) => name },
    { key: 'copies', head: say(words.copies), cell: (paper) => copiesOf(paper, say) },
    { key: 'file', head: say(words.file), cell: (paper) => <PaperFile paper={paper} dossier={dossier} /> },
  ]
  return (
    <Card title={say(words.papers)} id="giay-to">
      {dossier.papers.length === 0 ? (
        <p>{say(words.noPapers)}</p>
      ) : (
        <Table caption={say(words.papers)} columns={columns} rows={dossier.papers} rowKey={({ id }) => id} />
      )}
    </Card>
  )
}

const copiesOf = ({ quantity, kind }: PaperView, say: (text: Text) => string): string =>
  `${String(quantity).padStart(2, '0')} ${say(words.kinds[kind] ?? { vi: 'bản', en: 'copies' })}`

function PaperFile({ paper, dossier }: { paper: PaperView; dossier: DossierView }) {
  const say = useSay()
  if (paper.heldPaperId && !dossier.applicant.masked)
    return (
      <>
        <Tag tone="good">{say(words.reused)}</Tag>{' '}
        <a href={`/ho-so/${dossier.id}/kho-giay-to/${paper.heldPaperId}`}>{say(words.openHeld)}</a>
      </>
    )
  if (!paper.received) return <Tag>{say(words.notReceived)}</Tag>
  if (!paper.fileId || dossier.applicant.masked)
    return <span class="camlo-muted">{say(paper.kind === 'electronic' ? words.noFile : words.onPaper)}</span>
  return (
    <>
      <a href={`/ho-so/${dossier.id}/tep/${paper.fileId}`} class="camlo-file">
        {paper.fileName}
      </a>
      {paper.keptAs && (
        <span class="camlo-line">
          <Tag tone="good">{say(words.compared)}</Tag>
        </span>
      )}
      {mayBeCompared(paper, dossier) && <CompareForm paper={paper} dossier={dossier} />}
    </>
  )
}

/** Only what the store could offer for another dossier, of somebody with a number. */
const mayBeCompared = (paper: PaperView, { procedure, applicant, status }: DossierView): boolean =>
  !paper.keptAs &&
  applicant.idNumber !== null &&
  status !== 'not_accepted' &&
  status !== 'stopped' &&
  kindKeyOf(procedure, paper.name) !== null

/** The signed result, or what a body outside has issued. */
export function ResultsCard({ dossier }: { dossier: DossierView }) {
  const say = useSay()
  const { results, rating, applicant } = dossier
  if (results.length === 0) return null
  return (
    <Card title={say(words.results)} id="ket-qua">
      <ul class="camlo-list">
        {results.map(({ of, fileId, signedBy, addedAt }) => (
          <li key={fileId}>
            {applicant.masked ? (
              say(words.results)
            ) : (
              <a href={`/ho-so/${dossier.id}/tep/${fileId}`}>
                {of ? `${say(words.result)}: ${say(of)}` : say(words.result)}
              </a>
            )}
            <span class="camlo-muted">
              {' '}
              {say(
                signedBy
                  ? words.signedBy(signedBy.name, formatDateTime(addedAt))
                  : words.receivedAt(formatDateTime(addedAt)),
              )}
            </span>
          </li>
        ))}
        {rating?.stars && <li>{say(words.rated(rating.stars))}</li>}
      </ul>
    </Card>
  )
}

export interface PrintLink {
  href: string
  title: string
}

/** The official forms of a dossier, as the set in force on the day of its reception has them. */
export function PrintCard({ prints }: { prints: readonly PrintLink[] }) {
  const say = useSay()
  if (prints.length === 0) return null
  return (
    <Card title={say(words.print)} className="no-print">
      <ul class="camlo-list">
        {prints.map(({ href, title }, index) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noopener" {...(index === 0 ? { 'data-key': 'p' } : {})}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
