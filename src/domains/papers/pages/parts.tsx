import { formatDate, formatDateTime, useSay } from '../../../platform/i18n/index.ts'
import { type Column, Table, Tag, type Tone } from '../../../ui/index.ts'
import { pageWords } from '../page-words.ts'
import type { Standing } from '../rules/standing.ts'
import type { AccessLine, ConsentLine, PaperLine } from '../view.ts'
import { words } from '../words.ts'

const TONE: Record<Standing, Tone> = {
  holds: 'good',
  expired: 'near',
  replaced: 'neutral',
  revoked: 'late',
  erased: 'neutral',
}

/** Held papers in a table; whoever shows them says where a file is opened and what else may be done with each. */
export function PapersTable({
  papers,
  href,
  deed,
}: {
  papers: readonly PaperLine[]
  href: (paper: PaperLine) => string | undefined
  deed?: (paper: PaperLine) => preact.ComponentChildren
}) {
  const say = useSay()
  const columns: Column<PaperLine>[] = [
    {
      key: 'name',
      head: say(pageWords.paper),
      heading: true,
      cell: (paper) => {
        const address = paper.fileId ? href(paper) : undefined
        return (
          <>
            {address ? <a href={address}>{say(paper.name)}</a> : say(paper.name)}
            {paper.number && <span class="camlo-muted camlo-line">{say(words.number(paper.number))}</span>}
          </>
        )
      },
    },
    {
      key: 'issued',
      head: say(pageWords.issued),
      cell: ({ issuedOn, issuedBy, signer, unit, source }) => (
        <>
          {issuedOn && formatDate(issuedOn)}
          <span class="camlo-muted camlo-line">{signer ?? issuedBy ?? (unit && say(unit))}</span>
          <span class="camlo-muted camlo-line">{say(words.source[source])}</span>
        </>
      ),
    },
    {
      key: 'standing',
      head: say(pageWords.validity),
      cell: ({ standing, validUntil, revokedReason }) => (
        <>
          <Tag tone={TONE[standing]}>{say(words.standing[standing])}</Tag>
          {validUntil && <span class="camlo-muted camlo-line">{say(pageWords.until(validUntil))}</span>}
          {revokedReason && <span class="camlo-muted camlo-line">{revokedReason}</span>}
        </>
      ),
    },
    { key: 'code', head: say(pageWords.from), cell: ({ code }) => code ?? '—' },
    ...(deed ? [{ key: 'deed', head: '', cell: deed }] : []),
  ]
  return <Table caption={say(pageWords.papers)} columns={columns} rows={papers} rowKey={({ id }) => id} />
}

/** Consents with how and by whom they were recorded, and the way to take one back. */
export function ConsentsTable({ consents, withdrawTo }: { consents: readonly ConsentLine[]; withdrawTo: string }) {
  const say = useSay()
  const columns: Column<ConsentLine>[] = [
    {
      key: 'scope',
      head: say(pageWords.consentFor),
      heading: true,
      cell: ({ scope, code }) =>
        scope === 'dossier' ? say(pageWords.forDossier(code ?? '—')) : say(words.scopes.standing),
    },
    {
      key: 'how',
      head: say(pageWords.how),
      cell: ({ way, givenAt, recorder, unit }) => (
        <>
          {say(words.ways[way])}, {formatDateTime(givenAt)}
          {recorder && (
            <span class="camlo-muted camlo-line">
              {say(pageWords.recordedBy(recorder))}
              {unit && `, ${say(unit)}`}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'state',
      head: say(pageWords.state),
      cell: ({ id, withdrawnAt }) =>
        withdrawnAt ? (
          <Tag>{say(pageWords.withdrawnAt(formatDateTime(withdrawnAt)))}</Tag>
        ) : (
          <form method="post" action={withdrawTo} class="camlo-inline">
            <input type="hidden" name="consentId" value={id} />
            <button type="submit" class="govuk-button govuk-button--secondary">
              {say(pageWords.withdraw)}
            </button>
          </form>
        ),
    },
  ]
  return <Table caption={say(pageWords.consents)} columns={columns} rows={consents} rowKey={({ id }) => id} />
}

/** Who did what with the store, when, for which dossier and why. */
export function AccessTable({ lines }: { lines: readonly AccessLine[] }) {
  const say = useSay()
  const columns: Column<AccessLine>[] = [
    { key: 'at', head: say(pageWords.at), cell: ({ at }) => formatDateTime(at) },
    {
      key: 'who',
      head: say(pageWords.who),
      heading: true,
      cell: ({ who, role, post, unit }) => (
        <>
          {who ?? (role ? say(role) : '—')}
          {post && <span class="camlo-muted camlo-line">{say(post)}</span>}
          {unit && <span class="camlo-muted camlo-line">{say(unit)}</span>}
        </>
      ),
    },
    {
      key: 'what',
      head: say(pageWords.what),
      cell: ({ sentence, paper }) => (
        <>
          {say(sentence)}
          {paper && <span class="camlo-muted camlo-line">{say(paper)}</span>}
        </>
      ),
    },
    {
      key: 'why',
      head: say(pageWords.why),
      cell: ({ reason, code }) => (
        <>
          {reason ? say(reason) : '—'}
          {code && <span class="camlo-muted camlo-line">{say(pageWords.forDossier(code))}</span>}
        </>
      ),
    },
  ]
  return <Table caption={say(pageWords.looks)} columns={columns} rows={lines} rowKey={({ id }) => id} />
}
