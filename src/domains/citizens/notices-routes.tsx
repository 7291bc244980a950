import { Type } from 'typebox'
import { readPosted } from '../../core/files/index.ts'
import { citizen, findCitizen } from '../../core/identity/index.ts'
import {
  type Channel,
  getPreferences,
  saveWishes,
  subscribe,
  type Topic,
  unsubscribe,
  unsubscribeAll,
  type Wish,
} from '../../core/notifications/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import type { CitizensDeps } from './deps.ts'
import { words } from './notices-words.ts'
import { NoticesPage } from './pages/notices.tsx'
import { choicesOf } from './rules/choices.ts'

const config = { may: 'citizen.own' } as const
const HERE = '/cua-toi/thong-bao'
const Done = Type.Object({ da: Type.Optional(Type.Union([Type.Literal('luu'), Type.Literal('tat')])) })
const Browser = Type.Object({
  endpoint: Type.String({ maxLength: 1000 }),
  p256dh: Type.String({ maxLength: 200 }),
  auth: Type.String({ maxLength: 100 }),
  on: Type.Boolean(),
})

/** How a citizen wants to be told of each matter. */
export function mountNoticeWishes(app: App, { office, notifications }: CitizensDeps): void {
  const { db, localityId, clock } = office
  const { open, topics, pushKey } = notifications

  async function show(
    request: Request,
    reply: Reply,
    rest: { errors?: Record<string, Text>; typed?: readonly Wish[]; done?: 'luu' | 'tat' | undefined } = {},
  ): Promise<Reply> {
    const { citizenId } = citizen(request)
    const [account, preferences] = await Promise.all([
      findCitizen(db, citizenId),
      getPreferences(db, localityId, citizenId),
    ])
    const reachable = { hasEmail: account?.email != null, hasPhone: account?.phone != null }
    const choices = choicesOf({ topics, open, preferences, reachable })
    const { lang, browsers } = preferences
    const { email = null, phone = null } = account ?? {}
    return reply.page(<NoticesPage {...{ choices, open, lang, browsers, pushKey, email, phone }} {...rest} />, {
      title: words.title,
      status: rest.errors ? 422 : 200,
      scripts: ['push.js'],
    })
  }

  app.get(HERE, { schema: { querystring: Done }, config }, (request, reply) =>
    show(request, reply, { done: request.query.da }),
  )

  app.post(HERE, { config }, async (request, reply) => {
    const form = await readPosted(request, office)
    const wishes = wishesIn(topics, open, (name) => form.all(name))
    const silent = topics.filter(
      ({ key, required }) => required && wishes.every(({ topic, wanted }) => topic !== key || !wanted),
    )
    if (silent.length > 0)
      return show(request, reply, {
        errors: Object.fromEntries(silent.map(({ key, name }) => [key, words.keepOne(name)])),
        typed: wishes,
      })
    const lang = form.text('ngon-ngu') === 'en' ? 'en' : 'vi'
    await saveWishes(db, localityId, citizen(request).citizenId, { wishes, lang }, clock.now())
    return reply.redirect(`${HERE}?da=luu`, 303)
  })

  app.post(`${HERE}/trinh-duyet`, { schema: { body: Browser }, config }, async (request, reply) => {
    const { on, ...browser } = request.body
    const { citizenId } = citizen(request)
    if (!on) await unsubscribe(db, localityId, citizenId, browser.endpoint)
    else {
      const answer = await subscribe(db, localityId, citizenId, browser, clock.now())
      if (!answer.ok) throw new Refusal(422, answer.reason, words.reasons[answer.reason])
    }
    return reply.code(204).send(null)
  })

  app.post(`${HERE}/tat-thiet-bi`, { config }, async (request, reply) => {
    await unsubscribeAll(db, localityId, citizen(request).citizenId)
    return reply.redirect(`${HERE}?da=tat`, 303)
  })
}

/** One answer for each matter and channel that there is. */
const wishesIn = (
  topics: readonly Topic[],
  open: readonly Channel[],
  chosen: (name: string) => readonly string[],
): Wish[] =>
  topics.flatMap(({ key: topic }) =>
    open.map((channel) => ({ topic, channel, wanted: chosen(topic).includes(channel) })),
  )
