import { formatDate, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Button, Empty, FilterSelect, Pager, SummaryList, Table, Title } from '../../../ui/index.ts'
import type { Document, DocumentFile, PublicLine, Related } from '../queries/documents.ts'
import { type DocumentType, typeName } from '../rules/types.ts'
import { words } from '../words.ts'
import { Files, Notes, Subject } from './parts.tsx'

export interface PublicListProps {
  lines: readonly PublicLine[]
  types: readonly DocumentType[]
  type: string
  text: string
  page: number
  more: boolean
}

/** What offices have made public, for everybody. */
export function PublicListPage({ lines, types, type, text, page, more }: PublicListProps) {
  const say = useSay()
  const linkOf = (to: number) =>
    `/van-ban?${new URLSearchParams({ ...(type ? { loai: type } : {}), ...(text ? { 'tu-khoa': text } : {}), trang: String(to) })}`
  const { columns: w } = words
  return (
    <>
      <Title>{say(words.publicTitle)}</Title>
      <p>{say(words.publicIntro)}</p>
      <form class="camlo-filter" method="get" action="/van-ban">
        <FilterSelect
          name="loai"
          label={say(words.type)}
          chosen={type}
          options={[['', say(words.allTypes)], ...types.map(({ key, name }) => [key, name] as const)]}
        />
        <div>
          <label for="tu-khoa">{say(words.search)}</label>
          <input id="tu-khoa" name="tu-khoa" type="search" value={text} maxLength={100} />
        </div>
        <Button kind="secondary">{say(words.show)}</Button>
      </form>
      {lines.length === 0 ? (
        <Empty title={say(words.nonePublic)} />
      ) : (
        <Table
          caption={say(words.publicTitle)}
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'code',
              head: say(w.code),
              heading: true,
              cell: ({ id, code }) => (
                <a class="camlo-nowrap" href={`/van-ban/${id}`}>
                  {code}
                </a>
              ),
            },
            {
              key: 'on',
              head: say(w.issuedOn),
              cell: ({ issuedOn }) => <span class="camlo-nowrap">{formatDate(issuedOn)}</span>,
            },
            { key: 'sender', head: say(w.sender), cell: ({ sender }) => sender },
            {
              key: 'subject',
              head: say(w.subject),
              cell: (line) => <Subject line={line} />,
            },
          ]}
        />
      )}
      <Pager previous={page > 1 ? linkOf(page - 1) : undefined} next={more ? linkOf(page + 1) : undefined} />
    </>
  )
}

export interface PublicDocumentProps {
  document: Document
  files: readonly DocumentFile[]
  related: { earlier: Related | null; later: readonly Related[] }
}

/** One of them. */
export function PublicPage({ document, files, related }: PublicDocumentProps) {
  const say = useSay()
  return (
    <>
      <BackLink href="/van-ban">{say(words.publicTitle)}</BackLink>
      <Title caption={document.code}>{document.subject}</Title>
      <Notes document={document} related={related} />
      <SummaryList
        rows={[
          { label: say(words.sender), value: document.sender },
          { label: say(words.type), value: typeName(document.side, document.type) },
          { label: say(words.columns.issuedOn), value: formatDate(document.issuedOn) },
          { label: say(words.signedBy), value: document.signerName },
          ...(document.isMadeUp ? [{ label: say(words.columns.note), value: say(words.madeUp) }] : []),
        ]}
      />
      <Files files={files} at={`/van-ban/${document.id}`} />
    </>
  )
}
