import { formatTime, inLang, useLang, useSay } from '../../../platform/i18n/index.ts'
import { QrCode } from '../../../ui/index.ts'
import type { QueueOffice } from '../hall.ts'
import type { GroupOutlook } from '../queries/outlook.ts'
import type { Call, Snapshot } from '../queries/snapshot.ts'
import { callSentence } from '../rules/ticket.ts'
import { waitInWords } from '../rules/waiting.ts'
import { words } from '../words.ts'

export interface HallProps {
  office: QueueOffice
  snapshot: Snapshot
  outlook: readonly GroupOutlook[]
  now: Date
  /** Where a number is taken by telephone. */
  link: string
}

/** The screen on the wall: who is called where, who is next, how long the others wait. */
export function HallScreen(props: HallProps) {
  const say = useSay()
  const { unit } = props.office
  return (
    <>
      <header class="camlo-screen-head">
        <h1>{say(unit.name)}</h1>
        <p class="camlo-live" data-live-state role="status" />
      </header>
      <div
        data-live={`/man-hinh/${unit.code}/bang`}
        data-live-events={`/lay-so/${unit.code}/su-kien`}
        data-live-every="15"
      >
        <HallBoard {...props} />
      </div>
      <footer class="camlo-screen-foot">
        <button type="button" class="govuk-button" data-sound hidden>
          {say(words.soundOn)}
        </button>
        <span data-sound-state role="status" />
      </footer>
    </>
  )
}

const FRESH_MS = 15_000
const NEXT_SHOWN = 5

/** What changes on the wall. */
export function HallBoard({ snapshot, outlook, now, link }: HallProps) {
  const say = useSay()
  const heard = snapshot.calls.filter(({ state }) => state !== 'waiting' && state !== 'missed' && state !== 'left')
  // Each desk by its latest call; what it called before is smaller.
  const shown = heard.filter(({ desk }, index) => heard.findIndex((call) => call.desk === desk) === index)
  const before = heard.filter((call) => !shown.includes(call))
  return (
    <div class="camlo-hall">
      <section aria-live="assertive">
        <h2>{say(words.calledNow)}</h2>
        {shown.length === 0 ? (
          <p>{say(words.nobodyCalled)}</p>
        ) : (
          <ol class="camlo-calls">
            {shown.map((call) => (
              <CallLine key={call.id} call={call} fresh={now.getTime() - call.at.getTime() < FRESH_MS} />
            ))}
          </ol>
        )}
        {before.length > 0 && (
          <p class="camlo-before">
            {say(words.calledBefore)}:{' '}
            {before.map(({ id, code }) => (
              <b key={id}>{code}</b>
            ))}
          </p>
        )}
      </section>
      <section>
        <h2>{say(words.lines)}</h2>
        <ul class="camlo-hall-lines">
          {outlook.map(({ group, waiting, expectedMinutes }) => (
            <li key={group.key}>
              <span>
                <b>{group.letter}</b> {say(group.name)}
              </span>
              <span>{say(waitInWords(expectedMinutes))}</span>
              <p>
                {snapshot.waiting
                  .filter((ticket) => ticket.group === group.key)
                  .slice(0, NEXT_SHOWN)
                  .map(({ id, code }) => (
                    <b key={id}>{code}</b>
                  ))}
                {waiting > NEXT_SHOWN && <span>+{waiting - NEXT_SHOWN}</span>}
                {waiting === 0 && <span>{say(words.nobodyWaits)}</span>}
              </p>
            </li>
          ))}
        </ul>
        <div class="camlo-hall-phone">
          <QrCode link={link} label={say(words.takeByPhone)} />
          <p>
            {say(words.takeByPhone)}
            <br />
            <b>{link.replace(/^https?:\/\//, '')}</b>
          </p>
        </div>
      </section>
    </div>
  )
}

function CallLine({ call, fresh }: { call: Call; fresh: boolean }) {
  const say = useSay()
  const lang = useLang()
  const { id, code, desk, calls, at } = call
  return (
    <li
      data-call={`${id}:${at.getTime()}:${calls}`}
      data-say={inLang(callSentence(code, desk), lang)}
      title={formatTime(at)}
      {...(fresh ? { 'data-fresh': '' } : {})}
    >
      <b>{code}</b>
      <span>
        {say(words.desk)} <b>{desk}</b>
      </span>
    </li>
  )
}
