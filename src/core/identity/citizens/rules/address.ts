import { tidyEmail, tidyPhone } from '../../../../platform/contact.ts'

/** How a one-time code reaches somebody. */
export type CodeChannel = 'email' | 'sms'

/** A telephone or mail address, as it is stored and compared. */
export interface ContactAddress {
  channel: CodeChannel
  address: string
}

/** What somebody typed to be reached at: a mail address in small letters, or a telephone; undefined when it is neither. */
export function addressOf(typed: string): ContactAddress | undefined {
  if (typed.includes('@')) {
    const email = tidyEmail(typed)?.toLowerCase()
    return email === undefined ? undefined : { channel: 'email', address: email }
  }
  const phone = tidyPhone(typed)
  return phone === undefined ? undefined : { channel: 'sms', address: phone }
}
