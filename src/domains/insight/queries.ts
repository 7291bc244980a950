import { type LocalDate, localDateOf } from '../../core/calendar/index.ts'
import { durations, figures } from '../../core/ledger/index.ts'
import type { Organization, OrganizationSource } from '../../core/organization/index.ts'
import { batcher } from '../../platform/batch.ts'
import type { Db } from '../../platform/database/index.ts'
import { type Office, type OpenClocks, openClocks } from '../dossiers/index.ts'
import { byWeek, daysBefore, lastWeeks, mondayOf } from './rules/periods.ts'

/** Acts by which a dossier comes in, and by which the office is done with it. */
export const RECEIVED = ['dossier.receive', 'dossier.accept']
export const FINISHED = [
  'dossier.resolve',
  'dossier.recordExternalResult',
  'dossier.completeParts',
  'dossier.refuse',
  'dossier.stop',
  'dossier.acceptWithdrawal',
]
export const STEP_ENDS = [
  'dossier.handOver',
  'dossier.sendBack',
  'dossier.recordExternalAnswer',
  'dossier.resolve',
  'dossier.recordExternalResult',
  'dossier.finishPart',
]

const WEEKS = 12
const DAYS = 30

export interface UnitLine {
  unitId: string
  name: string
  onTime: number
  late: number
  open: number
  openNear: number
  openLate: number
}

export interface Bottleneck {
  unitId: string
  unitName: string
  stepKey: string
  medianMinutes: number
  p90Minutes: number
  acts: number
  open: number
  near: number
  late: number
}

export interface PersonLine {
  personId: string
  name: string
  acts: number
  lateActs: number
  open: number
  openLate: number
}

/** Everything a leader's board shows of some units; its cost grows with units and days, never with acts. */
export interface Board {
  today: LocalDate
  /** First day of the period the unit figures are about. */
  from: LocalDate
  receivedToday: number
  receivedThisWeek: number
  finishedThisWeek: number
  onTime: number
  late: number
  openLate: number
  openNear: number
  /** So late that the leaders were told. */
  told: number
  open: number
  units: UnitLine[]
  /** Units as they were then, or as they are today, merged ones added up. */
  unitsOf: 'then' | 'now'
  weeks: LocalDate[]
  received: number[]
  finished: number[]
  finishedLate: number[]
  bottlenecks: Bottleneck[]
  people: PersonLine[]
}

const sum = (rows: readonly { acts: number }[]): number => rows.reduce((total, { acts }) => total + acts, 0)

/**
 * Reads boards for one process. An act makes every open board ask at once: those of the same units that ask while one is being
 * read share the next reading, which begins after all of them asked.
 */
export function createBoards(deps: { db: Db; office: Office; organization: OrganizationSource }) {
  const read = batcher(
    async (scopes: string[]) => {
      const organization = await deps.organization()
      const boards = new Map<string, Promise<Board>>()
      return Promise.all(
        scopes.map((scope) => {
          const board = boards.get(scope) ?? readBoard(deps.db, deps.office, organization, scope.split(' '))
          boards.set(scope, board)
          return board
        }),
      )
    },
    { max: 256, inFlight: 1 },
  )
  return (unitIds: readonly string[]): Promise<Board> => read(unitIds.join(' '))
}

/** @param unitIds the units in the viewer's reach */
export async function readBoard(
  db: Db,
  office: Office,
  organization: Organization,
  unitIds: readonly string[],
): Promise<Board> {
  const today = localDateOf(office.clock.now())
  const weeks = lastWeeks(today, WEEKS)
  const since = weeks[0] as LocalDate
  const from = daysBefore(today, DAYS - 1)
  const scope = { unitIds, to: today }
  const [received, finished, waits, deeds, clocks] = await Promise.all([
    figures(db, { ...scope, dimension: 'unit', verbs: RECEIVED, from: since }, ['day']),
    figures(db, { ...scope, dimension: 'unit', verbs: FINISHED, from: since }, ['unitId', 'day', 'outcome']),
    durations(db, { ...scope, dimension: 'step', verbs: STEP_ENDS, from }, ['unitId', 'key']),
    figures(db, { ...scope, dimension: 'person', verbs: STEP_ENDS, from }, ['key', 'outcome']),
    openClocks(office, unitIds),
  ])
  const monday = mondayOf(today)
  const recent = finished.filter(({ day }) => day >= from)
  const lateOf = (rows: typeof finished) => rows.filter(({ outcome }) => outcome === 'late')
  const total = (of: 'open' | 'near' | 'late'): number => clocks.byUnit.reduce((all, clock) => all + clock[of], 0)
  return {
    today,
    from,
    receivedToday: sum(received.filter(({ day }) => day === today)),
    receivedThisWeek: sum(received.filter(({ day }) => day >= monday)),
    finishedThisWeek: sum(finished.filter(({ day }) => day >= monday)),
    onTime: sum(recent) - sum(lateOf(recent)),
    late: sum(lateOf(recent)),
    open: total('open'),
    openNear: total('near'),
    told: clocks.told,
    openLate: total('late'),
    units: unitLines(organization, unitIds, recent, clocks.byUnit),
    unitsOf: 'then',
    weeks,
    received: byWeek(received, weeks),
    finished: byWeek(finished, weeks),
    finishedLate: byWeek(lateOf(finished), weeks),
    bottlenecks: bottlenecks(organization, waits, clocks.byStep),
    people: people(organization, deeds, clocks.byPerson),
  }
}

type FinishedRow = { unitId: string | null; outcome: string | null; acts: number }

function unitLines(
  organization: Organization,
  unitIds: readonly string[],
  finished: readonly FinishedRow[],
  clocks: readonly OpenClocks[],
): UnitLine[] {
  return unitIds
    .map((unitId): UnitLine => {
      const own = finished.filter((row) => row.unitId === unitId)
      const late = sum(own.filter(({ outcome }) => outcome === 'late'))
      const clock = clocks.find(({ unit }) => unit.id === unitId)
      return {
        unitId,
        name: organization.findUnit(unitId)?.shortNameVi ?? '–',
        onTime: sum(own) - late,
        late,
        open: clock?.open ?? 0,
        openNear: clock?.near ?? 0,
        openLate: clock?.late ?? 0,
      }
    })
    .filter(({ onTime, late, open }) => onTime + late + open > 0)
    .sort((a, b) => b.openLate - a.openLate || b.onTime + b.late - a.onTime - a.late)
}

type Waits = { unitId: string | null; key: string; acts: number; median: number; p90: number }

const BOTTLENECKS = 10

/** Where dossiers wait: steps with late work first, then those that take longest. */
function bottlenecks(organization: Organization, waits: readonly Waits[], open: readonly OpenClocks[]): Bottleneck[] {
  const known = new Map(waits.map((wait) => [`${wait.unitId} ${wait.key}`, wait]))
  return open
    .map(({ unit, stepKey, ...counts }): Bottleneck => {
      const wait = known.get(`${unit.id} ${stepKey}`)
      return {
        ...counts,
        unitId: unit.id,
        unitName: organization.findUnit(unit.id)?.shortNameVi ?? '–',
        stepKey: stepKey ?? '',
        medianMinutes: wait?.median ?? 0,
        p90Minutes: wait?.p90 ?? 0,
        acts: wait?.acts ?? 0,
      }
    })
    .sort((a, b) => b.late - a.late || b.medianMinutes - a.medianMinutes)
    .slice(0, BOTTLENECKS)
}

function people(
  organization: Organization,
  deeds: readonly { key: string; outcome: string | null; acts: number }[],
  open: readonly OpenClocks[],
): PersonLine[] {
  const ids = new Set([...deeds.map(({ key }) => key), ...open.flatMap(({ person }) => person?.id ?? [])])
  return [...ids]
    .map((personId): PersonLine => {
      const own = deeds.filter(({ key }) => key === personId)
      const clocks = open.filter(({ person }) => person?.id === personId)
      return {
        personId,
        name: organization.findOfficial(personId)?.fullName ?? '–',
        acts: sum(own),
        lateActs: sum(own.filter(({ outcome }) => outcome === 'late')),
        open: clocks.reduce((all, each) => all + each.open, 0),
        openLate: clocks.reduce((all, each) => all + each.late, 0),
      }
    })
    .sort((a, b) => b.openLate - a.openLate || b.lateActs - a.lateActs || b.acts - a.acts)
}
