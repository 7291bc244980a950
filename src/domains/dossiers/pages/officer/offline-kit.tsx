import { createHash } from 'node:crypto'
import { renderToString } from 'preact-render-to-string'
import { inLang, type Lang, LangProvider } from '../../../../platform/i18n/index.ts'
import { foldVietnamese } from '../../../../platform/text.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import { initialWays } from '../../rules/initials.ts'
import { answerField } from '../citizen/filing.ts'
import type { Counter } from './counter-data.ts'
import { CounterPage } from './counter-page.tsx'

/** A procedure as a desk takes it in without a line: its form as it looks on the page, nobody's answers in it. */
interface KitProcedure {
  slug: string
  versionId: string
  unitId: string
  name: string
  field: string
  /** What it is found by. */
  words: string
  /** The names of its papers, in their order. */
  papers: string[]
  /** The fields that must be filled in. */
  required: string[]
  form: string
  /** Changes with the form. */
  hash: string
}

/** What a desk needs to go on without a line. No person's data is in it. */
export interface Kit {
  version: string
  units: { id: string; name: string; authority: string }[]
  procedures: KitProcedure[]
}

/** Forms are rendered once for each unit and language, as long as the catalogue stays as it is. */
const made = new WeakMap<ProcedureVersion, Map<string, KitProcedure>>()

function procedureOf(version: ProcedureVersion, { unit, decidersOf }: Counter, lang: Lang): KitProcedure {
  const forms = made.get(version) ?? new Map<string, KitProcedure>()
  made.set(version, forms)
  const deciders = decidersOf(version)
  const key = [unit.id, lang, ...deciders.map((each) => each.unit.id)].join(' ')
  const kept = forms.get(key)
  if (kept) return kept
  const here = (query: Record<string, string>) =>
    `/tiep-nhan/${version.slug}?${new URLSearchParams({ 'don-vi': unit.id, ...query })}`
  const form = renderToString(
    <LangProvider lang={lang}>
      <CounterPage
        procedure={version}
        unit={unit}
        deciders={deciders}
        person={{ kind: 'new', text: '', searched: false }}
        idempotencyKey=""
        officialId=""
        errors={{}}
        here={here}
      />
    </LangProvider>,
  )
  const procedure = {
    slug: version.slug,
    versionId: version.id,
    unitId: unit.id,
    name: inLang(version.name, lang),
    field: inLang(version.field, lang),
    words: `${foldVietnamese(`${version.name.vi} ${version.name.en} ${version.field.vi} ${version.slug}`)} ${initialWays(version.name.vi).join(' ')}`,
    papers: version.papers.map((paper) => inLang(paper.name, lang)),
    required: ['fullName', ...version.form.filter(({ required }) => required).map(({ key }) => answerField(key))],
    form,
    hash: hashOf(form),
  }
  forms.set(key, procedure)
  return procedure
}

/** The kit of an official's counters. */
export function kitOf(counters: readonly Counter[], lang: Lang): Kit {
  const units = counters.map(({ unit }) => ({ id: unit.id, name: inLang(unit.name, lang), authority: unit.authority }))
  const procedures = counters.flatMap((counter) =>
    // Whoever takes it in is filled in by the browser: the forms are everybody's.
    counter.procedures.map((version) => procedureOf(version, counter, lang)),
  )
  const version = hashOf(JSON.stringify([units, procedures.map(({ versionId, hash }) => [versionId, hash])]))
  return { version, units, procedures }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
