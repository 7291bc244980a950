import { codeCarriers } from '../core/identity/index.ts'
import type { Letter } from '../core/notifications/index.ts'
import type { Delivery } from '../core/outbox/index.ts'
import { sql } from '../platform/database/index.ts'
import { type Person, TEST_SECRET, type TestApp } from './app.ts'

/** The digits of the code last sent to an address, as its carrier would send them. */
export async function codeSentTo({ db, clock }: TestApp, address: string): Promise<string> {
  const { id, channel } = await db.one(sql<{ id: string; channel: 'email' | 'sms' }>`
    SELECT id, channel FROM citizen_codes WHERE address = ${address} ORDER BY id DESC LIMIT 1`)
  const letters: Letter[] = []
  const post = {
    send: async (letter: Letter) => {
      letters.push(letter)
      return { is: 'sent' } as const
    },
    close() {},
  }
  const [carrier] = codeCarriers(
    { db, secret: TEST_SECRET, clock, publicUrl: 'http://localhost:8080' },
    { [channel]: post },
  )
  await carrier?.send({ key: id, about: { codeId: id }, createdAt: clock.now() } as unknown as Delivery)
  return /\d{6}/.exec(letters[0]?.message.short.vi ?? '')?.[0] ?? ''
}

/** What a page's form carries unseen. */
export const hiddenField = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''

/** Asks for a code and enters it, at this person's browser. */
export async function signInAt(app: TestApp, person: Person, address: string, next = ''): Promise<void> {
  const asked = await person.post('/dang-nhap/cong-dan/ma', { address, next })
  if (asked.statusCode !== 200) throw new Error(`No code for ${address}: ${asked.statusCode}`)
  const code = await codeSentTo(app, address)
  const entered = await person.post('/dang-nhap/cong-dan/xac-nhan', {
    key: hiddenField(asked.payload, 'key'),
    address,
    code,
    next,
  })
  if (entered.statusCode !== 303) throw new Error(`${address} could not sign in: ${entered.statusCode}`)
}

/** A citizen, signed in at a browser of their own. */
export async function citizenAt(app: TestApp, address: string): Promise<Person> {
  const person = app.newVisitor()
  await signInAt(app, person, address)
  return person
}
