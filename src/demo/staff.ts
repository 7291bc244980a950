import { hashPassword } from '../core/identity/index.ts'
import { loadOrganization, type Organization, type Post, type Unit } from '../core/organization/index.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { foldVietnamese } from '../platform/text.ts'
import { readProfile } from '../profile.ts'
import { makePerson, type PeopleWords } from './people.ts'
import { type Random, random } from './random.ts'

/** Posts one person holds together, as in small communes: the first names the account. */
const TOGETHER: readonly (readonly string[])[] = [
  ['civilStatusOfficer', 'justiceOfficer'],
  ['reception'],
  ['returnDesk'],
]

/** What an account's name begins with, by role; where two hold a role, the second gets a number. */
const ACCOUNT_NAMES: Record<string, string> = {
  reception: 'tiepnhan',
  returnDesk: 'traketqua',
  cashier: 'thuphi',
  civilStatusOfficer: 'hotich',
  justiceOfficer: 'tuphap',
  landOfficer: 'diachinh',
  socialOfficer: 'vanhoaxahoi',
  communeChair: 'chutich',
  districtSpecialist: 'chuyenvien',
  districtHead: 'chutich',
  landRegistry: 'dangkydat',
  economyOffice: 'kinhte',
  officeHead: 'truongphong',
  departmentSpecialist: 'chuyenvien',
  departmentHead: 'giamdoc',
  partyHead: 'truongban',
  partyOfficer: 'canbodang',
  leader: 'bithu',
  oneStopHead: 'truongmotcua',
  procedureController: 'kiemsoat',
  administrator: 'quantri',
}

/** One account of the demonstration, for whoever tries it. */
export interface DemoAccount {
  username: string
  name: string
  role: string
  title: string
  unit: string
}

export interface StaffOptions {
  profile: string
  /** The one password of every demo account. */
  password: string
  at: Date
  seed?: number
}

/** Fills every post of the profile with somebody fictitious, and gives each an account. The password is hashed once. */
export async function staffDemo(db: Db, { profile, password, at, seed = 1 }: StaffOptions): Promise<DemoAccount[]> {
  const words = await readProfile<PeopleWords>(profile, 'people.json')
  const organization = await loadOrganization(db)
  const chance = random(seed)
  const passwordHash = await hashPassword(password)
  const staff = organization.units.flatMap((unit) => staffOf(unit, organization, words, chance))
  await save(db, nameAccounts(staff), passwordHash, at)
  // Whoever tries the program meets those at the top first.
  const isAbove = ({ unit }: Member) => Number(unit.kind === 'province' || unit.kind === 'district')
  const named = nameAccounts(staff).sort((a, b) => isAbove(b) - isAbove(a))
  return named.map(({ unit, posts, name, username }) => ({
    username,
    name,
    role: posts[0]?.role ?? '',
    title: posts.map(({ title }) => title.vi).join(', '),
    unit: unit.name.vi,
  }))
}

interface Member {
  unit: Unit
  posts: Post[]
  name: string
  phone: string
}

function staffOf(unit: Unit, organization: Organization, words: PeopleWords, chance: Random): Member[] {
  const left = [...organization.postsOf(unit.id)]
  const members: Member[] = []
  while (left.length > 0) {
    const [first] = left as [Post]
    const group = TOGETHER.find((roles) => roles.includes(first.role)) ?? []
    const posts = group.length > 1 ? left.filter(({ role }) => group.includes(role)) : [first]
    for (const post of posts) left.splice(left.indexOf(post), 1)
    const { fullName, phone } = makePerson(words, chance, unit.code, unit.name.vi)
    members.push({ unit, posts, name: fullName, phone })
  }
  return members
}

type Named = Member & { username: string }

function nameAccounts(members: readonly Member[]): Named[] {
  const taken = new Map<string, number>()
  return members.map((member) => {
    const role = ACCOUNT_NAMES[member.posts[0]?.role ?? ''] ?? 'canbo'
    const place = foldVietnamese(member.unit.shortNameVi).replace(/[^a-z0-9]/g, '')
    const base = `${role}.${place}`
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    return { ...member, username: count === 1 ? base : `${base}${count}` }
  })
}

async function save(db: Db, staff: readonly Named[], passwordHash: string, at: Date): Promise<void> {
  const rows = staff.map((member) => ({ ...member, personId: newId(), accountId: newId() }))
  const appointments = rows.flatMap(({ personId, posts }) => posts.map(({ id }) => ({ personId, postId: id })))
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO officials (id, full_name, phone)
      SELECT * FROM unnest(${rows.map(({ personId }) => personId)}::uuid[], ${rows.map(({ name }) => name)}::text[],
        ${rows.map(({ phone }) => phone)}::text[])`)
    await tx.run(sql`
      INSERT INTO appointments (id, official_id, post_id, valid_from, decision)
      SELECT a.id, person_id, post_id, greatest(p.valid_from, '2019-01-01'), 'Dữ liệu trình diễn'
      FROM unnest(${appointments.map(() => newId())}::uuid[], ${appointments.map(({ personId }) => personId)}::uuid[],
        ${appointments.map(({ postId }) => postId)}::uuid[]) AS a (id, person_id, post_id)
      JOIN posts p ON p.id = a.post_id`)
    await tx.run(sql`
      INSERT INTO accounts (id, person_id, username, password_hash, created_at)
      SELECT id, person_id, username, ${passwordHash}, ${at}
      FROM unnest(${rows.map(({ accountId }) => accountId)}::uuid[], ${rows.map(({ personId }) => personId)}::uuid[],
        ${rows.map(({ username }) => username)}::text[]) AS a (id, person_id, username)`)
    await tx.run(sql`UPDATE organization_state SET version = version + 1`)
  })
}
