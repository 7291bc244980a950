import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSealKey, sealNow } from '../core/ledger/index.ts'
import { type Database, sql } from '../platform/database/index.ts'
import { formatNumber } from '../platform/i18n/index.ts'
import { progress } from '../platform/progress.ts'
import { readProfile } from '../profile.ts'
import { loadAnywhere } from './anywhere.ts'
import { loadCertifications } from './certifications.ts'
import { citizenDemo, tellCitizen } from './citizen.ts'
import { loadCommitments } from './commitments.ts'
import { loadDiscards } from './discards.ts'
import { loadDocuments } from './documents/load.ts'
import { loadDossiers } from './dossiers/load.ts'
import { loadFees } from './fees.ts'
import { loadFollowUps } from './follow-ups.ts'
import { loadHandovers } from './handovers.ts'
import { loadMeetings } from './meetings/load.ts'
import { loadPapers } from './papers/load.ts'
import type { PeopleWords } from './people.ts'
import { draftDemo } from './procedures.ts'
import { loadQueue } from './queue/load.ts'
import { loadReports } from './reports/load.ts'
import { loadTargets } from './resolutions/load.ts'
import { type DemoAccount, staffDemo } from './staff.ts'
import { loadWork } from './work/load.ts'

export { type DemoAccount, type StaffOptions, staffDemo } from './staff.ts'

/** The password of demo accounts in tests. */
export const DEMO_PASSWORD_FOR_TESTS = 'xin chào Cam Lộ 2018'

export interface DemoOptions {
  db: Database
  /** The owner of the tables: history needs partitions of its months. */
  ownerUrl: string
  secret: string
  sealKey: string
  profile: string
  dataFolder: string
}

interface KeptDemo {
  password: string
  accounts: DemoAccount[]
}

/**
 * On the first start of a demonstration: people, accounts and some dossiers to look at.
 *
 * @returns lines that tell who can sign in and how
 */
export async function ensureDemo(options: DemoOptions & { dossiers: number }): Promise<string[]> {
  const { db, profile, dataFolder } = options
  const file = join(dataFolder, 'demo.json')
  const staffed = await db.first(sql`SELECT 1 FROM accounts LIMIT 1`)
  if (!staffed) {
    const password = makePassword()
    await progress('Tạo tài khoản trình diễn / making demo accounts', () =>
      // The accounts come to be once their password is kept.
      db.transaction(async (tx) => {
        const accounts = await staffDemo(tx, { profile, password, at: new Date() })
        await draftDemo(tx, new Date())
        await writeFile(file, JSON.stringify({ password, accounts } satisfies KeptDemo, null, 2), { mode: 0o600 })
      }),
    )
  }
  const told = await db.first(sql`SELECT 1 FROM dossiers LIMIT 1`)
  if (!told && options.dossiers > 0)
    await loadHistory(options, { dossiers: options.dossiers, chain: true, ...twoYears(new Date()) })
  if (!existsSync(file)) return []
  const kept = JSON.parse(await readFile(file, 'utf8')) as KeptDemo
  if (!told && options.dossiers > 0) await citizenDemo(db, { password: kept.password, at: new Date() })
  return [...tell(kept), ...(await tellCitizen(db))]
}

/** Somebody who wants so few dossiers looks at something else. */
const FEW = 1_000
/** A district’s three years of tasks; few where there are few dossiers. */
const MOST_TASKS = 12_000
const TASKS_FOR_A_DOSSIER = 4
/** Weeks of documents between offices; few where there are few dossiers. */
const MOST_WEEKS = 26

/** The two years that end now. */
export const twoYears = (to: Date): { from: string; to: Date } => ({
  from: new Date(to.getTime() - 730 * 86_400_000).toISOString().slice(0, 10),
  to,
})

/** What a demonstration's history covers. */
export interface Span {
  dossiers: number
  from: string
  to: Date
  /** Whether the way from resolutions to work is told too: meetings, targets, tasks, commitments. */
  chain: boolean
}

/** Loads what happened over a span of days, sealed and counted. @returns what was written */
export function loadHistory(
  { db, ownerUrl, secret, sealKey, profile, dataFolder }: DemoOptions,
  span: Span,
): Promise<{ dossiers: number; acts: number }> {
  const what = `Nạp ${formatNumber(span.dossiers)} hồ sơ hư cấu / loading fictitious dossiers`
  return progress(what, async (say) => {
    const loaded = await loadDossiers({ db, ownerUrl, secret, profile, dataFolder, ...span, say })
    say('hàng chờ tại quầy / queues')
    await loadQueue({ db, secret, to: span.to, say })
    say('thu phí / fees')
    const { acts } = await loadFees(db, span.to)
    await loadCertifications(db)
    say('kho giấy tờ / held papers')
    const kept = await loadPapers(db, span.to)
    say('xử lý đánh giá / follow-ups')
    const followed = await loadFollowUps(db, span.to)
    say('bàn giao, bưu chính / hand-overs, post')
    const handed = await loadHandovers({ db, secret, to: span.to })
    say('hồ sơ tạm đã bỏ / discarded entries')
    const discarded = await loadDiscards({ db, secret, to: span.to })
    say('tiếp nhận không phụ thuộc địa giới / filed anywhere')
    const words = await readProfile<PeopleWords>(profile, 'people.json')
    const anywhere = await loadAnywhere({ db, secret, to: span.to, words })
    const chain =
      span.dossiers < FEW || !span.chain ? 0 : await loadChain({ db, ownerUrl, profile, dataFolder, say, ...span })
    say('niêm phong sổ cái / sealing')
    await sealNow(db, readSealKey(sealKey))
    return {
      dossiers: loaded.dossiers + anywhere.dossiers,
      acts: loaded.acts + acts + kept.acts + followed.acts + handed.acts + discarded.acts + chain,
    }
  })
}

interface ChainOptions
  extends Pick<DemoOptions, 'db' | 'ownerUrl' | 'profile' | 'dataFolder'>,
    Pick<Span, 'dossiers' | 'from' | 'to'> {
  say: (what: string) => void
}

/** The way from resolutions to work. @returns how many acts were written */
export async function loadChain({ db, ownerUrl, profile, dataFolder, say, ...span }: ChainOptions): Promise<number> {
  say('cuộc họp / meetings')
  const met = await loadMeetings(db, span)
  say('chỉ tiêu / targets')
  const targets = await loadTargets(db, span.to)
  say('nhiệm vụ / tasks')
  const tasks = Math.min(MOST_TASKS, span.dossiers * TASKS_FOR_A_DOSSIER)
  const worked = await loadWork({ db, ownerUrl, profile, dataFolder, tasks, to: span.to })
  say('cam kết / commitments')
  const promised = await loadCommitments(db, { to: span.to, dataFolder })
  say('báo cáo tuần / weekly reports')
  const reported = await loadReports(db, span.to)
  say('văn bản / documents')
  const papers = await loadDocuments(db, { to: span.to, weeks: span.dossiers < FEW ? 3 : MOST_WEEKS })
  return met.acts + targets.acts + worked.acts + promised.acts + reported.acts + papers.acts
}

const SYLLABLES = [
  'cam',
  'lo',
  'hieu',
  'giang',
  'thuy',
  'tuyen',
  'nghia',
  'chinh',
  'thanh',
  'an',
  'cua',
  'song',
  'tieu',
  'lac',
]

function makePassword(): string {
  const words = Array.from({ length: 3 }, () => SYLLABLES[randomInt(SYLLABLES.length)])
  return `${words.join('-')}-${randomInt(100, 1000)}`
}

/** One account of each role, the first there is. */
function tell({ password, accounts }: KeptDemo): string[] {
  const roles = new Set<string>()
  const firsts = accounts.filter(({ role }) => !roles.has(role) && roles.add(role))
  const width = Math.max(...firsts.map(({ username }) => username.length))
  return [
    `\nĐăng nhập / sign in at /dang-nhap, mật khẩu / password: ${password}`,
    ...firsts.map(({ username, title, unit }) => `  ${username.padEnd(width)}  ${title}, ${unit}`),
  ]
}
