import type { Limit } from '../../../core/calendar/index.ts'
import { formatNumber, type Text } from '../../../platform/i18n/index.ts'
import { checkWords } from '../check-words.ts'
import type { DraftContent } from './draft.ts'
import type { CheckWorld, Finding } from './draft-findings.ts'
import { comparableLength } from './lengths.ts'
import { criticalLength, stopsOf, waitsInCircle } from './stops.ts'
import type { LinkedProcedure, ProcedureVersion, Step } from './version.ts'

const finding = (at: string, text: Text): Finding => ({ part: 'steps', at, text })

/** Steps side by side, and procedures linked to steps: each can be begun, and ends. */
export function checkParts(content: DraftContent, version: ProcedureVersion, world: CheckWorld): Finding[] {
  return [
    ...checkGroups(version.steps),
    ...checkStages(version.steps),
    ...version.steps.flatMap((step, index) =>
      step.linked?.length ? checkLinked(content, step, step.linked, index, version, world) : [],
    ),
  ]
}

/** The stages of a limit make up the whole of it, each in one place. */
function checkStages(steps: readonly Step[]): Finding[] {
  if (steps.every(({ stage }) => !stage)) return []
  return steps.flatMap(({ name, stage }, index) => {
    const at = `steps.${index}.stage.vi`
    if (!stage) return [finding(at, checkWords.stageMissing(name))]
    const begins = steps[index - 1]?.stage?.vi !== stage.vi
    const before = steps.slice(0, index).some((other) => other.stage?.vi === stage.vi)
    return begins && before ? [finding(at, checkWords.stageSplit(stage))] : []
  })
}

/** A group has at least two steps, after reception, and somebody signs what comes of it. */
function checkGroups(steps: readonly Step[]): Finding[] {
  const stops = stopsOf(steps)
  return stops.flatMap((stop, place) => {
    const [first] = stop
    if (!first?.parallel) return []
    const at = `steps.${steps.indexOf(first)}.parallel`
    const next = stops[place + 1]
    const again = stops.some((other, index) => index < place && other[0]?.parallel === first.parallel)
    return [
      ...(stop.length < 2 ? [finding(at, checkWords.parallelAlone(first.name))] : []),
      ...(again ? [finding(at, checkWords.parallelSplit(first.parallel))] : []),
      ...(place === 0 || stop.some(({ role }) => role === 'returnDesk')
        ? [finding(at, checkWords.parallelEnds(first.name))]
        : []),
      ...(stop.length > 1 && place > 0 && (!next || next[0]?.role === 'returnDesk')
        ? [finding(at, checkWords.parallelResult(first.name))]
        : []),
      ...stop
        .filter(({ linked }) => linked?.length)
        .map((step) => finding(`steps.${steps.indexOf(step)}.linked`, checkWords.parallelLinked(step.name))),
    ]
  })
}

function checkLinked(
  content: DraftContent,
  step: Step,
  linked: readonly LinkedProcedure[],
  index: number,
  version: ProcedureVersion,
  { organization, on, findInForce }: CheckWorld,
): Finding[] {
  const at = `steps.${index}.linked`
  const day = content.validFrom > on ? content.validFrom : on
  const slugs = linked.map(({ slug }) => slug)
  const unknown = linked.flatMap(({ slug, after }) => after.filter((each) => !slugs.includes(each) || each === slug))
  const twice = slugs.filter((slug, place) => slugs.indexOf(slug) < place)
  const found = slugs.map((slug) => ({ slug, child: findInForce(slug, day) }))
  const children = found.flatMap(({ child }) => child ?? [])
  return [
    ...(index === 0 ? [finding(at, checkWords.linkedFirst)] : []),
    ...twice.map((slug) => finding(at, checkWords.linkedTwice(slug))),
    ...found.filter(({ child }) => !child).map(({ slug }) => finding(at, checkWords.linkedNotInForce(slug))),
    ...unknown.map((slug) => finding(at, checkWords.linkedAfter(slug))),
    ...(waitsInCircle(linked) ? [finding(at, checkWords.linkedCircle)] : []),
    ...children
      .filter((child) => leadsTo(child, content.slug, (slug) => findInForce(slug, day)))
      .map(({ name }) => finding(at, checkWords.linkedBack(name))),
    ...children.flatMap((child) => [
      ...child.form
        .filter(({ key, required }) => required && content.form.every((field) => field.key !== key))
        .map(({ label }) => finding(at, checkWords.linkedAsks(child.name, label))),
      ...(version.receivingUnitIds.every((id) => takesIn(child, id, organization))
        ? []
        : [finding(at, checkWords.linkedReceiver(child.name))]),
    ]),
    ...(waitsInCircle(linked) ? [] : checkDays(content, step, linked, children, at)),
  ]
}

/** Whether a procedure is, or leads by its own linked procedures to, the one it would be linked to. */
function leadsTo(
  child: ProcedureVersion,
  slug: string,
  find: (slug: string) => ProcedureVersion | undefined,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (child.slug === slug) return true
  if (seen.has(child.slug)) return false
  return child.steps
    .flatMap(({ linked }) => linked ?? [])
    .some((each) => {
      const next = find(each.slug)
      if (each.slug === slug) return true
      return next !== undefined && leadsTo(next, slug, find, new Set([...seen, child.slug]))
    })
}

/** Whether a linked procedure is taken in where the whole is, or by a unit above. */
function takesIn(
  { receivingUnitIds }: ProcedureVersion,
  unitId: string,
  organization: CheckWorld['organization'],
): boolean {
  for (let id: string | null = unitId; id; id = organization.findUnit(id)?.parentId ?? null)
    if (receivingUnitIds.includes(id)) return true
  return false
}

/** The longest way along what waits for what fits into the step; procedures side by side don't add up. */
function checkDays(
  content: DraftContent,
  step: Step,
  linked: readonly LinkedProcedure[],
  children: readonly ProcedureVersion[],
  at: string,
): Finding[] {
  const own: Limit = { amount: step.amount, unit: content.limit.unit === 'sameDay' ? 'sameDay' : step.unitOfTime }
  const [kind, whole] = comparableLength(own)
  const lengths = new Map(children.map((child) => [child.slug, comparableLength(child.limit)]))
  // Working time and calendar time can't be added up.
  if ([...lengths.values()].some(([other]) => other !== kind)) return []
  const needed = criticalLength(linked, ({ slug }) => lengths.get(slug)?.[1] ?? 0)
  if (needed <= whole + 1e-9) return []
  const [, unit] = comparableLength({ ...own, amount: 1 })
  return [finding(at, checkWords.linkedTooLong(step.name, formatNumber(needed / unit, 'vi', 2), own))]
}
