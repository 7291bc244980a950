// A process of its own for templates that officials write: a template can loop for ever or eat all memory, and nothing but the
// end of its process stops that. It gets one template by standard input, prints one answer and ends.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { TemplateAnswer, TemplateAsk } from './guarded.ts'
import { qrSvg } from './qr.ts'
import { FONT_FILES, TEMPLATES_FOLDER } from './resources.ts'

const MOST_PAGES = 20

function answer({ source, data, qr, as }: TemplateAsk): TemplateAnswer {
  // The workspace is the folder of our own templates: what lies outside can't be named.
  const compiler = NodeCompiler.create({ workspace: TEMPLATES_FOLDER, fontArgs: [{ fontPaths: FONT_FILES }] })
  const inputs = { data: JSON.stringify({ ...data, qr: qr === undefined ? null : qrSvg(qr) }) }
  const compiled = compiler.compile({ mainFileContent: source, inputs })
  const document = compiled.result
  if (!document) {
    const diagnostics = compiled.takeDiagnostics()
    return { ok: false, reasons: diagnostics ? diagnostics.shortDiagnostics.map(inWords) : ['Typst gave no reason'] }
  }
  if (document.numOfPages > MOST_PAGES) return { ok: false, reasons: [`more than ${MOST_PAGES} pages`] }
  const content =
    as === 'svg'
      ? Buffer.from(compiler.plainSvg(document))
      : compiler.pdf(document, { pdfStandard: 'a-2b', pdfTags: false })
  return { ok: true, content: content.toString('base64') }
}

/** Where our templates lie is nobody's business. */
const inWords = ({ message }: { message?: string }): string => (message ?? 'unknown').replaceAll(TEMPLATES_FOLDER, '')

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
let result: TemplateAnswer
try {
  result = answer(JSON.parse(Buffer.concat(chunks).toString('utf8')) as TemplateAsk)
} catch (fault) {
  result = { ok: false, reasons: [fault instanceof Error ? fault.message : String(fault)] }
}
process.stdout.write(JSON.stringify(result))
