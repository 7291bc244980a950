import { Type } from 'typebox'
import { calendarFile, dueSlot } from '../../../../core/calendar/index.ts'
import { readPosted } from '../../../../core/files/index.ts'
import { savePreferences, subscribe, unsubscribe } from '../../../../core/notifications/index.ts'
import { type App, failures, Refusal } from '../../../../platform/http/index.ts'
import { inLang } from '../../../../platform/i18n/index.ts'
import { getNoticeContact } from '../../queries/notice-choice.ts'
import { tidyCode } from '../../rules/dossier-code.ts'
import { Code } from '../../schemas.ts'
import type { Counter } from './deps.ts'
import { words } from './notice-card-words.ts'
import { codeOf, type OwnDoor, ownAddress } from './own-door.tsx'

const route = { schema: { params: Code }, config: { may: 'public' } } as const
const Browser = Type.Object({
  endpoint: Type.String({ maxLength: 1000 }),
  p256dh: Type.String({ maxLength: 200 }),
  auth: Type.String({ maxLength: 100 }),
  on: Type.Boolean(),
})

/** How the owner of a dossier is told of it, and the date for their calendar. */
export function mountNoticeChoice(app: App, { office, lookup }: Counter, door: OwnDoor): void {
  const { db, localityId, clock, publicUrl } = office

  app.post('/tra-cuu/:code/ho-so/thong-bao', route, async (request, reply) => {
    const opened = await door.findOpened(request)
    if (!opened) return door.askSecret(reply, codeOf(request), 403)
    const form = await readPosted(request, office)
    const { recipientId, email, phone, preferences } = await getNoticeContact(office, opened.own.id)
    const chosen = form.all('kenh')
    await savePreferences(
      db,
      localityId,
      recipientId,
      {
        ...preferences,
        email: email ? chosen.includes('email') : preferences.email,
        sms: phone ? chosen.includes('sms') : preferences.sms,
        lang: form.text('ngon-ngu') === 'en' ? 'en' : 'vi',
      },
      clock.now(),
    )
    return door.keepOn(reply, opened.view.code).redirect(`${ownAddress(opened.view.code)}?da=thong-bao`, 303)
  })

  app.post(
    '/tra-cuu/:code/ho-so/thong-bao/trinh-duyet',
    { ...route, schema: { ...route.schema, body: Browser } },
    async (request, reply) => {
      const opened = await door.findOpened(request)
      if (!opened) throw new Refusal(403, 'forbidden', failures.forbidden)
      const { on, ...browser } = request.body
      const { recipientId } = await getNoticeContact(office, opened.own.id)
      if (!on) await unsubscribe(db, localityId, recipientId, browser.endpoint)
      else {
        const answer = await subscribe(db, localityId, recipientId, browser, clock.now())
        if (!answer.ok)
          throw new Refusal(422, answer.reason, answer.reason === 'too_many' ? words.tooMany : words.badSubscription)
      }
      return reply.code(204).send(null)
    },
  )

  app.get('/tra-cuu/:code/lich.ics', route, async (request, reply) => {
    const view = await lookup(tidyCode(request.params.code))
    const dueAt = view?.apologyDueAt ?? view?.legalDueAt
    if (!view || !dueAt || view.finishedAt) throw new Refusal(404, 'not_found', failures.notFound)
    const say = (text: typeof view.procedureName): string => inLang(text, request.lang)
    const file = calendarFile([
      {
        uid: `${view.code}@${new URL(publicUrl).hostname}`,
        ...dueSlot(dueAt),
        madeAt: clock.now(),
        summary: say(words.calendarSummary(view.code)),
        description: say(view.procedureName),
        location: say(view.receivingUnit.name),
        url: `${publicUrl}/tra-cuu/${view.code}`,
      },
    ])
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${view.code}.ics"`)
      .send(file)
  })
}
