import { BpmnModdle } from 'bpmn-moddle'
import type { Text } from '../../../platform/i18n/index.ts'
import { diagramWords } from '../diagram-words.ts'
import { type DrawnStep, laneId, stepId } from './bpmn.ts'
import type { DraftContent } from './draft.ts'
import { freeKey } from './draft-form.ts'

/** As much of BPMN's model as a reader needs. */
interface Element {
  $type: string
  id: string
  name?: string
  flowElements?: Element[]
  rootElements?: Element[]
  laneSets?: { lanes?: (Element & { flowNodeRef?: Element[] })[] }[]
  artifacts?: Element[]
  participants?: Element[]
  messageFlows?: Element[]
  eventDefinitions?: Element[]
  sourceRef?: Element
  targetRef?: Element
  conditionExpression?: { body?: string }
  loopCharacteristics?: Element
}

type Steps = DraftContent['steps']
export type ReadSteps = { ok: true; steps: Steps } | { ok: false; why: Text }

const no = (why: Text): ReadSteps => ({ ok: false, why })
const TASKS = new Set(['bpmn:Task', 'bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:CallActivity'])
const GATES = ['bpmn:ExclusiveGateway', 'bpmn:ParallelGateway']
const KNOWN = new Set([...TASKS, ...GATES, 'bpmn:StartEvent', 'bpmn:EndEvent', 'bpmn:SequenceFlow'])
const isTask = (element: Element | undefined): element is Element => element !== undefined && TASKS.has(element.$type)
const calledOf = ({ name, id }: Element): string => name?.trim() || id

/** The longest drawing that is read, in characters. */
export const DRAWING_LENGTH = 500_000

/**
 * The steps of a drawing, in the order its arrows lead. What the steps can't say (longer ways side by side, events in between,
 * sub-processes, messages) is refused with its name, never dropped.
 *
 * Steps are known by their id, so names, roles, places and conditions change and shares and fees stay; a new task begins with no
 * share of the limit.
 *
 * @param content the draft the drawing was made from
 */
export async function readBpmn(xml: string, content: DraftContent): Promise<ReadSteps> {
  if (xml.length > DRAWING_LENGTH) return no(diagramWords.tooLong)
  let root: Element
  try {
    root = ((await new BpmnModdle().fromXML(xml)) as unknown as { rootElement: Element }).rootElement
  } catch {
    return no(diagramWords.unreadable)
  }
  const processes = (root.rootElements ?? []).filter(({ $type }) => $type === 'bpmn:Process')
  const pools = (root.rootElements ?? []).find(({ $type }) => $type === 'bpmn:Collaboration')
  const [process] = processes
  if (!process || processes.length > 1 || (pools?.participants?.length ?? 0) > 1) return no(diagramWords.onePool)
  const stranger = strangerIn(process, pools)
  if (stranger) return no(diagramWords.unknown(calledOf(stranger), stranger.$type.replace('bpmn:', '')))
  const way = walk(process)
  if (!way.ok) return no(way.why)
  return stepsOf(way.taken, process, content)
}

/** The first thing in a drawing that steps can't say. */
function strangerIn(process: Element, pools: Element | undefined): Element | undefined {
  return [
    ...(process.flowElements ?? []),
    ...(process.artifacts ?? []),
    ...(pools?.artifacts ?? []),
    ...(pools?.messageFlows ?? []),
  ].find(
    ({ $type, eventDefinitions = [], loopCharacteristics }) =>
      !KNOWN.has($type) || eventDefinitions.length > 0 || loopCharacteristics !== undefined,
  )
}

interface Taken {
  task: Element
  condition: string | null
  /** The parallel gateway it follows, with the others beside it. */
  fork?: Element
}
type Way = { ok: true; taken: Taken[] } | { ok: false; why: Text }

/** Follows the arrows from the start to an end: one way, which may leave out a step under a condition or take several side by side. */
function walk(process: Element): Way {
  const elements = process.flowElements ?? []
  const starts = elements.filter(({ $type }) => $type === 'bpmn:StartEvent')
  if (starts.length !== 1) return { ok: false, why: diagramWords.oneStart }
  const arrows = Map.groupBy(
    elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow'),
    ({ sourceRef }) => sourceRef,
  )
  const seen = new Set<Element>()
  const taken: Taken[] = []
  let node = starts[0] as Element
  while (node.$type !== 'bpmn:EndEvent') {
    if (seen.has(node)) return { ok: false, why: diagramWords.circle(calledOf(node)) }
    seen.add(node)
    const out = arrows.get(node) ?? []
    if (node.$type === 'bpmn:ExclusiveGateway') {
      const branch = branchOf(out, arrows)
      if (!branch) return { ok: false, why: diagramWords.branch(calledOf(node)) }
      if (seen.has(branch.task)) return { ok: false, why: diagramWords.circle(calledOf(branch.task)) }
      seen.add(branch.task)
      taken.push({ task: branch.task, condition: branch.condition })
      node = branch.next
      continue
    }
    if (node.$type === 'bpmn:ParallelGateway') {
      const group = groupOf(out, arrows)
      if (!group) return { ok: false, why: diagramWords.fork(calledOf(node)) }
      const again = group.taken.find(({ task }) => seen.has(task))
      if (again) return { ok: false, why: diagramWords.circle(calledOf(again.task)) }
      for (const { task } of group.taken) seen.add(task)
      const fork = node
      taken.push(...group.taken.map((each) => ({ ...each, fork })))
      node = group.next
      continue
    }
    const next = out[0]?.targetRef
    if (out.length !== 1 || !next) return { ok: false, why: diagramWords.deadEnd(calledOf(node)) }
    if (isTask(node)) taken.push({ task: node, condition: null })
    node = next
  }
  const unreached = elements.find((element) => isTask(element) && !seen.has(element))
  return unreached ? { ok: false, why: diagramWords.unreached(calledOf(unreached)) } : { ok: true, taken }
}

/** A gateway before a step that may be left out: one arrow to it with the condition, the other past it. */
function branchOf(
  out: readonly Element[],
  arrows: ReadonlyMap<Element | undefined, readonly Element[]>,
): { task: Element; condition: string; next: Element } | undefined {
  if (out.length === 1) return undefined
  for (const flow of out) {
    const other = out.find((each) => each !== flow)
    const task = flow.targetRef
    const next = other?.targetRef
    const condition = (flow.name ?? flow.conditionExpression?.body ?? '').trim()
    const after = arrows.get(task) ?? []
    const past = after.length === 1 && after[0]?.targetRef === next
    if (out.length === 2 && isTask(task) && next && condition !== '' && past) return { task, condition, next }
  }
  return undefined
}

/** Steps between two parallel gateways: one on each arrow, each of which may be left out under its condition. */
function groupOf(
  out: readonly Element[],
  arrows: ReadonlyMap<Element | undefined, readonly Element[]>,
): { taken: Taken[]; next: Element } | undefined {
  const branches = out.map(({ targetRef }): (Taken & { next: Element | undefined }) | undefined => {
    const after = arrows.get(targetRef) ?? []
    if (isTask(targetRef) && after.length === 1) return { task: targetRef, condition: null, next: after[0]?.targetRef }
    return targetRef?.$type === 'bpmn:ExclusiveGateway' ? branchOf(after, arrows) : undefined
  })
  const join = branches[0]?.next
  const onward = arrows.get(join) ?? []
  const next = onward[0]?.targetRef
  const whole = branches.every((branch) => branch !== undefined && branch.next === join)
  if (branches.length < 2 || !whole || join?.$type !== 'bpmn:ParallelGateway' || onward.length !== 1 || !next)
    return undefined
  return {
    taken: branches.flatMap((branch) => (branch ? [{ task: branch.task, condition: branch.condition }] : [])),
    next,
  }
}

/** The word of each group: the one its steps had, else a new one. */
function wordsOfGroups(taken: readonly Taken[], { steps }: DraftContent): Map<Element, string> {
  const words = new Map<Element, string>()
  for (const { fork } of taken) {
    if (!fork || words.has(fork)) continue
    const had = taken
      .filter((each) => each.fork === fork)
      .flatMap(({ task }) => steps.find(({ key }) => stepId(key) === task.id)?.parallel ?? [])
    const used = new Set([...words.values(), ...steps.flatMap(({ parallel }) => parallel ?? [])])
    let number = 1
    while (used.has(`nhom-${number}`)) number += 1
    const own = had.find((word) => ![...words.values()].includes(word))
    words.set(fork, own ?? `nhom-${number}`)
  }
  return words
}

function stepsOf(taken: readonly Taken[], process: Element, content: DraftContent): ReadSteps {
  const steps: Steps = []
  const groups = wordsOfGroups(taken, content)
  for (const { task, condition, fork } of taken) {
    const lane = (process.laneSets ?? [])
      .flatMap(({ lanes = [] }) => lanes)
      .find(({ flowNodeRef = [] }) => flowNodeRef.includes(task))
    const where = lane ? placeOf(lane.id) : undefined
    const known = content.steps.find(({ key }) => stepId(key) === task.id)
    if (!where && (lane || !known)) return no(diagramWords.lane(lane ? calledOf(lane) : '', calledOf(task)))
    if (task.$type === 'bpmn:CallActivity' && !known?.linked) return no(diagramWords.linked(calledOf(task)))
    const name = task.name?.trim() ?? ''
    const {
      condition: _,
      parallel: __,
      ...rest
    } = known ?? {
      key: freeKey('step', [...content.steps, ...steps]),
      name: { vi: name, en: name },
      amount: 0,
      unitOfTime: content.limit.unit,
      role: '',
      place: 'receiving' as const,
      unit: null,
    }
    steps.push({
      ...rest,
      ...where,
      name: renamed(rest.name, name),
      ...(condition ? { condition } : {}),
      ...(fork ? { parallel: groups.get(fork) } : {}),
    } as Steps[number])
  }
  return { ok: true, steps }
}

/** A name that changed in Vietnamese changes in English too, where the two were one. */
const renamed = (old: Text, name: string): Text =>
  old.vi === name ? old : { vi: name, en: old.en === old.vi ? name : old.en }

const PLACES = ['receiving', 'office', 'external'] as const

function placeOf(id: string): Pick<DrawnStep, 'role' | 'place' | 'unit'> | undefined {
  const [role = '', placeText = '', ...unit] = id.replace(/^lane_/, '').split('.')
  const place = PLACES.find((each) => each === placeText)
  if (!id.startsWith('lane_') || !place) return undefined
  const read = { role: role === 'none' ? '' : role, place, unit: unit.length > 0 ? unit.join('.') : null }
  return laneId(read) === id ? read : undefined
}
