import { randomBytes } from 'node:crypto'
import { createFirstAdministrator } from '../core/identity/index.ts'
import { loadConfig } from '../platform/config/index.ts'
import { loadedProfile, loadProfile } from '../profile.ts'
import { Failure } from './failure.ts'
import { withDatabase } from './with-database.ts'

const REASONS = {
  not_first: [
    'Đã có tài khoản; hãy tạo thêm tại trang quản trị.',
    'There are accounts already; create more on the administration page.',
  ],
  no_post: ['Cấu hình địa phương không có vị trí quản trị.', 'The profile has no post of an administrator.'],
  bad_username: [
    'Tên đăng nhập gồm 3 đến 64 chữ thường không dấu, chữ số, dấu chấm hoặc gạch.',
    'A username has 3 to 64 small letters, digits, dots or hyphens.',
  ],
  taken: ['Tên đăng nhập đã có người dùng.', 'The username is taken.'],
  too_short: ['Mật khẩu quá ngắn.', 'The password is too short.'],
  too_long: ['Mật khẩu quá dài.', 'The password is too long.'],
  contains_name: ['Mật khẩu chứa tên đăng nhập.', 'The password contains the username.'],
} as const

/** `camlo admin`: the first account of an installation; its password is `CAMLO_ADMIN_PASSWORD`, or made and printed once. */
export async function admin(username: string, fullName: string): Promise<void> {
  const given = process.env.CAMLO_ADMIN_PASSWORD
  const password = given ?? randomBytes(12).toString('base64url')
  await withDatabase(async (db) => {
    if ((await loadedProfile(db)) === undefined) await loadProfile(db, loadConfig(process.env).profile)
    const made = await createFirstAdministrator(db, { username, fullName, password }, new Date())
    if (!made.ok) throw new Failure(...(REASONS[made.reason] as unknown as [string, string]))
    console.log(
      given ? `✓ ${username}` : `✓ ${username}\n  Mật khẩu, chỉ hiện lần này / password, shown only now: ${password}`,
    )
  })
}
