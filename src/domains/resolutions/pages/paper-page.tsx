import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Card, SummaryList, Title } from '../../../ui/index.ts'
import type { PaperText } from '../queries/papers.ts'
import { words } from '../words.ts'

/** A paper: where it comes from and what it says, clause by clause. */
export function PaperPage({ paper }: { paper: PaperText }) {
  const say = useSay()
  const { key, kind, number, title, issuer, issuedOn, source, standing, body, fileId, clauses } = paper
  return (
    <>
      <BackLink href="/nghi-quyet">{say(words.title)}</BackLink>
      <Title caption={say(words.paperKinds[kind])}>{say(title)}</Title>
      <Card>
        <SummaryList
          rows={[
            { label: say(words.number), value: number ?? say(words.unknown) },
            { label: say(words.issuer), value: say(issuer) },
            { label: say(words.issued), value: issuedOn ? formatDate(issuedOn) : say(words.undated) },
            { label: say(words.source), value: `${say(source)} (${say(words.standings[standing])})` },
          ]}
        />
        {fileId && (
          <p>
            <a href={`/nghi-quyet/van-ban/${key}/tep`}>{say(words.openFile)}</a>
          </p>
        )}
      </Card>
      <Card title={say(words.text)}>
        {body && <p class="camlo-lines">{body}</p>}
        {clauses.length > 0 && (
          <ol class="camlo-list">
            {clauses.map(({ id, number: each, text, of, targets }) => (
              <li key={id} id={id}>
                <strong>{each}.</strong> {say(text)}
                {of && <span class="camlo-line camlo-muted">{say(of)}</span>}
                {targets.map((target) => (
                  <span key={target.key} class="camlo-line">
                    {say(words.target)}: <a href={`/nghi-quyet/chi-tieu/${target.key}`}>{say(target.name)}</a>
                  </span>
                ))}
              </li>
            ))}
          </ol>
        )}
        {!body && clauses.length === 0 && !fileId && <p class="camlo-muted">{say(words.noText)}</p>}
      </Card>
    </>
  )
}
