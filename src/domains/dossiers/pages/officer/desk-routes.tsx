import { Type } from 'typebox'
import { openFile, sendFile } from '../../../../core/files/index.ts'
import type { App } from '../../../../platform/http/index.ts'
import { failures, Refusal, sendPdf } from '../../../../platform/http/index.ts'
import { reveal } from '../../actions/personal-data.ts'
import { findNotes } from '../../queries/notes.ts'
import { DEED_NAMES } from './deeds.ts'
import { type Desk, keyOf, officialOf } from './deps.ts'
import { deskProps, getOwnDossier } from './desk-data.ts'
import { formSetOf, isPrintName, PRINTS, printData } from './prints.ts'
import { showDesk } from './send.tsx'

const Params = Type.Object({ id: Type.String() })

/** A dossier's own page, its files and its papers. */
export function mountDesk(app: App, desk: Desk): void {
  const { office, forms } = desk

  app.get('/ho-so/:id', { schema: { params: Params }, config: { may: 'dossier.search' } }, async (request, reply) => {
    const props = await deskProps(desk, officialOf(request), keyOf(request.params.id), request.query)
    const told = (request.query as { xong?: unknown }).xong
    const done = told === 'doi-chieu' ? told : DEED_NAMES.find((name) => name === told)
    return showDesk(reply, { ...props, done })
  })

  app.post(
    '/ho-so/:id/xem-day-du',
    { schema: { params: Params }, config: { may: 'dossier.reveal' } },
    async (request, reply) => {
      const officer = officialOf(request)
      const id = keyOf(request.params.id)
      const answer = await reveal(office, officer, id)
      if (!answer.ok) throw new Refusal(404, 'not_found', failures.notFound)
      return showDesk(reply, await deskProps(desk, officer, id, request.query, answer.value))
    },
  )

  app.get(
    '/ho-so/:id/tep/:fileId',
    {
      schema: { params: Type.Object({ id: Type.String(), fileId: Type.String() }) },
      config: { may: 'dossier.search' },
    },
    async (request, reply) => {
      const id = keyOf(request.params.id)
      const fileId = keyOf(request.params.fileId)
      const { papers, results, applicant } = await getOwnDossier(desk, officialOf(request), id)
      const notes = await findNotes(office, id)
      const own = new Set([...papers, ...results, ...notes.values()].map((each) => each.fileId))
      const file =
        own.has(fileId) && !applicant.masked ? await openFile(office.db, office.localityId, fileId) : undefined
      if (!file) throw new Refusal(404, 'not_found', failures.notFound)
      return sendFile(reply, file)
    },
  )

  app.get(
    '/ho-so/:id/giay/:file',
    { schema: { params: Type.Object({ id: Type.String(), file: Type.String() }) }, config: { may: 'dossier.search' } },
    async (request, reply) => {
      const name = request.params.file.replace(/\.pdf$/, '')
      const dossier = await getOwnDossier(desk, officialOf(request), keyOf(request.params.id))
      const set = formSetOf(desk, dossier, await office.workingTime())
      const data = isPrintName(name) && !dossier.applicant.masked ? await printData(desk, name, dossier) : undefined
      if (!set || !data || !isPrintName(name) || !set.forms[PRINTS[name]])
        throw new Refusal(404, 'not_found', failures.notFound)
      const pdf = await forms.renderForm(PRINTS[name], set.id, data as never)
      return sendPdf(reply, pdf, `${name}-${dossier.code}.pdf`)
    },
  )
}
