import { localDateOf } from '../../../core/calendar/index.ts'
import { readPosted } from '../../../core/files/index.ts'
import { may, type OfficialViewer, official as officialOf } from '../../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request, sendPdf } from '../../../platform/http/index.ts'
import { readableBy, writtenFor } from '../access.ts'
import { composeReport, draftReport, editReport, sendReport } from '../actions/report.ts'
import type { OversightDeps } from '../deps.ts'
import { TABS } from '../pages/parts.tsx'
import { ReportPage, type ReportPageProps } from '../pages/report-page.tsx'
import { ReportsPage } from '../pages/reports-page.tsx'
import { reportPaper } from '../papers.ts'
import { editsOf, findReport, listReports, type Report } from '../queries/reports.ts'
import { daysOf } from '../read-week.ts'
import { HTTP, type Reason } from '../reasons.ts'
import { SECTIONS, tidySections } from '../rules/report.ts'
import { mondayOf } from '../rules/workload.ts'
import { Asked, One } from '../schemas.ts'
import { words } from '../words.ts'

const READ = { may: 'task.work' } as const
const WRITE = { may: 'task.overview' } as const
const PAGE = 30

/** The report somebody may read; a draft only those who write it. @throws Refusal 404 */
export async function readReport(desk: OversightDeps, viewer: OfficialViewer, id: string): Promise<Report> {
  const [report, people] = await Promise.all([findReport(desk, id), desk.organization()])
  const isTheirs =
    report !== undefined &&
    (writtenFor(viewer).includes(report.unitId) ||
      (report.state === 'sent' && readableBy(viewer, people).includes(report.unitId)))
  if (!isTheirs) throw new Refusal(404, 'not_found', failures.notFound)
  return report
}

/** Weekly reports: written from the figures, edited, sent, read by the units below. */
export function mountReports(app: App, desk: OversightDeps): void {
  /** @param refused why a new one couldn't be begun */
  async function list(request: Request, reply: Reply, page: number, refused?: Reason): Promise<Reply> {
    const viewer = officialOf(request)
    const people = await desk.organization()
    const own = writtenFor(viewer)
    const found = await listReports(desk, {
      readable: readableBy(viewer, people),
      own,
      limit: PAGE + 1,
      skip: (page - 1) * PAGE,
    })
    const nameOf = (id: string) => people.findUnit(id)?.name ?? { vi: '—', en: '—' }
    return reply.page(
      <ReportsPage
        reports={found.slice(0, PAGE).map((report) => ({
          ...report,
          unit: nameOf(report.unitId),
          to: daysOf(report.week).to,
          by: people.findOfficial(report.sentBy ?? report.draftedBy)?.fullName ?? '—',
        }))}
        own={own.map((id) => ({ id, name: nameOf(id) }))}
        monday={mondayOf(localDateOf(desk.clock.now()))}
        leads={may(viewer, 'task.overview')}
        page={page}
        more={found.length > PAGE}
        {...(refused ? { errors: { [refused === 'not_yours' ? 'unitId' : 'week']: words.reasons[refused] } } : {})}
      />,
      { title: words.reports, wide: true, status: refused ? HTTP[refused] : 200 },
    )
  }

  app.get('/theo-doi/bao-cao', { schema: { querystring: Asked }, config: READ }, (request, reply) =>
    list(request as Request, reply as Reply, request.query.trang),
  )

  app.post('/theo-doi/bao-cao', { config: WRITE }, async (request, reply) => {
    const form = await readPosted(request as Request, desk)
    const made = await draftReport(desk, officialOf(request as Request), {
      unitId: form.text('unitId'),
      week: form.text('week'),
    })
    if (made.ok) return reply.redirect(`${TABS.bao_cao}/${made.value.id}?xong=draft`, 303)
    return list(request as Request, reply as Reply, 1, made.reason)
  })

  type Shown = Pick<ReportPageProps, 'done' | 'typed' | 'errors'>
  async function show(request: Request, reply: Reply, id: string, shown: Shown = {}, status = 200): Promise<Reply> {
    const viewer = officialOf(request)
    const report = await readReport(desk, viewer, id)
    const mayWrite = writtenFor(viewer).includes(report.unitId)
    const [people, edits] = await Promise.all([desk.organization(), mayWrite ? editsOf(desk, id) : []])
    const personOf = (each: string | null) => (each && people.findOfficial(each)?.fullName) || '—'
    return reply
      .header('cache-control', 'no-store')
      .page(
        <ReportPage
          {...shown}
          report={report}
          unit={people.findUnit(report.unitId)?.name ?? { vi: '—', en: '—' }}
          to={daysOf(report.week).to}
          sentBy={personOf(report.sentBy)}
          mayWrite={mayWrite}
          edits={edits.map((edit) => ({ ...edit, by: personOf(edit.editedBy) }))}
        />,
        { title: words.report, status },
      )
  }

  app.get('/theo-doi/bao-cao/:id', { schema: { params: One }, config: READ }, (request, reply) => {
    const { xong } = request.query as { xong?: string }
    const done = xong && Object.hasOwn(words.done, xong) ? (xong as keyof typeof words.done) : undefined
    return show(request as Request, reply as Reply, request.params.id, { done })
  })

  const DEEDS = { sua: 'edit', 'viet-lai': 'compose', gui: 'send' } as const
  for (const path of Object.keys(DEEDS) as (keyof typeof DEEDS)[])
    app.post(`/theo-doi/bao-cao/:id/${path}`, { schema: { params: One }, config: WRITE }, async (request, reply) => {
      const { id } = request.params
      const viewer = officialOf(request as Request)
      const report = await readReport(desk, viewer, id)
      const form = await readPosted(request as Request, desk)
      const edition = Number(form.text('edition'))
      const typed = Object.fromEntries(SECTIONS.map((section) => [section, form.text(section)]))
      const result =
        path === 'sua'
          ? await editReport(desk, viewer, id, { edition, sections: typed })
          : path === 'gui'
            ? await sendReport(desk, viewer, id, { edition })
            : await composeReport(desk, viewer, { ...report, edition })
      if (result.ok) return reply.redirect(`${TABS.bao_cao}/${id}?xong=${DEEDS[path]}`, 303)
      const { reason } = result
      const shown = {
        errors: { 'noi-dung-bao-cao': words.reasons[reason] },
        ...(path === 'sua' ? { typed: tidySections(typed) } : {}),
      }
      return show(request as Request, reply as Reply, id, shown, HTTP[reason])
    })

  app.get('/theo-doi/bao-cao/:id.pdf', { schema: { params: One }, config: READ }, async (request, reply) => {
    const report = await readReport(desk, officialOf(request as Request), request.params.id)
    const set = desk.formSetOn(localDateOf(desk.clock.now()))
    if (!set) throw new Refusal(404, 'not_found', failures.notFound)
    const pdf = await desk.forms.renderForm('document', set.id, await reportPaper(desk, report))
    return sendPdf(reply as Reply, pdf, `bao-cao-tuan-${report.week}.pdf`)
  })
}
