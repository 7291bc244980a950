import { createECDH, hkdfSync } from 'node:crypto'
import { inLang, type Lang } from '../../../platform/i18n/index.ts'
import { type Reach, sendOutside } from '../../../platform/outgoing/index.ts'
import type { Outcome } from '../../outbox/index.ts'
import type { Message } from '../message.ts'
import { outcomeOfAnswer, outcomeOfFault } from './http-outcome.ts'

export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/**
 * The key pair by which push services know this installation (VAPID, RFC 8292), drawn from its secret: the same on each of its
 * machines, and nothing more to keep. Browsers subscribe for this key, so a new secret ends the subscriptions.
 */
export function vapidKeys(secret: string): VapidKeys {
  for (let turn = 0; ; turn += 1) {
    const bytes = Buffer.from(hkdfSync('sha256', secret, '', `web push ${turn}`, 32))
    try {
      const ecdh = createECDH('prime256v1')
      ecdh.setPrivateKey(bytes)
      return { publicKey: ecdh.getPublicKey('base64url'), privateKey: bytes.toString('base64url') }
    } catch {
      // Once in four thousand million times the number is no key of this curve.
    }
  }
}

export interface Subscription {
  endpoint: string
  p256dh: string
  auth: string
}

export const PUSH_TIMEOUT_MS = 15_000
/** How long a push service keeps it for a telephone that is off, in seconds. */
const KEPT_SECONDS = 3 * 86_400

/** @param tag the same tag replaces what is on the screen, so that a repetition isn't seen as one */
export async function push(
  { endpoint, p256dh, auth }: Subscription,
  { message, lang, tag }: { message: Message; lang: Lang; tag: string },
  { keys, contact, reach }: { keys: VapidKeys; contact: string; reach: Reach },
): Promise<Outcome | { is: 'gone' }> {
  const payload = JSON.stringify({
    title: inLang(message.subject, lang),
    body: inLang(message.short, lang),
    url: message.link.href,
    lang,
    tag,
  })
  // Read with the first message: most installations begin without any.
  const { default: webpush } = await import('web-push')
  try {
    const { headers, body } = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject: contact, ...keys },
      TTL: KEPT_SECONDS,
      topic: tag,
      contentEncoding: 'aes128gcm',
    })
    const sent = { url: endpoint, headers: headers as Record<string, string>, body: body as Buffer }
    const answer = await sendOutside({ ...sent, timeoutMs: PUSH_TIMEOUT_MS, reach })
    // The browser has taken its subscription back.
    return answer.status === 404 || answer.status === 410 ? { is: 'gone' } : outcomeOfAnswer(answer)
  } catch (cause) {
    return outcomeOfFault(cause)
  }
}
