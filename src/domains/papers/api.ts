import { type Static, Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { may, official } from '../../core/identity/index.ts'
import {
  type App,
  ById,
  Day,
  Instant,
  Key,
  Line,
  literals,
  operations,
  orNull,
  type Request,
  Words,
} from '../../platform/http/index.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { giveConsent, withdrawConsent } from './actions/consent.ts'
import { recordListing } from './actions/look.ts'
import { numberWard } from './actions/number-ward.ts'
import { revokePaper } from './actions/revoke.ts'
import type { PapersDeps } from './deps.ts'
import { storeOf } from './own-door.ts'
import { countHolding, findOwner } from './queries/store.ts'
import { ownerOfPaper } from './queries/wards.ts'
import { HTTP, type Reason } from './reasons.ts'
import { CONSENT_SCOPES, CONSENT_WAYS } from './rules/consent.ts'
import { PURPOSES } from './rules/reuse.ts'
import { consentLines, paperLines } from './view.ts'
import { words } from './words.ts'

const LOOK = { may: 'heldPaper.look', params: ById }
const NOT_MINE = ['not_found', 'not_yours'] as const satisfies Reason[]

const Held = Type.Object({
  id: Key,
  kindKey: orNull(Type.String()),
  name: Words,
  source: literals(['result', 'reception', 'online']),
  standing: Type.String({ description: 'Whether it holds today' }),
  code: orNull(Type.String(), { description: 'Of the dossier it came from' }),
  unitId: Key,
  number: orNull(Type.String()),
  issuedBy: orNull(Type.String()),
  issuedOn: orNull(Day),
  validUntil: orNull(Day),
  keptAt: Instant,
  revokedAt: orNull(Instant),
  revokedReason: orNull(Type.String()),
})
const Consent = Type.Object({
  id: Key,
  scope: literals(CONSENT_SCOPES),
  way: literals(CONSENT_WAYS),
  dossierId: orNull(Key),
  givenAt: Instant,
  withdrawnAt: orNull(Instant),
})
const OfPaper = Type.Object({ ...ById.properties, paper: Key })
const OfConsent = Type.Object({ ...ById.properties, consent: Key })

const Code = Type.Object({ code: Type.String({ maxLength: 60 }) })
const Secret = Type.Object({
  secret: Type.String({ maxLength: 40 }),
  ward: Type.Optional(Type.String({ format: 'uuid', description: 'The store of a child one represents' })),
})

/** The store of papers beside a dossier, for programs: each look is recorded, as on the pages. */
export function mountPapersApi(app: App, deps: PapersDeps): void {
  const { db, localityId, clock } = deps
  const api = operations(app, { tag: 'papers', statuses: HTTP, words: words.reasons })

  /** The dossier, if its unit in charge asks, with the owner's key in the store. */
  const inCharge = async (request: Request, id: string): Promise<Result<Scene, Reason>> => {
    const dossier = await deps.dossierOf(official(request), id)
    if (!dossier) return no('not_found')
    if (!dossier.inCharge) return no('not_yours')
    const ownerId = dossier.owner && (await findOwner(db, localityId, dossier.owner))
    return ownerId ? ok({ dossier, ownerId, ...dossier.inCharge }) : no('not_found')
  }
  type InCharge = NonNullable<NonNullable<Awaited<ReturnType<PapersDeps['dossierOf']>>>['inCharge']>
  type Scene = InCharge & { dossier: NonNullable<Awaited<ReturnType<PapersDeps['dossierOf']>>>; ownerId: string }

  api(
    'GET',
    '/dossiers/:id/held-papers/count',
    {
      ...LOOK,
      summary: 'How many papers the store holds for the applicant; not which',
      answer: Type.Object({ holding: Type.Integer() }),
      refusals: ['not_found'],
    },
    async (request) => {
      const dossier = await deps.dossierOf(official(request), request.params.id)
      if (!dossier) return no('not_found')
      const today = localDateOf(clock.now())
      return ok({ holding: dossier.owner ? await countHolding(db, localityId, dossier.owner, today) : 0 })
    },
  )

  api(
    'POST',
    '/dossiers/:id/held-papers',
    {
      ...LOOK,
      summary: 'Look into the store for a dossier in hand; that one looked, and why, is an act its owner reads',
      body: Type.Object({ purpose: literals(PURPOSES) }),
      answer: Type.Object({ rows: Type.Array(Held), consents: Type.Array(Consent) }),
      refusals: NOT_MINE,
    },
    async (request) => {
      const scene = await inCharge(request, request.params.id)
      if (!scene.ok) return scene
      const { dossier, ownerId, actor, unitId } = scene.value
      const [papers, consents] = await Promise.all([paperLines(deps, ownerId), consentLines(deps, ownerId)])
      const { purpose } = request.body
      const look = { ownerId, actor, purpose, unitId, at: clock.now() }
      await recordListing(db, { ...look, dossierId: dossier.id, procedureId: dossier.procedureId }, papers.length)
      return ok({
        rows: papers.map(({ id, kindKey, name, source, standing, code = null, unitId: of, ...paper }) => ({
          ...{ id, kindKey, name, source, standing, code, unitId: of },
          ...{ number: paper.number, issuedBy: paper.issuedBy, issuedOn: paper.issuedOn },
          ...{ validUntil: paper.validUntil, keptAt: paper.keptAt },
          ...{ revokedAt: paper.revokedAt, revokedReason: paper.revokedReason },
        })),
        // Consents for other dossiers are none of this unit's business.
        consents: consents
          .filter(({ scope, dossierId }) => scope === 'standing' || dossierId === dossier.id)
          .map(({ id, scope, way, dossierId, givenAt, withdrawnAt }) => ({
            ...{ id, scope, way, dossierId, givenAt, withdrawnAt },
          })),
      })
    },
  )

  api(
    'POST',
    '/dossiers/:id/consents',
    {
      ...LOOK,
      summary: 'Record that the owner consents to the use of what is held',
      body: Type.Object({ way: literals(['spoken', 'signed']), scope: literals(CONSENT_SCOPES) }),
      answer: ById,
      status: 201,
      refusals: [...NOT_MINE, 'already_done'],
    },
    async (request) => {
      const scene = await inCharge(request, request.params.id)
      if (!scene.ok) return scene
      const { dossier, ownerId, actor, unitId } = scene.value
      const given = { ...request.body, ownerId, dossierId: dossier.id, unitId, actor, at: clock.now() }
      const consent = await giveConsent(db, localityId, given)
      return consent.ok ? ok({ id: consent.value }) : consent
    },
  )

  api(
    'POST',
    '/dossiers/:id/consents/:consent/withdraw',
    {
      ...LOOK,
      params: OfConsent,
      summary: 'Record that the owner withdraws a consent; it ends at once',
      refusals: [...NOT_MINE, 'already_done'],
    },
    async (request) => {
      const scene = await inCharge(request, request.params.id)
      if (!scene.ok) return scene
      const { ownerId, actor, unitId } = scene.value
      const what = { ownerId, consentId: request.params.consent, actor, unitId, at: clock.now() }
      return withdrawConsent(db, localityId, what)
    },
  )

  api(
    'POST',
    '/dossiers/:id/held-papers/:paper/revoke',
    {
      summary: 'Revoke a paper that one’s unit put into the store',
      may: 'heldPaper.revoke',
      params: OfPaper,
      body: Type.Object({ reason: Line }),
      refusals: [...NOT_MINE, 'missing_reason', 'already_done', 'paper_not_held'],
    },
    async (request) => {
      const dossier = await deps.dossierOf(official(request), request.params.id)
      if (!dossier) return no('not_found')
      if (!dossier.inCharge) return no('not_yours')
      const { actor, unitId } = dossier.inCharge
      const ownerId = await ownerOfPaper(db, localityId, dossier, request.params.paper)
      if (!ownerId) return no('not_found')
      if (!may(request.viewer, 'heldPaper.revoke', unitId)) return no('not_yours')
      const of = { ownerId, paperId: request.params.paper, actor, unitId, dossierId: dossier.id, at: clock.now() }
      return revokePaper(db, localityId, { ...of, reason: request.body.reason })
    },
  )

  api(
    'POST',
    '/dossiers/:id/held-papers/number',
    {
      ...LOOK,
      summary: 'Write down the number a child was given after the birth was registered',
      body: Type.Object({ number: Type.String({ maxLength: 20 }) }),
      refusals: [...NOT_MINE, 'bad_number', 'already_done', 'number_of_guardian'],
    },
    async (request) => {
      const dossier = await deps.dossierOf(official(request), request.params.id)
      if (!dossier) return no('not_found')
      if (!dossier.inCharge) return no('not_yours')
      const number = request.body.number.replace(/[\s.]/g, '')
      return numberWard(db, localityId, { dossierId: dossier.id, number, ...dossier.inCharge, at: clock.now() })
    },
  )

  /** The owner's key in the store, for whoever has the second secret of a dossier that was handed in at a counter. */
  const ownerBySecret = async (request: Request, code: string, { secret, ward }: Static<typeof Secret>) => {
    const dossier = await deps.dossierBySecret(request, code, secret)
    if (!dossier) return no('wrong_secret')
    const own = dossier.proven && dossier.owner ? await findOwner(db, localityId, dossier.owner) : undefined
    const ownerId = own && (await storeOf(deps, own, ward))
    return ownerId ? ok({ ownerId, dossierId: dossier.id }) : no('not_found')
  }
  const OWN = { may: 'public', params: Code }
  const OWN_NO = ['wrong_secret', 'too_many_requests', 'not_found', 'already_done'] as const

  api(
    'POST',
    '/dossiers/lookup/:code/consents',
    {
      ...OWN,
      summary: 'The owner consents that every later dossier uses what is held',
      body: Secret,
      answer: ById,
      status: 201,
      refusals: OWN_NO,
    },
    async (request) => {
      const own = await ownerBySecret(request, request.params.code, request.body)
      if (!own.ok) return own
      const how = { scope: 'standing', way: 'online', unitId: null, actor: { kind: 'citizen' } } as const
      const given = await giveConsent(db, localityId, { ...own.value, ...how, at: clock.now() })
      return given.ok ? ok({ id: given.value }) : given
    },
  )

  api(
    'POST',
    '/dossiers/lookup/:code/consents/withdraw',
    {
      ...OWN,
      summary: 'The owner withdraws a consent; it ends at once',
      body: Type.Object({ ...Secret.properties, consentId: Key }),
      refusals: OWN_NO,
    },
    async (request) => {
      const own = await ownerBySecret(request, request.params.code, request.body)
      if (!own.ok) return own
      const { ownerId } = own.value
      const what = { ownerId, consentId: request.body.consentId, actor: { kind: 'citizen' } as const, at: clock.now() }
      return withdrawConsent(db, localityId, what)
    },
  )
}
