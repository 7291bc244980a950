import { inLang, type Lang, t } from '../../../platform/i18n/index.ts'
import type { Sheet } from '../../../platform/spreadsheet/index.ts'
import type { ImportLine } from './imports.ts'
import { words } from './words.ts'
import { COLUMNS } from './workbook.ts'

/** The lines that stay out, under the heads they came with and with what is wrong: mended, it can be uploaded as it is. */
export const flawedSheet = (lines: readonly Pick<ImportLine, 'line' | 'data' | 'flaws'>[], lang: Lang): Sheet => ({
  name: inLang(t('Dòng có lỗi', 'Lines to mend'), lang),
  heads: [...COLUMNS.map(({ head }) => inLang(head, lang)), inLang(words.flaws, lang), inLang(words.line, lang)],
  rows: lines
    .filter(({ flaws }) => flaws.length > 0)
    .map(({ line, data, flaws }) => [
      ...COLUMNS.map(({ key }) => data[key] ?? null),
      flaws.map((flaw) => inLang(flaw, lang)).join(' '),
      line,
    ]),
})
