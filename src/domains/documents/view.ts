import { localDateOf } from '../../core/calendar/index.ts'
import { type OfficialViewer, personsOf } from '../../core/identity/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { failures, Refusal } from '../../platform/http/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { type TaskState, tasksOf } from '../work/index.ts'
import { sees } from './actions/scene.ts'
import type { Desk } from './deps.ts'
import {
  type Arrival,
  arrivalsOf,
  findArrival,
  type Instruction,
  instructionsOf,
  type Past,
  type Reader,
  readersOf,
  readersOfDocument,
  statesOf,
} from './queries/arrivals.ts'
import {
  type Document,
  type DocumentFile,
  filesOf,
  findDocument,
  type Related,
  relatedTo,
} from './queries/documents.ts'
import { has, type Seat, seatName, seatsOf, staffOf, standingOf } from './seats.ts'

export interface ReaderLine extends Reader {
  name: string
  unit: Text
  byName: string | null
}

export interface InstructionLine extends Instruction {
  by: string
  post: Text
  lead: string | null
  helpers: string
  task: TaskState | undefined
}

export interface PastLine extends Past {
  by: string | null
}

/** Whom a head may name. */
export interface Choices {
  /** Units that may lead, and people of the head's own unit. */
  units: readonly { id: string; name: Text; people: readonly { id: string; name: string }[] }[]
  /** Offices whose heads may be asked for their word. */
  offices: readonly { id: string; name: Text }[]
  /** Whose people may be asked to read it, by unit. */
  readers: readonly { id: string; name: Text; people: readonly { id: string; name: string }[] }[]
}

/** One copy as somebody sees it. */
export interface ArrivalView {
  arrival: Arrival
  document: Document
  seatName: Text
  files: readonly DocumentFile[]
  states: readonly PastLine[]
  instructions: readonly InstructionLine[]
  readers: readonly ReaderLine[]
  tasks: readonly TaskState[]
  related: { earlier: Related | null; later: readonly Related[] }
  awaited: Text | null
  /** What the viewer stands for here. */
  isClerk: boolean
  headed: Seat | undefined
  mine: readonly ReaderLine[]
  choices: Choices | null
  now: Date
}

const nameOf = (people: Organization, id: string | null): string => (id && people.findOfficial(id)?.fullName) || '—'
const unitOf = (people: Organization, id: string | null): Text => (id && people.findUnit(id)?.name) || t('—', '—')

const readerLine = (people: Organization, reader: Reader): ReaderLine => ({
  ...reader,
  name: nameOf(people, reader.personId),
  unit: unitOf(people, reader.unitId),
  byName: reader.readBy && reader.readBy !== reader.personId ? nameOf(people, reader.readBy) : null,
})

/** @throws Refusal 404 for what isn't there, or isn't this official's to see */
export async function arrivalView(desk: Desk, viewer: OfficialViewer, id: string): Promise<ArrivalView> {
  const people = await desk.organization()
  const now = desk.clock.now()
  const today = localDateOf(now)
  const standing = standingOf(viewer, people, today)
  const arrival = await findArrival(desk, id)
  if (!arrival || !(await sees(desk, viewer, standing, arrival))) throw new Refusal(404, 'not_found', failures.notFound)
  const { db, localityId } = desk
  const [document, files, states, instructions, readers, tasks] = await Promise.all([
    findDocument(desk, arrival.documentId),
    filesOf(desk, arrival.documentId),
    statesOf(desk, id),
    instructionsOf(desk, id),
    readersOf(desk, id),
    tasksOf(db, localityId, 'document', id, now),
  ])
  if (!document) throw new Refusal(404, 'not_found', failures.notFound)
  const related = await relatedTo(desk, document)
  const { deskUnitId, deskSide } = arrival
  const awaited = deskUnitId && deskSide ? { unitId: deskUnitId, side: deskSide } : null
  const headed =
    standing.heads.find(({ unitId, side }) => unitId === awaited?.unitId && side === awaited.side) ??
    standing.heads.find(({ unitId, side }) => unitId === arrival.unitId && side === arrival.side)
  const mayInstruct = headed !== undefined && ['03', '04', '05'].includes(arrival.state)
  const lines = readers.map((reader) => readerLine(people, reader))
  const persons = personsOf(viewer)
  return {
    arrival,
    document,
    seatName: seatName(people, arrival, today),
    files,
    states: states.map((past) => ({ ...past, by: past.byPersonId && nameOf(people, past.byPersonId) })),
    instructions: instructions.map((each) => ({
      ...each,
      by: nameOf(people, each.byPersonId),
      post: people.findPost(each.byPostId)?.title ?? t('—', '—'),
      lead: each.leadUnitId && leadOf(people, each),
      helpers: each.helperIds.map((unitId) => unitOf(people, unitId).vi).join(', '),
      task: tasks.find((task) => task.id === each.taskId),
    })),
    readers: lines,
    tasks,
    related,
    awaited: awaited && seatName(people, awaited, today),
    isClerk: has(standing.keeps, arrival),
    headed: mayInstruct ? headed : undefined,
    mine: lines.filter(({ personId }) => persons.includes(personId)),
    choices: mayInstruct ? choicesOf(people, headed, viewer.personId, today) : null,
    now,
  }
}

const leadOf = (people: Organization, { leadUnitId, leadPersonId }: Instruction): string =>
  [leadPersonId && nameOf(people, leadPersonId), unitOf(people, leadUnitId).vi].filter(Boolean).join(', ')

function choicesOf(people: Organization, seat: Seat, personId: string, today: string): Choices {
  const staff = (unitId: string) =>
    staffOf(people, unitId, today)
      .filter(({ id }) => id !== personId)
      .map(({ id, fullName }) => ({ id, name: fullName }))
  const own = people.findUnit(seat.unitId)
  const below = people
    .unitsInForce(today)
    .filter(({ parentId, kind }) => parentId === seat.unitId && kind !== 'external')
    .sort(
      (a, b) => Number(a.kind !== 'office') - Number(b.kind !== 'office') || a.name.vi.localeCompare(b.name.vi, 'vi'),
    )
  const inside = below.filter(({ kind }) => kind === 'office')
  const seats = seatsOf(people, today)
  return {
    units: [
      ...(own ? [{ id: own.id, name: own.name, people: staff(own.id) }] : []),
      ...below.map(({ id, name }) => ({ id, name, people: [] })),
    ],
    offices: inside.filter(({ id }) => seats.has(`${id}:state`) || seats.has(`${id}:party`)),
    readers: [...(own ? [own] : []), ...inside]
      .map(({ id, name }) => ({ id, name, people: staff(id) }))
      .filter((unit) => unit.people.length > 0),
  }
}

/** A receiver of a document, as its sender sees it. */
export interface ReceiverLine {
  arrival: Arrival
  name: Text
  confirmedBy: string | null
  readers: readonly ReaderLine[]
}

/** A document as its sender sees it. */
export interface SentView {
  document: Document
  files: readonly DocumentFile[]
  receivers: readonly ReceiverLine[]
  related: { earlier: Related | null; later: readonly Related[] }
  mayAct: boolean
  now: Date
}

/** @throws Refusal 404 for what isn't there, or wasn't sent by this official's seats */
export async function sentView(desk: Desk, viewer: OfficialViewer, id: string): Promise<SentView> {
  const people = await desk.organization()
  const now = desk.clock.now()
  const today = localDateOf(now)
  const standing = standingOf(viewer, people, today)
  const document = await findDocument(desk, id)
  const sender = document?.senderUnitId ? { unitId: document.senderUnitId, side: document.side } : undefined
  if (!document || !sender || !has(standing.reads, sender)) throw new Refusal(404, 'not_found', failures.notFound)
  const [files, arrivals, readers, related] = await Promise.all([
    filesOf(desk, id),
    arrivalsOf(desk, id),
    readersOfDocument(desk, id),
    relatedTo(desk, document),
  ])
  const lines = readers.map((reader) => readerLine(people, reader))
  return {
    document,
    files,
    receivers: arrivals
      .map((arrival) => ({
        arrival,
        name: seatName(people, arrival, today),
        confirmedBy: arrival.confirmedBy && nameOf(people, arrival.confirmedBy),
        readers: lines.filter(({ arrivalId }) => arrivalId === arrival.id),
      }))
      .sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi')),
    related,
    mayAct: has(standing.keeps, sender) || has(standing.heads, sender),
    now,
  }
}
