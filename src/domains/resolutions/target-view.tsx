import { type Static, Type } from 'typebox'
import type { OfficialViewer } from '../../core/identity/index.ts'
import type { Request } from '../../platform/http/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import type { ResolutionsDeps } from './deps.ts'
import { YEARS_BACK, yearOutlook } from './outlook.ts'
import { reportHref } from './pages/desk-page.tsx'
import { TargetPage } from './pages/target-page.tsx'
import type { TargetReach } from './pages/target-reach.tsx'
import { explanationsOf } from './queries/explanations.ts'
import type { TargetHead } from './queries/figures.ts'
import { clausesOfTarget } from './queries/papers.ts'
import { findUnitYears } from './queries/reaching.ts'
import { findEntries, findSpan } from './queries/resolutions.ts'
import { findSeries } from './queries/series.ts'
import { findTargetStates, type TargetState } from './queries/states.ts'
import { findPeriod, isOver, lastDayOf, PERIOD_PATTERN, periodOf } from './rules/period.ts'
import { reachTally } from './rules/reaching.ts'
import { mayManage, mayReport, unitInCharge } from './rules/who-may.ts'
import { type Scene, sceneOf } from './scene.ts'
import { rulesOn } from './settings.ts'
import { trendOf } from './trend.ts'
import { reachOf, unitsAmong } from './units-reaching.ts'

export const OfTarget = Type.Object({
  nam: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
  ky: Type.Optional(Type.String({ pattern: PERIOD_PATTERN })),
  'don-vi': Type.Optional(Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })])),
})

/** A target's page for a reader; officials see what waits too, and their buttons. */
export async function targetPage(
  deps: ResolutionsDeps,
  request: Request,
  target: TargetHead,
  { nam, ky, 'don-vi': unit }: Static<typeof OfTarget>,
) {
  const { db, localityId } = deps
  const scene = await sceneOf(deps)
  const span = await findSpan(db, localityId, target.id)
  const now = Number(scene.today.slice(0, 4))
  // Not asked for: the last year that has begun.
  const year = nam ? Number(nam) : (span.years.find((each) => each <= now) ?? span.years[0] ?? now)
  const unitId = unit || null
  const official = request.viewer.kind === 'official' ? request.viewer : undefined
  const asked = [unitId, ...(unitId === null ? span.unitIds : [])]
  const years = [...new Set([year, ...span.years])].sort((a, b) => b - a)
  const source = deps.sources?.find(({ key }) => key === target.computedBy)
  const [reach, clauses, cards, states, series, rules, explanations, entries] = await Promise.all([
    reachTold(deps, scene, target, { unitId, period: ky?.startsWith(String(year)) ? ky : String(year) }),
    clausesOfTarget(db, localityId, target.id),
    official ? Promise.all((deps.cards ?? []).map((card) => card({ id: target.id, year }, official))) : [],
    findTargetStates(
      db,
      localityId,
      [
        ...asked.map((each) => ({ targetId: target.id, unitId: each, period: String(year) })),
        ...years.map((each) => ({ targetId: target.id, unitId, period: String(each) })),
      ],
      scene.today,
    ),
    findSeries(db, localityId, {
      targetId: target.id,
      unitId,
      years: Array.from({ length: YEARS_BACK + 1 }, (_, back) => year - back),
    }),
    rulesOn(db, localityId, scene.today),
    explanationsOf(db, localityId, { targetId: target.id, year, acceptedOnly: official === undefined }),
    findEntries(
      db,
      localityId,
      { targetId: target.id, year, unitId, withWaiting: official !== undefined },
      scene.today,
    ),
  ])
  const [state, ...byUnit] = states.slice(0, asked.length) as TargetState[]
  const measure = state?.measure
  const mayForetell = measure && measure.kind !== 'none' && measure.kind !== 'milestone' && target.every !== 'year'
  const runs = !isOver(periodOf(String(year)), scene.today)
  const on = { year, today: scene.today, pointsNeeded: rules.pointsNeeded }
  const named = span.unitIds
    .map((id) => ({ id, name: scene.unitName(id) }))
    .toSorted((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi'))
  return (
    <TargetPage
      target={target}
      isOfficial={official !== undefined}
      cards={cards}
      year={year}
      years={years}
      unitId={unitId}
      units={named}
      owner={scene.unitName(target.ownerUnitId)}
      answers={answersOf(scene, target)}
      state={state as TargetState}
      byUnit={named.flatMap(({ id, name }) => {
        const of = byUnit.find((each) => each.unitId === id)
        return of && (of.measure || of.reported) ? [{ ...of, unit: name }] : []
      })}
      entries={entries.map((entry) => ({ ...entry, unit: scene.unitName(entry.unitId) }))}
      byYear={(states.slice(asked.length) as TargetState[]).filter((each) => each.measure || each.reported)}
      chart={
        await trendOf(
          target,
          measure,
          series.filter((point) => point.year === year),
          request.lang,
        )
      }
      outlook={mayForetell && runs ? yearOutlook(target, measure, series, on) : null}
      pointsNeeded={rules.pointsNeeded}
      explanations={explanations.map((each) => ({
        ...each,
        unit: scene.unitName(each.inChargeId),
        isLate: each.state === 'open' && each.dueAt < deps.clock.now(),
      }))}
      behind={
        official &&
        source?.href({ unitId, from: `${year}-01-01`, to: `${year}-12-31`, watched: target.watched ?? undefined })
      }
      reach={reach}
      clauses={clauses}
      may={rightsOf(scene, official, target, unitId, year)}
    />
  )
}

/** Of a target that is a share of units: each unit with its figure, by the same rule by which it is counted. */
async function reachTold(
  { db, localityId }: ResolutionsDeps,
  { people, today, unitName }: Scene,
  { watched }: TargetHead,
  { unitId, period: key }: { unitId: string | null; period: string },
): Promise<TargetReach | undefined> {
  const period = findPeriod(key)
  if (!watched || !period) return undefined
  const to = lastDayOf(period)
  const among = unitsAmong(people, watched.among, unitId, to < today ? to : today)
  const years = await findUnitYears(db, localityId, [{ targetId: watched.targetId, year: period.year }])
  const units = reachOf(years, among, period, today)
  const named = units.map((each) => ({ ...each, unit: unitName(each.unitId) }))
  return {
    period: key,
    watched,
    countedIn: years[0]?.countedIn ?? t('', ''),
    tally: reachTally(units),
    units: named.toSorted((a, b) => a.unit.vi.localeCompare(b.unit.vi, 'vi')),
  }
}

/** Who answers for a target: the post named, else the head of the unit that owns it. */
export function answersOf({ people, unitName }: Scene, { answersPostId, ownerUnitId }: TargetHead): Text {
  const post = answersPostId === null ? undefined : people.findPost(answersPostId)
  const owner = unitName(ownerUnitId)
  return post ? post.title : t(`người đứng đầu ${owner.vi}`, `the head of ${owner.en}`)
}

function rightsOf(
  scene: Scene,
  official: OfficialViewer | undefined,
  target: TargetHead,
  unitId: string | null,
  year: number,
) {
  if (!official) return { report: undefined, manage: false }
  const inCharge = unitInCharge(unitId, target.ownerUnitId, scene.root)
  const own = official.appointments.find((post) => post.unitId === inCharge)
  const reports = target.computedBy === null && own !== undefined && mayReport(official, inCharge)
  const now = scene.today.slice(0, 7)
  const period =
    target.every === 'year' || !now.startsWith(String(year))
      ? String(year)
      : target.every === 'month'
        ? now
        : String(year)
  return {
    report: reports ? reportHref({ targetId: target.id, unitId, period }) : undefined,
    manage: mayManage(official, target.ownerUnitId, scene.root),
  }
}
