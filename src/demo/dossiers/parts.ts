import { type CalendarSource, calendarSource, localDateOf } from '../../core/calendar/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import {
  accept,
  createOffice,
  createSubmit,
  handOver,
  type Official,
  recordExternalAnswer,
  recordExternalResult,
  returnResult,
  signResult,
} from '../../domains/dossiers/index.ts'
import { givesResult } from '../../domains/dossiers/rules/routing.ts'
import type { Status } from '../../domains/dossiers/rules/status.ts'
import { catalogueSource, isInForce, type ProcedureVersion } from '../../domains/procedures/index.ts'
import { fixedClock } from '../../platform/clock.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { makePerson, type PeopleWords } from '../people.ts'
import type { Random } from '../random.ts'
import { formOf, inParts } from './answers.ts'

export interface PartsOptions {
  db: Db
  secret: string
  to: Date
  localityId: number
  organization: Organization
  words: PeopleWords
  chance: Random
  resultFile: string
  /** Of each procedure at most so many. */
  most: number
}

/** How long ago each was filed, in days, and after how many deeds the demonstration leaves it. */
const STORIES: readonly { daysAgo: number; deeds: number }[] = [
  { daysAgo: 24, deeds: 99 },
  { daysAgo: 15, deeds: 99 },
  { daysAgo: 9, deeds: 4 },
  { daysAgo: 5, deeds: 3 },
  { daysAgo: 3, deeds: 2 },
  { daysAgo: 1, deeds: 1 },
]

const HOUR = 3_600_000

interface Waiting {
  id: string
  status: Status
  stepKey: string
  queueUnitId: string
  queueRole: string
  versionId: string
  partKind: string | null
}

/**
 * Dossiers in parts, told by doing what an office does, a few hours apart, with a clock of the past: their rules are too much of a
 * whole to be told twice. There are few of them.
 *
 * @returns how many were filed
 */
export async function loadParts(options: PartsOptions): Promise<number> {
  const { db, secret, to, localityId, organization, words, chance, resultFile, most } = options
  const catalogue = await catalogueSource(db)()
  const clock = fixedClock(to)
  const office = createOffice({
    db,
    clock,
    localityId,
    publicUrl: '',
    secret,
    calendar: calendarSource(db) satisfies CalendarSource,
    organization: async () => organization,
    findProcedure: async (slug, on) => catalogue.findInForce(slug, on),
    getVersion: async (id) => catalogue.get(id),
  })
  const time = await office.workingTime()
  const submit = createSubmit({ ...office, claimUpload: async () => undefined })
  const withResult = { ...office, claimUpload: async () => ({ id: resultFile, name: 'ket-qua-trinh-dien.pdf' }) }

  /** Whoever holds a role in a unit, as somebody who acts. */
  const officialOf = (unitId: string, role: string): Official | undefined => {
    const [person] = organization.holders(unitId, role, localDateOf(clock.now()))
    const post = organization.postsOf(unitId).find((each) => each.role === role)
    return person && post
      ? { personId: person.id, appointments: [{ postId: post.id, role, unitId, actingFor: null }] }
      : undefined
  }

  /** Does what comes next of what stands somewhere. @returns whether there was anything to do */
  const goOn = async ({
    id,
    status,
    stepKey,
    queueUnitId,
    queueRole,
    versionId,
    partKind,
  }: Waiting): Promise<boolean> => {
    const official = officialOf(queueUnitId, queueRole)
    if (!official) return false
    const version = catalogue.get(versionId)
    const step = version.steps.find(({ key }) => key === stepKey)
    const last = partKind !== 'branch' && givesResult(version.steps, stepKey)
    const answer = { answer: 'Đã giải quyết', upload: 'demo' }
    if (status === 'submitted') return (await accept(office, official, id)).ok
    if (status === 'resolved') return (await returnResult(office, official, id)).ok
    if (step?.place === 'external')
      return (await (last ? recordExternalResult : recordExternalAnswer)(withResult, official, id, answer)).ok
    if (last) return (await signResult(office, official, id, { makeResult: async () => resultFile })).ok
    return (await handOver(office, official, id)).ok
  }

  let filed = 0
  const versions = catalogue.versions.filter((version) => isInForce(version, localDateOf(to)) && inParts(version))
  for (const [index, { daysAgo, deeds }] of STORIES.slice(-most).entries())
    for (const version of versions) {
      const at = nextOfficeHour(new Date(to.getTime() - daysAgo * 24 * HOUR))
      clock.set(at)
      const unitId = receiverOf(version, index)
      if (!unitId || at > to) continue
      const unit = organization.findUnit(unitId)
      const home = unit?.kind === 'office' ? organization.findUnit(unit.parentId ?? '') : unit
      const { fullName, personalNumber, phone, address } = makePerson(
        words,
        chance,
        home?.code ?? '',
        home?.name.vi ?? '',
      )
      const applicant = { fullName, idNumber: personalNumber, phone, address }
      const form = formOf(
        version,
        { ...applicant, personalNumber, sex: 'male', bornOn: '1990-01-01', id: '' },
        words,
        chance,
      )
      const papers = version.papers.map(({ name, kind, quantity }) => ({ name: name.vi, kind, quantity }))
      const answer = await submit({
        idempotencyKey: `demo parts ${version.slug} ${index} ${at.toISOString()}`,
        procedureSlug: version.slug,
        unitId,
        applicant,
        form,
        papers,
      })
      if (!answer.ok) continue
      filed += 1
      for (let deed = 0; deed < deeds; deed += 1) {
        clock.set(time.plusMinutes(clock.now(), chance.between(60, 240)))
        if (clock.now() > to) break
        const waiting = await standing(db, localityId, answer.value.id)
        const done = []
        for (const each of waiting) done.push(await goOn(each))
        if (!done.includes(true)) break
      }
    }
  return filed
}

/** One unit after the other. */
const receiverOf = ({ receivingUnitIds }: ProcedureVersion, index: number): string | undefined =>
  receivingUnitIds[index % Math.max(1, receivingUnitIds.length)]

/** Nine in the morning of a weekday. */
function nextOfficeHour(at: Date): Date {
  const day = new Date(`${localDateOf(at)}T09:00:00+07:00`)
  const weekday = day.getUTCDay()
  const later = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return new Date(day.getTime() + later * 24 * HOUR)
}

/** What of a family stands in a queue. */
const standing = (db: Db, localityId: number, wholeId: string): Promise<Waiting[]> =>
  db.many(sql<Waiting>`
    SELECT id, status, step_key, queue_unit_id, queue_role, procedure_version_id AS version_id, part_kind
    FROM dossiers
    WHERE locality_id = ${localityId} AND (id = ${wholeId} OR parent_id = ${wholeId}) AND queue_role IS NOT NULL
    ORDER BY parent_id NULLS FIRST, id`)
