import postgres from 'postgres'
import type { Config } from '../platform/config/index.ts'
import { Failure } from './failure.ts'

/** The role that migrations grant the program's rights to. */
const APP_ROLE = 'camlo_app'
const OLDEST_VERSION = 150_000
const INSUFFICIENT_PRIVILEGE = '42501'

/**
 * Sees that an external server can be used before anything is changed in it: its version, who owns the tables, and the role that
 * rights are granted to.
 *
 * @throws Failure
 */
export async function readyExternal(config: Config, appUrl: string, ownerUrl: string): Promise<void> {
  if (appUrl === ownerUrl) refuseOneRole(config)
  const owner = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [server] = await owner<{ version: number }[]>`SELECT current_setting('server_version_num')::int AS version`
    if (!server || server.version < OLDEST_VERSION)
      throw new Failure('Cần PostgreSQL 15 trở lên (DATABASE_URL).', 'PostgreSQL 15 or newer is needed (DATABASE_URL).')
    await makeAppRole(owner)
    if (appUrl !== ownerUrl) await letAct(owner, await roleOf(appUrl))
  } finally {
    await owner.end({ timeout: 5 })
  }
}

function refuseOneRole(config: Config): void {
  if (config.mode === 'production')
    throw new Failure(
      'DATABASE_ADMIN_URL chưa đặt: chương trình không được là chủ của các bảng. Hãy đặt DATABASE_ADMIN_URL cho chủ sở hữu và DATABASE_URL cho vai trò camlo_app.',
      'DATABASE_ADMIN_URL is missing: the program must not own the tables. Set DATABASE_ADMIN_URL to the owner and DATABASE_URL to the role camlo_app.',
    )
  console.warn(
    '! DATABASE_URL là chủ của các bảng: chỉ dùng để thử / DATABASE_URL owns the tables: for trying out only',
  )
}

async function makeAppRole(owner: postgres.Sql): Promise<void> {
  const known = await owner`SELECT 1 FROM pg_roles WHERE rolname = ${APP_ROLE}`
  if (known.length === 0) await permitted(owner`CREATE ROLE ${owner(APP_ROLE)} NOLOGIN`, `CREATE ROLE ${APP_ROLE}`)
}

/** The program may sign in under any name, if that role is a member of the one rights are granted to. */
async function letAct(owner: postgres.Sql, role: string): Promise<void> {
  const [member] = await owner`SELECT pg_has_role(${role}, ${APP_ROLE}, 'USAGE') AS yes`
  if (!member?.yes) await permitted(owner`GRANT ${owner(APP_ROLE)} TO ${owner(role)}`, `GRANT ${APP_ROLE} TO "${role}"`)
}

async function roleOf(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [row] = await sql<{ role: string }[]>`SELECT current_user::text AS role`
    return (row as { role: string }).role
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function permitted(statement: PromiseLike<unknown>, text: string): Promise<void> {
  try {
    await statement
  } catch (cause) {
    if ((cause as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw cause
    throw new Failure(
      `Chủ cơ sở dữ liệu không được tạo vai trò. Hãy chạy một lần với quyền quản trị: ${text};`,
      `The database’s owner may not manage roles. Run once as an administrator: ${text};`,
    )
  }
}
