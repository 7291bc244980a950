import { setTimeout as sleep } from 'node:timers/promises'
import { citizenRound } from './citizens.ts'
import { CLERKS, type Round } from './clerks.ts'
import { type Claim, median, percentile } from './harness.ts'
import type { MeasuredProgram } from './program.ts'
import { type Asked, formOf, Visitor } from './visitor.ts'
import { ask } from './worlds.ts'

const CITIZENS = 500
const CLERKS_AT_ONCE = 60
export const MINUTES = 10
/** The part of the run after which memory should have settled: two minutes of ten. */
const SETTLED = 0.2

/**
 * How long people look at a page, in ms. A hundred dossiers in a morning of four hours, at five pages each, are 29 s a page; a clerk
 * of the bench is half as quick again. A citizen reads, types, picks a file. @practice from the hundred dossiers a morning
 */
const CLERK_THINKS = { from: 10_000, to: 30_000 }
const CITIZEN_THINKS = { from: 5_000, to: 25_000 }

/** Nobody's first page comes at the same instant. */
const thinking =
  ({ from, to }: { from: number; to: number }, until: number) =>
  async (): Promise<void> => {
    const ms = from + Math.random() * (to - from)
    await sleep(Math.max(0, Math.min(ms, until - performance.now())))
  }

interface Person {
  visitor: Visitor
  round: Round
  thinks: { from: number; to: number }
}

const goOn = async ({ visitor, round, thinks }: Person, until: number): Promise<void> => {
  const think = thinking(thinks, until)
  // The day ends for all at once; nobody hurries through the rest of what they were at.
  const end = setTimeout(() => visitor.leave(), until - performance.now())
  await sleep(Math.random() * Math.min(thinks.to, until - performance.now()))
  while (performance.now() < until) {
    await round(visitor, think)
    await think()
  }
  clearTimeout(end)
  visitor.leave()
}

/** The accounts of the communes' officials who deal with dossiers, one of each role at each commune. */
async function accounts({ databaseUrl }: MeasuredProgram): Promise<string[]> {
  const rows = await ask<{ username: string }>(databaseUrl, 'SELECT username FROM accounts ORDER BY username')
  const fitting = rows
    .map(({ username }) => username)
    .filter((name) => roundOf(name) && !/\.motcuahuyen|\.camlo\d?$|\d$/.test(name))
  return fitting.slice(0, CLERKS_AT_ONCE)
}

const roundOf = (username: string): Round | undefined => CLERKS[username.split('.')[0] ?? '']

/** @returns a clerk who has signed in */
async function clerk(
  { url, password }: MeasuredProgram,
  username: string,
  seen: (asked: Asked) => void,
): Promise<Visitor> {
  const visitor = new Visitor(url, seen)
  const form = formOf(await visitor.get('/dang-nhap?next=/tai-khoan', 'sign-in'), '/dang-nhap')
  if (!form) throw new Error('There is no form to sign in')
  await visitor.send(form, 'sign-in', { username, password })
  return visitor
}

/** Each person's round by itself, one after another, without a pause: what the pages cost when nobody else asks. */
async function oneAtATime(people: readonly Person[], seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1000
  while (performance.now() < until)
    for (const { visitor, round } of people) if (performance.now() < until) await round(visitor, async () => {})
}

/** Looks at the process's memory twice a second. */
function watchMemory(program: MeasuredProgram): { seen: { at: number; mib: number }[]; stop(): void } {
  const seen: { at: number; mib: number }[] = []
  const timer = setInterval(() => {
    void program.residentMiB().then((mib) => seen.push({ at: performance.now(), mib }))
  }, 500)
  return { seen, stop: () => clearInterval(timer) }
}

/**
 * `office-day`: sixty clerks and five hundred citizens at once for ten minutes, against the same rounds one at a time. Three claims: no
 * request fails, 99 of 100 of the clerks' are answered within a second, and memory stands where it stood after two minutes.
 */
export async function officeDay(program: MeasuredProgram, minutes: number): Promise<Claim[]> {
  const asked = { clerks: [] as Asked[], citizens: [] as Asked[] }
  const clerks: Person[] = []
  for (const username of await accounts(program)) {
    const visitor = await clerk(program, username, (each) => asked.clerks.push(each))
    clerks.push({ visitor, round: roundOf(username) as Round, thinks: CLERK_THINKS })
  }
  const citizens = Array.from({ length: CITIZENS }, (): Person => {
    const visitor = new Visitor(program.url, (each) => asked.citizens.push(each))
    return { visitor, round: citizenRound, thinks: CITIZEN_THINKS }
  })
  const clear = (): void => void [asked.clerks.splice(0), asked.citizens.splice(0)]

  const few = clerks.filter((_, index) => index % 5 === 0)
  await oneAtATime([...few, ...citizens.slice(0, 5)], 6 * minutes)
  const alone = { p99: timeOf(asked.clerks, 0.99), p50: timeOf(asked.clerks, 0.5), errors: errorsIn(asked) }
  clear()

  const start = performance.now()
  const length = minutes * 60_000
  const memory = watchMemory(program)
  const busyBefore = await program.cpuSeconds()
  await Promise.all([...clerks, ...citizens].map((person) => goOn(person, start + length)))
  memory.stop()
  const busy = (await program.cpuSeconds()) - busyBefore
  const end = performance.now()
  const around = (from: number, to: number): number =>
    median(memory.seen.filter(({ at }) => at >= from && at < to).map(({ mib }) => mib))
  const window = 0.05 * length
  const settled = around(start + SETTLED * length - window, start + SETTLED * length + window)
  const errors = [...alone.errors, ...errorsIn(asked)]
  for (const error of errors.slice(0, 20)) console.error(error)
  const all = asked.clerks.length + asked.citizens.length
  return [
    {
      name: 'office-day-errors',
      ours: errors.length,
      baseline: null,
      need: { atMost: 0 },
      notes: { requests: all, minutes },
    },
    {
      name: 'office-day',
      ours: timeOf(asked.clerks, 0.99),
      baseline: null,
      need: { atMost: 1000 },
      notes: {
        unit: 'p99 ms of clerks',
        p50: Math.round(timeOf(asked.clerks, 0.5)),
        'alone p99': Math.round(alone.p99),
        'alone p50': Math.round(alone.p50),
        'citizens p99': Math.round(timeOf(asked.citizens, 0.99)),
        'per second': Math.round(all / ((end - start) / 1000)),
        'program busy': `${Math.round((busy / ((end - start) / 1000)) * 100)} % of a core`,
        slowest: slowest([...asked.clerks, ...asked.citizens]),
        done: done([...asked.clerks, ...asked.citizens]),
      },
    },
    {
      name: 'office-day-memory',
      ours: around(end - 2 * window, end),
      baseline: settled,
      need: { atMost: 1.2 },
      notes: { unit: 'MiB' },
    },
  ]
}

const timeOf = (asked: readonly Asked[], share: number): number =>
  percentile(
    asked.map(({ ms }) => ms),
    share,
  )

const errorsIn = ({ clerks, citizens }: Record<'clerks' | 'citizens', readonly Asked[]>): string[] =>
  [...clerks, ...citizens].flatMap(({ error }) => error ?? [])

const byKind = (asked: readonly Asked[]): [kind: string, asked: Asked[]][] =>
  Object.entries(Object.groupBy(asked, ({ kind }) => kind)).map(([kind, list = []]) => [kind, list])

/** The three kinds of pages that took longest. */
const slowest = (asked: readonly Asked[]): string =>
  byKind(asked)
    .map(([kind, list]): [string, number] => [kind, Math.round(timeOf(list, 0.99))])
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([kind, ms]) => `${kind} ${ms}`)
    .join(', ')

/** How often each kind was asked for: a day in which nobody signs anything proves nothing. */
const done = (asked: readonly Asked[]): string =>
  byKind(asked)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([kind, list]) => `${kind} ${list.length}`)
    .join(', ')
