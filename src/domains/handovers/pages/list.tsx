import { formatDate, formatDateTime, formatNumber, type Text, useLang, useSay } from '../../../platform/i18n/index.ts'
import { SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import {
  BackLink,
  Banner,
  Button,
  type Column,
  Details,
  ErrorSummary,
  type Errors,
  SearchBox,
  SummaryList,
  Table,
  Tag,
  Title,
  type Tone,
} from '../../../ui/index.ts'
import { words as deliveryWords } from '../delivery-words.ts'
import type { Delivery } from '../queries/deliveries.ts'
import { OUTCOMES } from '../rules/handover.ts'
import type { ItemLine, ListLine } from '../view.ts'
import { words } from '../words.ts'
import { Address, describedBy, PostAnswer, Refused, type RefusedAnswer } from './parcels.tsx'
import { DossierLink, StandingTag } from './parts.tsx'

export interface ListPageProps {
  list: ListLine
  madeBy: string
  items: readonly ItemLine[]
  /** This office has to answer for what is still open. */
  receives: boolean
  /** Records what the post says of its parcels. */
  hearsOfPost: boolean
  mayCallOff: boolean
  /** What the post has, by dossier, for those who may see it. */
  parcels?: ReadonlyMap<string, Delivery>
  /** Why items could not be recorded, by their dossiers. */
  refused?: ReadonlyMap<string, RefusedAnswer>
  message?: Text | undefined
  errors?: Errors
}

/** A hand-over list: its files, and what the receiver says of each. */
export function HandoverListPage(props: ListPageProps) {
  const say = useSay()
  const { list, madeBy, items, receives, hearsOfPost, mayCallOff, message, errors = {} } = props
  const open = list.standing === 'open'
  return (
    <>
      <BackLink href="/ban-giao">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {message && (
        <Banner>
          <p>{say(message)}</p>
        </Banner>
      )}
      <Title caption={`${say(list.from)} → ${say(list.to)}`}>
        {say(words.listOf(list))} <StandingTag standing={list.standing} />
      </Title>
      <SummaryList
        rows={[
          { label: say(words.columns.made), value: say(words.by(madeBy, formatDateTime(list.madeAt))) },
          { label: say(words.columns.items), value: say(words.confirmedOf(list.confirmed, list.items)) },
        ]}
      />
      <div class="camlo-row camlo-row--start">
        <a href={`/ban-giao/${list.id}.pdf`} target="_blank" rel="noopener" data-key="p">
          {say(words.print)}
        </a>
        {SHEET_FORMATS.map((format) => (
          <a key={format} href={`/ban-giao/${list.id}.${format}`} download>
            {say(words[format])}
          </a>
        ))}
      </div>
      {open && receives && (
        <SearchBox
          action={`/ban-giao/${list.id}/quet`}
          method="post"
          name="ma"
          label={say(words.scan)}
          placeholder={say(words.scan)}
          button={say(words.scanButton)}
          plain
          autofocus
          data-key="/"
        />
      )}
      {open && !receives && list.kind === 'office' && <p class="camlo-muted">{say(words.waitingFor(say(list.to)))}</p>}
      {open && list.kind === 'post' && !hearsOfPost && <p class="camlo-muted">{say(words.waitingForPost)}</p>}
      {open && receives ? (
        <form method="post" action={`/ban-giao/${list.id}/xac-nhan`}>
          <Items {...props} />
          <div class="camlo-row camlo-row--start">
            <Button>{say(words.save)}</Button>
            <Button kind="secondary" name="tat-ca" value="1">
              {say(words.saveAll)}
            </Button>
          </div>
        </form>
      ) : (
        <Items {...props} items={items} receives={false} />
      )}
      {mayCallOff && (
        <Details summary={say(words.callOff)}>
          <form method="post" action={`/ban-giao/${list.id}/huy`}>
            <p>{say(words.callOffHow)}</p>
            <Button kind="warning">{say(words.callOff)}</Button>
          </form>
        </Details>
      )}
    </>
  )
}

const TONES: Record<Exclude<ItemLine['outcome'], null>, Tone> = {
  received: 'good',
  delivered: 'good',
  missing: 'late',
  cameBack: 'late',
  cancelled: 'neutral',
}

function Items({ list, items, receives, hearsOfPost, refused, parcels }: ListPageProps) {
  const say = useSay()
  const lang = useLang()
  const { columns, outcomes } = words
  const shown: Column<ItemLine>[] = [
    { key: 'place', head: 'TT', number: true, cell: ({ position }) => formatNumber(position, lang) },
    {
      key: 'dossier',
      head: say(columns.dossier),
      heading: true,
      cell: ({ dossierId, ...item }) => <DossierLink id={dossierId} {...item} />,
    },
    { key: 'applicant', head: say(columns.applicant), cell: ({ applicantName }) => applicantName },
    parcels
      ? {
          key: 'address',
          head: say(deliveryWords.address),
          cell: ({ dossierId }) => <Address parcel={parcels.get(dossierId)} />,
        }
      : { key: 'papers', head: say(columns.papers), number: true, cell: ({ papers }) => formatNumber(papers, lang) },
    { key: 'due', head: say(columns.due), cell: ({ legalDueAt }) => (legalDueAt ? formatDate(legalDueAt) : '—') },
    {
      key: 'outcome',
      head: say(columns.outcome),
      cell: (item) =>
        item.outcome === null && receives ? (
          <Answer item={item} refused={refused?.get(item.dossierId)} />
        ) : item.outcome === null && parcels && hearsOfPost ? (
          <PostAnswer
            listId={list.id}
            item={item}
            parcel={parcels.get(item.dossierId)}
            refused={refused?.get(item.dossierId)}
          />
        ) : item.outcome === null ? (
          <span class="camlo-muted">{say(parcels ? deliveryWords.states.posted : outcomes.none)}</span>
        ) : (
          <span id={`kq-${item.dossierId}`} tabIndex={-1}>
            <Tag tone={TONES[item.outcome]}>{say(outcomes[item.outcome])}</Tag>
            {item.reason && <span class="camlo-line">{item.reason}</span>}
            {item.by && <span class="camlo-muted camlo-line">{item.by}</span>}
          </span>
        ),
    },
  ]
  return <Table caption={say(words.listOf(list))} columns={shown} rows={items} rowKey={({ dossierId }) => dossierId} />
}

function Answer({ item: { dossierId, code }, refused }: { item: ItemLine; refused: RefusedAnswer | undefined }) {
  const say = useSay()
  const { outcomes } = words
  const [outcome, why] = [`kq-${dossierId}`, `ly-do-${dossierId}`]
  return (
    <span class="camlo-answer">
      <Refused id={dossierId} refused={refused} />
      <select id={outcome} name={outcome} aria-label={say(words.outcomeOf(code))}>
        <option value="">{say(outcomes.none)}</option>
        {OUTCOMES.map((each) => (
          <option key={each} value={each} selected={refused?.typed.outcome === each}>
            {say(outcomes[each])}
          </option>
        ))}
      </select>
      <input
        id={why}
        name={why}
        value={refused?.typed.reason ?? ''}
        maxLength={500}
        placeholder={say(words.columns.reason)}
        aria-label={say(words.reasonOf(code))}
        {...describedBy(dossierId, refused)}
      />
    </span>
  )
}
