import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fill } from './fill.ts'
import type { ResultData } from './form-data.ts'
import { type Rendered, renderUntrusted } from './guarded.ts'
import { TEMPLATES_FOLDER } from './resources.ts'

/**
 * Prints a result by a procedure's own template, which an official wrote: PDF/A-2b, or SVG to look at. The template reads the
 * same words as ours (`data.applicant.name`, `data.content`, …) and each answer of the form as `data.answers.<key>`.
 */
export function renderTemplate(
  source: string,
  data: ResultData & { answers: Readonly<Record<string, string>> },
  as: 'pdf' | 'svg',
): Promise<Rendered> {
  const filled = fill('result', data)
  const [year, month, day] = data.heading.on.split('-').map(Number)
  return renderUntrusted({
    source,
    as,
    qr: typeof filled.link === 'string' ? filled.link : undefined,
    data: {
      ...filled,
      answers: data.answers,
      documentTitle: `${data.title} – ${data.dossierCode}`,
      issued: { year, month, day, hour: 0, minute: 0, second: 0 },
    },
  })
}

/** The template results are printed by where a procedure has none of its own, to begin from. */
export const plainTemplate = async (): Promise<string> =>
  (await readFile(join(TEMPLATES_FOLDER, 'common', 'result.typ'), 'utf8')).replace('"paper.typ"', '"/common/paper.typ"')
