import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { qrSvg } from './qr.ts'
import { FONT_FILES, TEMPLATES_FOLDER } from './resources.ts'
import type { TypesetAnswer, TypesetRequest } from './typesetter.ts'

// Typst keeps what it has laid out; results not used for this many papers are let go, so that memory stays level.
const CACHE_AGE = 8

const compiler = NodeCompiler.create({ workspace: TEMPLATES_FOLDER, fontArgs: [{ fontPaths: FONT_FILES }] })

function typeset({ template, data, qr }: TypesetRequest): Uint8Array<ArrayBuffer> {
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

parentPort?.on('message', (request: TypesetRequest & { id: number }) => {
  let answer: TypesetAnswer
  try {
    answer = { id: request.id, pdf: typeset(request) }
  } catch (fault) {
    answer = { id: request.id, fault: fault instanceof Error ? fault.message : String(fault) }
  }
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer] : [])
})
