import type { LocalDate } from '../../../core/calendar/index.ts'
import type { PostsFile, UnitFile } from '../../../core/organization/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import type { FilingFile } from '../../dossiers/index.ts'
import type { ProceduresFile } from '../../procedures/index.ts'

/** Who takes over a role's work in a unit that ends. Units are named by their codes. */
export interface RuleFile {
  /** Null: all work of the unit that no other rule names. */
  role: string | null
  /** Null: whoever took over the unit that received the dossier. */
  to: string | null
  /** What the role is called from then on, where its name changes. */
  as?: string
}

/** A unit that ends, and who takes over. */
export interface EndFile {
  unit: string
  /** None: nobody has decided. */
  successors: string[]
  rules?: RuleFile[]
  /** People whose way is decided by name of their post, because their work goes elsewhere or to several. */
  people?: { post: string; to: string; toPost: string }[]
}

/** A change of units as data: what ends, what begins, who takes over what (phương án chuyển đổi). */
export interface PlanFile {
  code: string
  name: Text
  /** The law or decision it carries out. */
  legalBasis: string[]
  effectiveOn: LocalDate
  note: Text
  /** The units that begin, with those below them. */
  units: UnitFile[]
  posts: PostsFile
  /** Roles of which a post has one holder: nobody is put beside another by a merger. */
  single: string[]
  /** In the order in which they go over: communes before the offices whose work follows them. */
  ends: EndFile[]
  /** The procedures of the new world, published once the change is confirmed. */
  procedures?: ProceduresFile
  /** Who takes in for whom in the new world, from the same day. */
  filing?: FilingFile
}

export interface PlanFlaw {
  kind: 'successor_unknown' | 'succeeds_itself' | 'named_twice'
  unit: string
}

/** What keeps a plan from being run at all, whatever the world it meets. @param known codes of the units there are */
export function flawsOf(plan: PlanFile, known: ReadonlySet<string>): PlanFlaw[] {
  const codes = new Set([...known, ...plan.units.map(({ code }) => code)])
  const named = plan.ends.map(({ unit }) => unit)
  return plan.ends.flatMap(({ unit, successors, rules = [], people = [] }, index) => {
    const targets = [...successors, ...rules.flatMap(({ to }) => to ?? []), ...people.map(({ to }) => to)]
    const flaws: [boolean, PlanFlaw['kind']][] = [
      [targets.some((code) => !codes.has(code)), 'successor_unknown'],
      [targets.includes(unit), 'succeeds_itself'],
      [named.indexOf(unit) !== index, 'named_twice'],
    ]
    return flaws.flatMap(([is, kind]) => (is ? [{ kind, unit }] : []))
  })
}

/** The plan with one more thing decided: who takes over a role's work of a unit; a rule for it that was there gives way. */
export function decide(plan: PlanFile, unit: string, rule: RuleFile): PlanFile {
  return {
    ...plan,
    ends: plan.ends.map((end) =>
      end.unit === unit
        ? { ...end, rules: [...(end.rules ?? []).filter(({ role }) => role !== rule.role), rule] }
        : end,
    ),
  }
}

/**
 * The catalogue that is published when a change is confirmed: what is in force on a day and after, the first version of each
 * procedure beginning on that day; what is in force before ends on the eve. A version that stays as it was isn't touched.
 *
 * @param inForce the versions that are in force, by slug, with the day each began
 * @param eve the day before
 */
export function catalogueFrom(
  file: ProceduresFile,
  day: LocalDate,
  eve: LocalDate,
  inForce: ReadonlyMap<string, LocalDate>,
): ProceduresFile {
  const coming = file.versions.filter(({ validTo }) => validTo === null || validTo >= day)
  const versions = coming.flatMap((version) => {
    const since = inForce.get(version.slug)
    if (since === version.validFrom) return []
    if (version.validFrom > day) return [version]
    const begins = { ...version, validFrom: day }
    return since === undefined ? [begins] : [{ ...version, validFrom: since, validTo: eve }, begins]
  })
  return { ...file, versions }
}
