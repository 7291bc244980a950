import type { Text } from '../../../platform/i18n/index.ts'
import { stopsOf } from './stops.ts'
import type { LinkedProcedure } from './version.ts'

/** A step, as a diagram shows it. */
export interface DrawnStep {
  key: string
  name: Text
  role: string
  place: 'receiving' | 'office' | 'external'
  /** The unit's code. */
  unit: string | null
  condition?: string | null
  parallel?: string | null
  linked?: readonly LinkedProcedure[] | null
}

interface Box {
  id: string
  x: number
  y: number
  width: number
  height: number
}

const TASK = { width: 130, height: 76 }
const GATE = 50
const EVENT = 36
const LANE = 150
const GAP = 56
const LEFT = 160
const TOP = 60
const HEADER = 30

const escaped = (text: string): string => text.replace(/[<>&"']/g, (each) => `&#${each.charCodeAt(0)};`)

/** A lane is who does it and where; its id says both, so that a drawing can be read back. */
export const laneId = ({ role, place, unit }: Pick<DrawnStep, 'role' | 'place' | 'unit'>): string =>
  `lane_${role || 'none'}.${place}${unit === null ? '' : `.${unit}`}`

export const stepId = (key: string): string => `step_${key}`

const middle = ({ y, height }: Box): number => y + height / 2

/**
 * The steps as a BPMN 2.0 collaboration with its layout: a lane for each role and place, a task for each step in its order,
 * and before a step with a condition a gateway whose other way leaves it out. Steps side by side stand between two parallel gateways;
 * a step that other procedures do is a call activity.
 *
 * @param laneName what stands beside a lane
 */
export function bpmnOf(name: string, steps: readonly DrawnStep[], laneName: (step: DrawnStep) => string): string {
  const lanes = [...new Map(steps.map((step) => [laneId(step), step])).entries()]
  const laneTop = (step: DrawnStep) => TOP + lanes.findIndex(([id]) => id === laneId(step)) * LANE
  const boxIn = (top: number, id: string, width: number, height: number, x: number): Box => ({
    id,
    x,
    y: top + (LANE - height) / 2,
    width,
    height,
  })

  let x = LEFT + HEADER * 2 + GAP / 2
  const start = boxIn(TOP, 'start', EVENT, EVENT, x)
  x += EVENT + GAP
  const stops = stopsOf(steps).map((stop) => {
    const [first] = stop as [DrawnStep]
    const bar = (kind: 'fork' | 'join') => {
      if (stop.length === 1) return undefined
      const box = boxIn(laneTop(first), `${kind}_${first.key}`, GATE, GATE, x)
      x += GATE + GAP
      return box
    }
    const fork = bar('fork')
    const from = x
    // Side by side where they have lanes of their own, else one after another.
    const reached = new Map<string, number>()
    const branches = stop.map((step) => {
      const top = laneTop(step)
      let at = reached.get(laneId(step)) ?? from
      const gate = step.condition ? boxIn(top, `gate_${step.key}`, GATE, GATE, at) : undefined
      if (gate) at += GATE + GAP * 2
      const task = boxIn(top, stepId(step.key), TASK.width, TASK.height, at)
      at += TASK.width + GAP
      reached.set(laneId(step), at)
      x = Math.max(x, at)
      return { step, task, gate, entry: gate ?? task }
    })
    const join = bar('join')
    return { fork, join, branches, entry: fork ?? (branches[0] as (typeof branches)[number]).entry }
  })
  const drawn = stops.flatMap(({ branches }) => branches)
  const last = drawn.at(-1)
  const end = boxIn(last ? laneTop(last.step) : TOP, 'end', EVENT, EVENT, x)
  const width = x + EVENT + GAP / 2 - LEFT
  const height = Math.max(1, lanes.length) * LANE

  const flows: { id: string; from: Box; to: Box; condition?: string; round?: boolean }[] = []
  const connect = (from: Box, to: Box, more: { condition?: string; round?: boolean } = {}) =>
    flows.push({ id: `flow_${from.id}_${to.id}`, from, to, ...more })
  connect(start, stops[0]?.entry ?? end)
  stops.forEach(({ fork, join, branches }, index) => {
    const after = stops[index + 1]?.entry ?? end
    const next = join ?? after
    for (const { step, task, gate, entry } of branches) {
      if (fork) connect(fork, entry)
      if (gate) {
        connect(gate, task, { condition: step.condition ?? '' })
        connect(gate, next, { round: true })
      }
      connect(task, next)
    }
    if (join) connect(join, after)
  })
  const bars = stops.flatMap(({ fork, join, branches }) =>
    fork && join ? [fork, join].map((box) => ({ box, lane: laneId((branches[0] as { step: DrawnStep }).step) })) : [],
  )

  const laneXml = lanes.map(([id, step], index) => {
    const inside = drawn
      .filter((each) => laneId(each.step) === id)
      .flatMap(({ task, gate }) => [task.id, gate?.id ?? []].flat())
    const between = bars.filter((bar) => bar.lane === id).map(({ box }) => box.id)
    const nodes = [
      ...inside,
      ...between,
      ...(index === 0 ? ['start'] : []),
      ...(last && laneId(last.step) === id ? ['end'] : []),
    ]
    const refs = nodes.map((node) => `<bpmn:flowNodeRef>${escaped(node)}</bpmn:flowNodeRef>`).join('')
    return `<bpmn:lane id="${escaped(id)}" name="${escaped(laneName(step))}">${refs}</bpmn:lane>`
  })
  const nodeXml = [
    '<bpmn:startEvent id="start" />',
    ...drawn.flatMap(({ step, task, gate }) => [
      ...(gate
        ? [
            `<bpmn:exclusiveGateway id="${escaped(gate.id)}" default="${flows.find(({ from, round }) => from === gate && round)?.id}" />`,
          ]
        : []),
      `<bpmn:${step.linked?.length ? 'callActivity' : 'userTask'} id="${escaped(task.id)}" name="${escaped(step.name.vi)}" />`,
    ]),
    ...bars.map(({ box }) => `<bpmn:parallelGateway id="${escaped(box.id)}" />`),
    '<bpmn:endEvent id="end" />',
  ]
  const flowXml = flows.map(({ id, from, to, condition }) => {
    const open = `<bpmn:sequenceFlow id="${escaped(id)}" sourceRef="${escaped(from.id)}" targetRef="${escaped(to.id)}"`
    return condition === undefined
      ? `${open} />`
      : `${open} name="${escaped(condition)}"><bpmn:conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression">${escaped(condition)}</bpmn:conditionExpression></bpmn:sequenceFlow>`
  })
  const shape = ({ id, ...box }: Box, more = '') =>
    `<bpmndi:BPMNShape id="${escaped(id)}_di" bpmnElement="${escaped(id)}"${more}>${bounds(box)}</bpmndi:BPMNShape>`
  const shapes = [
    shape({ id: 'pool', x: LEFT, y: TOP, width, height }, ' isHorizontal="true"'),
    ...lanes.map(([id], index) =>
      shape(
        { id, x: LEFT + HEADER, y: TOP + index * LANE, width: width - HEADER, height: LANE },
        ' isHorizontal="true"',
      ),
    ),
    shape(start),
    ...drawn.flatMap(({ task, gate }) => [...(gate ? [shape(gate, ' isMarkerVisible="true"')] : []), shape(task)]),
    ...bars.map(({ box }) => shape(box)),
    shape(end),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
<bpmn:collaboration id="collaboration"><bpmn:participant id="pool" name="${escaped(name)}" processRef="process" /></bpmn:collaboration>
<bpmn:process id="process" isExecutable="false"><bpmn:laneSet id="lanes">${laneXml.join('')}</bpmn:laneSet>${nodeXml.join('')}${flowXml.join('')}</bpmn:process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">${shapes.join('')}${flows.map(edge).join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`
}

const bounds = ({ x, y, width, height }: Omit<Box, 'id'>): string =>
  `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`

/** The way past a step runs below it; every other one goes straight, with a bend where the lanes change. */
function edge({
  id,
  from,
  to,
  condition,
  round,
}: {
  id: string
  from: Box
  to: Box
  condition?: string
  round?: boolean
}): string {
  const bottom = from.y + from.height
  const bend = to.x - GAP / 2
  const points: [number, number][] = round
    ? [
        [from.x + from.width / 2, bottom],
        [from.x + from.width / 2, bottom + 26],
        [bend, bottom + 26],
        [bend, middle(to)],
        [to.x, middle(to)],
      ]
    : middle(from) === middle(to)
      ? [
          [from.x + from.width, middle(from)],
          [to.x, middle(to)],
        ]
      : [
          [from.x + from.width, middle(from)],
          [bend, middle(from)],
          [bend, middle(to)],
          [to.x, middle(to)],
        ]
  const label =
    condition === undefined
      ? ''
      : `<bpmndi:BPMNLabel>${bounds({ x: from.x + from.width + 4, y: middle(from) - 34, width: GAP * 2 - 8, height: 28 })}</bpmndi:BPMNLabel>`
  return `<bpmndi:BPMNEdge id="${escaped(id)}_di" bpmnElement="${escaped(id)}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')}${label}</bpmndi:BPMNEdge>`
}
