import type { VNode } from 'preact'
import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Card, Pager, Table, Title } from '../../../ui/index.ts'
import type { AccountResult } from '../../dossiers/index.ts'
import { words } from '../words.ts'
import { ownPage } from './dossier-table.tsx'

export interface PapersProps {
  results: readonly AccountResult[]
  page: number
  more: boolean
  /** Cards of other rooms. */
  cards: readonly VNode[]
}

/** Signed results of all dossiers, and what other rooms hold of the person. */
export function PapersPage({ results, page, more, cards }: PapersProps) {
  const say = useSay()
  const at = (to: number): string => `/cua-toi/giay-to?trang=${to}`
  return (
    <>
      <BackLink href="/cua-toi">{say(words.back)}</BackLink>
      <Title>{say(words.papers)}</Title>
      <Card title={say(words.results)}>
        {results.length === 0 ? (
          <p class="camlo-muted">{say(words.noResults)}</p>
        ) : (
          <Table
            caption={say(words.results)}
            rows={results}
            rowKey={({ fileId }) => fileId}
            columns={[
              { key: 'what', head: say(words.procedure), heading: true, cell: ({ procedure }) => say(procedure) },
              { key: 'code', head: say(words.code), cell: ({ code }) => <a href={ownPage(code)}>{code}</a> },
              { key: 'at', head: say(words.signed), cell: ({ addedAt }) => formatDate(addedAt) },
              {
                key: 'get',
                head: say(words.file),
                cell: ({ code, fileId }) => (
                  <a href={`${ownPage(code)}/ket-qua/${fileId}`}>
                    {say(words.download)}
                    <span class="govuk-visually-hidden"> {code}</span>
                  </a>
                ),
              },
            ]}
          />
        )}
      </Card>
      <Pager previous={page > 1 ? at(page - 1) : undefined} next={more ? at(page + 1) : undefined} />
      {cards}
    </>
  )
}
