import { Type } from 'typebox'
import type { App, Reply, Request } from '../../../platform/http/index.ts'
import { findByCode } from '../../dossiers/index.ts'
import { makeList } from '../actions/make.ts'
import { ownUnits } from '../actor.ts'
import { found, type HandoversDeps, isKey, officialOf } from '../deps.ts'
import { OverviewPage, type OverviewProps, type WaitingGroup } from '../pages/overview.tsx'
import { PlacesPage } from '../pages/places.tsx'
import { findLists } from '../queries/lists.ts'
import { findElsewhere, findWaiting } from '../queries/waiting.ts'
import { HTTP } from '../reasons.ts'
import { listNumber, STANDINGS } from '../rules/handover.ts'
import { lineOf, unitName } from '../view.ts'
import { words } from '../words.ts'

const MAY = { may: 'handover.work' } as const
const LISTS = 30
const MOST_INCOMING = 100
const KINDS = ['office', 'post'] as const
const DIRECTIONS = ['any', 'in', 'out'] as const
const MOST_ELSEWHERE = 500

const Asked = Type.Object({
  'tu-khoa': Type.Optional(Type.String({ maxLength: 100 })),
  chieu: Type.Optional(Type.String({ maxLength: 10 })),
  'tinh-trang': Type.Optional(Type.String({ maxLength: 20 })),
  loai: Type.Optional(Type.String({ maxLength: 10 })),
  trang: Type.Integer({ minimum: 1, maximum: 10_000, default: 1 }),
})

/** An office's paper files: what comes, what must go, every list, and where files are. */
export function mountOverview(app: App, deps: HandoversDeps): void {
  const { office } = deps
  const { db, localityId } = office

  async function overview(
    request: Request,
    reply: Reply,
    shown: Partial<OverviewProps> = {},
    status = 200,
  ): Promise<Reply> {
    const units = ownUnits(officialOf(request))
    const query = request.query as { chieu?: string; loai?: string; 'tinh-trang'?: string; trang?: number }
    const asked = {
      direction: DIRECTIONS.find((each) => each === query.chieu) ?? 'any',
      kind: KINDS.find((each) => each === query.loai),
      standing: STANDINGS.find((each) => each === query['tinh-trang']),
      page: query.trang ?? 1,
    }
    const [staff, incoming, lists, ...waiting] = await Promise.all([
      office.staff(),
      findLists(db, localityId, { unitIds: units, direction: 'in', standing: 'open', limit: MOST_INCOMING }),
      findLists(db, localityId, {
        unitIds: units,
        direction: asked.direction,
        standing: asked.standing,
        kind: asked.kind,
        limit: LISTS + 1,
        skip: (asked.page - 1) * LISTS,
      }),
      ...units.map(async (unitId) => groupsOf(deps, unitId)),
    ])
    return reply.page(
      <OverviewPage
        text=""
        nothing={false}
        incoming={incoming.map((list) => lineOf(staff, list))}
        waiting={waiting.flat()}
        lists={lists.slice(0, LISTS).map((list) => lineOf(staff, list))}
        more={lists.length > LISTS}
        asked={asked}
        withFrom={units.length > 1}
        {...shown}
      />,
      { title: words.title, wide: true, status, scripts: ['keys.js'] },
    )
  }

  app.get('/ban-giao', { schema: { querystring: Asked }, config: MAY }, async (request, reply) => {
    const official = officialOf(request as Request)
    const text = request.query['tu-khoa']?.trim() ?? ''
    if (text === '') return overview(request as Request, reply)
    const dossier = await findByCode(office, official, text)
    const number = /^\d{1,6}/.exec(text)?.[0]
    const unitIds = ownUnits(official)
    const lists = dossier
      ? await findLists(db, localityId, { unitIds, direction: 'any', dossierId: dossier.id, limit: LISTS })
      : number
        ? await findLists(db, localityId, { unitIds, direction: 'any', number: Number(number), limit: LISTS })
        : []
    const [only, ...others] = lists
    if (only && others.length === 0) return reply.redirect(`/ban-giao/${only.id}`, 303)
    if (dossier && !only) return reply.redirect(`/ho-so/${dossier.id}`, 303)
    const staff = await office.staff()
    return overview(request as Request, reply, {
      text,
      nothing: lists.length === 0,
      ...(lists.length > 0 ? { lists: lists.map((list) => lineOf(staff, list)), more: false } : {}),
    })
  })

  app.post('/ban-giao', { config: MAY }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string | string[] | undefined>
    const [fromUnitId, toUnitId] = [String(body.fromUnitId ?? ''), String(body.toUnitId ?? '')]
    const dossierIds = [body.ids ?? []].flat().filter(isKey)
    const made =
      isKey(fromUnitId) && isKey(toUnitId)
        ? await makeList(office, officialOf(request), { fromUnitId, toUnitId, dossierIds })
        : ({ ok: false, reason: 'nothing_chosen' } as const)
    if (made.ok) return reply.redirect(`/ban-giao/${made.value.id}?xong=lap&bo=${made.value.left}`, 303)
    return overview(request, reply, { errors: { chon: words.reasons[made.reason] } }, HTTP[made.reason])
  })

  app.get(
    '/ban-giao/ban-giay',
    { schema: { querystring: Type.Object({ 'don-vi': Type.Optional(Type.String({ maxLength: 36 })) }) }, config: MAY },
    async (request, reply) => {
      const staff = await office.staff()
      const units = ownUnits(officialOf(request as Request)).map((id) => ({ id, name: unitName(staff, id) }))
      const unit = found(units.find(({ id }) => id === request.query['don-vi']) ?? units[0])
      const rows = await findElsewhere(db, localityId, unit.id, MOST_ELSEWHERE)
      const lines = await Promise.all(
        rows.map(async (row) => ({
          id: row.id,
          code: row.code,
          procedure: (await office.getVersion(row.versionId)).name,
          applicantName: row.applicantName,
          at: unitName(staff, row.unitId),
          since: row.since,
          onWay: row.listId
            ? {
                listId: row.listId,
                number: listNumber(row),
                to: row.toUnitId ? unitName(staff, row.toUnitId) : words.post,
              }
            : null,
        })),
      )
      return reply.page(<PlacesPage lines={lines} units={units} unitId={unit.id} />, {
        title: words.elsewhere,
        wide: true,
      })
    },
  )
}

/** What an office has to hand on, by where it goes. */
async function groupsOf({ office }: HandoversDeps, unitId: string): Promise<WaitingGroup[]> {
  const [staff, rows] = await Promise.all([office.staff(), findWaiting(office.db, office.localityId, unitId)])
  return Promise.all(
    [...Map.groupBy(rows, ({ toUnitId }) => toUnitId)].map(async ([toUnitId, group]) => ({
      fromUnitId: unitId,
      from: unitName(staff, unitId),
      toUnitId,
      to: unitName(staff, toUnitId),
      rows: await Promise.all(
        group.map(async ({ versionId, ...row }) => ({ ...row, procedure: (await office.getVersion(versionId)).name })),
      ),
    })),
  )
}
