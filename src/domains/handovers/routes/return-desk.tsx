import { Type } from 'typebox'
import type { App, Reply, Request } from '../../../platform/http/index.ts'
import { words as dossierWords, findByCode, getDossier } from '../../dossiers/index.ts'
import { giveToPost } from '../actions/deliver.ts'
import { desksOf, returnElectronically } from '../actions/electronic.ts'
import { words } from '../delivery-words.ts'
import { type HandoversDeps, isKey, officialOf } from '../deps.ts'
import { type ReadyLine, ReturnDeskPage, type ReturnDeskProps } from '../pages/return-desk.tsx'
import { findReady } from '../queries/deliveries.ts'
import { HTTP } from '../reasons.ts'
import { words as listWords } from '../words.ts'

const RETURN = { may: 'dossier.return' } as const
const MOST_AT_ONCE = 300

/** The return desk: results handed out, given to the post, recorded as had electronically. */
export function mountReturnDesk(app: App, { office }: HandoversDeps): void {
  const { db, localityId } = office
  const desks = (request: Request): string[] => desksOf(officialOf(request))

  async function show(
    request: Request,
    reply: Reply,
    shown: Partial<ReturnDeskProps> = {},
    status = 200,
  ): Promise<Reply> {
    const ready = await findReady(db, localityId, desks(request))
    const lines = await Promise.all(
      ready.map(
        async (line): Promise<ReadyLine> => ({ ...line, procedure: (await office.getVersion(line.versionId)).name }),
      ),
    )
    return reply
      .header('cache-control', 'no-store')
      .page(<ReturnDeskPage text="" scanned={undefined} lines={lines} {...shown} />, {
        title: words.desk,
        wide: true,
        status,
        scripts: ['keys.js'],
      })
  }

  const Typed = Type.Object({ ma: Type.Optional(Type.String({ maxLength: 100 })) })
  app.get('/tra-ket-qua', { schema: { querystring: Typed }, config: RETURN }, async (request, reply) => {
    const text = request.query.ma?.trim() ?? ''
    if (text === '') return show(request as Request, reply)
    const official = officialOf(request as Request)
    const meant = await findByCode(office, official, text)
    if (!meant) return show(request as Request, reply, { text })
    const [dossier, ready] = await Promise.all([
      getDossier(office, official, meant.id),
      findReady(db, localityId, desks(request as Request), { ids: [meant.id] }),
    ])
    const [one] = ready
    const line = one && { ...one, procedure: (await office.getVersion(one.versionId)).name }
    const status = dossierWords.status[dossier.ok ? dossier.value.status : 'submitted']
    return show(request as Request, reply, { text, scanned: { ...meant, line, status } })
  })

  app.post('/tra-ket-qua/buu-chinh', { config: RETURN }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string | string[] | undefined>
    const parcels = [body.ids ?? []]
      .flat()
      .filter(isKey)
      .slice(0, MOST_AT_ONCE)
      .map((dossierId) => ({ dossierId, tracking: String(body[`so-${dossierId}`] ?? '') }))
    // An official of several desks makes a list for each.
    const own = desks(request)
    const ready = await findReady(db, localityId, own, { ids: parcels.map(({ dossierId }) => dossierId) })
    const unitId = ready[0]?.unitId ?? own[0] ?? ''
    const made = await giveToPost(office, officialOf(request), unitId, parcels)
    if (made.ok) return reply.redirect(`/ban-giao/${made.value.id}?xong=lap&bo=${made.value.left}`, 303)
    return show(request, reply, { errors: { ma: listWords.reasons[made.reason] } }, HTTP[made.reason])
  })

  app.post('/tra-ket-qua/dien-tu', { config: RETURN }, async (request, reply) => {
    const body = (request.body ?? {}) as { ids?: string | string[] }
    const ids = [body.ids ?? []].flat().filter(isKey).slice(0, MOST_AT_ONCE)
    if (ids.length === 0) return show(request, reply, { errors: { ma: listWords.reasons.nothing_chosen } }, 422)
    const { returned, left } = await returnElectronically(office, officialOf(request), ids)
    return show(request, reply, { message: words.returned(returned, left) }, returned === 0 ? 409 : 200)
  })
}
