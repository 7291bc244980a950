import { type Calendar, dateOfDay, dayNumberOf, isWorkingDay, nextOpening } from '../../core/calendar/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { confirmBy, endOf, holdersOf, instructBy, type Seat, staffOf } from '../../domains/documents/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import type { Random } from '../random.ts'
import { BACK, DISTRICT, OFFICES, OUTSIDE, PARTY, type Sent } from './words.ts'

/** Somebody in a post. */
export interface Member {
  personId: string
  postId: string
  unitId: string
}

export interface ReaderTold {
  id: string
  personId: string
  dueAt: Date | null
  readAt: Date | null
}

/** A copy at a receiver, with what became of it until now. */
export interface ArrivalTold {
  id: string
  seat: Seat
  arrivedAt: Date
  confirmBy: Date
  confirmedAt: Date | null
  clerk: Member
  head: Member
  /** Sent back instead. */
  back: string | null
  number: number | null
  instructBy: Date | null
  instruction: {
    id: string
    at: Date
    kind: 'assign' | 'inform' | 'file'
    words: string
    lead: Member | null
    readers: ReaderTold[]
    taskId: string | null
    handedIn: Date | null
  } | null
  /** When everything was done. */
  doneAt: Date | null
  dueAt: Date | null
}

export interface DocumentTold {
  id: string
  sender: Seat | null
  /** How an author outside calls itself, and the code on its paper. */
  outside: { name: string; code: string } | null
  sent: Sent
  issuedAt: Date
  dueOn: string | null
  readBy: string | null
  signer: { id: string; name: string; title: string } | null
  clerk: Member
  isPublic: boolean
  arrivals: ArrivalTold[]
}

export interface World {
  people: Organization
  calendar: Calendar
  chance: Random
  today: string
  seats: readonly Seat[]
  to: Date
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const moment = (on: string, hour: number, minute: number): Date =>
  new Date(Date.parse(`${on}T00:00:00+07:00`) + hour * HOUR_MS + minute * 60_000)

/** Some weeks of what offices sent each other and what came from outside, in the order of time. */
export function documentsOf(world: World, { from }: { from: string }): DocumentTold[] {
  const { seats, calendar, chance, today } = world
  const find = (test: (seat: Seat) => boolean) => seats.filter(test)
  const [district] = find(({ kind, side }) => kind === 'district' && side === 'state')
  const [committee] = find(({ kind, side }) => kind === 'district' && side === 'party')
  const isCommune = ({ kind }: Seat) => kind === 'commune' || kind === 'town'
  const communes = find((seat) => isCommune(seat) && seat.side === 'state')
  const parties = find((seat) => seat.side === 'party' && seat !== committee)
  const offices = find(({ kind, side }) => kind === 'office' && side === 'state')
  if (!district || communes.length === 0) return []
  const told: DocumentTold[] = []
  for (let day = dayNumberOf(from); day <= dayNumberOf(today); day += 1) {
    const on = dateOfDay(day)
    if (!isWorkingDay(calendar, on)) continue
    const add = (
      sender: Seat | null,
      sent: Sent,
      receivers: readonly Seat[],
      outside: DocumentTold['outside'] = null,
    ) => {
      const issuedAt = moment(on, chance.between(8, 15), chance.between(0, 59))
      if (issuedAt < world.to) told.push(documentOf(world, { sender, sent, receivers, outside, issuedAt }))
    }
    if (chance.chance(0.6))
      add(district, chance.pick(DISTRICT), chance.chance(0.5) ? [...communes, ...offices] : communes)
    if (committee && chance.chance(0.2)) add(committee, chance.pick(PARTY), parties)
    if (offices.length > 0 && chance.chance(0.35)) {
      const receivers = chance.chance(0.4) ? communes : [district, chance.pick(communes)]
      add(chance.pick(offices), chance.pick(OFFICES), receivers)
    }
    for (const seat of [district, ...communes])
      if (chance.chance(seat === district ? 0.4 : 0.08)) {
        const { sender, code, sent } = chance.pick(OUTSIDE)
        add(null, sent, [seat], { name: sender, code: `${chance.between(20, 900)}/${code}` })
      }
  }
  // One of the last hours the office worked, for whoever looks on a free day too.
  const fresh = Math.min(moment(lastWorkingDay(calendar, today), 14, 20).getTime(), world.to.getTime() - HOUR_MS)
  const [latest] = DISTRICT
  if (latest)
    told.push(
      documentOf(world, {
        sender: district,
        sent: latest,
        receivers: communes,
        outside: null,
        issuedAt: new Date(fresh),
      }),
    )
  return told.sort((a, b) => a.issuedAt.getTime() - b.issuedAt.getTime())
}

function lastWorkingDay(calendar: Calendar, today: string): string {
  let day = dayNumberOf(today)
  while (!isWorkingDay(calendar, dateOfDay(day))) day -= 1
  return dateOfDay(day)
}

interface Frame {
  sender: Seat | null
  sent: Sent
  receivers: readonly Seat[]
  outside: DocumentTold['outside']
  issuedAt: Date
}

const memberOf = ({ people, today }: World, postIds: readonly string[], chance: Random): Member => {
  const filled = postIds.filter((id) => people.holdersOf(id, today).length > 0)
  const postId = chance.pick(filled.length > 0 ? filled : postIds)
  const [holder] = people.holdersOf(postId, today)
  return { personId: holder?.id ?? '', postId, unitId: people.findPost(postId)?.unitId ?? '' }
}

function documentOf(world: World, { sender, sent, receivers, outside, issuedAt }: Frame): DocumentTold {
  const { chance, people, today } = world
  const day = (days: number) => new Date(issuedAt.getTime() + days * DAY_MS).toISOString().slice(0, 10)
  const dueOn = sent.days ? day(sent.days) : null
  const readBy = sender && chance.chance(0.6) ? day(chance.between(2, 5)) : null
  const [head] = sender ? holdersOf(people, sender.headPostIds, today) : []
  const title =
    sender?.headPostIds
      .map((id) => people.findPost(id))
      .find((post) => post && people.holdersOf(post.id, today).some(({ id }) => id === head?.id))?.title.vi ?? ''
  const first = sender ?? (receivers[0] as Seat)
  const document: Omit<DocumentTold, 'arrivals'> = {
    id: newIdAt(issuedAt),
    sender,
    outside,
    sent,
    issuedAt,
    dueOn,
    readBy,
    signer: head ? { id: head.id, name: head.fullName, title } : null,
    clerk: memberOf(world, first.clerkPostIds, chance),
    isPublic: sender?.side === 'state' && ['KH', 'CT', 'CTr'].includes(sent.type) && chance.chance(0.7),
  }
  return { ...document, arrivals: receivers.map((seat) => arrivalOf(world, document, seat)) }
}

/** When things are done: most the same day, some days later, a few still wait; always while the office works. */
function later(
  { chance, calendar }: Pick<World, 'chance' | 'calendar'>,
  at: Date,
  shares: readonly (readonly [share: number, from: number, to: number])[],
): Date {
  const drawn = chance.next()
  const upTo = (index: number) => shares.slice(0, index + 1).reduce((sum, [share]) => sum + share, 0)
  const [, low, high] =
    shares.find((_, index) => drawn < upTo(index)) ?? (shares.at(-1) as readonly [number, number, number])
  const wished = new Date(at.getTime() + Math.max(0.2, low + chance.next() * (high - low)) * HOUR_MS)
  const open = nextOpening(calendar, wished)
  return open > wished ? new Date(open.getTime() + chance.next() * 2 * HOUR_MS) : wished
}

const USUAL = [
  [0.79, 0.2, 4],
  [0.14, 18, 30],
  [0.05, 48, 90],
  [0.02, 300, 2_000],
] as const
const FRESH = [
  [0.45, 0.2, 2],
  [0.55, 40, 110],
] as const

function arrivalOf(world: World, document: Omit<DocumentTold, 'arrivals'>, seat: Seat): ArrivalTold {
  const { calendar, chance, to } = world
  const { issuedAt, sender, sent, dueOn } = document
  const isFromOutside = sender === null
  const clerk = memberOf(world, seat.clerkPostIds, chance)
  const head = memberOf(world, seat.headPostIds, chance)
  // What came in the last days isn't all confirmed yet.
  const isFresh = to.getTime() - issuedAt.getTime() < 3 * DAY_MS
  const confirmed = isFromOutside ? issuedAt : later(world, issuedAt, isFresh ? FRESH : USUAL)
  const isBack = !isFromOutside && chance.chance(0.012)
  const base = {
    id: newIdAt(issuedAt),
    seat,
    arrivedAt: issuedAt,
    confirmBy: confirmBy(calendar, issuedAt),
    clerk,
    head,
    number: null,
    dueAt: dueOn ? endOf(dueOn) : null,
    instruction: null,
    doneAt: null,
  }
  if (confirmed > to) return { ...base, back: null, confirmedAt: null, instructBy: null }
  if (isBack) return { ...base, back: chance.pick(BACK), confirmedAt: confirmed, instructBy: null }
  const received = {
    ...base,
    back: null,
    confirmedAt: confirmed,
    instructBy: instructBy(calendar, confirmed, sent.urgency ?? 'normal'),
  }
  const instructed = later(world, confirmed, [
    [0.6, 0.3, 7],
    [0.3, 20, 30],
    [0.1, 48, 110],
  ])
  return instructed > to ? received : { ...received, ...instructionOf(world, document, received, instructed) }
}

function instructionOf(
  world: World,
  { dueOn, readBy }: Pick<DocumentTold, 'dueOn' | 'readBy'>,
  { seat, head }: Pick<ArrivalTold, 'seat' | 'head'>,
  at: Date,
): Pick<ArrivalTold, 'instruction' | 'doneAt'> {
  const { people, chance, today, to } = world
  const staff = staffOf(people, seat.unitId, today).filter(({ id }) => id !== head.personId)
  const asked = chance.weighted({ inform: 6, file: 1.5, assign: dueOn ? 2 : 0.2 })
  const kind = staff.length === 0 ? 'file' : asked
  const id = newIdAt(at)
  if (kind === 'file')
    return {
      instruction: { id, at, kind, words: 'Lưu.', lead: null, readers: [], taskId: null, handedIn: null },
      doneAt: at,
    }
  if (kind === 'assign') {
    const person = chance.pick(staff)
    const post = people
      .postsOf(seat.unitId)
      .find((each) => people.holdersOf(each.id, today).some((holder) => holder.id === person.id))
    const lead = { personId: person.id, postId: post?.id ?? head.postId, unitId: seat.unitId }
    const due = dueOn ? endOf(dueOn) : new Date(at.getTime() + 14 * DAY_MS)
    const done = new Date(due.getTime() - chance.between(-4, 6) * DAY_MS * chance.next())
    const handedIn = done > at && done < to ? done : null
    const words = `Giao ${person.fullName} chủ trì tham mưu.`
    return { instruction: { id, at, kind, words, lead, readers: [], taskId: newIdAt(at), handedIn }, doneAt: handedIn }
  }
  const dueAt = readBy ? endOf(readBy) : null
  const readers = staff
    .filter(() => chance.chance(0.45))
    .concat(chance.pick(staff))
    .filter((each, index, all) => all.indexOf(each) === index)
    .map((person): ReaderTold => {
      const readAt = later(world, at, [
        [0.55, 0.3, 8],
        [0.3, 18, 60],
        [0.1, 72, 160],
        [0.05, 900, 2_000],
      ])
      return { id: newIdAt(at), personId: person.id, dueAt, readAt: readAt < to ? readAt : null }
    })
  const times = readers.map(({ readAt }) => readAt?.getTime() ?? Number.NaN)
  const last = times.some(Number.isNaN) ? null : new Date(Math.max(at.getTime(), ...times))
  return {
    instruction: { id, at, kind, words: 'Để biết.', lead: null, readers, taskId: null, handedIn: null },
    doneAt: last,
  }
}
