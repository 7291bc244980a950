import { localDateOf } from '../../../core/calendar/index.ts'
import { may, official as officialOf, personsOf, unitsFor } from '../../../core/identity/index.ts'
import { type App, failures, Refusal, type Request } from '../../../platform/http/index.ts'
import type { Desk } from '../deps.ts'
import { AgendaPage } from '../pages/agenda-page.tsx'
import { namedOf } from '../people.ts'
import { agendaOfPersons, agendaOfUnits } from '../queries/agenda.ts'
import { monthOf, weekOf } from '../rules/span.ts'
import { Asked } from '../schemas.ts'
import { words } from '../words.ts'

const LOOK = { may: 'meeting.look' } as const

/** One's own meetings and one's unit's, by week and by month. */
export function mountAgenda(app: App, desk: Desk): void {
  app.get('/cuoc-hop', { schema: { querystring: Asked }, config: LOOK }, async (request, reply) => {
    const viewer = officialOf(request as Request)
    const { xem = 'toi', tuan, thang } = request.query
    const people = await desk.organization()
    const now = desk.clock.now()
    const today = localDateOf(now)
    const reach = unitsFor(viewer, 'meeting.look')
    const own = [...new Set(viewer.appointments.map(({ unitId }) => unitId))]
    const unitId = request.query['don-vi'] || own[0] || ''
    if (xem === 'don-vi' && !reach.includes(unitId)) throw new Refusal(404, 'not_found', failures.notFound)
    const span = thang ? monthOf(thang) : weekOf(tuan && !Number.isNaN(Date.parse(tuan)) ? tuan : today)
    const lines =
      xem === 'toi' ? await agendaOfPersons(desk, personsOf(viewer), span) : await agendaOfUnits(desk, [unitId], span)
    const units = reach.flatMap((id) => {
      const unit = people.findUnit(id)
      return unit && unit.kind !== 'external' && people.isInForce(id, today) ? [{ id, name: unit.name }] : []
    })
    return reply.page(
      <AgendaPage
        span={span}
        lines={lines.map((line) => ({
          ...line,
          chair: namedOf(people, line.chairId, now).name,
          unit: people.findUnit(line.unitId)?.name ?? { vi: '—', en: '—' },
        }))}
        query={{ xem, 'don-vi': xem === 'don-vi' ? unitId : undefined }}
        units={units}
        today={today}
        mayCall={may(viewer, 'meeting.manage')}
      />,
      { title: words.title, wide: true },
    )
  })
}
