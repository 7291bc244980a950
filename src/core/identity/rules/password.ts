import { no, ok, type Result } from '../../../platform/result.ts'

export type BadPassword = 'too_short' | 'too_long' | 'contains_name'

const SHORTEST = 10
// A long password is work for the hash; no person types more.
const LONGEST = 200

/** Whether a password will do. @practice long rather than clever, as NIST SP 800-63B advises */
export function checkPassword(typed: string, username: string): Result<string, BadPassword> {
  const password = typed.normalize('NFC')
  if ([...password].length < SHORTEST) return no('too_short')
  if (password.length > LONGEST) return no('too_long')
  if (password.toLowerCase().includes(username.toLowerCase())) return no('contains_name')
  return ok(password)
}
