import { type App, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import { nfc } from '../../../platform/text.ts'
import type { Errors } from '../../../ui/index.ts'
import { endSubstitution, mayDecideFor, substitute } from '../absences.ts'
import type { AdminDeps } from '../deps.ts'
import { official } from '../official.ts'
import { AbsencePage, type AbsencePageProps } from '../pages/absence.tsx'
import { personOf } from '../people.ts'
import { localInstant } from '../rules/local-instant.ts'
import { Absences, EndAbsence, RegisterAbsence } from '../schemas.ts'
import { words } from '../words.ts'

const HTTP = { not_found: 404, not_yours: 403 } as const

export function mountAbsences(app: App, { db, clock, organization }: AdminDeps): void {
  const config = { may: 'absence.register' }

  async function absencePage(
    request: Request,
    reply: Reply,
    rest: Pick<AbsencePageProps, 'values' | 'errors' | 'message'> = {},
    status = 200,
  ) {
    const [people, now, viewer] = [await organization(), clock.now(), official(request)]
    const reach = (id: string): boolean => mayDecideFor(viewer, people, id, now)
    const within = people.officials.filter(({ id }) => reach(id)).map((each) => personOf(people, each, now))
    const absences = people
      .absencesFrom(now)
      .filter(({ officialId }) => reach(officialId))
      .map(({ officialId, substituteId, ...absence }) => ({
        ...absence,
        who: people.findOfficial(officialId)?.fullName ?? '',
        substitute: people.findOfficial(substituteId)?.fullName ?? '',
      }))
    return reply.page(<AbsencePage people={within} absences={absences} {...rest} />, {
      title: words.absence.title,
      status,
    })
  }

  app.get('/quan-tri/vang-mat', { schema: Absences, config }, (request, reply) =>
    absencePage(request, reply, request.query.done ? { message: words.absence.ended } : {}),
  )

  app.post('/quan-tri/vang-mat', { schema: RegisterAbsence, config }, async (request, reply) => {
    const { officialId, substituteId } = request.body
    const [from, to, reason] = [
      localInstant(request.body.from),
      localInstant(request.body.to),
      nfc(request.body.reason).trim(),
    ]
    const reasons = words.absence.reasons
    const refuse = (errors: Errors, status = 422) =>
      absencePage(request, reply, { values: request.body, errors }, status)
    if (!officialId || !substituteId || !from || !to || !reason)
      return refuse({
        ...(officialId ? {} : { officialId: reasons.who }),
        ...(substituteId ? {} : { substituteId: reasons.substitute }),
        ...(from ? {} : { from: reasons.when }),
        ...(to ? {} : { to: reasons.when }),
        ...(reason ? {} : { reason: reasons.why }),
      })
    const absence = { officialId, substituteId, from, to, reason }
    const answer = await substitute(db, official(request), await organization(), absence, clock.now())
    if (answer.ok) return absencePage(request, reply, { message: words.absence.done })
    if (answer.reason === 'not_yours') return refuse({ officialId: reasons.not_yours }, 403)
    return refuse({ [answer.reason === 'same_person' ? 'substituteId' : 'to']: reasons[answer.reason] })
  })

  app.post('/quan-tri/vang-mat/:id/ket-thuc', { schema: EndAbsence, config }, async (request, reply) => {
    const answer = await endSubstitution(
      db,
      official(request as Request),
      await organization(),
      request.params.id,
      clock.now(),
    )
    if (!answer.ok) throw new Refusal(HTTP[answer.reason], answer.reason, words.absence.reasons[answer.reason])
    return reply.redirect('/quan-tri/vang-mat?done=1', 303)
  })
}
