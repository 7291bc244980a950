import type { LocalDate } from '../../../core/calendar/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'

interface Dated {
  validFrom: LocalDate
  validTo: LocalDate | null
  law: Text
}

/** For whom an office may take in besides itself: what is below it, or any office of its province. */
export interface FilingScope extends Dated {
  scope: 'below' | 'province'
  /** Only these procedures, by their names in addresses; null: all. */
  procedures: readonly string[] | null
}

/** What starts the limit of a dossier that one office takes in and another decides. */
export interface FilingClock extends Dated {
  clock: 'reception' | 'arrival'
}

/** Which papers must reach the deciding office before it has got the dossier; where none must, the electronic dossier is there at once. */
export type Travels = 'always' | 'originals' | 'never'

/** Filing anywhere (tiếp nhận không phụ thuộc địa giới), as the law of each day has it and this government has set it. */
export interface FilingRules {
  scopes: readonly FilingScope[]
  clocks: readonly FilingClock[]
  /** By procedure; under the empty name, what holds for all others. */
  travels: ReadonlyMap<string, Travels>
  /** What people call the area of a unit, by its key. */
  areas: ReadonlyMap<string, readonly string[]>
}

/** A unit, as these rules need it. */
export interface Placed {
  id: string
  kind: string
  parentId: string | null
}

const inForce = <T extends Dated>(rules: readonly T[], on: LocalDate): T[] =>
  rules.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))

/** A unit and all above it, nearest first. */
function lineOf(unit: Placed, find: (id: string) => Placed | undefined): Placed[] {
  const above = unit.parentId === null ? undefined : find(unit.parentId)
  return above ? [unit, ...lineOf(above, find)] : [unit]
}

/**
 * Whether an office may take in, on a day, what another decides.
 *
 * @law 61/2018/NĐ-CP, art. 8: each one-stop for its own body; 118/2025/NĐ-CP, art. 14: from 01/07/2025 any of the province
 * @practice a district's one-stop takes in for its communes what the setting names
 */
export function mayTakeInFor(
  { scopes }: Pick<FilingRules, 'scopes'>,
  slug: string,
  { receiving, deciding }: { receiving: Placed; deciding: Placed },
  find: (id: string) => Placed | undefined,
  on: LocalDate,
): boolean {
  if (receiving.id === deciding.id) return true
  const [here, there] = [lineOf(receiving, find), lineOf(deciding, find)]
  const body = receiving.kind === 'office' ? (here[1] ?? receiving) : receiving
  const provinceOf = (line: readonly Placed[]) => line.find(({ kind }) => kind === 'province')?.id
  return inForce(scopes, on).some(({ scope, procedures }) => {
    if (procedures && !procedures.includes(slug)) return false
    if (scope === 'below') return there.slice(1).some(({ id }) => id === body.id)
    return provinceOf(here) !== undefined && provinceOf(here) === provinceOf(there)
  })
}

/** Papers as they were handed in, as far as they may have to travel. */
export interface HandedIn {
  name: string
  kind?: string | undefined
  received?: boolean | undefined
}

/**
 * Whether something on paper must reach the deciding office: by its procedure's setting, all of it, the originals the procedure asks
 * for, or nothing.
 *
 * @practice the law only says that the agency gets it; what that takes is each government's setting
 */
export function papersTravel(
  { travels }: Pick<FilingRules, 'travels'>,
  { slug, papers }: { slug: string; papers: readonly { name: Text; kind: string }[] },
  handedIn: readonly HandedIn[],
): boolean {
  const rule = travels.get(slug) ?? travels.get('') ?? 'originals'
  const onPaper = handedIn.filter(({ received, kind }) => (received ?? true) && kind !== 'electronic')
  if (rule !== 'originals') return rule === 'always' && onPaper.length > 0
  const originals = new Set(papers.filter(({ kind }) => kind === 'original').map(({ name }) => name.vi))
  return onPaper.some(({ name, kind }) => originals.has(name) && kind === 'original')
}

/** What begins the limit of a dossier, and by which rule. */
export interface ClockStart {
  from: 'reception' | 'arrival'
  law: Text | null
}

/**
 * When the limit begins: at reception; or, for what was taken in for another office, as the law of the day says. What needs no paper
 * arrives at once, so that both are the same moment.
 *
 * @law 118/2025/NĐ-CP, art. 17.3, as amended by 309/2026/NĐ-CP, art. 8, from 05/08/2026: when the deciding agency gets it
 */
export function clockStart(
  { clocks }: Pick<FilingRules, 'clocks'>,
  { elsewhere, travels, on }: { elsewhere: boolean; travels: boolean; on: LocalDate },
): ClockStart {
  if (!elsewhere) return { from: 'reception', law: null }
  const [rule] = inForce(clocks, on).toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))
  return { from: rule?.clock === 'arrival' && travels ? 'arrival' : 'reception', law: rule?.law ?? null }
}

/** What stands before the name of a unit that is above communes: `huyện Cam Lộ` names no commune. */
const HIGHER = /\b(huyen|tinh|thanh pho|quan|thi xa) $/

const asWords = (text: string): string =>
  ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** Where a text names an area, as far from its beginning as the first of its names stands. */
function placeOf(text: string, names: readonly string[]): number {
  const places = names.flatMap((name) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      if (!HIGHER.test(foldVietnamese(text.slice(0, at)).concat(' '))) return at
    return []
  })
  return Math.min(...places, Number.POSITIVE_INFINITY)
}

/**
 * The office that an address points to: the one whose area it names first, since addresses begin with what is nearest. Typed without
 * marks too, as long as the name is then still one office's: `Cam Thanh` may be *Cam Thanh* or *Cam Thành*.
 *
 * @param candidates each with the names of its area
 * @returns undefined where it names none
 */
export function proposedBy<Unit extends { names: readonly string[] }>(
  candidates: readonly Unit[],
  address: string,
): Unit | undefined {
  const nearest = (text: string, namesOf: (unit: Unit) => string[]): Unit | undefined => {
    const places = candidates.map((unit) => ({ unit, at: placeOf(text, namesOf(unit)) }))
    return places.filter(({ at }) => Number.isFinite(at)).toSorted((one, other) => one.at - other.at)[0]?.unit
  }
  const folded = ({ names }: Unit): string[] => names.map((name) => ` ${foldVietnamese(name)} `)
  const isOnes = (name: string): boolean => candidates.filter((unit) => folded(unit).includes(name)).length === 1
  const plain = ` ${foldVietnamese(asWords(address))} `
  const exact = plain === asWords(address) ? undefined : nearest(asWords(address), ({ names }) => names.map(asWords))
  return exact ?? nearest(plain, (unit) => folded(unit).filter(isOnes))
}
