import type { random } from '../random.ts'
import type { MadeUpTarget } from './targets.ts'

/** Where made-up figures say they come from. */
export const tell = { vi: 'Số liệu minh họa của bản trình diễn', en: 'Made up for the demonstration' }

/** How much of a district's figure each commune has: the first ones more. Adds up to 1. */
export function sharesOf(units: number): number[] {
  const weights = Array.from({ length: units }, (_, index) => 1.6 - (index / units) * 1.1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/** The plan of 2016, grown to a year; later years begin anew, so that the demonstration's own year stays within reason. */
const grown = ({ from, growth }: MadeUpTarget, year: number): number => from * growth ** Math.min(year - 2016, 4)

const written = (value: number, decimals: number): string => value.toFixed(decimals)

interface PlanColumns {
  plan: string | null
  base: string | null
  upper: string | null
  by_day: string | null
}

/** What a target is to be in a year, for a unit's share of it; levels and per cents are the same for all where they can't be shared. */
export function planOf(target: MadeUpTarget, year: number, share: number): PlanColumns {
  const { kind, decimals = 0 } = target
  const nothing: PlanColumns = { plan: null, base: null, upper: null, by_day: null }
  switch (kind) {
    case 'milestone':
      return { ...nothing, by_day: `${year}-09-30` }
    case 'range':
      return { ...nothing, plan: '103', upper: '107' }
    case 'share':
    case 'coverage':
      return { ...nothing, plan: written(Math.min(100, grown(target, year)), 1) }
    case 'growth':
      return { ...nothing, plan: '8', base: written(210_000 * 1.09 ** (year - 2016), 0) }
    case 'fallTo':
      return {
        ...nothing,
        plan: written(grown(target, year), decimals),
        base: written(grown(target, year) * 1.16, decimals),
      }
    default:
      return { ...nothing, plan: written(Math.max(grown(target, year) * share, 10 ** -decimals), decimals) }
  }
}

interface FigureColumns {
  value: string | null
  part: string | null
  whole: string | null
  done_on: string | null
}

interface Reporting {
  year: number
  /** Which of the year's periods, from 0. */
  step: number
  of: number
  share: number
  skill: number
  chance: ReturnType<typeof random>
}

/** What a unit reports of a period: about what was planned, as well as it goes there. */
export function reportOf(target: MadeUpTarget, { year, step, of, share, skill, chance }: Reporting): FigureColumns {
  const { kind, decimals = 0, whole = 100 } = target
  const nothing: FigureColumns = { value: null, part: null, whole: null, done_on: null }
  const plan = grown(target, year)
  const noise = 1 + chance.normal() * 0.04
  const way = (step + 1) / of
  switch (kind) {
    case 'milestone':
      return { ...nothing, done_on: `${year}-${chance.chance(0.7) ? '09-1' : '11-1'}${chance.between(0, 9)}` }
    case 'range':
      return { ...nothing, value: written(105 + chance.normal() * 1.8, decimals) }
    case 'share':
    case 'coverage': {
      const all = Math.max(1, Math.round(whole * share * (kind === 'share' ? 1 + chance.normal() * 0.05 : 1)))
      const got = Math.min(1, (Math.min(100, plan) / 100) * skill * (0.96 + 0.05 * way) * (1 + chance.normal() * 0.012))
      return { ...nothing, part: String(Math.min(all, Math.round(all * got))), whole: String(all) }
    }
    case 'growth':
      return { ...nothing, value: written(210_000 * 1.09 ** (year - 2016) * (1 + 0.08 * skill * noise), 0) }
    case 'fallTo':
      return { ...nothing, value: written(plan * (1 + (1 - skill) * 0.6 + chance.normal() * 0.02), decimals) }
    case 'atMost':
      return { ...nothing, value: written(plan * skill * noise, decimals) }
    case 'level':
    case 'atLeast':
      return {
        ...nothing,
        value: written(
          Math.max(0, plan * share * skill * (0.93 + 0.07 * way) * (1 + chance.normal() * 0.01)),
          decimals,
        ),
      }
    default:
      return {
        ...nothing,
        value: written(Math.max(0, ((plan * share) / of) * skill * seasonOf(step, of) * noise), decimals),
      }
  }
}

/** Little is done around Tết, more before the year ends. */
const seasonOf = (step: number, of: number): number => (of === 1 ? 1 : 0.8 + (0.4 * step) / (of - 1))
