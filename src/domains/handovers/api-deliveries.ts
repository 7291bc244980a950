import { type Static, Type } from 'typebox'
import { official } from '../../core/identity/index.ts'
import { type App, ById, operations } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { words as dossierWords, getDossier, secretDoor } from '../dossiers/index.ts'
import { chooseDelivery, giveToPost } from './actions/deliver.ts'
import { desksOf, returnElectronically } from './actions/electronic.ts'
import type { HandoversDeps } from './deps.ts'
import { findDelivery, findReady } from './queries/deliveries.ts'
import { HTTP, type Reason } from './reasons.ts'
import type { Choice } from './rules/delivery.ts'
import { ChoiceBody, Delivery, IdsBody, Made, OwnChoiceBody, PostBody, Ready, Returned } from './schemas.ts'
import { words } from './words.ts'

const RETURN = { may: 'dossier.return' }
const BAD_CHOICE = [
  'not_found',
  'missing_receiver',
  'bad_receiver_phone',
  'missing_address',
  'wrong_state',
  'dossier_ended',
  'no_such_office',
  'result_at_desk',
] as const satisfies Reason[]

const choiceOf = ({
  way,
  name = '',
  phone = '',
  address = '',
  payer = 'receiver',
  officeId,
}: Static<typeof ChoiceBody>): Choice => ({
  ...{ way, name, phone, address, payer, officeId },
})

/** How people get their results, for programs. */
export function mountDeliveriesApi(app: App, { office, limits }: HandoversDeps): void {
  const { db, localityId } = office
  const api = operations(app, {
    tag: 'handovers',
    statuses: { ...HTTP, wrong_secret: 403 },
    words: { ...words.reasons, wrong_secret: dossierWords.reasons.wrong_secret },
  })
  const bySecret = secretDoor(office, limits)
  const ofDossier = { may: 'dossier.search', params: ById }

  api(
    'GET',
    '/dossiers/:id/delivery',
    {
      ...ofDossier,
      summary: 'How the person gets the result',
      answer: Delivery,
      refusals: ['not_found'],
    },
    async (request) => {
      const dossier = await getDossier(office, official(request), request.params.id)
      const chosen =
        dossier.ok && !dossier.value.applicant.masked ? await findDelivery(db, localityId, dossier.value.id) : undefined
      return chosen ? ok(chosen) : no('not_found')
    },
  )

  api(
    'POST',
    '/dossiers/:id/delivery',
    {
      ...ofDossier,
      summary: 'Choose for the person how the result comes, as long as the post hasn’t got it',
      body: ChoiceBody,
      refusals: [...BAD_CHOICE, 'not_yours'],
    },
    async (request) => {
      const who = official(request)
      const dossier = await getDossier(office, who, request.params.id)
      if (!dossier.ok || dossier.value.applicant.masked) return no('not_found')
      return chooseDelivery(office, { kind: 'official', official: who }, dossier.value.id, choiceOf(request.body))
    },
  )

  api(
    'POST',
    '/dossiers/lookup/:code/delivery',
    {
      summary: 'Choose how one’s result comes',
      may: 'public',
      params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
      body: OwnChoiceBody,
      refusals: [...BAD_CHOICE, 'wrong_secret', 'too_many_requests'],
    },
    async (request) => {
      const id = await bySecret(request, request.params.code, request.body.secret)
      return id.ok ? chooseDelivery(office, { kind: 'citizen' }, id.value, choiceOf(request.body)) : id
    },
  )

  api(
    'GET',
    '/results/ready',
    { ...RETURN, summary: 'Results that wait at one’s return desks, longest first; 300 at most', answer: Ready },
    async (request) => {
      const ready = await findReady(db, localityId, desksOf(official(request)))
      return ok({ rows: ready.map(({ versionId: _, ...row }) => row) })
    },
  )

  api(
    'POST',
    '/results/post',
    {
      ...RETURN,
      summary: 'Hand results to the post: one list with its number',
      body: PostBody,
      answer: Made,
      status: 201,
      refusals: ['not_yours', 'nothing_chosen', 'not_ready'],
    },
    (request) => {
      const parcels = request.body.parcels.map(({ dossierId, tracking = '' }) => ({ dossierId, tracking }))
      return giveToPost(office, official(request), request.body.unitId, parcels)
    },
  )

  api(
    'POST',
    '/results/electronic',
    {
      ...RETURN,
      summary: 'Return the results that are wanted electronically',
      body: IdsBody,
      answer: Returned,
    },
    async (request) => ok(await returnElectronically(office, official(request), request.body.ids)),
  )
}
