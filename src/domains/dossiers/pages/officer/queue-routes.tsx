import { readPosted } from '../../../../core/files/index.ts'
import { may, type OfficialViewer } from '../../../../core/identity/index.ts'
import { type App, sendSheet } from '../../../../platform/http/index.ts'
import { SHEET_FORMATS } from '../../../../platform/spreadsheet/index.ts'
import { batchAccept } from '../../actions/reception.ts'
import { findByCode } from '../../queries/by-code.ts'
import { findQueue } from '../../queries/queue.ts'
import { queueSheet } from '../../queries/queue-sheet.ts'
import { unitsInReach } from '../../queries/reach.ts'
import type { QueueFilter } from '../../views.ts'
import { lineOf } from './batch-line.ts'
import { BatchPage } from './batch-page.tsx'
import { type Desk, officialOf, today } from './deps.ts'
import { filterQuery, readFilter } from './filter.ts'
import { keysOf } from './form-body.ts'
import type { FilterChoices } from './queue-filters.tsx'
import { QueuePageView } from './queue-page.tsx'
import { words } from './words.ts'

// As many as one page of the list holds at most.
const MOST_AT_ONCE = 200

/** The officer's queue: the list, its file, and what is done with several at once. */
export function mountQueue(app: App, desk: Desk): void {
  const { office } = desk

  app.get('/viec', { config: { may: 'dossier.process' } }, async (request, reply) => {
    const officer = officialOf(request)
    const filter = readFilter(request.query, officer.personId)
    const meant = filter.text === undefined ? undefined : await findByCode(office, officer, filter.text)
    if (meant) return reply.redirect(`/ho-so/${meant.id}${filterQuery(filter, { text: undefined })}`, 303)
    const [page, choices] = await Promise.all([findQueue(office, officer, filter), choicesFor(desk, officer, filter)])
    const receives = may(officer, 'dossier.receive')
    const signs = may(officer, 'dossier.sign')
    return reply.page(
      <QueuePageView
        filter={filter}
        page={page}
        choices={choices}
        receives={receives}
        signs={signs}
        me={officer.personId}
      />,
      { title: words.queue.title, wide: true, scripts: ['keys.js', 'rows.js'] },
    )
  })

  for (const format of SHEET_FORMATS)
    app.get(`/viec.${format}`, { config: { may: 'dossier.process' } }, async (request, reply) => {
      const officer = officialOf(request)
      const filter = { ...readFilter(request.query, officer.personId), after: undefined }
      const sheet = queueSheet(office, officer, filter, request.lang)
      return sendSheet(reply, format, `ho-so-${await today(office)}`, sheet)
    })

  app.get('/viec/tiep-nhan', { config: { may: 'dossier.process' } }, (_request, reply) => reply.redirect('/viec', 303))

  app.post('/viec/tiep-nhan', { config: { may: 'dossier.receive' } }, async (request, reply) => {
    const officer = officialOf(request)
    const ids = keysOf(await readPosted(request, office), 'ids').slice(0, MOST_AT_ONCE)
    const answers = await batchAccept(office, officer, ids)
    const lines = await Promise.all(answers.map((answer) => lineOf(desk, officer, answer)))
    const back = `/viec${filterQuery(readFilter(request.query, officer.personId))}`
    return reply.page(<BatchPage lines={lines} back={back} said={words.batch} />, {
      title: words.batch.title,
      status: lines.length > 0 && lines.every(({ answer }) => !answer?.ok) ? 409 : 200,
    })
  })
}

async function choicesFor({ office, catalogue }: Desk, officer: OfficialViewer, filter: QueueFilter) {
  const [{ versions }, staff] = await Promise.all([catalogue(), office.staff()])
  const unitIds =
    filter.scope === 'unit' ? unitsInReach(officer) : [...new Set(officer.appointments.map(({ unitId }) => unitId))]
  return {
    // Also what is no longer in force: dossiers may still run under it.
    procedures: [
      ...new Map(versions.map(({ procedureId, name }) => [procedureId, { id: procedureId, name }])).values(),
    ],
    units: unitIds.flatMap((id) => {
      const unit = staff.findUnit(id)
      return unit ? [{ id, name: unit.name }] : []
    }),
  } satisfies FilterChoices
}
