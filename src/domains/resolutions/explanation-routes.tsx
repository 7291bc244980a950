import { Type } from 'typebox'
import { readPosted } from '../../core/files/index.ts'
import { official as officialOf } from '../../core/identity/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { explain, mayExplain, settleExplanation, whyNotSettle } from './actions/explain.ts'
import type { ResolutionsDeps } from './deps.ts'
import { officeWords } from './office-words.ts'
import { ExplanationPage, type ExplanationPageProps } from './pages/explanation-page.tsx'
import { findExplanation } from './queries/explanations.ts'
import { HTTP, type Reason } from './reasons.ts'
import { sceneOf } from './scene.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const MOST = 5_000
const FIELD_OF: Partial<Record<Reason, string>> = {
  missing_cause: 'cause',
  missing_answer: 'answer',
  missing_reason: 'reason',
}

/** Explaining targets in danger. */
export function mountExplanations(app: App, deps: ResolutionsDeps): void {
  const { db, localityId, clock } = deps

  async function show(
    request: Request,
    reply: Reply,
    id: string,
    shown: Partial<Pick<ExplanationPageProps, 'done' | 'values' | 'errors'>> = {},
    status = 200,
  ) {
    const official = officialOf(request)
    const scene = await sceneOf(deps)
    const found = await findExplanation(db, localityId, id)
    if (!found) throw new Refusal(404, 'not_found', officeWords.reasons.not_found)
    return reply.page(
      <ExplanationPage
        found={found}
        unit={scene.unitName(found.inChargeId)}
        askedOf={found.askedOf && scene.personName(found.askedOf)}
        answeredBy={found.answeredBy && scene.personName(found.answeredBy)}
        decidedBy={found.decidedBy && scene.personName(found.decidedBy)}
        may={{
          explain: found.state === 'open' && mayExplain(official, found),
          settle: whyNotSettle(official, found, scene.root) === undefined,
        }}
        isLate={found.state === 'open' && found.dueAt < clock.now()}
        done={shown.done}
        values={shown.values ?? {}}
        errors={shown.errors ?? {}}
      />,
      { title: officeWords.explanation.title, status },
    )
  }

  app.get(
    '/chi-tieu/giai-trinh/:id',
    { schema: { params: Id }, config: { may: 'target.report' } },
    async (request, reply) => {
      const { xong } = request.query as { xong?: string }
      const done = xong !== undefined && Object.hasOwn(officeWords.explanation.done, xong) ? xong : undefined
      return show(request as Request, reply as Reply, request.params.id, { done: done as ExplanationPageProps['done'] })
    },
  )

  const refused = (request: Request, reply: Reply, id: string, reason: Reason, values: Record<string, string>) => {
    if (reason === 'not_found') throw new Refusal(404, reason, officeWords.reasons.not_found)
    return show(
      request,
      reply,
      id,
      { values, errors: { [FIELD_OF[reason] ?? 'answer']: officeWords.reasons[reason] } },
      HTTP[reason],
    )
  }

  app.post(
    '/chi-tieu/giai-trinh/:id/tra-loi',
    { schema: { params: Id }, config: { may: 'target.explain' } },
    async (request, reply) => {
      const { id } = request.params
      const { text } = await readPosted(request as Request, deps)
      const values = {
        cause: text('cause'),
        answer: text('answer').slice(0, MOST),
        remedy: text('remedy').slice(0, MOST),
      }
      const result = await explain(deps, officialOf(request as Request), id, values)
      return result.ok
        ? reply.redirect(`/chi-tieu/giai-trinh/${id}?xong=answered`, 303)
        : refused(request as Request, reply as Reply, id, result.reason, values)
    },
  )

  app.post(
    '/chi-tieu/giai-trinh/:id/quyet-dinh',
    { schema: { params: Id }, config: { may: 'target.approve' } },
    async (request, reply) => {
      const { id } = request.params
      const { text } = await readPosted(request as Request, deps)
      const input = { accepted: text('accepted') === 'yes', reason: text('reason').slice(0, MOST) }
      const result = await settleExplanation(deps, officialOf(request as Request), id, input)
      return result.ok
        ? reply.redirect(`/chi-tieu/giai-trinh/${id}?xong=${input.accepted ? 'accepted' : 'returned'}`, 303)
        : refused(request as Request, reply as Reply, id, result.reason, { reason: input.reason })
    },
  )
}
