import { type Rendered, renderTemplate } from '../../core/official-forms/index.ts'
import type { App, Reply } from '../../platform/http/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import { type EditorDeps, getDraft } from './draft-desk.ts'
import { DraftParams, PostedForm } from './draft-schemas.ts'
import { resultWords } from './result-words.ts'
import type { DraftContent } from './rules/draft.ts'
import { TEMPLATE_LENGTH } from './rules/draft-checks.ts'

const MAY = { may: 'procedure.manage' }
const URL = '/quan-tri/ban-thao/:id/ket-qua/xem-truoc'

/** A draft's result paper, printed with what stands for a dossier; every answer is its own question. */
export function printSample(content: DraftContent, source: string, as: 'pdf' | 'svg'): Promise<Rendered> {
  const { applicant, address, agency, superior, signer } = resultWords.sample
  return renderTemplate(
    source,
    {
      heading: { superior, agency, place: 'Cam Hiếu', on: content.validFrom || '2026-01-01' },
      title: content.result.vi.toLocaleUpperCase('vi') || 'KẾT QUẢ',
      dossierCode: '000.13.25.H50-260101-0001',
      link: 'https://vidu.vn/tra-cuu/000.13.25.H50-260101-0001',
      procedure: content.name.vi,
      applicant: { name: applicant, address },
      content: content.form.map(({ label }) => `${label.vi}: …`),
      receivers: [applicant, 'Lưu: VT'],
      signature: { authority: ['Chủ tịch'], name: signer },
      answers: Object.fromEntries(content.form.map(({ key, label }) => [key, `[${label.vi}]`])),
    },
    as,
  )
}

/** The preview of a result paper: of what is saved for a picture, of what is being written for the live one. */
export function mountResultPreview(app: App, deps: EditorDeps): void {
  const send = (reply: Reply, made: Rendered) =>
    made.ok
      ? // What somebody wrote by hand is looked at as a picture; opened by itself it may do nothing either.
        reply
          .header(
            'content-security-policy',
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
          )
          .type('image/svg+xml')
          .send(Buffer.from(made.content))
      : reply.code(422).send({
          error: { code: 'template_broken', message: inLang(resultWords.broken(made.reasons), reply.request.lang) },
        })

  app.get(URL, { schema: { params: DraftParams }, config: MAY }, async (request, reply) => {
    const { content } = await getDraft(deps, request.params.id)
    return send(reply, await printSample(content, content.resultTemplate ?? '', 'svg'))
  })

  app.post(URL, { schema: { params: DraftParams, body: PostedForm }, config: MAY }, async (request, reply) => {
    const { content } = await getDraft(deps, request.params.id)
    const source = String(request.body?.template ?? '')
    if (source.length > TEMPLATE_LENGTH) return send(reply, { ok: false, reasons: ['60 000'] })
    return send(reply, await printSample(content, source, 'svg'))
  })
}
