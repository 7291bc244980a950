import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { type Lang, t } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { Message, Post } from '../../notifications/index.ts'
import { type Carrier, enqueue, MINUTE } from '../../outbox/index.ts'
import { CODE_BY_ADDRESS, CODE_BY_ADDRESS_DAY, CODE_BY_NETWORK, type Limiter } from '../limits.ts'
import { hashToken, newToken } from '../tokens.ts'
import { addressOf, type CodeChannel, type ContactAddress } from './rules/address.ts'

export type { CodeChannel } from './rules/address.ts'

/** @practice as banks' codes: ten minutes, five tries */
const LIVES_MS = 10 * MINUTE
export const LIVES_MINUTES = 10
const MOST_TRIES = 5
const DIGITS = 6

export interface CodeDeps {
  db: Db
  secret: string
  limiter: Limiter
  localityId: number
  codeChannels: readonly CodeChannel[]
}

/** The digits of a code: computed, so that they stand neither in the database nor in the outbox. */
function digitsOf(secret: string, id: string): string {
  const digest = createHmac('sha256', secret).update(`one-time code ${id}`).digest()
  return String(digest.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0')
}

export type CannotAsk = 'bad_address' | 'channel_closed' | 'too_many'

/** A code on its way. */
export interface AskedCode {
  /** The browser keeps it: elsewhere the code is of no use. */
  key: string
  to: ContactAddress
}

/**
 * Sends a one-time code to an address. Nothing in it depends on whether there is an account, so nobody learns that by asking.
 *
 * @param ask.citizenId the account that wants to prove this address; missing when signing in
 */
export async function askCode(
  { db, limiter, localityId, codeChannels }: CodeDeps,
  ask: { typed: string; network: string; lang: Lang; citizenId?: string },
  now: Date,
): Promise<Result<AskedCode, CannotAsk>> {
  const to = addressOf(ask.typed)
  if (!to) return no('bad_address')
  if (!codeChannels.includes(to.channel)) return no('channel_closed')
  const allowed = await Promise.all([
    limiter.allows(CODE_BY_NETWORK, ask.network),
    limiter.allows(CODE_BY_ADDRESS, to.address),
    limiter.allows(CODE_BY_ADDRESS_DAY, to.address),
  ])
  if (allowed.includes(false)) return no('too_many')
  const [id, key] = [newId(), newToken()]
  await db.transaction(async (tx) => {
    await tx.run(sql`
      INSERT INTO citizen_codes (id, key_hash, channel, address, citizen_id, lang, expires_at)
      VALUES (${id}, ${hashToken(key)}, ${to.channel}, ${to.address}, ${ask.citizenId ?? null}, ${ask.lang},
        ${new Date(now.getTime() + LIVES_MS)})`)
    await enqueue(tx, localityId, [{ carrier: carrierOf(to.channel), key: `code:${id}`, about: { codeId: id } }], now)
  })
  return ok({ key, to })
}

export interface ProvenAddress extends ContactAddress {
  citizenId: string | null
}

/**
 * Takes a code: each serves once, and only with the key of the browser that asked for it.
 *
 * @returns the address it proves
 */
export async function takeCode(
  { db, secret }: Pick<CodeDeps, 'db' | 'secret'>,
  { key, typed }: { key: string; typed: string },
  now: Date,
): Promise<Result<ProvenAddress, 'code_wrong' | 'code_over'>> {
  // Counted before it is compared, so that many at once have no more tries than one after another.
  const code = await db.first(sql<ProvenAddress & { id: string }>`
    UPDATE citizen_codes SET tries = tries + 1
    WHERE key_hash = ${hashToken(key)} AND expires_at > ${now} AND tries < ${MOST_TRIES}
    RETURNING id, channel, address, citizen_id`)
  if (!code) return no('code_over')
  const digits = typed.replace(/\D/g, '')
  const fits = digits.length === DIGITS && timingSafeEqual(Buffer.from(digits), Buffer.from(digitsOf(secret, code.id)))
  if (!fits) return no('code_wrong')
  const taken = await db.run(sql`DELETE FROM citizen_codes WHERE id = ${code.id}`)
  const { channel, address, citizenId } = code
  return taken === 1 ? ok({ channel, address, citizenId }) : no('code_over')
}

/** Whom a code that is still on its way goes to, for the page that asks for it again. */
export const findAsked = (db: Db, key: string, now: Date): Promise<ContactAddress | undefined> =>
  db.first(sql<ContactAddress>`
    SELECT channel, address FROM citizen_codes WHERE key_hash = ${hashToken(key)} AND expires_at > ${now}`)

const carrierOf = (channel: CodeChannel): string => `code-${channel}`

const PER_SECOND = 20
const TIMEOUT_MS = 45_000
// Somebody waits for it: after a few minutes nobody does.
const PATIENCE = { firstWaitMs: 2_000, longestWaitMs: 15_000, givesUpAfterMs: LIVES_MS }

/** What takes one-time codes out, by day and night: whoever gets one has just asked for it. */
export function codeCarriers(
  deps: { db: Db; secret: string; clock: Clock; publicUrl: string },
  posts: { email?: Post; sms?: Post },
): Carrier[] {
  return Object.entries(posts).map(([channel, post]) => ({
    name: carrierOf(channel as CodeChannel),
    patience: PATIENCE,
    parallel: 4,
    perSecond: PER_SECOND,
    timeoutMs: TIMEOUT_MS,
    async send({ key, about, createdAt }) {
      const code = await deps.db.first(sql<{ id: string; address: string; lang: Lang }>`
        SELECT id, address, lang FROM citizen_codes WHERE id = ${String(about.codeId)} AND expires_at > ${deps.clock.now()}`)
      if (!code) return { is: 'dropped', why: 'used or over' }
      const message = messageOf(digitsOf(deps.secret, code.id), deps.publicUrl)
      return post.send({ key, to: code.address, lang: code.lang, message, at: createdAt })
    },
  }))
}

const messageOf = (code: string, publicUrl: string): Message => ({
  subject: t(`Mã đăng nhập: ${code}`, `Sign-in code: ${code}`),
  lines: [
    t(`Mã của ông/bà: ${code}`, `Your code: ${code}`),
    t(
      `Mã dùng được một lần, trong ${LIVES_MINUTES} phút. Cán bộ không bao giờ hỏi mã này; đừng đưa cho ai.`,
      `It works once, within ${LIVES_MINUTES} minutes. No official will ever ask for it; give it to nobody.`,
    ),
  ],
  short: t(
    `Mã đăng nhập: ${code}, dùng trong ${LIVES_MINUTES} phút. Đừng đưa mã cho ai.`,
    `Sign-in code: ${code}, for ${LIVES_MINUTES} minutes. Give it to nobody.`,
  ),
  link: { href: `${publicUrl}/dang-nhap/cong-dan`, text: t('Trang đăng nhập', 'Sign-in page') },
})
