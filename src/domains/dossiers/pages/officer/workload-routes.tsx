import { Type } from 'typebox'
import { unitsFor } from '../../../../core/identity/index.ts'
import type { App, Reply, Request } from '../../../../platform/http/index.ts'
import { t } from '../../../../platform/i18n/index.ts'
import { reassign } from '../../actions/reassign.ts'
import { countUntold } from '../../queries/discards.ts'
import { runningClocks } from '../../queries/running.ts'
import { readWorkload } from '../../queries/workload.ts'
import { HTTP } from '../../reasons.ts'
import { type Desk, officialOf } from './deps.ts'
import { WorkloadPage, type WorkloadPageProps } from './workload-page.tsx'
import { words } from './workload-words.ts'

const Given = Type.Object({
  unitId: Type.String({ format: 'uuid' }),
  role: Type.String({ maxLength: 60 }),
  from: Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })]),
  to: Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })]),
})

const MOST_NEEDED = 50

/** A head sees who has how much, and gives work over. */
export function mountWorkload(app: App, desk: Desk): void {
  const { office, organization } = desk

  async function show(
    request: Request,
    reply: Reply,
    more: Omit<WorkloadPageProps, 'lines' | 'needed' | 'untold'>,
    status = 200,
  ) {
    const officer = officialOf(request)
    const led = officer.appointments.map(({ unitId }) => unitId)
    const units = unitsFor(officer, 'dossier.distribute').filter((id) => led.includes(id))
    const [loads, late, people, { versions }, untold] = await Promise.all([
      readWorkload(office, units),
      runningClocks(office, { unitIds: units, timeliness: 'late', limit: MOST_NEEDED }),
      organization(),
      desk.catalogue(),
      countUntold(office, unitsFor(officer, 'discard.follow')),
    ])
    const needed = late.map(({ dossierId, code, procedureVersionId, stepKey, personId, timeLeft }) => {
      const version = versions.find(({ id }) => id === procedureVersionId)
      return {
        dossierId,
        code,
        procedure: version?.name ?? t('–', '–'),
        step: version?.steps.find(({ key }) => key === stepKey)?.name ?? t(stepKey, stepKey),
        person: (personId && people.findOfficial(personId)?.fullName) || null,
        timeLeft,
      }
    })
    const lines = loads.map((load) => ({
      ...load,
      postTitle: people.postsOf(load.unit.id).find(({ role }) => role === load.role)?.title ?? t(load.role, load.role),
    }))
    return reply.page(<WorkloadPage lines={lines} needed={needed} untold={untold} {...more} />, {
      title: words.title,
      wide: true,
      status,
    })
  }

  app.get('/phan-cong', { config: { may: 'dossier.distribute' } }, (request, reply) => {
    const done = Number((request.query as { xong?: unknown }).xong)
    return show(request, reply, { done: Number.isSafeInteger(done) && done > 0 ? done : undefined })
  })

  app.post('/phan-cong', { schema: { body: Given }, config: { may: 'dossier.distribute' } }, async (request, reply) => {
    const { unitId, role, from, to } = request.body
    const answer = await reassign(office, officialOf(request), { unitId, role, from: from || null, to: to || null })
    if (!answer.ok) return show(request, reply, { error: answer.reason }, HTTP[answer.reason])
    return reply.redirect(`/phan-cong?xong=${answer.value.dossiers}`, 303)
  })
}
