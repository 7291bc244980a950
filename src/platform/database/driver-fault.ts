const LET_GO = /^Cannot read properties of null \(reading '(?:write|destroy|end|removeListener)'\)$/

/**
 * Whether an uncaught error is the driver's own slip when a server dies under it: postgres.js 3.4 touches a socket once more that it
 * has already let go, or takes its listeners off a socket that is then reset with nobody left to hear of it. The query's caller has
 * been told by then and the pool connects anew, so the program may go on.
 */
export function isDriverSlip(error: unknown): boolean {
  const { message, stack, code, syscall } = (error ?? {}) as Record<string, unknown>
  if (code === 'ECONNRESET' && syscall === 'read') return true
  return LET_GO.test(String(message)) && String(stack).includes('postgres/src/connection.js')
}

/** Whether a statement failed because a unique index has the value already; the transaction it stood in is over with it. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505'
