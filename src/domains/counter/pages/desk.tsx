import { formatTime, useSay } from '../../../platform/i18n/index.ts'
import { Banner, Button, Card, Details, Select, Title } from '../../../ui/index.ts'
import { words } from '../desk-words.ts'
import type { QueueOffice } from '../hall.ts'
import type { OpenDesk } from '../queries/snapshot.ts'
import type { Reason } from '../reasons.ts'
import { minutesBetween } from '../rules/waiting.ts'
import { words as common } from '../words.ts'
import { DeskLines } from './desk-lines.tsx'
import { DeskForm } from './desk-open.tsx'
import type { DeskPageProps } from './desk-props.ts'

/** What was wrong with the desk's own form. */
const ABOUT_DESK: ReadonlySet<Reason> = new Set(['desk_taken', 'bad_desk', 'choose_groups'])

/** An official's desk: the number that stands there, one key for each deed, and who waits. */
export function DeskPage(props: DeskPageProps) {
  const say = useSay()
  const { desk, office, snapshot, done, refused, kiosk } = props
  const held = snapshot.desks.find(({ id }) => id === desk.id)?.held ?? null
  const { unit, rule } = office
  return (
    <>
      {refused && <Banner kind="note">{say(common.reasons[refused])}</Banner>}
      <div class="camlo-row">
        <div>
          <Title caption={say(unit.name)}>{say(words.atDesk(desk.number))}</Title>
        </div>
        <p class="camlo-live" data-live-state role="status" />
      </div>
      <Card title={say(words.now)}>
        {held ? (
          <AtDesk held={held} office={office} now={props.now} />
        ) : (
          <p>
            {say(words.nobody)}. {say(words.nobodyNext)}
          </p>
        )}
        {done && (
          <p class="camlo-muted" role="status">
            {say(words.done[done.deed](done.code))}
          </p>
        )}
        <Keys held={held} unitId={unit.id} />
        {held && <Transfer office={office} desks={snapshot.desks} own={desk.number} group={held.group} />}
        <p class="camlo-muted">{say(words.skipHow(rule.skipReturnsAfter, rule.skipsAtMost))}</p>
      </Card>
      <div data-live="/quay/bang" data-live-events={`/lay-so/${unit.code}/su-kien`} data-live-every="60">
        <DeskLines {...props} />
      </div>
      <Details summary={say(words.change)} open={refused !== undefined && ABOUT_DESK.has(refused)}>
        <DeskForm office={office} number={desk.number} groups={desk.groups} button={say(words.save)} />
      </Details>
      <div class="camlo-row camlo-row--start">
        <form method="post" action="/quay/dong">
          <Button kind="secondary">{say(words.close)}</Button>
        </form>
        <a href={`/man-hinh/${unit.code}`} target="_blank" rel="noopener">
          {say(words.hall)}
        </a>
        <a href={kiosk} target="_blank" rel="noopener">
          {say(words.kiosk)}
        </a>
        <a href={`/lay-so/${unit.code}`} target="_blank" rel="noopener">
          {say(words.public)}
        </a>
      </div>
    </>
  )
}

type HeldNumber = NonNullable<OpenDesk['held']>

function AtDesk({ held, office, now }: { held: HeldNumber; office: QueueOffice; now: Date }) {
  const say = useSay()
  const group = office.groups.find(({ key }) => key === held.group)
  const priority = office.rule.grounds.find(({ key }) => key === held.ground)
  return (
    <div class="camlo-now" data-held={held.state}>
      <strong class="camlo-number-big">{held.code}</strong>
      <p>
        <b>{say(held.state === 'serving' ? words.state.serving : words.state.called)}</b>
        {group && ` · ${say(group.name)}`}
        {priority && ` · ${say(common.priorityTag)}: ${say(priority.name)}`}
        <br />
        <span class="camlo-muted">
          {say(words.waited)} {say(words.minutes(minutesBetween(held.takenAt, held.calledAt)))} ·{' '}
          {formatTime(held.calledAt)} {say(words.called(held.calls))}
          {held.servedAt && ` · ${say(words.state.serving)} ${say(words.minutes(minutesBetween(held.servedAt, now)))}`}
        </span>
      </p>
    </div>
  )
}

interface KeyProps {
  action: string
  press: string
  label: string
  kind?: 'primary' | 'secondary' | 'warning'
}

const Key = ({ action, press, label, kind = 'secondary' }: KeyProps) => (
  <form method="post" action={`/quay/${action}`}>
    <Button kind={kind} data-key={press} data-key-name={label}>
      {label} <kbd>{press.toUpperCase()}</kbd>
    </Button>
  </form>
)

/** One key for each thing that may be done now; the one most likely stands out. */
function Keys({ held, unitId }: { held: HeldNumber | null; unitId: string }) {
  const say = useSay()
  const serving = held?.state === 'serving'
  const called = held?.state === 'called'
  return (
    <div class="camlo-keys">
      {called && <Key action="phuc-vu" press="p" label={say(words.serve)} kind="primary" />}
      {called && <Key action="goi-lai" press="r" label={say(words.recall)} />}
      {called && <Key action="bo-qua" press="b" label={say(words.skip)} />}
      {held && (
        <a
          class={`govuk-button ${serving ? '' : 'govuk-button--secondary'}`}
          href={`/tiep-nhan?don-vi=${unitId}`}
          data-key="t"
          data-key-name={say(words.intake)}
        >
          {say(words.intake)} <kbd>T</kbd>
        </a>
      )}
      {!called && <Key action="goi" press="n" label={say(words.callNext)} kind={serving ? 'secondary' : 'primary'} />}
      {held && <Key action="xong" press="x" label={say(words.finish)} />}
    </div>
  )
}

function Transfer({
  office,
  desks,
  own,
  group,
}: {
  office: QueueOffice
  desks: readonly OpenDesk[]
  own: number
  group: string
}) {
  const say = useSay()
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary" data-key="c" data-key-name={say(words.transfer)}>
        <span class="govuk-details__summary-text">{say(words.transfer)}</span>
      </summary>
      <form class="govuk-details__text" method="post" action="/quay/chuyen">
        <div class="camlo-pair">
          <Select
            name="group"
            label={say(words.transferTo)}
            value={group}
            options={office.groups.map(({ key, name, letter }) => ({ value: key, text: `${letter} · ${say(name)}` }))}
          />
          <Select
            name="desk"
            label={say(words.transferDesk)}
            value=""
            options={[
              { value: '', text: say(words.anyDesk) },
              ...desks
                .filter(({ number }) => number !== own)
                .map(({ number }) => ({ value: String(number), text: say(words.atDesk(number)) })),
            ]}
          />
        </div>
        <Button kind="secondary">{say(words.transferDo)}</Button>
      </form>
    </details>
  )
}
