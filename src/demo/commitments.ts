import { calendarSource, localDateOf } from '../core/calendar/index.ts'
import type { OfficialViewer } from '../core/identity/index.ts'
import { type Actor, type NewAct, recordMany } from '../core/ledger/index.ts'
import { createOfficialForms, findFormSet } from '../core/official-forms/index.ts'
import { findLocality, loadOrganization, type Organization, type Post } from '../core/organization/index.ts'
import { draftCommitment } from '../domains/commitments/actions/draft.ts'
import { agree, decline, propose } from '../domains/commitments/actions/negotiate.ts'
import { comment, draftLines } from '../domains/commitments/actions/settle.ts'
import { sign } from '../domains/commitments/actions/sign.ts'
import { calledNow } from '../domains/commitments/actions/terms.ts'
import type { Commitments } from '../domains/commitments/index.ts'
import { bodyOf } from '../domains/commitments/parties.ts'
import { type Commitment, findCommitment, findPapers, getTerms } from '../domains/commitments/queries/commitments.ts'
import { findLive } from '../domains/commitments/queries/live.ts'
import { type Clause, type Duty, type Subject, type Terms, USUAL_MISSED } from '../domains/commitments/rules/terms.ts'
import { type FixedClock, fixedClock } from '../platform/clock.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { type Random, random } from './random.ts'

/** Years before this one whose commitments were signed by hand. */
const EARLIER = [2, 1]
/** How many of this year's are signed with keys; the others are signed by hand, or still on their way. */
const SIGNED_HERE = 12
/** How many of last year's results are signed with keys. */
const SETTLED_HERE = 5
const MOST_TARGETS = 6
const MOST_TASKS = 4
const TASKS_READ = 14
const CHUNK = 1_500
const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`

const DUTIES: readonly Pick<Duty, 'kind' | 'words'>[] = [
  { kind: 'money', words: 'Cấp đủ kinh phí theo dự toán đã duyệt' },
  { kind: 'people', words: 'Bố trí thêm một cán bộ phụ trách' },
  { kind: 'decision', words: 'Ban hành kế hoạch và văn bản hướng dẫn' },
]
const REFUSAL = 'Chưa có kinh phí cho hai mục đầu; đề nghị bố trí trước khi ký.'

interface World {
  db: Db
  localityId: number
  room: Commitments
  clock: FixedClock
  organization: Organization
  chance: Random
  to: Date
  acts: NewAct[]
}

interface Pair {
  giver: Post
  answerer: Post
}

/**
 * Three years of commitments between the district's Secretary or chair and the heads below them, on the targets and tasks there are: those
 * of earlier years signed by hand, this year's partly with keys, some on their way, one declined. What is shown as signed is signed: the
 * signatures of this year are made with each one's own key when the demonstration is loaded.
 */
export async function loadCommitments(
  db: Db,
  { to, dataFolder }: { to: Date; dataFolder: string },
): Promise<{ acts: number }> {
  const locality = await findLocality(db)
  const known = await db.first(sql`SELECT 1 FROM commitments WHERE standing IN ('O', 'M') LIMIT 1`)
  if (!locality || known) return { acts: 0 }
  const organization = await loadOrganization(db)
  const year = Number(localDateOf(to).slice(0, 4))
  const clock = fixedClock(`${year}-01-05T08:00:00+07:00`)
  const forms = createOfficialForms({ folder: dataFolder, now: () => clock.now() })
  const room: Commitments = {
    db,
    clock,
    localityId: locality.id,
    publicUrl: '',
    secret: '',
    calendar: calendarSource(db),
    organization: async () => organization,
    forms,
    formSetOn: (on) => findFormSet(locality.lawAsOf ?? on),
  }
  const acts: NewAct[] = []
  const world: World = { db, localityId: locality.id, room, clock, organization, chance: random(2018), to, acts }
  try {
    // A year at a time: many small writes share one commit.
    const inOne = (work: (inside: World) => Promise<void>) =>
      db.transaction((tx) => work({ ...world, db: tx, room: { ...room, db: tx } }))
    for (const back of EARLIER) await inOne((inside) => earlierYear(inside, year - back))
    await inOne((inside) => thisYear(inside, year))
  } finally {
    await forms.close()
  }
  for (let at = 0; at < acts.length; at += CHUNK)
    await db.transaction((tx) => recordMany(tx, acts.slice(at, at + CHUNK)))
  await db.run(sql`UPDATE commitments SET standing = 'M' WHERE locality_id = ${locality.id} AND standing = 'O'`)
  return { acts: acts.length }
}

/** Who promises whom: the heads of communes, offices and boards the Secretary, chairs of communes the district's chair. */
function pairsOf({ organization, to }: World): Pair[] {
  const on = localDateOf(to)
  const district = organization.unitsInForce(on).find(({ kind }) => kind === 'district')
  if (!district) return []
  const heldIn = (unitId: string, role: string) =>
    organization.postsOf(unitId).find((post) => post.role === role && organization.holdersOf(post.id, on).length > 0)
  const [secretary, chair] = [heldIn(district.id, 'leader'), heldIn(district.id, 'districtHead')]
  if (!secretary) return []
  const below = organization
    .unitsInForce(on)
    .filter(({ parentId, kind }) => parentId === district.id && kind !== 'external')
  const heads = below.flatMap(({ id }) => {
    const head = ['leader', 'officeHead', 'oneStopHead', 'partyHead'].flatMap((role) => heldIn(id, role) ?? [])[0]
    return head ? [{ giver: secretary, answerer: head }] : []
  })
  const chairs = chair ? below.flatMap(({ id }) => heldIn(id, 'communeChair') ?? []) : []
  return [
    ...(chair ? [{ giver: secretary, answerer: chair }] : []),
    ...heads,
    ...chairs.map((answerer) => ({ giver: chair as Post, answerer })),
  ]
}

/** What each unit has in a year to promise: targets with a plan of its own, or that it owns, and tasks due in it. */
async function subjectsOf({ db, localityId }: World, year: number): Promise<Map<string, Subject[]>> {
  const targets = await db.many(sql<{ id: string; unitId: string; planOf: string | null }>`
    SELECT t.id, coalesce(p.unit_id, t.owner_unit_id) AS unit_id, p.unit_id AS plan_of
    FROM target_plans p JOIN targets t ON t.locality_id = p.locality_id AND t.id = p.target_id
    WHERE p.locality_id = ${localityId} AND p.year = ${year} AND p.grain = 'year' AND p.stands AND p.kind <> 'none'
      AND coalesce(p.unit_id, t.owner_unit_id) IS NOT NULL
    ORDER BY t.position, t.key`)
  const tasks = await db.many(sql<{ id: string; unitId: string }>`
    SELECT id, lead_unit_id AS unit_id FROM (
      SELECT id, lead_unit_id, row_number() OVER (PARTITION BY lead_unit_id ORDER BY weight DESC, id) AS place FROM tasks
      WHERE locality_id = ${localityId} AND state NOT IN ('draft', 'cancelled', 'merged')
        AND first_due_at BETWEEN ${new Date(`${year}-02-01T00:00:00+07:00`)} AND ${new Date(`${year}-12-31T23:59:59+07:00`)}) t
    WHERE place <= ${TASKS_READ}`)
  const found = new Map<string, Subject[]>()
  const add = (unitId: string, subject: Subject) => found.set(unitId, [...(found.get(unitId) ?? []), subject])
  for (const { id, unitId, planOf } of targets) add(unitId, { kind: 'target', id, unitId: planOf })
  for (const { id, unitId } of tasks) add(unitId, { kind: 'task', id })
  return found
}

/** Who holds several promises of one unit shares them: the secretary one half, the chair the other. */
function promised(subjects: readonly Subject[], { answerer }: Pair): Subject[] {
  const half = answerer.role === 'communeChair' ? 1 : 0
  const share = (kind: Subject['kind'], most: number) =>
    subjects
      .filter((each) => each.kind === kind)
      .filter((_, index) => index % 2 === half)
      .slice(0, most)
  const targets = share('target', MOST_TARGETS)
  return [...targets, ...share('task', Math.max(MOST_TASKS, 6 - targets.length))].slice(0, 9)
}

/** A past year: signed by hand in January, settled in the next one; last year's results partly signed with keys. */
async function earlierYear(world: World, year: number): Promise<void> {
  const { db, localityId, room, clock, organization, chance } = world
  const subjects = await subjectsOf(world, year)
  const isLast = year === Number(localDateOf(world.to).slice(0, 4)) - 1
  const settledAt = new Date(`${year + 1}-01-12T09:00:00+07:00`)
  const live: Commitment[] = []
  for (const pair of pairsOf(world)) {
    const clauses = promised(subjects.get(pair.answerer.unitId) ?? [], pair)
    if (clauses.length < 3) continue
    const at = new Date(`${year}-01-${10 + chance.between(0, 15)}T09:30:00+07:00`)
    const terms = await termsOf(world, year, clauses)
    const id = await writeSigned(world, pair, { year, terms, at })
    await meetDuties(world, id, pair, terms.duties)
    const commitment = await findCommitment(db, localityId, id)
    if (commitment) live.push(commitment)
  }
  for (const [index, commitment] of live.entries()) {
    const lines = await draftLines(db, room, commitment, settledAt)
    const signsHere = isLast && index % 7 === 2
    const waits = isLast && index % 11 === 5
    await db.run(sql`
      INSERT INTO commitment_settlements (locality_id, commitment_id, drafted_at, lines, answerer_comment, has_giver, has_answerer)
      VALUES (${localityId}, ${commitment.id}, ${settledAt}, ${json(lines)}, '', ${!signsHere && !waits}, true)`)
    const change = signsHere || waits ? sql`state = 'settling'` : sql`state = 'settled', closed_at = ${settledAt}`
    await db.run(sql`UPDATE commitments SET ${change} WHERE locality_id = ${localityId} AND id = ${commitment.id}`)
    act(world, commitment, 'settle', { kind: 'system' }, settledAt)
    if (!signsHere && !waits)
      act(world, commitment, 'signOnPaper', actorIn(organization, commitment, 'giver'), settledAt)
    if (!signsHere || index > SETTLED_HERE * 7) continue
    clock.set(new Date(settledAt.getTime() + index * 60_000))
    await comment(room, viewerIn(organization, commitment, 'giver'), commitment.id, {
      words: 'Nhất trí với kết quả tổng hợp.',
    })
    for (const side of ['answerer', 'giver'] as const) await signAs(world, commitment, side)
  }
}

/** This year: most are in force, some being signed or talked about, one declined. */
async function thisYear(world: World, year: number): Promise<void> {
  const { db, localityId, room, clock, organization, chance } = world
  const subjects = await subjectsOf(world, year)
  const late = new Date(world.to.getTime() - 9 * 86_400_000)
  let index = -1
  for (const pair of pairsOf(world)) {
    const clauses = promised(subjects.get(pair.answerer.unitId) ?? [], pair)
    if (clauses.length < 3) continue
    index += 1
    const at = new Date(`${year}-01-${10 + chance.between(0, 15)}T09:30:00+07:00`)
    // At the beginning of a year nothing was signed yet.
    if (at > late) continue
    const wish = wishOf(index)
    if (wish === 'onPaper') {
      const terms = await termsOf(world, year, clauses)
      await meetDuties(world, await writeSigned(world, pair, { year, terms, at }), pair, terms.duties)
      continue
    }
    clock.set(wish === 'signed' ? at : late)
    const [gives, answers] = [viewerOf(organization, pair.giver), viewerOf(organization, pair.answerer)]
    const made = await draftCommitment(room, gives, {
      giverPostId: pair.giver.id,
      answererPostId: pair.answerer.id,
      year,
      subjects: clauses,
    })
    if (!made.ok || wish === 'draft') continue
    const { id } = made.value
    const commitment = await findCommitment(db, localityId, id)
    if (!commitment) continue
    const terms = await getTerms(db, localityId, id, 1)
    const signBy = localDateOf(new Date((wish === 'signed' ? at : world.to).getTime() + 4 * 86_400_000))
    const proposal = { ...terms, duties: dutiesOf(world, year), note: '', signOrder: 'inOrder' as const, signBy }
    await propose(room, gives, id, { ...proposal, on: 1 })
    clock.advance(2 * 3_600_000)
    if (wish === 'declined') await decline(room, answers, id, { reason: REFUSAL })
    if (wish === 'countered') {
      const [first, ...rest] = proposal.clauses
      const changed = first ? [{ ...first, words: 'Đề nghị tính cả phần hỗ trợ của tỉnh.' }, ...rest] : []
      await propose(room, answers, id, { ...proposal, clauses: changed, on: 1, note: 'Đề nghị làm rõ mục 1.' })
    }
    if (wish === 'signed' || wish === 'signing') {
      await agree(room, answers, id, { on: 1 })
      await signAs(world, commitment, 'answerer')
    }
    if (wish !== 'signed') continue
    await signAs(world, commitment, 'giver')
    await meetDuties(world, id, pair, (await getTerms(db, localityId, id, 1)).duties)
  }
}

type Wish = 'signed' | 'onPaper' | 'signing' | 'countered' | 'proposed' | 'declined' | 'draft'
const wishOf = (index: number): Wish => {
  if (index < SIGNED_HERE) return 'signed'
  const others: Partial<Record<number, Wish>> = {
    12: 'declined',
    14: 'signing',
    16: 'countered',
    18: 'proposed',
    20: 'draft',
    24: 'signing',
    26: 'proposed',
    27: 'countered',
  }
  return others[index] ?? 'onPaper'
}

async function signAs(
  { room, organization, clock, db, localityId }: World,
  { id }: Commitment,
  side: 'giver' | 'answerer',
) {
  const commitment = await findCommitment(db, localityId, id)
  const paper = (await findPapers(db, localityId, id)).find(({ state }) => state === 'open')
  if (!commitment || !paper) return
  clock.advance(40 * 60_000)
  await sign(room, viewerIn(organization, commitment, side), id, { paperId: paper.id })
}

/** Most of what the giver owed by now was there in time, some late, little not at all. */
async function meetDuties(
  { db, localityId, organization, chance, to }: World,
  id: string,
  { giver }: Pair,
  duties: readonly Duty[],
) {
  for (const { key, dueOn } of duties) {
    const doneOn = chance.chance(0.75) ? dueOn : later(dueOn, chance.between(3, 40))
    if (doneOn > localDateOf(to) || !chance.chance(0.9)) continue
    await db.run(sql`
      INSERT INTO commitment_duties (locality_id, commitment_id, key, done_on, done_by, recorded_at)
      VALUES (${localityId}, ${id}, ${key}, ${doneOn}::date, ${holderOf(organization, giver)}, ${new Date(`${doneOn}T16:00:00+07:00`)})`)
  }
}

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const dutiesOf = ({ chance }: World, year: number): Duty[] =>
  DUTIES.filter(() => chance.chance(0.6)).map(({ kind, words }) => ({
    key: newId(),
    kind,
    words,
    dueOn: `${year}-${['03-31', '04-30', '06-30'][chance.between(0, 2)]}`,
    clauseKey: null,
  }))

async function termsOf(world: World, year: number, subjects: readonly Subject[]): Promise<Terms> {
  const now = { now: world.to, today: localDateOf(world.to) }
  const live = await findLive(
    world,
    subjects.map((subject) => ({ subject })),
    year,
    now,
  )
  return {
    grounds: 'Nghị quyết Đại hội Đảng bộ huyện và chương trình công tác năm',
    ground: null,
    clauses: subjects.map(
      (subject, index): Clause => ({
        key: newId(),
        subject,
        ...calledNow(live[index]),
        words: '',
        dueOn: `${year}-12-31`,
        evidence: subject.kind === 'task' ? 'Kết quả nghiệm thu nhiệm vụ' : 'Số thực hiện được duyệt',
      }),
    ),
    duties: dutiesOf(world, year),
    missed: USUAL_MISSED,
  }
}

interface SignedByHand {
  year: number
  terms: Terms
  at: Date
}

/** A commitment that was signed by hand, with the acts that record it. */
async function writeSigned(
  world: World,
  { giver, answerer }: Pair,
  { year, terms, at }: SignedByHand,
): Promise<string> {
  const { db, localityId, organization } = world
  const id = newId()
  const [gives, answers] = [holderOf(organization, giver), holderOf(organization, answerer)]
  const signedAt = new Date(at.getTime() + 3 * 86_400_000)
  const { last } = await db.one(sql<{ last: number }>`
    INSERT INTO commitment_books AS b (locality_id, year, last) VALUES (${localityId}, ${year}, 1)
    ON CONFLICT (locality_id, year) DO UPDATE SET last = b.last + 1 RETURNING last`)
  await db.run(sql`
    INSERT INTO commitments (locality_id, id, year, number, from_on, to_on, giver_body, giver_post_id, giver_unit_id, giver_person_id,
      answerer_post_id, answerer_unit_id, answerer_person_id, state, sign_order, sign_by, standing, made_by, made_at, signed_at, is_on_paper)
    VALUES (${localityId}, ${id}, ${year}, ${last}, ${`${year}-01-01`}::date, ${`${year}-12-31`}::date, ${bodyOf(organization, giver)},
      ${giver.id}, ${giver.unitId}, ${gives}, ${answerer.id}, ${answerer.unitId}, ${answers}, 'inForce', 'inOrder',
      ${`${year}-01-31`}::date, 'M', ${gives}, ${at}, ${signedAt}, true)`)
  await db.run(sql`
    INSERT INTO commitment_versions (locality_id, commitment_id, number, by_side, by_person, proposed_at, terms)
    VALUES (${localityId}, ${id}, 1, 'giver', ${gives}, ${at}, ${json(terms)})`)
  await db.run(sql`
    INSERT INTO commitment_clauses (locality_id, commitment_id, key, position, target_id, unit_id, task_id, due_on)
    SELECT ${localityId}, ${id}, (c ->> 'key')::uuid, place, CASE c #>> '{subject,kind}' WHEN 'target' THEN (c #>> '{subject,id}')::uuid END,
      (c #>> '{subject,unitId}')::uuid, CASE c #>> '{subject,kind}' WHEN 'task' THEN (c #>> '{subject,id}')::uuid END, (c ->> 'dueOn')::date
    FROM jsonb_array_elements(${json(terms.clauses)}) WITH ORDINALITY AS g (c, place)`)
  const by = { kind: 'official' as const, personId: gives, postId: giver.id, unitId: giver.unitId }
  const subject = { id, answererUnitId: answerer.unitId }
  for (const [verb, when] of [
    ['draft', at],
    ['propose', at],
    ['signOnPaper', signedAt],
  ] as const)
    act(world, subject, verb, by, when)
  return id
}

const holderOf = (organization: Organization, { id }: Pick<Post, 'id'>): string =>
  organization.holdersOf(id, localDateOf(new Date()))[0]?.id ?? ''

/** Somebody at work in a post, as the actions meet them. */
function viewerOf(organization: Organization, post: Post): OfficialViewer {
  const person = organization.findOfficial(holderOf(organization, post))
  const unit = organization.findUnit(post.unitId)
  return {
    kind: 'official',
    accountId: '',
    personId: person?.id ?? '',
    name: person?.fullName ?? '',
    username: '',
    appointments: [
      {
        postId: post.id,
        postTitle: post.title,
        role: post.role,
        unitId: post.unitId,
        unitName: unit?.name ?? { vi: '', en: '' },
        unitIdsBelow: organization.withBelow(post.unitId),
        actingFor: null,
      },
    ],
    session: null,
    usesCodes: false,
  }
}

const postIn = (organization: Organization, commitment: Commitment, side: 'giver' | 'answerer'): Post =>
  organization.findPost((side === 'giver' ? commitment.giverPostId : commitment.answererPostId) ?? '') as Post

const viewerIn = (organization: Organization, commitment: Commitment, side: 'giver' | 'answerer'): OfficialViewer =>
  viewerOf(organization, postIn(organization, commitment, side))

function actorIn(organization: Organization, commitment: Commitment, side: 'giver' | 'answerer'): Actor {
  const post = postIn(organization, commitment, side)
  return { kind: 'official', personId: holderOf(organization, post), postId: post.id, unitId: post.unitId }
}

function act(
  { acts }: World,
  { id, answererUnitId }: Pick<Commitment, 'id' | 'answererUnitId'>,
  deed: 'draft' | 'propose' | 'signOnPaper' | 'settle',
  actor: Actor,
  at: Date,
): void {
  acts.push({ verb: `commitment.${deed}`, actor, subjectId: id, caseId: id, unitId: answererUnitId, occurredAt: at })
}
