import { formatDateTime, formatNumber, useLang, useSay } from '../../../platform/i18n/index.ts'
import { BackLink, Banner, Card, ErrorSummary, SummaryList, Tag, Title } from '../../../ui/index.ts'
import { advance, DEEDS, type Deed, personHours } from '../rules/meeting.ts'
import type { InvitedLine, MeetingView } from '../view.ts'
import { words } from '../words.ts'
import { Conclusions } from './conclusions.tsx'
import { AnswerForm, CallForm, CancelForm, HoldForm, IssueForm, MinutesForm } from './deeds.tsx'
import { StateTag, whenInWords } from './parts.tsx'
import type { MeetingPageProps } from './props.ts'

/** What the viewer may do now. */
export function deedsOf({ meeting, standing, now }: MeetingView): ReadonlySet<Deed> {
  const who: Record<Deed, boolean> = {
    change: standing.manages,
    call: standing.manages,
    answer: standing.invited !== undefined && standing.invited.role !== 'chair',
    hold: standing.manages,
    cancel: standing.manages,
    minute: standing.manages,
    note: standing.manages,
    confirm: standing.chairs,
    issue: standing.manages,
  }
  return new Set(DEEDS.filter((deed) => who[deed] && advance(meeting, deed, now).ok))
}

/** One meeting: what, who, what was concluded, and what may be done now. */
export function MeetingPage(props: MeetingPageProps) {
  const say = useSay()
  const { view, done, errors = {} } = props
  const { meeting, unit } = view
  const deeds = deedsOf(view)
  return (
    <>
      <BackLink href="/cuoc-hop">{say(words.back)}</BackLink>
      <ErrorSummary errors={errors} />
      {done && (
        <Banner>
          <p>{say(words.done[done])}</p>
        </Banner>
      )}
      <Title caption={`${say(words.kinds[meeting.kind])} · ${say(unit)}`}>{meeting.title}</Title>
      <p>
        <StateTag line={meeting} />
      </p>
      {meeting.cancelledWhy && <p class="govuk-inset-text">{say(words.cancelledWhy(meeting.cancelledWhy))}</p>}
      <div class="camlo-two camlo-two--desk">
        <aside id="xu-ly" class="camlo-desk">
          {deeds.has('answer') && <AnswerForm {...props} />}
          {deeds.has('call') && <CallForm {...props} />}
          {deeds.has('hold') && <HoldForm {...props} />}
          {deeds.has('issue') && <IssueForm {...props} />}
          <Links {...props} deeds={deeds} />
          {deeds.has('cancel') && <CancelForm {...props} />}
        </aside>
        <div>
          <What {...props} />
          {(meeting.state === 'held' || meeting.state === 'concluded' || deeds.has('note')) && (
            <Conclusions {...props} deeds={deeds} />
          )}
          {(meeting.minutes !== '' || deeds.has('minute')) && (
            <Card title={say(words.minutes)} id="bien-ban">
              {deeds.has('minute') ? <MinutesForm {...props} /> : <p class="camlo-lines">{meeting.minutes}</p>}
            </Card>
          )}
          <People {...props} />
        </div>
      </div>
    </>
  )
}

function What({ view }: MeetingPageProps) {
  const say = useSay()
  const lang = useLang()
  const { meeting, chair, secretary, files, plannedBy } = view
  const { beganAt, endedAt, attendees } = meeting
  const rows = [
    { label: say(words.when), value: whenInWords(meeting) },
    ...(meeting.place ? [{ label: say(words.where), value: meeting.place }] : []),
    ...(meeting.link
      ? [
          {
            label: say(words.mode),
            value: (
              <>
                {say(words.modes[meeting.mode])}:{' '}
                <a href={meeting.link} rel="noopener noreferrer" target="_blank">
                  {say(words.join)}
                </a>
              </>
            ),
          },
        ]
      : []),
    { label: say(words.chair), value: `${chair.name}, ${say(chair.title)}` },
    ...(secretary ? [{ label: say(words.secretary), value: `${secretary.name}, ${say(secretary.title)}` }] : []),
    ...(meeting.agenda.length > 0
      ? [
          {
            label: say(words.agenda),
            value: (
              <ol class="camlo-numbered">
                {meeting.agenda.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ol>
            ),
          },
        ]
      : []),
    ...(files.length > 0
      ? [
          {
            label: say(words.files),
            value: (
              <ul class="camlo-list">
                {files.map(({ fileId, name }) => (
                  <li key={fileId}>
                    <a class="camlo-file" href={`/cuoc-hop/${meeting.id}/tep/${fileId}`}>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    ...(meeting.note ? [{ label: say(words.note), value: <span class="camlo-lines">{meeting.note}</span> }] : []),
    ...(beganAt && endedAt && attendees !== null
      ? [
          {
            label: say(words.came),
            value: say(words.held(attendees, formatNumber(personHours(attendees, beganAt, endedAt), lang, 1))),
          },
        ]
      : []),
    ...(meeting.invitationNo ? [{ label: say(words.invitation), value: meeting.invitationNo }] : []),
    ...(meeting.noticeNo && meeting.issuedAt
      ? [{ label: say(words.notice), value: `${meeting.noticeNo}, ${formatDateTime(meeting.issuedAt)}` }]
      : []),
    { label: say(words.plannedBy), value: plannedBy },
  ]
  return (
    <Card title={say(words.meeting)}>
      <SummaryList rows={rows} />
    </Card>
  )
}

function People({ view }: MeetingPageProps) {
  const say = useSay()
  const { people, meeting } = view
  const held = meeting.beganAt !== null
  const count = (of: (line: InvitedLine) => boolean) =>
    people.filter((line) => line.role !== 'added' && of(line)).length
  return (
    <Card title={say(words.attendance)}>
      <p>
        {say(
          words.answered(
            count(({ answer }) => answer === 'coming'),
            count(({ answer }) => answer === 'substitute'),
            count(({ answer }) => answer === 'declined'),
            count(({ answer }) => answer === null),
          ),
        )}
      </p>
      <ul class="camlo-list camlo-people">
        {people.map((line) => (
          <li key={line.personId}>
            <span>
              {line.person.name}
              {line.role !== 'member' && (
                <>
                  {' '}
                  <Tag>{say(words.roles[line.role])}</Tag>
                </>
              )}
              <span class="camlo-line camlo-muted">{`${say(line.person.title)}, ${say(line.unit)}`}</span>
            </span>
            <span>
              {!(held && line.role === 'added') && <AnswerOf line={line} />}
              {held && <Tag tone={line.attended ? 'good' : 'neutral'}>{say(line.attended ? words.yes : words.no)}</Tag>}
            </span>
          </li>
        ))}
      </ul>
      {meeting.guests.length > 0 && (
        <>
          <h3>{say(words.guests)}</h3>
          <ul class="camlo-list">
            {meeting.guests.map((guest) => (
              <li key={guest}>{guest}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function AnswerOf({ line: { answer, substitute, reason } }: { line: InvitedLine }) {
  const say = useSay()
  if (answer === null) return <span class="camlo-line camlo-muted">{say(words.noAnswer)}</span>
  return (
    <span class="camlo-line">
      {substitute ? say(words.goesFor(substitute.name)) : say(words.answers[answer])}
      {reason && <span class="camlo-muted">{` (${reason})`}</span>}
    </span>
  )
}

function Links({ view, deeds }: MeetingPageProps & { deeds: ReadonlySet<Deed> }) {
  const say = useSay()
  const { meeting, standing } = view
  const concluded = meeting.state === 'concluded'
  const links = [
    ...(deeds.has('change') ? [{ href: `/cuoc-hop/${meeting.id}/sua`, text: words.change }] : []),
    ...(meeting.state === 'planned'
      ? []
      : [{ href: `/cuoc-hop/${meeting.id}/giay-moi.pdf`, text: words.printInvitation }]),
    ...(meeting.conclusions > 0 && (concluded || standing.manages)
      ? [{ href: `/cuoc-hop/${meeting.id}/ket-luan.pdf`, text: concluded ? words.printNotice : words.printDraft }]
      : []),
    ...(standing.manages ? [{ href: `/cuoc-hop/moi?nhu=${meeting.id}`, text: words.again }] : []),
  ]
  if (links.length === 0) return null
  return (
    <Card>
      <ul class="camlo-list">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{say(text)}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
