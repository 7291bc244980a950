import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { openFile, sendFile } from '../../core/files/index.ts'
import { may, type OfficialViewer } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import type { Errors } from '../../ui/index.ts'
import { giveConsent, withdrawConsent } from './actions/consent.ts'
import { openHeld, recordListing } from './actions/look.ts'
import { numberWard } from './actions/number-ward.ts'
import { revokePaper } from './actions/revoke.ts'
import { mountPapersApi } from './api.ts'
import type { OfficialDossier, PapersDeps } from './deps.ts'
import { mountOwnPapers } from './own-routes.tsx'
import { pageWords } from './page-words.ts'
import { StorePage } from './pages/store-page.tsx'
import { askedAnewFor, countHolding, findOwner } from './queries/store.ts'
import { findWardOf, ownerOfPaper } from './queries/wards.ts'
import { HTTP, type Reason } from './reasons.ts'
import { CONSENT_SCOPES, consentFor } from './rules/consent.ts'
import { PURPOSES } from './rules/reuse.ts'
import { consentLines, type PaperLine, paperLines } from './view.ts'
import { words } from './words.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const OfPaper = Type.Object({ ...Id.properties, paper: Type.String({ format: 'uuid' }) })
const Done = Type.Object({
  xong: Type.Optional(
    Type.Union([Type.Literal('consent'), Type.Literal('withdrawn'), Type.Literal('revoked'), Type.Literal('number')]),
  ),
})
const LOOK = { may: 'heldPaper.look' }
const REVOKE = { may: 'heldPaper.revoke' }

const refusalOf = (reason: Reason): Refusal => new Refusal(HTTP[reason], reason, words.reasons[reason])

/** Somebody's store: beside a dossier to officials, on their own page to owners. */
export function mountPapers(app: App, deps: PapersDeps): void {
  mountStore(app, deps)
  mountOwnPapers(app, deps)
  mountPapersApi(app, deps)
}

const textOf = (request: Request, name: string): string => {
  const value = (request.body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value.normalize('NFC').trim() : ''
}

function mountStore(app: App, deps: PapersDeps): void {
  const { db, localityId, clock } = deps

  const dossierOf = async (request: Request, id: string): Promise<OfficialDossier> => {
    const dossier = await deps.dossierOf(request.viewer as OfficialViewer, id)
    if (!dossier) throw new Refusal(404, 'not_found', failures.notFound)
    return dossier
  }

  /** The dossier, if its unit in charge asks, with the owner's key in the store. */
  const inCharge = async (request: Request, id: string) => {
    const dossier = await dossierOf(request, id)
    if (!dossier.inCharge) throw refusalOf('not_yours')
    const ownerId = dossier.owner && (await findOwner(db, localityId, dossier.owner))
    if (!ownerId) throw new Refusal(404, 'not_found', failures.notFound)
    return { dossier, ownerId, ...dossier.inCharge }
  }

  const show = async (
    request: Request,
    reply: Reply,
    dossier: OfficialDossier,
    { errors = {}, status = 200, papers }: { errors?: Errors; status?: number; papers?: PaperLine[] } = {},
  ): Promise<Reply> => {
    const { owner } = dossier
    const ownerId = owner && dossier.inCharge && (await findOwner(db, localityId, owner))
    const [count, consents, asked, ward] = await Promise.all([
      owner && countHolding(db, localityId, owner, localDateOf(clock.now())),
      ownerId ? consentLines(deps, ownerId) : [],
      ownerId ? askedAnewFor(db, localityId, dossier.id) : [],
      dossier.inCharge && findWardOf(db, localityId, dossier.id),
    ])
    const made = ward ? await paperLines(deps, ward.ownerId) : []
    // Consents for other dossiers are none of this unit's business.
    const own = consents.filter(({ scope, dossierId }) => scope === 'standing' || dossierId === dossier.id)
    return reply
      .header('cache-control', 'no-store')
      .page(
        <StorePage
          {...{ dossier, count, papers, asked, errors }}
          ward={ward && { ...ward, papers: made.filter(({ dossierId }) => dossierId === dossier.id) }}
          consents={own}
          open={consentFor(own, dossier.id) !== undefined}
          mayRevoke={({ unitId, standing }) =>
            standing !== 'revoked' &&
            standing !== 'erased' &&
            unitId === dossier.inCharge?.unitId &&
            may(request.viewer, 'heldPaper.revoke', unitId)
          }
          done={(request.query as { xong?: keyof typeof pageWords.done }).xong}
        />,
        { title: pageWords.title, status },
      )
  }

  app.get(
    '/ho-so/:id/kho-giay-to',
    { schema: { params: Id, querystring: Done }, config: LOOK },
    async (request, reply) => show(request, reply, await dossierOf(request, request.params.id)),
  )

  app.post('/ho-so/:id/kho-giay-to', { schema: { params: Id }, config: LOOK }, async (request, reply) => {
    const { dossier, ownerId, actor, unitId } = await inCharge(request, request.params.id)
    const purpose = PURPOSES.find((each) => each === textOf(request, 'purpose')) ?? 'handling'
    const papers = await paperLines(deps, ownerId)
    const look = { ownerId, actor, purpose, unitId, at: clock.now() }
    await recordListing(db, { ...look, dossierId: dossier.id, procedureId: dossier.procedureId }, papers.length)
    return show(request, reply, dossier, { papers })
  })

  app.get('/ho-so/:id/kho-giay-to/:paper', { schema: { params: OfPaper }, config: LOOK }, async (request, reply) => {
    const { dossier, ownerId, actor, unitId } = await inCharge(request, request.params.id)
    const look = { ownerId, actor, purpose: 'handling' as const, unitId, at: clock.now() }
    const opened = await openHeld(
      db,
      localityId,
      { ...look, dossierId: dossier.id, procedureId: dossier.procedureId },
      { paperId: request.params.paper, procedureSlug: dossier.procedureSlug, on: localDateOf(clock.now()) },
    )
    if (!opened.ok) throw refusalOf(opened.reason)
    const file = await openFile(db, localityId, opened.value.fileId)
    if (!file) throw new Refusal(404, 'not_found', failures.notFound)
    return sendFile(reply, file)
  })

  app.post('/ho-so/:id/kho-giay-to/dong-y', { schema: { params: Id }, config: LOOK }, async (request, reply) => {
    const { dossier, ownerId, actor, unitId } = await inCharge(request, request.params.id)
    const way = (['spoken', 'signed'] as const).find((each) => each === textOf(request, 'way'))
    if (!way) return show(request, reply, dossier, { errors: { way: words.reasons.missing_way }, status: 422 })
    const scope = CONSENT_SCOPES.find((each) => each === textOf(request, 'scope')) ?? 'dossier'
    const consent = { ownerId, scope, way, dossierId: dossier.id, unitId, actor, at: clock.now() }
    const given = await giveConsent(db, localityId, consent)
    if (!given.ok && given.reason !== 'already_done') throw refusalOf(given.reason)
    return reply.redirect(`/ho-so/${dossier.id}/kho-giay-to?xong=consent`, 303)
  })

  app.post('/ho-so/:id/kho-giay-to/rut-dong-y', { schema: { params: Id }, config: LOOK }, async (request, reply) => {
    const { dossier, ownerId, actor, unitId } = await inCharge(request, request.params.id)
    await withdrawConsent(db, localityId, {
      ownerId,
      consentId: keyOf(textOf(request, 'consentId')),
      actor,
      unitId,
      at: clock.now(),
    })
    return reply.redirect(`/ho-so/${dossier.id}/kho-giay-to?xong=withdrawn`, 303)
  })

  app.post('/ho-so/:id/kho-giay-to/so-dinh-danh', { schema: { params: Id }, config: LOOK }, async (request, reply) => {
    const dossier = await dossierOf(request, request.params.id)
    if (!dossier.inCharge) throw refusalOf('not_yours')
    const numbered = await numberWard(db, localityId, {
      dossierId: dossier.id,
      number: textOf(request, 'number').replace(/[\s.]/g, ''),
      ...dossier.inCharge,
      at: clock.now(),
    })
    if (numbered.ok) return reply.redirect(`/ho-so/${dossier.id}/kho-giay-to?xong=number`, 303)
    if (HTTP[numbered.reason] !== 422) throw refusalOf(numbered.reason)
    return show(request, reply, dossier, { errors: { number: words.reasons[numbered.reason] }, status: 422 })
  })

  app.post(
    '/ho-so/:id/kho-giay-to/:paper/thu-hoi',
    { schema: { params: OfPaper }, config: REVOKE },
    async (request, reply) => {
      const dossier = await dossierOf(request, request.params.id)
      if (!dossier.inCharge) throw refusalOf('not_yours')
      const { actor, unitId } = dossier.inCharge
      const ownerId = await ownerOfPaper(db, localityId, dossier, request.params.paper)
      if (!ownerId) throw new Refusal(404, 'not_found', failures.notFound)
      if (!may(request.viewer, 'heldPaper.revoke', unitId)) throw refusalOf('not_yours')
      const revoked = await revokePaper(db, localityId, {
        ownerId,
        paperId: request.params.paper,
        reason: textOf(request, 'reason').slice(0, 500),
        actor,
        unitId,
        dossierId: dossier.id,
        at: clock.now(),
      })
      if (!revoked.ok && revoked.reason === 'missing_reason')
        return show(request, reply, dossier, { errors: { 'danh-sach': words.reasons.missing_reason }, status: 422 })
      if (!revoked.ok) throw refusalOf(revoked.reason)
      return reply.redirect(`/ho-so/${dossier.id}/kho-giay-to?xong=revoked`, 303)
    },
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** @throws Refusal  it can't be a key */
export function keyOf(value: string): string {
  if (!UUID.test(value)) throw new Refusal(404, 'not_found', failures.notFound)
  return value
}
