import type { Text } from '../../../platform/i18n/index.ts'
import { judge, type Measure, type Reported } from './target.ts'

export const PAPER_KINDS = [
  'resolution',
  'conclusion',
  'directive',
  'programme',
  'scheme',
  'plan',
  'decision',
  'notice',
  'report',
] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

export const PART_KINDS = ['resolution', 'pillar', 'scheme', 'theme', 'programme'] as const
export type PartKind = (typeof PART_KINDS)[number]

/** Told in the interview, seen in a source, known and not verified, derived, entered by an official, made up to show. */
export type Standing = 'I' | 'S' | 'K' | 'D' | 'O' | 'M'

export type PlanLine = { period: string } & Measure
export type FigureLine = { period: string; note?: Text } & (
  | { value: string }
  | { part: string; whole: string }
  | { done: string }
)

/** What a profile tells of a locality's resolutions. */
export interface ResolutionsFile {
  /** Where all of it comes from. */
  source: Text
  papers: {
    key: string
    kind: PaperKind
    number: string | null
    title: Text
    issuer: Text
    issuedOn: string | null
    /** Keys of the papers it carries out; they may be younger. */
    follows?: string[]
    standing: Standing
    /** Its text, clause by clause, where it is known. */
    clauses?: { number: string; text: Text; part?: string }[]
  }[]
  parts: { key: string; kind: PartKind; parent?: string; paper?: string; year?: number; name: Text }[]
  targets: {
    key: string
    part: string
    name: Text
    countedIn: Text
    note?: Text
    /** Code of the unit that follows it; missing: the locality. */
    owner?: string
    plans: PlanLine[]
    figures: FigureLine[]
  }[]
}

/** Everything that keeps a file from being loaded, in words for whoever writes it. */
export function flawsIn({ papers, parts, targets }: ResolutionsFile): string[] {
  const known = { papers: new Set(papers.map(({ key }) => key)), parts: new Set<string>() }
  const flaws: string[] = []
  for (const { key, follows = [] } of papers)
    for (const from of follows) if (!known.papers.has(from)) flaws.push(`${key} follows ${from}, which isn't there`)
  for (const { key, kind, parent, paper } of parts) {
    if (known.parts.has(key)) flaws.push(`${key} stands there twice`)
    if (parent === undefined ? kind !== 'resolution' : !known.parts.has(parent))
      flaws.push(`${key} has no parent above it`)
    if (paper !== undefined && !known.papers.has(paper)) flaws.push(`${key} rests on ${paper}, which isn't there`)
    known.parts.add(key)
  }
  for (const { key, clauses = [] } of papers)
    for (const { number, part } of clauses)
      if (part !== undefined && !known.parts.has(part))
        flaws.push(`${key}, ${number} is about ${part}, which isn't there`)
  for (const { key, part, plans, figures } of targets) {
    if (!known.parts.has(part)) flaws.push(`${key} is of ${part}, which isn't there`)
    for (const figure of figures) {
      const plan = plans.find(({ period }) => period === figure.period)
      const flaw = unfit(plan ?? { kind: 'none' }, figure)
      if (flaw) flaws.push(`${key} in ${figure.period}: ${flaw}`)
    }
  }
  return flaws
}

function unfit(measure: Measure, figure: FigureLine): string | undefined {
  try {
    judge(measure, reportedOf(figure))
    return undefined
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

const reportedOf = (figure: FigureLine): Reported =>
  'done' in figure ? { done: figure.done, today: figure.done } : figure
