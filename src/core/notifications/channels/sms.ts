import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inLang } from '../../../platform/i18n/index.ts'
import { sendOutside } from '../../../platform/outgoing/index.ts'
import type { Outcome } from '../../outbox/index.ts'
import type { Letter } from '../message.ts'
import { withoutMarks } from '../rules/channels.ts'
import type { Post } from './email.ts'
import { outcomeOfAnswer, outcomeOfFault } from './http-outcome.ts'

export interface GatewaySettings {
  url: string
  /** The bearer token by which the gateway knows us. */
  token: string | undefined
}

export const SMS_TIMEOUT_MS = 8_000

const textOf = ({ lang, message }: Letter): string =>
  withoutMarks(`${inLang(message.short, lang)} ${message.link.href}`)

/** Text messages by a gateway that speaks HTTP; the contract is docs/text-messages.md. */
export function postByGateway({ url, token }: GatewaySettings): Post {
  return {
    async send(letter): Promise<Outcome> {
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': letter.key,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      }
      const body = JSON.stringify({ id: letter.key, to: international(letter.to), text: textOf(letter) })
      try {
        return outcomeOfAnswer(await sendOutside({ url, headers, body, timeoutMs: SMS_TIMEOUT_MS, reach: 'any' }))
      } catch (cause) {
        return outcomeOfFault(cause)
      }
    },
    close() {},
  }
}

/** A demonstration's text messages: written into a folder instead of sent. */
export function textIntoFolder(folder: string): Post {
  return {
    async send(letter) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = createHash('sha256').update(letter.key).digest('hex').slice(0, 32)
      await writeFile(join(folder, `${name}.txt`), `${international(letter.to)}\n${textOf(letter)}\n`, { mode: 0o600 })
      return { is: 'sent' }
    },
    close() {},
  }
}

/** E.164. @example international('0912345678') // '+84912345678' */
const international = (phone: string): string => phone.replace(/^0/, '+84')
