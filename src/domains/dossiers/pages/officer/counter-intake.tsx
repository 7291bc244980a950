import type { PostedForm } from '../../../../core/files/index.ts'
import type { OfficialViewer } from '../../../../core/identity/index.ts'
import type { Reply } from '../../../../platform/http/index.ts'
import type { Text } from '../../../../platform/i18n/index.ts'
import { newId } from '../../../../platform/ids.ts'
import type { ProcedureVersion } from '../../../procedures/index.ts'
import type { Office } from '../../office.ts'
import { findApplicant, findApplicants } from '../../queries/applicants.ts'
import { clockStart, proposedBy } from '../../rules/filing.ts'
import { type Counter, countersOf, type LastPerson } from './counter-data.ts'
import { CounterPage } from './counter-page.tsx'
import type { Person } from './counter-person.tsx'
import type { Desk } from './deps.ts'
import { keysOf } from './form-body.ts'
import { offersAt } from './held-offers.ts'

/** A procedure at the counter where it is taken in. */
export interface Found {
  counter: Counter
  procedure: ProcedureVersion
}

/** The counter at which a procedure is taken in: the one asked for, or the officer's first that does. */
export async function findCounter(
  desk: Desk,
  officer: OfficialViewer,
  slug: string,
  unitId: string,
): Promise<Found | undefined> {
  const counters = await countersOf(desk, officer)
  const fitting = counters.flatMap((counter) => {
    const procedure = counter.procedures.find((each) => each.slug === slug)
    return procedure ? [{ counter, procedure }] : []
  })
  return fitting.find(({ counter }) => counter.unit.id === unitId) ?? fitting[0]
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The person chosen, the hits of a search, or somebody new with what was typed. */
export async function personOf({ office }: Desk, chosen: string, text: string): Promise<Person> {
  if (chosen === 'moi') return { kind: 'new', text, searched: false }
  if (UUID.test(chosen)) {
    const applicant = await findApplicant(office.db, office.localityId, chosen, true)
    if (applicant && !applicant.erased) return { kind: 'known', applicant }
  }
  const hits = text ? await findApplicants(office, text) : []
  return text && hits.length === 0 ? { kind: 'new', text, searched: true } : { kind: 'search', text, hits }
}

/** An intake form that nobody has filled in yet. */
export async function beginning(
  desk: Desk,
  officer: OfficialViewer,
  person: Person,
  last?: LastPerson,
): Promise<Shown> {
  const number = await desk.queue?.numberAtDesk(officer)
  return { person, last, idempotencyKey: newId(), officialId: officer.personId, number, errors: {} }
}

/** The offices that may decide it, and the one chosen or, until then, proposed by the person's address. */
async function decidingOf(office: Office, { counter, procedure }: Found, { form, person }: Shown) {
  const deciders = counter.decidersOf(procedure)
  const [chosen] = form ? keysOf(form, 'decidingUnitId') : []
  const address = person.kind === 'known' ? (person.applicant.address ?? '') : ''
  const [rules, time] = await Promise.all([office.filing(), office.workingTime()])
  const on = time.dateOf(office.clock.now())
  return {
    deciders,
    decidingUnitId: chosen ?? proposedBy(deciders, address)?.unit.id,
    limitWaits: clockStart(rules, { elsewhere: true, travels: true, on }).from === 'arrival',
  }
}

interface Shown {
  person: Person
  last?: LastPerson | undefined
  idempotencyKey: string
  officialId: string
  /** The number of the queue it is taken in for. */
  number?: { id: string; code: string } | undefined
  form?: PostedForm
  errors: Record<string, Text>
}

/** Sends the intake form. */
export async function showIntake(
  desk: Desk,
  officer: OfficialViewer,
  reply: Reply,
  found: Found,
  shown: Shown,
  status = 200,
): Promise<Reply> {
  const { office } = desk
  const { counter, procedure } = found
  const offers = await offersAt(office, officer, found, shown.person, shown.form)
  const time = await office.workingTime()
  const { limit, countAfterCutoff, dueTimeMode } = procedure
  const now = office.clock.now()
  const due = time.due(now, { limit, countAfterCutoff, dueTimeMode })
  const deciding = await decidingOf(office, found, shown)
  const here = (query: Record<string, string>): string =>
    `/tiep-nhan/${procedure.slug}?${new URLSearchParams({ 'don-vi': counter.unit.id, ...query })}`
  const page = { procedure, unit: counter.unit, due, here, offers, ...deciding, ...shown }
  return reply.page(<CounterPage {...page} />, {
    title: { vi: `Tiếp nhận: ${procedure.name.vi}`, en: `Counter: ${procedure.name.en}` },
    status,
    scripts: ['keys.js', 'intake.js', 'upload.js', 'scan.js', 'counter.js'],
  })
}
