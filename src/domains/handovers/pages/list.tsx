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
  SummaryList,
  Table,
  Tag,
  Title,
  type Tone,
} from '../../../ui/index.ts'
import { words as deliveryWords } from '../delivery-words.ts'
import type { Delivery } from '../queries/deliveries.ts'
import type { ItemLine, ListLine } from '../view.ts'
import { words } from '../words.ts'
import { StandingTag } from './parts.tsx'

export interface ListPageProps {
  list: ListLine
  madeBy: string
  items: readonly ItemLine[]
  /** This office has to answer for what is still open. */
  receives: boolean
  mayCallOff: boolean
  /** What the post has, by dossier, for those who may see it. */
  parcels?: ReadonlyMap<string, Delivery>
  /** Why an item could not be recorded, by its dossier, with the reason that was typed. */
  refused?: ReadonlyMap<string, { text: Text; typed: string }>
  message?: Text | undefined
  errors?: Errors
}

/** A hand-over list: its files, and what the receiver says of each. */
export function HandoverListPage(props: ListPageProps) {
  const say = useSay()
  const { list, madeBy, items, receives, mayCallOff, message, errors = {} } = props
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
        {say(words.list(list.number))} <StandingTag standing={list.standing} />
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
      {open && receives && <ScanForm id={list.id} />}
      {open && !receives && list.kind === 'office' && <p class="camlo-muted">{say(words.waitingFor(say(list.to)))}</p>}
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

/** A reader types a file's code and Enter: that file is here. */
function ScanForm({ id }: { id: string }) {
  const say = useSay()
  return (
    <form class="camlo-search camlo-search--plain" action={`/ban-giao/${id}/quet`} method="post">
      <label class="govuk-visually-hidden" for="ma">
        {say(words.scan)}
      </label>
      <input id="ma" name="ma" placeholder={say(words.scan)} autocomplete="off" autofocus data-key="/" />
      <button type="submit">{say(words.scanButton)}</button>
    </form>
  )
}

const TONES: Record<Exclude<ItemLine['outcome'], null>, Tone> = {
  received: 'good',
  delivered: 'good',
  missing: 'late',
  cameBack: 'late',
  cancelled: 'neutral',
}

function Items({ list, items, receives, refused, parcels }: ListPageProps) {
  const say = useSay()
  const lang = useLang()
  const { columns, outcomes } = words
  const shown: Column<ItemLine>[] = [
    { key: 'place', head: 'TT', number: true, cell: ({ position }) => formatNumber(position, lang) },
    {
      key: 'dossier',
      head: say(columns.dossier),
      heading: true,
      cell: ({ dossierId, code, procedure }) => (
        <>
          <a href={`/ho-so/${dossierId}`}>{say(procedure)}</a>
          <span class="camlo-muted camlo-line">{code}</span>
        </>
      ),
    },
    { key: 'applicant', head: say(columns.applicant), cell: ({ applicantName }) => applicantName },
    { key: 'papers', head: say(columns.papers), number: true, cell: ({ papers }) => formatNumber(papers, lang) },
    ...(parcels
      ? [
          {
            key: 'address',
            head: say(deliveryWords.address),
            cell: ({ dossierId }: ItemLine) => <Address parcel={parcels.get(dossierId)} />,
          },
        ]
      : []),
    { key: 'due', head: say(columns.due), cell: ({ legalDueAt }) => (legalDueAt ? formatDate(legalDueAt) : '—') },
    {
      key: 'outcome',
      head: say(columns.outcome),
      cell: (item) =>
        item.outcome === null && receives ? (
          <Answer item={item} refused={refused?.get(item.dossierId)} />
        ) : item.outcome === null && parcels ? (
          <PostAnswer listId={list.id} item={item} parcel={parcels.get(item.dossierId)} />
        ) : item.outcome === null ? (
          <span class="camlo-muted">{say(outcomes.none)}</span>
        ) : (
          <>
            <Tag tone={TONES[item.outcome]}>{say(outcomes[item.outcome])}</Tag>
            {item.reason && <span class="camlo-line">{item.reason}</span>}
            {item.by && <span class="camlo-muted camlo-line">{item.by}</span>}
          </>
        ),
    },
  ]
  return (
    <Table caption={say(words.list(list.number))} columns={shown} rows={items} rowKey={({ dossierId }) => dossierId} />
  )
}

function Answer({
  item: { dossierId, code },
  refused,
}: {
  item: ItemLine
  refused: { text: Text; typed: string } | undefined
}) {
  const say = useSay()
  const { outcomes } = words
  return (
    <>
      {refused && (
        <p class="govuk-error-message" id={`loi-${dossierId}`}>
          {say(refused.text)}
        </p>
      )}
      <select name={`kq-${dossierId}`} aria-label={say(words.outcomeOf(code))}>
        <option value="">{say(outcomes.none)}</option>
        <option value="received">{say(outcomes.received)}</option>
        <option value="missing" selected={refused !== undefined}>
          {say(outcomes.missing)}
        </option>
      </select>
      <input
        name={`ly-do-${dossierId}`}
        value={refused?.typed ?? ''}
        maxLength={500}
        placeholder={say(words.columns.reason)}
        aria-label={say(words.reasonOf(code))}
        {...(refused ? { 'aria-describedby': `loi-${dossierId}`, 'aria-invalid': true } : {})}
      />
    </>
  )
}

function Address({ parcel }: { parcel: Delivery | undefined }) {
  const say = useSay()
  if (!parcel) return null
  const { name, phone, address, payer, tracking } = parcel
  return (
    <>
      {[name, phone].filter(Boolean).join(', ')}
      <span class="camlo-line">{address}</span>
      {payer && <span class="camlo-muted camlo-line">{say(deliveryWords.payers[payer])}</span>}
      {tracking && <span class="camlo-line camlo-nowrap">{tracking}</span>}
    </>
  )
}

/** What the post said of one parcel: its number, and whether it arrived. */
function PostAnswer({
  listId,
  item: { dossierId, code },
  parcel,
}: {
  listId: string
  item: ItemLine
  parcel: Delivery | undefined
}) {
  const say = useSay()
  const { outcomes } = words
  return (
    <form method="post" action={`/ban-giao/${listId}/buu-chinh`}>
      <input type="hidden" name="dossierId" value={dossierId} />
      <input
        name="tracking"
        value={parcel?.tracking ?? ''}
        maxLength={30}
        size={16}
        placeholder={say(deliveryWords.tracking)}
        aria-label={say(deliveryWords.trackingOf(code))}
      />{' '}
      <select name="outcome" aria-label={say(words.outcomeOf(code))}>
        <option value="">{say(deliveryWords.states.posted)}</option>
        <option value="delivered">{say(outcomes.delivered)}</option>
        <option value="cameBack">{say(outcomes.cameBack)}</option>
      </select>{' '}
      <input
        name="reason"
        maxLength={500}
        size={16}
        placeholder={say(deliveryWords.postReason)}
        aria-label={say(words.whyBack(code))}
      />{' '}
      <button type="submit">{say(words.record)}</button>
    </form>
  )
}
