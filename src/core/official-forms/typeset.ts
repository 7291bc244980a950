import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { TypesetRequest } from './press.ts'
import { qrSvg } from './qr.ts'
import { FONT_FILES, TEMPLATES_FOLDER } from './resources.ts'

// Typst keeps what it has laid out; results not used for this many papers are let go, so that memory stays level.
const CACHE_AGE = 8

const compiler = NodeCompiler.create({ workspace: TEMPLATES_FOLDER, fontArgs: [{ fontPaths: FONT_FILES }] })

/** Sets a template with its data as PDF/A-2b. */
export function typeset({ template, data, qr }: TypesetRequest): Uint8Array<ArrayBuffer> {
  const inputs = { data: JSON.stringify({ ...data, qr: qr === undefined ? null : qrSvg(qr) }) }
  const compiled = compiler.compile({ mainFileContent: `#include "/${template}"`, inputs })
  const document = compiled.result
  if (!document) throw new Error(`Typst refused ${template}: ${explain(compiled.takeDiagnostics())}`)
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', pdfTags: false })
  compiler.evictCache(CACHE_AGE)
  return new Uint8Array(pdf)
}

function explain(diagnostics: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string {
  return diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : 'no reason given'
}
