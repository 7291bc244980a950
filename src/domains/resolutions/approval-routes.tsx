import { Type } from 'typebox'
import { readPosted } from '../../core/files/index.ts'
import { official as officialOf } from '../../core/identity/index.ts'
import type { App, Reply, Request } from '../../platform/http/index.ts'
import type { Errors } from '../../ui/index.ts'
import { approveMany, returnMany, whyNotDecide } from './actions/decide.ts'
import type { ResolutionsDeps } from './deps.ts'
import { officeWords } from './office-words.ts'
import { ApprovalsPage, type ApprovalsProps } from './pages/approvals-page.tsx'
import { figuresWaiting, waitingByUnit } from './queries/figures.ts'
import { HTTP, type Reason } from './reasons.ts'
import { PERIOD_PATTERN } from './rules/period.ts'
import { unitInCharge, unitsBelow } from './rules/who-may.ts'
import { sceneOf } from './scene.ts'
import { UUID } from './uuid.ts'

const APPROVE = { may: 'target.approve' }
const Asked = Type.Object({
  'don-vi': Type.Optional(Type.String({ maxLength: 36 })),
  ky: Type.Optional(Type.String({ maxLength: 10 })),
})
/** A screen of work; the next ones follow once these are decided. */
const MOST = 300
const PERIOD = new RegExp(PERIOD_PATTERN)

interface Shown extends Partial<Pick<ApprovalsProps, 'done' | 'reason' | 'errors'>> {
  unitId: string
  period: string
  refused?: readonly { id: string; reason: Reason }[]
  status?: number
}

/** Going through figures that wait: many are approved or sent back at once. */
export function mountApprovals(app: App, deps: ResolutionsDeps): void {
  const { db, localityId } = deps

  async function page(request: Request, reply: Reply, shown: Shown) {
    const official = officialOf(request)
    const { today, root, unitName, personName } = await sceneOf(deps)
    const below = unitsBelow(official, root)
    const { unitId, period, done, reason = '', errors = {}, status = 200 } = shown
    const [waiting, rows] = await Promise.all([
      waitingByUnit(db, localityId, { unitIds: below, rootId: root }),
      figuresWaiting(
        db,
        localityId,
        {
          unitIds: unitId === '' ? below : below.filter((id) => id === unitId),
          rootId: root,
          period: period || undefined,
          limit: MOST,
        },
        today,
      ),
    ])
    const why = new Map(shown.refused?.map((each) => [each.id, officeWords.reasons[each.reason]]))
    return reply.page(
      <ApprovalsPage
        rows={rows.map((figure) => {
          const inChargeId = unitInCharge(figure.unitId, figure.ownerUnitId, root)
          return {
            ...figure,
            inChargeId,
            unit: unitName(inChargeId),
            by: personName(figure.enteredBy),
            isOwn: whyNotDecide(official, figure, root) === 'own_figure',
            refused: why.get(figure.id),
          }
        })}
        waiting={waiting.map((each) => ({ ...each, unit: unitName(each.unitId) }))}
        {...{ unitId, period, done, reason, errors }}
      />,
      { title: officeWords.approvals.title, wide: true, status },
    )
  }

  const askedIn = (unit = '', period = '') => ({
    unitId: UUID.test(unit) ? unit : '',
    period: PERIOD.test(period) ? period : '',
  })

  app.get('/chi-tieu/duyet', { schema: { querystring: Asked }, config: APPROVE }, (request, reply) =>
    page(request as Request, reply as Reply, askedIn(request.query['don-vi'], request.query.ky)),
  )

  app.post('/chi-tieu/duyet', { config: APPROVE }, async (request, reply) => {
    const { all, text } = await readPosted(request as Request, deps)
    const group = text('nhom')
    // A whole unit or all that was shown goes by the lines as they were shown, each with the plan that was seen.
    const lines =
      group === '' ? all('chon') : all('dong').filter((line) => group === 'all' || line.endsWith(` ${group}`))
    const chosen = lines.slice(0, MOST).flatMap((line) => {
      const [id = '', planId = ''] = line.split(' ')
      return UUID.test(id) && UUID.test(planId) ? [{ id, planId }] : []
    })
    const asked = askedIn(text('don-vi'), text('ky'))
    if (chosen.length === 0) return nothingChosen(request as Request, reply as Reply, asked)
    const { approved, refused } = await approveMany(deps, officialOf(request as Request), chosen)
    return page(request as Request, reply as Reply, {
      ...asked,
      done: { approved, refused: refused.length },
      refused,
      status: refused.length > 0 ? 409 : 200,
    })
  })

  app.post('/chi-tieu/tra-lai', { config: APPROVE }, async (request, reply) => {
    const { all, text } = await readPosted(request as Request, deps)
    const ids = all('chon').flatMap((line) => line.split(' ')[0] ?? [])
    const chosen = ids.filter((id) => UUID.test(id)).slice(0, MOST)
    const asked = askedIn(text('don-vi'), text('ky'))
    const reason = text('reason').slice(0, 2_000)
    const result = await returnMany(deps, officialOf(request as Request), { ids: chosen, reason })
    if (!result.ok && result.reason === 'missing_reason')
      return page(request as Request, reply as Reply, {
        ...asked,
        errors: { reason: officeWords.reasons.missing_reason },
        status: HTTP.missing_reason,
      })
    if (!result.ok) return nothingChosen(request as Request, reply as Reply, { ...asked, reason })
    const { returned, refused } = result.value
    return page(request as Request, reply as Reply, {
      ...asked,
      done: { returned, refused: refused.length },
      refused,
      status: refused.length > 0 ? 409 : 200,
    })
  })

  const nothingChosen = (request: Request, reply: Reply, shown: Shown) => {
    const errors: Errors = { 'quyet-dinh': officeWords.reasons.nothing_chosen }
    return page(request, reply, { ...shown, errors, status: HTTP.nothing_chosen })
  }
}
