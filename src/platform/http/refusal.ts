import { type Text, t } from '../i18n/index.ts'

/**
 * A “no” at the edge: a status, a stable code and words that say what to do next. Actions never throw it; routes do, where
 * there is no page of their own to show.
 */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly statusCode: number
  readonly code: string
  readonly words: Text
  /** What a program is told besides. */
  readonly more: object | undefined
  constructor(statusCode: number, code: string, words: Text, more?: object) {
    super(words.en)
    this.statusCode = statusCode
    this.code = code
    this.words = words
    this.more = more
  }
}

/** The words for failures that come from HTTP itself rather than from a room. */
export const failures = {
  badAddress: t(
    'Địa chỉ không đọc được. Vui lòng kiểm tra lại hoặc quay về trang chủ.',
    'The address can’t be read. Please check it or go back to the front page.',
  ),
  badRequest: t(
    'Dữ liệu gửi lên không đúng dạng. Vui lòng kiểm tra lại rồi gửi lại.',
    'What was sent is not in the right form. Please check it and send it again.',
  ),
  forbidden: t('Bạn không có quyền làm việc này.', 'You may not do this.'),
  foreignOrigin: t(
    'Yêu cầu không đến từ trang này. Vui lòng mở lại trang rồi thử lại.',
    'The request did not come from this site. Please open the page again and retry.',
  ),
  notFound: t(
    'Không tìm thấy trang. Vui lòng kiểm tra lại địa chỉ hoặc quay về trang chủ.',
    'There is no such page. Please check the address or go back to the front page.',
  ),
  tooLarge: t(
    'Dữ liệu gửi lên quá lớn. Mỗi tệp không quá 20 MB.',
    'What was sent is too large. A file may have 20 MB at most.',
  ),
  tooMany: t(
    'Có quá nhiều yêu cầu. Vui lòng thử lại sau ít phút.',
    'Too many requests. Please try again in a few minutes.',
  ),
  unsupported: t('Kiểu dữ liệu gửi lên không được hỗ trợ.', 'This kind of data is not supported.'),
  fault: t(
    'Hệ thống gặp lỗi, việc vừa rồi chưa được ghi nhận. Vui lòng thử lại sau ít phút.',
    'Something went wrong and nothing was recorded. Please try again in a few minutes.',
  ),
  storageFull: t(
    'Máy chủ đã hết chỗ chứa nên chưa nhận được. Vui lòng giữ tệp, thử lại sau và báo cho cơ quan.',
    'The server has no room left, so this was not taken in. Please keep the file, try again later and tell the office.',
  ),
  restarting: t(
    'Hệ thống đang khởi động lại, việc vừa rồi chưa được ghi nhận. Vui lòng thử lại sau ít giây.',
    'The system is starting again and nothing was recorded. Please try again in a few seconds.',
  ),
  interrupted: t(
    'Kết nối bị ngắt giữa chừng, chưa rõ việc vừa rồi đã được ghi nhận hay chưa. Vui lòng tải lại trang để xem trước khi làm lại.',
    'The connection broke in the middle; whether this was recorded isn’t known. Please load the page anew and look before you do it again.',
  ),
} as const

const BY_STATUS: Record<number, [code: string, words: Text]> = {
  400: ['bad_request', failures.badRequest],
  403: ['forbidden', failures.forbidden],
  404: ['not_found', failures.notFound],
  413: ['too_large', failures.tooLarge],
  415: ['unsupported_media_type', failures.unsupported],
  429: ['too_many_requests', failures.tooMany],
}

/** What each code means that comes of HTTP itself and not of a room. */
export const COMMON_CODES = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
} as const

/** What the database, the driver or the system says of a server that is full, away or gone in the middle (PostgreSQL, appendix A). */
const BY_CODE: Record<string, [status: number, code: string, words: Text]> = {
  ...Object.fromEntries(['53100', 'ENOSPC'].map((code) => [code, [507, 'storage_full', failures.storageFull]])),
  ...Object.fromEntries(
    ['57P03', 'ECONNREFUSED', 'CONNECT_TIMEOUT'].map((code) => [code, [503, 'restarting', failures.restarting]]),
  ),
  // It may have ended before or after the last word was kept.
  ...Object.fromEntries(
    ['57P01', '57P02', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'ECONNRESET', 'EPIPE'].map(
      (code) => [code, [503, 'interrupted', failures.interrupted]],
    ),
  ),
}

/** What a thrown error means to the caller; an unexpected one is a fault and tells nothing of itself. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const known = error instanceof Error && 'code' in error ? BY_CODE[String(error.code)] : undefined
  if (known) return new Refusal(...known)
  const status = statusOf(error)
  const [code, words] = BY_STATUS[status] ?? (status < 500 ? BY_STATUS[400] : undefined) ?? ['fault', failures.fault]
  return new Refusal(status, code, words)
}

function statusOf(error: unknown): number {
  if (isRefusedByDatabase(error)) return 400
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500
}

// PostgreSQL's class 22: a value it can't hold, such as text with a NUL or a number out of range. Bad input, not a fault.
function isRefusedByDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^22\w{3}$/.test(error.code)
}
