import { type App, ById, fileOf, operations, sendSheet } from '../../../platform/http/index.ts'
import { no, ok } from '../../../platform/result.ts'
import type { Office } from '../office.ts'
import { findApplicants } from '../queries/applicants.ts'
import { findByCode } from '../queries/by-code.ts'
import { getDossier } from '../queries/detail.ts'
import { findQueue } from '../queries/queue.ts'
import { queueSheet } from '../queries/queue-sheet.ts'
import { searchDossiers } from '../queries/search.ts'
import { QueueQuery, Scanned, SearchQuery } from '../schemas.ts'
import type { DossierView } from '../views.ts'
import { officialOf, ROOM } from './room.ts'
import { Applicants, Dossier, Found, Named, Queue } from './shapes.ts'

/** A dossier as programs see it: of its procedure, what names it; the rest is at `/procedures`. */
const shapeOf = ({ procedure: { id, procedureId, slug, code, name }, ...dossier }: DossierView) => ({
  ...dossier,
  procedure: { id, procedureId, slug, code, name },
})

/** What officials read of dossiers. */
export function mountReadingApi(app: App, office: Office): void {
  const api = operations(app, ROOM)
  const QUEUE = { may: 'dossier.process', query: QueueQuery }

  api(
    'GET',
    '/dossiers/queue',
    { ...QUEUE, summary: 'What waits for one’s posts or units, nearest due first', answer: Queue },
    async (request) => ok(await findQueue(office, officialOf(request), request.query)),
  )

  api(
    'GET',
    '/dossiers/queue.csv',
    { ...QUEUE, summary: 'The same as a table', answer: fileOf('text/csv') },
    async (request, reply) =>
      ok(sendSheet(reply, 'csv', 'ho-so', queueSheet(office, officialOf(request), request.query, request.lang))),
  )

  api(
    'GET',
    '/dossiers/search',
    {
      summary: 'Dossiers of one’s units by code, name or number; 50 at most',
      may: 'dossier.search',
      query: SearchQuery,
      answer: Found,
    },
    async (request) => ok({ rows: await searchDossiers(office, officialOf(request), request.query) }),
  )

  api(
    'GET',
    '/dossiers/by-code/:code',
    {
      summary: 'The dossier that a code or barcode on a paper or label names',
      may: 'dossier.search',
      params: Scanned,
      answer: Named,
      refusals: ['not_found'],
    },
    async (request) => {
      const found = await findByCode(office, officialOf(request), request.params.code)
      return found ? ok(found) : no('not_found')
    },
  )

  api(
    'GET',
    '/applicants',
    {
      summary: 'People the counter knows, masked outside the unit in charge',
      may: 'dossier.receive',
      query: SearchQuery,
      answer: Applicants,
    },
    async (request) => ok({ rows: await findApplicants(office, request.query.text) }),
  )

  api(
    'GET',
    '/dossiers/:id',
    {
      summary: 'A dossier with its papers, steps, acts, and what one may do',
      may: 'dossier.search',
      params: ById,
      answer: Dossier,
      refusals: ['not_found', 'not_yours'],
    },
    async (request) => {
      const found = await getDossier(office, officialOf(request), request.params.id)
      return found.ok ? ok(shapeOf(found.value)) : found
    },
  )
}
