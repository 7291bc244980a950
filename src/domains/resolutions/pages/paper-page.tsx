import { formatDate, formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Banner, ButtonLink, Card, Details, Inset, SummaryList, Title } from '../../../ui/index.ts'
import { composeWords } from '../compose-words.ts'
import type { PaperText } from '../queries/papers.ts'
import { words } from '../words.ts'

/** A paper: where it comes from, what it does to others and what it says, clause by clause. */
export function PaperPage({ paper, mayCompose, isSaved }: { paper: PaperText; mayCompose: boolean; isSaved: boolean }) {
  const say = useSay()
  const { key, kind, number, title, issuer, issuedOn, source, standing, body, fileId, links, clauses, earlier } = paper
  const ended = links.filter(({ isOurs, relation }) => !isOurs && (relation === 'replaces' || relation === 'ends'))
  return (
    <>
      <BackLink href="/nghi-quyet">{say(words.title)}</BackLink>
      {isSaved && (
        <Banner>
          <p>{say(composeWords.saved)}</p>
        </Banner>
      )}
      <Title caption={say(words.paperKinds[kind])}>{say(title)}</Title>
      {ended.length > 0 && <Inset>{say(composeWords.noLongerInForce)}</Inset>}
      {mayCompose && (
        <div class="camlo-row camlo-row--start">
          <ButtonLink href={`/nghi-quyet/van-ban/${key}/dieu-khoan`}>{say(composeWords.editClauses)}</ButtonLink>
          <ButtonLink kind="secondary" href={`/nghi-quyet/van-ban/${key}/sua`}>
            {say(composeWords.editPaper)}
          </ButtonLink>
        </div>
      )}
      <Card>
        <SummaryList
          rows={[
            { label: say(words.number), value: number ?? say(words.unknown) },
            { label: say(words.issuer), value: say(issuer) },
            { label: say(words.issued), value: issuedOn ? formatDate(issuedOn) : say(words.undated) },
            ...links.map(({ key: other, title: name, relation, isOurs }) => ({
              label: say(isOurs ? composeWords.relations[relation] : composeWords.relationsBack[relation]),
              value: <a href={`/nghi-quyet/van-ban/${other}`}>{say(name)}</a>,
            })),
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
                <strong>{each}.</strong> <span class="camlo-lines">{say(text)}</span>
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
        {earlier.length > 0 && (
          <Details summary={say(composeWords.earlier(earlier.length))}>
            <ul class="camlo-list">
              {earlier.map((each) => (
                <li key={each.id}>
                  <strong>{each.number}.</strong> <span class="camlo-lines">{say(each.text)}</span>
                  <span class="camlo-line camlo-muted">
                    {say(each.withdrawn ? composeWords.withdrawnAt : composeWords.correctedAt)}{' '}
                    {formatDateTime(each.endedAt)}
                    {each.reason && `: ${each.reason}`} · <a href={`/so-cai/${each.actId}`}>{say(words.act)}</a>
                  </span>
                </li>
              ))}
            </ul>
          </Details>
        )}
      </Card>
    </>
  )
}
