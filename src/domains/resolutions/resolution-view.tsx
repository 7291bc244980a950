import { inLang, type Lang, type Text } from '../../platform/i18n/index.ts'
import { COLOURS, type Series, stackedBars } from '../../ui/index.ts'
import type { ResolutionsDeps } from './deps.ts'
import { type ResolutionProps, resolutionHref, type TallyChart } from './pages/resolution-page.tsx'
import { findParts, findYears, type Part } from './queries/resolutions.ts'
import { findYear, type YearTarget } from './queries/year.ts'
import { missingIn, type Tally, tallyOf } from './rules/roll-up.ts'
import { unitInCharge } from './rules/who-may.ts'
import { type Scene, sceneOf } from './scene.ts'
import { rulesOn } from './settings.ts'
import { words } from './words.ts'

export interface ResolutionAsked {
  key: string
  /** Missing: the last year that has begun. */
  year?: number | undefined
  /** A unit's code. */
  unit?: string | undefined
}

/** Everything a resolution's page shows; undefined where there is no such resolution or unit. */
export async function resolutionOf(
  deps: ResolutionsDeps,
  { key, year: asked, unit: code }: ResolutionAsked,
  lang: Lang,
  { withCharts = true } = {},
): Promise<ResolutionProps | undefined> {
  const { db, localityId, clock } = deps
  const scene = await sceneOf(deps)
  const [parts, known, rules] = await Promise.all([
    findParts(db, localityId),
    findYears(db, localityId),
    rulesOn(db, localityId, scene.today),
  ])
  const root = parts.find((part) => part.key === key && part.parentId === null)
  const unit = code === undefined ? null : scene.people.findUnitByCode(code)
  if (!root || unit === undefined) return undefined
  const now = Number(scene.today.slice(0, 4))
  const years = known.map(Number)
  const year = asked ?? years.find((each) => each <= now) ?? now
  const tree = below(parts, root)
  const targets = (await findYear(db, localityId, { year, today: scene.today, near: rules.nearPercent })).filter(
    ({ partId }) => tree.some(({ id }) => id === partId),
  )
  const cells = targets.flatMap((target) => {
    const cell = unit ? target.units.find(({ unitId }) => unitId === unit.id) : target.whole
    return cell ? [{ target, cell }] : []
  })
  const grouped = tree
    .map((part) => ({ part, targets: cells.filter(({ target }) => target.partId === part.id) }))
    .filter((group) => group.targets.length > 0)
  const units = unit ? [] : unitsIn(scene, targets)
  return {
    root,
    year,
    years: [...new Set([year, ...years])].sort((a, b) => b - a),
    unit: unit ? { code: unit.code, name: unit.name } : null,
    tally: tallyOf(cells.map(({ cell }) => cell)),
    parts: grouped,
    byPart:
      withCharts && grouped.length > 1
        ? await chartOf(
            grouped.map(({ part, targets: of }) => ({
              name: part.name,
              tally: tallyOf(of.map(({ cell }) => cell)),
              href: `#${part.key}`,
            })),
            lang,
          )
        : undefined,
    byUnit:
      withCharts && units.length > 1
        ? await chartOf(
            units.map((each) => ({ ...each, href: resolutionHref(root.key, year, each.code) })),
            lang,
          )
        : undefined,
    missing: missingBy(scene, targets, unit?.id ?? null, { year, reportDays: rules.reportDays }),
    at: clock.now(),
  }
}

/** A part and all below it, as a tree is read. */
const below = (parts: readonly Part[], root: Part): Part[] => [
  root,
  ...parts.filter(({ parentId }) => parentId === root.id).flatMap((part) => below(parts, part)),
]

/** Units that have targets of their own, by name, with how they stand. */
function unitsIn({ people }: Scene, targets: readonly YearTarget[]): { code: string; name: Text; tally: Tally }[] {
  const cells = targets.flatMap(({ units }) => units)
  return [...new Set(cells.map(({ unitId }) => unitId))]
    .flatMap((id) => {
      const unit = id === null ? undefined : people.findUnit(id)
      return unit
        ? [{ code: unit.code, name: unit.name, tally: tallyOf(cells.filter(({ unitId }) => unitId === id)) }]
        : []
    })
    .sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi'))
}

/** Who owes reports: each unit for its own targets, and who owns a target that no unit reports. */
function missingBy(
  { people, today, root }: Scene,
  targets: readonly YearTarget[],
  only: string | null,
  { year, reportDays }: { year: number; reportDays: number },
): ResolutionProps['missing'] {
  const owed = new Map<string, { key: string; name: Text; periods: readonly string[] }[]>()
  for (const target of targets) {
    if (target.computedBy !== null) continue
    const planned = target.units.filter(({ measure }) => measure)
    const cells =
      planned.length > 0 && target.unitsAdd ? planned : target.whole.measure ? [target.whole, ...planned] : planned
    for (const { unitId, periods } of cells) {
      const missing = missingIn(year, { every: target.every, periods }, { today, reportDays })
      const by = unitInCharge(unitId, target.ownerUnitId, root)
      if (missing.length === 0 || (only !== null && by !== only)) continue
      owed.set(by, [...(owed.get(by) ?? []), { key: target.key, name: target.name, periods: missing }])
    }
  }
  return [...owed]
    .flatMap(([id, of]) => {
      const unit = people.findUnit(id)
      return unit
        ? [
            {
              code: unit.code,
              name: unit.name,
              targets: of,
              periods: of.reduce((sum, { periods }) => sum + periods.length, 0),
            },
          ]
        : []
    })
    .sort((a, b) => b.periods - a.periods)
}

const SHOWN = [
  ['reached', COLOURS.good],
  ['near', COLOURS.near],
  ['far', COLOURS.late],
  ['notReported', '#9aa0a6'],
] as const

const drawn = new Map<string, Promise<TallyChart>>()
const MOST_DRAWN = 200

/** Bars of tallies; the same figures are drawn once. */
function chartOf(rows: readonly { name: Text; tally: Tally; href: string }[], lang: Lang): Promise<TallyChart> {
  const key = JSON.stringify([lang, rows])
  const known = drawn.get(key)
  if (known) return known
  if (drawn.size >= MOST_DRAWN) drawn.clear()
  const chart = draw(rows, lang)
  chart.catch(() => drawn.delete(key))
  drawn.set(key, chart)
  return chart
}

async function draw(rows: readonly { name: Text; tally: Tally; href: string }[], lang: Lang): Promise<TallyChart> {
  const names = rows.map(({ name }) => inLang(name, lang))
  const series: Series[] = SHOWN.map(([kind, colour]) => ({
    name: inLang(words.tallies[kind], lang),
    colour,
    values: rows.map(({ tally }) => tally[kind]),
    links: rows.map(({ href }) => href),
  }))
  return { drawing: await stackedBars(names, series), rows: names, series }
}
