import { createToken } from '../core/identity/index.ts'
import { Failure } from './failure.ts'
import { withDatabase } from './with-database.ts'

/** `camlo token`: prints a bearer token, this once. */
export async function token(username: string, label: string): Promise<void> {
  await withDatabase(async (db) => {
    const made = await createToken(db, username, label, new Date())
    if (!made.ok)
      throw new Failure(`Không có tài khoản ${username} đang dùng.`, `There is no active account ${username}.`)
    console.log(made.value)
  })
}
