import { BadSettings } from '../platform/config/index.ts'
import { DatabaseNewerThanProgram, MigrationChanged } from '../platform/database/index.ts'
import { type Text, t } from '../platform/i18n/index.ts'
import { DISK_FULL, NoEmbeddedServer, ServerFailed, UnusableFolder } from '../platform/server/index.ts'

/** Something the operator can do something about: one clear sentence, no stack. */
export class Failure extends Error {
  override name = 'Failure'
  readonly words: Text
  constructor(vi: string, en: string) {
    super(en)
    this.words = t(vi, en)
  }
}

interface SystemError extends Error {
  code?: string
  path?: string
  port?: number
  stderr?: string
}

const unwritable = (path = ''): Text =>
  t(
    `Không ghi được vào ${path}. Hãy đặt CAMLO_DATA sang thư mục ghi được.`,
    `${path} can’t be written to. Set CAMLO_DATA to a folder that can.`,
  )

const BY_CODE: Record<string, (error: SystemError) => Text> = {
  EADDRINUSE: ({ port }) =>
    t(
      `Cổng ${port} đã có chương trình khác dùng. Hãy đặt CAMLO_PORT sang cổng khác.`,
      `Port ${port} is taken. Set CAMLO_PORT to another one.`,
    ),
  EACCES: ({ path, port }) =>
    port !== undefined
      ? t(
          `Không được phép dùng cổng ${port}. Hãy đặt CAMLO_PORT từ 1024 trở lên.`,
          `Port ${port} may not be used. Set CAMLO_PORT to 1024 or above.`,
        )
      : unwritable(path),
  ENOSPC: () =>
    t('Ổ đĩa đã đầy. Hãy giải phóng dung lượng rồi chạy lại.', 'The disk is full. Make room and start again.'),
  ECONNREFUSED: () =>
    t(
      'Không kết nối được tới máy chủ cơ sở dữ liệu (DATABASE_URL).',
      'The database server (DATABASE_URL) can’t be reached.',
    ),
  EADDRNOTAVAIL: () =>
    t('Máy này không có địa chỉ đặt ở CAMLO_HOST.', 'This machine does not have the address in CAMLO_HOST.'),
  '3D000': () =>
    t(
      'Máy chủ không có cơ sở dữ liệu ghi ở DATABASE_URL. Hãy tạo nó trước.',
      'The server has no database of the name in DATABASE_URL. Create it first.',
    ),
  '28P01': () =>
    t(
      'Máy chủ cơ sở dữ liệu từ chối mật khẩu (DATABASE_URL).',
      'The database server refused the password (DATABASE_URL).',
    ),
}

const SAME_AS: Record<string, string> = {
  EROFS: 'EACCES',
  EPERM: 'EACCES',
  ENOTDIR: 'EACCES',
  ENOTFOUND: 'ECONNREFUSED',
  CONNECT_TIMEOUT: 'ECONNREFUSED',
  EDQUOT: 'ENOSPC',
  EAI_AGAIN: 'ECONNREFUSED',
  EHOSTUNREACH: 'ECONNREFUSED',
  ETIMEDOUT: 'ECONNREFUSED',
  '28000': '28P01',
  '53100': 'ENOSPC',
}

/** What an error at start means to the operator, or undefined for a fault of ours. */
export function explain(error: unknown): Text | undefined {
  if (error instanceof Failure) return error.words
  if (error instanceof BadSettings)
    return t(
      `Cấu hình chưa dùng được:\n${bullets(error.problems)}`,
      `The settings can’t be used:\n${bullets(error.problems)}`,
    )
  if (error instanceof DatabaseNewerThanProgram)
    return t(
      'Cơ sở dữ liệu mới hơn chương trình. Hãy dùng phiên bản chương trình mới hơn; dữ liệu không bị thay đổi.',
      'The database is newer than this program. Use a newer version of the program; no data was changed.',
    )
  if (error instanceof MigrationChanged || error instanceof NoEmbeddedServer) return t(error.message, error.message)
  if (error instanceof UnusableFolder) return unwritable(error.message)
  if (!(error instanceof Error)) return undefined
  const { code = '', stderr = '' } = error as SystemError
  if (`${error.message}${stderr}`.includes(DISK_FULL)) return BY_CODE.ENOSPC?.(error)
  if (error instanceof ServerFailed)
    return t(
      `Cơ sở dữ liệu không khởi động được (${error.message}). Xem ${error.log}.`,
      `The database did not start (${error.message}). See ${error.log}.`,
    )
  return BY_CODE[SAME_AS[code] ?? code]?.(error)
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `  - ${line}`).join('\n')

/** Ends the program with exit code 1, saying why. */
export function explainAndExit(error: unknown): never {
  const words = explain(error)
  if (words) console.error(words.vi === words.en ? `\n${words.en}` : `\n${words.vi}\n${words.en}`)
  else console.error(error)
  process.exit(1)
}
