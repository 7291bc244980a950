import { createHash } from 'node:crypto'
import {
  type CalendarSource,
  calendarSource,
  type LocalDate,
  localDateOf,
  workingTimeOf,
} from '../../core/calendar/index.ts'
import { storeFile } from '../../core/files/index.ts'
import { ensurePartitions, type NewAct } from '../../core/ledger/index.ts'
import { createOfficialForms, findFormSet } from '../../core/official-forms/index.ts'
import {
  findLocality,
  type Locality,
  loadOrganization,
  type Organization,
  type Unit,
} from '../../core/organization/index.ts'
import { enterInRegister, type NewLine } from '../../domains/dossiers/actions/register.ts'
import { dossierCode } from '../../domains/dossiers/index.ts'
import { answerDue, promisedOn } from '../../domains/dossiers/promises.ts'
import { ratingTokenOf, secretOf, sha256 } from '../../domains/dossiers/secrets.ts'
import { catalogueSource, isInForce } from '../../domains/procedures/index.ts'
import { connect, type Db, sql } from '../../platform/database/index.ts'
import { newIdAt } from '../../platform/ids.ts'
import { readProfile } from '../../profile.ts'
import { makePerson, type PeopleWords } from '../people.ts'
import { type Random, random } from '../random.ts'
import { formOf, inParts } from './answers.ts'
import { type Arrival, arrivals } from './arrivals.ts'
import { sendLetters } from './letters.ts'
import { Life, type World } from './life.ts'
import { loadParts } from './parts.ts'
import { type Applicant, saveActs, saveLives, type Told } from './save.ts'
import { tell } from './story.ts'

export interface LoadOptions {
  db: Db
  /** The owner of the tables: history needs partitions of its months. */
  ownerUrl: string
  profile: string
  /** The installation's secret, from which second secrets are computed. */
  secret: string
  dataFolder: string
  dossiers: number
  from: LocalDate
  /** Nothing later has happened yet. */
  to: Date
  seed?: number
  say?: (detail: string) => void
}

/** Dossiers in one transaction: long ones would hold the ledger's followers back. */
const CHUNK = 1_000
/** Dossiers in parts are few, and told one by one. */
const DOSSIERS_FOR_ONE_IN_PARTS = 1_000
/** A person comes back now and then. */
const KNOWN_SHARE = 0.35

/** How a profile's demonstration differs from any other. */
interface DemoFile {
  /** The first day of its world; missing where it knows no beginning. */
  historyFrom: LocalDate | null
  /** Places that are slow, by unit's code, and steps that take longer than they should: what a leader's board must find. */
  slowUnits: Record<string, number>
  slowSteps: Record<string, number>
}

/**
 * Loads fictitious dossiers: each one's life is told by the same rules as real use, from its submission until today, and written
 * in bulk in the order of time.
 *
 * @returns how many dossiers and acts were written
 */
export async function loadDossiers(options: LoadOptions): Promise<{ dossiers: number; acts: number }> {
  const { db, ownerUrl, profile, to, say = () => {} } = options
  const demo = await readProfile<DemoFile>(profile, 'demo.json')
  const from = demo.historyFrom !== null && demo.historyFrom > options.from ? demo.historyFrom : options.from
  const chance = random(options.seed ?? 2018)
  const locality = await findLocality(db)
  if (!locality) throw new Error('No profile is loaded')
  const owner = connect({ url: ownerUrl, max: 1 })
  await ensurePartitions(owner, new Date(`${from}T00:00:00Z`), to)
  await owner.close()

  const [organization, calendar, catalogue, words] = await Promise.all([
    loadOrganization(db),
    (calendarSource(db) satisfies CalendarSource)(),
    catalogueSource(db)(),
    readProfile<PeopleWords>(profile, 'people.json'),
  ])
  const time = workingTimeOf(calendar)
  const today = localDateOf(to)
  const world: World = {
    time,
    placeOf: (place, receivingUnitId) => organization.placeOf(place, today, receivingUnitId),
    holder: holders(organization, chance, to, today),
  }
  // What is done in parts is told by its own rules, afterwards.
  const versions = catalogue.versions.filter((version) => isInForce(version, today) && !inParts(version))
  const weights = new Map(
    organization.units.map(({ id, kind }) => [
      id,
      kind === 'town' ? 1.8 : kind === 'commune' ? 0.6 + chance.next() : 1,
    ]),
  )
  const coming = arrivals(calendar, versions, (id) => weights.get(id) ?? 1, chance, {
    count: options.dossiers,
    from,
    to,
  }).flatMap((arrival) => {
    // Each is received under the version of its day.
    const version = catalogue.findInForce(arrival.version.slug, localDateOf(arrival.at))
    return version ? [{ ...arrival, version }] : []
  })
  const resultFile = await demoResult(options, locality)

  const serials = await usedSerials(db, locality.id)
  const known = new Map<string, Applicant[]>()
  let acts = 0
  for (let start = 0; start < coming.length; start += CHUNK) {
    const chunk = coming.slice(start, start + CHUNK)
    const told = chunk.map((arrival) =>
      story(arrival, { ...options, demo, world, organization, words, chance, serials, known }),
    )
    const deeds: NewAct[] = told
      .flatMap(({ life }) => life.acts)
      .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
    await db.transaction(async (tx) => {
      await saveLives(tx, locality.id, told, resultFile)
      await saveActs(tx, deeds)
    })
    acts += deeds.length
    say(`${Math.min(start + CHUNK, coming.length)} / ${coming.length}`)
  }
  await keepSerials(db, locality.id, serials)
  await enterAll(db, locality.id)
  await sendLetters(db, locality.id, organization)
  say('hồ sơ liên thông / linked dossiers')
  const most = Math.ceil(options.dossiers / DOSSIERS_FOR_ONE_IN_PARTS)
  const inPartsToo = await loadParts({
    ...options,
    organization,
    words,
    chance,
    resultFile,
    localityId: locality.id,
    most,
  })
  return { dossiers: coming.length + inPartsToo, acts }
}

interface Telling extends Pick<LoadOptions, 'secret' | 'to'> {
  demo: DemoFile
  world: World
  organization: Organization
  words: PeopleWords
  chance: Random
  serials: Map<string, number>
  known: Map<string, Applicant[]>
}

function story({ at, channel, version, unitId }: Arrival, telling: Telling): Told {
  const { demo, world, organization, words, chance, to } = telling
  const unit = organization.findUnit(unitId)
  const life = new Life(world, version, unitId, at)
  const { applicant, isNew } = somebody(
    telling,
    unit?.kind === 'office' ? communeOf(unit, organization, chance) : unitId,
    at,
  )
  const day = localDateOf(at)
  const agency = unit?.agencyCode ?? ''
  const serial = (telling.serials.get(`${agency} ${day}`) ?? 0) + 1
  telling.serials.set(`${agency} ${day}`, serial)
  const luck = Math.exp(0.2 * chance.normal())
  tell(life, world, chance, {
    channel,
    until: to,
    facts: { channel, papers: version.papers.length, contentHash: createHash('sha256').update(life.id).digest('hex') },
    pace: (where, step) =>
      luck * (demo.slowUnits[organization.findUnit(where)?.code ?? ''] ?? 1) * (demo.slowSteps[step] ?? 1),
  })
  const rated = life.acts.find(({ verb }) => verb === 'dossier.rate')
  return {
    life,
    code: dossierCode(agency, day, serial),
    channel,
    secretHash: sha256(secretOf(telling.secret, life.id)),
    ratingHash: sha256(ratingTokenOf(telling.secret, life.id)),
    applicant,
    isNew,
    form: formOf(version, applicant, words, chance),
    promisedOn: promisedOn(world.time, answerDue(world.time, at), version),
    stars: (rated?.facts?.stars as number | undefined) ?? null,
  }
}

function somebody(
  { known, organization, words, chance }: Telling,
  communeId: string,
  at: Date,
): { applicant: Applicant; isNew: boolean } {
  const neighbours = known.get(communeId) ?? []
  known.set(communeId, neighbours)
  if (neighbours.length > 20 && chance.chance(KNOWN_SHARE)) return { applicant: chance.pick(neighbours), isNew: false }
  const unit = organization.findUnit(communeId)
  const person = makePerson(words, chance, unit?.code ?? '', unit?.name.vi ?? '')
  const twin = neighbours.length > 50 && chance.chance(0.003) ? chance.pick(neighbours) : undefined
  // Some share name and year of birth, so that nobody relies on names.
  const applicant = { ...person, ...(twin ? { fullName: twin.fullName, bornOn: twin.bornOn } : {}), id: newIdAt(at) }
  neighbours.push(applicant)
  return { applicant, isNew: true }
}

const isCommune = ({ kind }: Unit): boolean => kind === 'commune' || kind === 'town'

/** Where those live who come to an office: in its commune, or in any commune if it serves several. */
function communeOf({ parentId }: Unit, organization: Organization, chance: Random): string {
  const above = organization.findUnit(parentId ?? '')
  return above && isCommune(above) ? above.id : chance.pick(organization.units.filter(isCommune)).id
}

/** Who works in a unit and role; the same person for a dossier's step, whoever asks. */
function holders(organization: Organization, chance: Random, at: Date, on: LocalDate): World['holder'] {
  const found = new Map<string, { personId: string; postId: string; unitId: string }[]>()
  return (unitId, role) => {
    const key = `${unitId} ${role}`
    const known =
      found.get(key) ??
      organization.holders(unitId, role, on).flatMap(({ id }) =>
        organization
          .heldBy(id, at, on)
          .filter(({ post }) => post.unitId === unitId && post.role === role)
          .map(({ post }) => ({ personId: id, postId: post.id, unitId })),
      )
    found.set(key, known)
    return known.length > 0 ? chance.pick(known) : undefined
  }
}

/** One paper stands for all results of the past: it says that it does. */
async function demoResult(
  { db, dataFolder, to }: LoadOptions,
  { id: localityId, name, lawAsOf }: Locality,
): Promise<string> {
  const forms = createOfficialForms({ folder: dataFolder, now: () => to })
  try {
    const set = findFormSet(lawAsOf ?? localDateOf(to))
    if (!set) throw new Error('No set of forms is in force')
    const pdf = await forms.renderForm('result', set.id, {
      heading: {
        agency: name.vi.toLocaleUpperCase('vi'),
        place: name.vi,
        on: localDateOf(to),
      },
      title: 'KẾT QUẢ TRÌNH DIỄN',
      dossierCode: '–',
      procedure: 'Hồ sơ hư cấu của bản trình diễn',
      applicant: { name: 'Người không có thật', address: '' },
      content: [
        'Tệp này thay cho mọi kết quả trong quá khứ của dữ liệu trình diễn. Hồ sơ ký từ nay về sau có tệp kết quả riêng.',
      ],
      receivers: ['Như trên'],
      signature: { authority: ['DỮ LIỆU TRÌNH DIỄN'], name: 'Không có chữ ký' },
    })
    const stored = await db.transaction((tx) =>
      storeFile(tx, { localityId, name: 'ket-qua-trinh-dien.pdf', content: pdf, at: to }),
    )
    if (!stored.ok) throw new Error(`The demonstration's result could not be kept: ${stored.reason}`)
    return stored.value.id
  } finally {
    await forms.close()
  }
}

/** Where each agency's serials of each day have got to, so that a second load goes on. */
async function usedSerials(db: Db, localityId: number): Promise<Map<string, number>> {
  const rows = await db.many(sql<{ agencyCode: string; day: LocalDate; last: number }>`
    SELECT agency_code, day, last FROM code_serials WHERE locality_id = ${localityId}`)
  return new Map(rows.map(({ agencyCode, day, last }) => [`${agencyCode} ${day}`, last]))
}

/** Enters what was received into the books of dossiers, as it came in. */
async function enterAll(db: Db, localityId: number): Promise<void> {
  const received = await db.many(sql<NewLine>`
    SELECT id, receiving_unit_id, deciding_unit_id, received_at FROM dossiers d
    WHERE locality_id = ${localityId} AND received_at IS NOT NULL AND parent_id IS NULL
      AND NOT EXISTS (SELECT FROM register_lines l WHERE l.locality_id = d.locality_id AND l.dossier_id = d.id)
    ORDER BY received_at, id`)
  for (let start = 0; start < received.length; start += CHUNK)
    await db.transaction((tx) => enterInRegister(tx, localityId, received.slice(start, start + CHUNK)))
}

/** Real dossiers of today go on counting where the loaded ones stopped. */
async function keepSerials(db: Db, localityId: number, serials: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...serials].map(([key, last]) => {
    const [agency, day] = key.split(' ')
    return { agency, day, last }
  })
  await db.run(sql`
    INSERT INTO code_serials AS s (locality_id, agency_code, day, last)
    SELECT ${localityId}::integer, agency, day, last
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r (agency text, day date, last integer)
    ON CONFLICT (locality_id, agency_code, day) DO UPDATE SET last = greatest(s.last, excluded.last)`)
}
