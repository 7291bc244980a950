import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { barcodeSvg, hasBars } from './barcode.ts'
import type { TypesetRequest } from './press.ts'
import { qrSvg } from './qr.ts'
import { FONT_FILES, TEMPLATES_FOLDER } from './resources.ts'

const compiler = NodeCompiler.create({ workspace: TEMPLATES_FOLDER, fontArgs: [{ fontPaths: FONT_FILES }] })

/** Sets a template with its data as PDF/A-2b. What is of a dossier bears its code as bars, where these can hold it. */
export function typeset({ template, data, qr }: TypesetRequest): Uint8Array<ArrayBuffer> {
  const { dossierCode: code } = data
  const barcode = typeof code === 'string' && hasBars(code) ? barcodeSvg(code) : null
  const inputs = { data: JSON.stringify({ ...data, barcode, qr: qr === undefined ? null : qrSvg(qr) }) }
  const compiled = compiler.compile({ mainFileContent: `#include "/${template}"`, inputs })
  const document = compiled.result
  if (!document) throw new Error(`Typst refused ${template}: ${explain(compiled.takeDiagnostics())}`)
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', pdfTags: false })
  // Typst would keep what it laid out, outside the worker's heap and beyond its end. Papers differ: it helps no later one.
  compiler.evictCache(0)
  return new Uint8Array(pdf)
}

function explain(diagnostics: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string {
  return diagnostics ? JSON.stringify(compiler.fetchDiagnostics(diagnostics)) : 'no reason given'
}
