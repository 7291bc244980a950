import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { progress } from '../commands/progress.ts'
import { type Db, sql } from '../platform/database/index.ts'
import { type DemoAccount, staffDemo } from './staff.ts'

export { type DemoAccount, type StaffOptions, staffDemo } from './staff.ts'

/** The password of demo accounts in tests. */
export const DEMO_PASSWORD_FOR_TESTS = 'xin chào Cam Lộ 2018'

export interface DemoOptions {
  db: Db
  /** The owner of the tables: history needs partitions of its months. */
  ownerUrl: string
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
export async function ensureDemo({ db, profile, dataFolder }: DemoOptions): Promise<string[]> {
  const file = join(dataFolder, 'demo.json')
  const staffed = await db.first(sql`SELECT 1 FROM accounts LIMIT 1`)
  if (!staffed) {
    const password = makePassword()
    const accounts = await progress('Tạo tài khoản trình diễn / making demo accounts', () =>
      staffDemo(db, { profile, password, at: new Date() }),
    )
    await writeFile(file, JSON.stringify({ password, accounts } satisfies KeptDemo, null, 2), { mode: 0o600 })
  }
  if (!existsSync(file)) return []
  return tell(JSON.parse(await readFile(file, 'utf8')) as KeptDemo)
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
