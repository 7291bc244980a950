import { localDateOf } from '../../../core/calendar/index.ts'
import { readPosted } from '../../../core/files/index.ts'
import { type OfficialViewer, official as officialOf } from '../../../core/identity/index.ts'
import {
  type App,
  failures,
  Refusal,
  type Reply,
  type Request,
  sendPdf,
  sendSheet,
} from '../../../platform/http/index.ts'
import { formatDate, formatNumber, inLang } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import { type Cell, SHEET_FORMATS } from '../../../platform/spreadsheet/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import { issueDocument } from '../actions/issue.ts'
import { bookFor, headingOf, numberedPapers, yearsTo } from '../books.ts'
import type { DocumentsDeps } from '../deps.ts'
import { errorsOf, isKey, outgoingOf, receiversOf, valuesOf } from '../form.ts'
import { IssuePage, type IssuePageProps } from '../pages/issue-page.tsx'
import { OutgoingPage } from '../pages/outgoing-page.tsx'
import { receiverNames } from '../queries/documents.ts'
import { earlierOf, outgoingOf as linesOf } from '../queries/lists.ts'
import { HTTP } from '../reasons.ts'
import { readSeat, seatKeyOf } from '../rules/document.ts'
import { typeName, typesOn } from '../rules/types.ts'
import { OutgoingAsked, WhichSeat } from '../schemas.ts'
import { has, holdersOf, seatName, seatsOf } from '../seats.ts'
import { words } from '../words.ts'

const READ = { may: 'document.read' } as const
const ISSUE = { may: 'document.issue' } as const
const PAGE = 50
const MOST_PRINTED = 2_000
const MOST_EARLIER = 100

/** What a seat sent out, and sending a document out. */
export function mountOutgoing(app: App, deps: DocumentsDeps): void {
  app.get('/van-ban/di', { schema: { querystring: OutgoingAsked }, config: READ }, async (request, reply) => {
    const { query } = request
    const { standing, seats, seat, today } = await bookFor(deps, officialOf(request as Request), query.so)
    const year = query.nam ?? Number(today.slice(0, 4))
    const asked = { seat, year, type: query.loai ?? '', text: query['tu-khoa']?.trim() ?? '', page: query.trang }
    const found = await linesOf(
      deps,
      { ...asked, folded: foldVietnamese(asked.text), limit: PAGE + 1, skip: (asked.page - 1) * PAGE },
      deps.clock.now(),
    )
    return reply.page(
      <OutgoingPage
        asked={asked}
        seats={seats}
        years={yearsTo(today, year)}
        types={typesOn(seat.side, today)}
        lines={found.slice(0, PAGE)}
        more={found.length > PAGE}
        mayIssue={has(standing.keeps, seat)}
      />,
      { title: words.outgoing, wide: true, scripts: ['keys.js'] },
    )
  })

  /** The book as it is printed: oldest first, with the names of receivers. */
  async function printed(
    viewer: OfficialViewer,
    query: { so?: string; nam?: number; loai?: string; 'tu-khoa'?: string },
  ) {
    const { people, seat, today } = await bookFor(deps, viewer, query.so)
    const year = query.nam ?? Number(today.slice(0, 4))
    const filter = { seat, year, type: query.loai ?? '', folded: foldVietnamese(query['tu-khoa'] ?? '') }
    const lines = await linesOf(
      deps,
      { ...filter, limit: MOST_PRINTED + 1, skip: 0, oldestFirst: true },
      deps.clock.now(),
    )
    if (lines.length > MOST_PRINTED) throw new Refusal(422, 'too_many', words.cut(formatNumber(MOST_PRINTED)))
    const sent = await receiverNames(
      deps,
      lines.map(({ id }) => id),
    )
    const names = (id: string) => (sent.get(id) ?? []).map((each) => seatName(people, each, today).vi)
    return {
      people,
      seat,
      year,
      today,
      lines: lines.map((line) => ({ ...line, to: [...names(line.id), ...line.outside].join('; ') })),
    }
  }
  type Line = Awaited<ReturnType<typeof printed>>['lines'][number]
  const noteOf = ({ recalledAt, recalledWhy }: Line) => (recalledAt ? `${words.shown.recalled.vi}: ${recalledWhy}` : '')
  const subjectOf = ({ side, type, subject }: Line) => `${typeName(side, type)}: ${subject}`

  for (const format of SHEET_FORMATS)
    app.get(
      `/van-ban/di.${format}`,
      { schema: { querystring: OutgoingAsked }, config: READ },
      async (request, reply) => {
        const { lines, year } = await printed(officialOf(request as Request), request.query)
        const { columns: w } = words
        const say = (text: typeof words.title) => inLang(text, (request as Request).lang)
        return sendSheet(reply as Reply, format, `van-ban-gui-di-${year}`, {
          name: say(words.outgoing),
          heads: [
            w.code,
            w.issuedOn,
            w.subject,
            w.signer,
            w.receivers,
            w.kept,
            w.copies,
            w.passedOn,
            w.signed,
            w.note,
          ].map(say),
          rows: lines.map((line): Cell[] => [
            line.code,
            formatDate(line.issuedOn),
            subjectOf(line),
            line.signerName,
            line.to,
            'VT',
            line.copies,
            formatDate(line.madeAt),
            `${line.received}/${line.receivers}`,
            noteOf(line),
          ]),
        })
      },
    )

  app.get('/van-ban/di.pdf', { schema: { querystring: OutgoingAsked }, config: READ }, async (request, reply) => {
    const { people, seat, year, today, lines } = await printed(officialOf(request as Request), request.query)
    const set = deps.formSetOn(today)
    if (!set) throw new Refusal(404, 'not_found', failures.notFound)
    const pdf = await deps.forms.renderForm('outgoingBook', set.id, {
      heading: headingOf(people, seat, today),
      party: seat.side === 'party',
      year,
      lines: lines.map((line) => ({
        number: line.code,
        on: line.issuedOn,
        subject: subjectOf(line),
        signer: line.signerName,
        receivers: line.to,
        copies: line.copies,
        passedOn: localDateOf(line.madeAt),
        note: noteOf(line),
      })),
    })
    return sendPdf(reply as Reply, pdf, `van-ban-gui-di-${year}.pdf`)
  })

  type Shown = Pick<IssuePageProps, 'values' | 'chosen' | 'uploads' | 'newKey' | 'errors'>
  async function show(
    viewer: OfficialViewer,
    reply: Reply,
    asked: string | undefined,
    shown: Shown,
    status = 200,
  ): Promise<Reply> {
    const { standing, people, today } = await bookFor(deps, viewer, undefined)
    const wanted = asked ? readSeat(asked) : undefined
    const { keeps } = standing
    const seat = wanted ? keeps.find((each) => seatKeyOf(each) === seatKeyOf(wanted)) : keeps[0]
    if (!seat) throw new Refusal(404, 'not_found', failures.notFound)
    const [numbered, earlier] = await Promise.all([
      numberedPapers(deps, seat, today),
      earlierOf(deps, seat, MOST_EARLIER),
    ])
    return reply
      .header('cache-control', 'no-store')
      .page(
        <IssuePage
          {...shown}
          seats={keeps.map((each) => ({ ...each, name: { vi: each.name, en: each.name } }))}
          seat={seat}
          types={typesOn(seat.side, today)}
          signers={holdersOf(people, seat.headPostIds, today).map(({ id, fullName }) => ({ id, name: fullName }))}
          numbered={numbered}
          earlier={earlier}
          receivers={[...seatsOf(people, today).values()]}
        />,
        { title: words.issue, status, scripts: ['upload.js'] },
      )
  }

  app.get('/van-ban/di/moi', { schema: { querystring: WhichSeat }, config: ISSUE }, (request, reply) =>
    show(officialOf(request as Request), reply as Reply, request.query.so, {
      values: { type: 'CV', secrecy: 'none', urgency: 'normal', copies: '1' },
      chosen: {},
      uploads: [],
      newKey: newId(),
    }),
  )

  app.post('/van-ban/di/moi', { config: ISSUE }, async (request, reply) => {
    const viewer = officialOf(request as Request)
    const form = await readPosted(request as Request, deps)
    const [values, uploads, key] = [valuesOf(form), form.uploads('files'), form.text('key')]
    const seat = readSeat(form.text('so'))
    if (!seat) throw new Refusal(404, 'not_found', failures.notFound)
    const chosen = { groups: [...form.all('groups')], receivers: [...form.all('receivers')] }
    const shown: Shown = { values, chosen, uploads, newKey: isKey(key) ? key : newId() }
    if (form.fileErrors.files)
      return show(viewer, reply as Reply, seatKeyOf(seat), { ...shown, errors: form.fileErrors }, 422)
    const people = await deps.organization()
    const receivers = receiversOf(form, seatsOf(people, localDateOf(deps.clock.now())).values())
    const done = await issueDocument(deps, viewer, shown.newKey, outgoingOf(values, seat, receivers), uploads)
    if (done.ok) return reply.redirect(`/van-ban/di/${done.value.id}?xong=issue`, 303)
    const { reason } = done
    if (HTTP[reason] === 403 || HTTP[reason] === 404) throw new Refusal(HTTP[reason], reason, words.reasons[reason])
    return show(viewer, reply as Reply, seatKeyOf(seat), { ...shown, errors: errorsOf(reason) }, HTTP[reason])
  })
}
