import { Type } from 'typebox'
import { openFile, sendFile } from '../../../../core/files/index.ts'
import { type App, failures, Refusal, sendPdf } from '../../../../platform/http/index.ts'
import { Code } from '../../schemas.ts'
import type { Counter } from './deps.ts'
import { codeOf, type OwnDoor } from './own-door.tsx'
import { OWN_FORMS, printOwnForm } from './own-forms.ts'

const ResultFile = Type.Object({ ...Code.properties, fileId: Type.String({ maxLength: 40 }) })
const PrintedForm = Type.Object({
  ...Code.properties,
  form: Type.Union(OWN_FORMS.map((form) => Type.Literal(form))),
})

/** The result and the official papers of a dossier, to its owner. */
export function mountOwnDownloads(app: App, counter: Counter, { findOpened, askSecret }: OwnDoor): void {
  const { db, localityId } = counter.office

  app.get(
    '/tra-cuu/:code/ho-so/ket-qua/:fileId',
    { schema: { params: ResultFile }, config: { may: 'public' } },
    async (request, reply) => {
      const opened = await findOpened(request)
      if (!opened) return askSecret(reply, codeOf(request), 403)
      const result = opened.own.results.find(({ fileId }) => fileId === request.params.fileId)
      const file = result && (await openFile(db, localityId, result.fileId))
      if (!file) throw new Refusal(404, 'not_found', failures.notFound)
      return sendFile(reply, file)
    },
  )

  app.get(
    '/tra-cuu/:code/ho-so/giay/:form',
    { schema: { params: PrintedForm }, config: { may: 'public' } },
    async (request, reply) => {
      const { form } = request.params
      const opened = await findOpened(request)
      if (!opened) return askSecret(reply, codeOf(request), 403)
      const pdf = await printOwnForm(counter, opened.own.id, form)
      if (!pdf) throw new Refusal(404, 'not_found', failures.notFound)
      return sendPdf(reply, pdf, `${form}-${opened.view.code}.pdf`, { save: true })
    },
  )
}
