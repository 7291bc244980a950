import { Type } from 'typebox'
import {
  type App,
  ById,
  cutPage,
  Instant,
  Key,
  operations,
  orNull,
  Paged,
  pageOf,
  Words,
} from '../../../platform/http/index.ts'
import { no, ok } from '../../../platform/result.ts'
import { actorIn } from '../actor.ts'
import type { ExchangeDeps } from '../deps.ts'
import { confirmImport, dropImport, findImport, findImports, findLines, readImport, takeBackImport } from './imports.ts'
import { HTTP } from './reasons.ts'
import { words } from './words.ts'

const MAY = { may: 'exchange.manage' }
const PAGE = 200
/** A file of 4 MB in base64. */
const BODY_LIMIT = 6 * 1_048_576

const File = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  content: Type.String({ contentEncoding: 'base64', description: 'An XLSX spreadsheet in base64; 4 MB at most' }),
})
const Import = Type.Object({
  id: Key,
  fileName: Type.String(),
  madeAt: Instant,
  lines: Type.Integer(),
  good: Type.Integer({ description: 'Lines that can come in, or came in' }),
  confirmedAt: orNull(Instant),
  takenBackAt: orNull(Instant),
  kept: orNull(Type.Integer(), { description: 'Dossiers that stayed when the file was taken back' }),
})
const Line = Type.Object({
  line: Type.Integer({ description: 'Of the spreadsheet' }),
  data: Type.Record(Type.String(), Type.String()),
  flaws: Type.Array(Words, { description: 'Empty: it can come in' }),
})

/** Another system’s dossiers, for programs: looked at first, let in, taken back. */
export function mountImportApi(app: App, deps: ExchangeDeps): void {
  const { db, localityId } = deps
  const api = operations(app, { tag: 'import', statuses: HTTP, words: words.reasons })

  api(
    'GET',
    '/imports',
    { ...MAY, summary: 'The latest 50 files', answer: Type.Object({ rows: Type.Array(Import) }) },
    async () => ok({ rows: await findImports(db, localityId) }),
  )

  api(
    'POST',
    '/imports',
    {
      ...MAY,
      summary: 'Read a file and check each line; nothing has come in yet',
      body: File,
      bodyLimit: BODY_LIMIT,
      answer: Import,
      status: 201,
      refusals: ['no_workbook', 'too_large', 'no_heads', 'empty', 'too_many_lines'],
    },
    async ({ body }) => {
      const read = await readImport(deps, { name: body.name, bytes: Buffer.from(body.content, 'base64') })
      if (!read.ok) return read
      const made = await findImport(db, localityId, read.value.id)
      return made ? ok(made) : no('not_found')
    },
  )

  api(
    'GET',
    '/imports/:id',
    { ...MAY, summary: 'A file and how it stands', params: ById, answer: Import, refusals: ['not_found'] },
    async ({ params }) => {
      const found = await findImport(db, localityId, params.id)
      return found ? ok(found) : no('not_found')
    },
  )

  api(
    'GET',
    '/imports/:id/lines',
    {
      ...MAY,
      summary: 'The lines of a file that has not come in yet, those with flaws first',
      params: ById,
      query: Type.Object(Paged),
      answer: pageOf(Line),
      refusals: ['not_found'],
    },
    async ({ params, query: { page } }) => {
      const batch = await findImport(db, localityId, params.id)
      if (!batch) return no('not_found')
      const lines = await findLines(db, localityId, params.id, { limit: PAGE + 1, skip: (page - 1) * PAGE })
      return ok(cutPage(lines, page, PAGE))
    },
  )

  api(
    'POST',
    '/imports/:id/confirm',
    {
      ...MAY,
      summary: 'Let the good lines in, all in one transaction; asked twice they come once',
      params: ById,
      answer: Type.Object({ dossiers: Type.Integer() }),
      refusals: ['not_found', 'already_done', 'nothing_good'],
    },
    (request) => confirmImport(deps, actorIn(request), request.params.id),
  )

  api(
    'POST',
    '/imports/:id/take-back',
    {
      ...MAY,
      summary: 'Take back what came in with a file, within a day; what somebody has worked on since stays',
      params: ById,
      answer: Type.Object({ gone: Type.Integer(), kept: Type.Integer() }),
      refusals: ['not_found', 'too_late'],
    },
    (request) => takeBackImport(deps, actorIn(request), request.params.id),
  )

  api(
    'DELETE',
    '/imports/:id',
    { ...MAY, summary: 'Drop a file that has not come in', params: ById, refusals: ['not_found'] },
    ({ params }) => dropImport(deps, params.id),
  )
}
