import { Type } from 'typebox'
import { official } from '../../../core/identity/index.ts'
import { type App, Key, operations } from '../../../platform/http/index.ts'
import { ok } from '../../../platform/result.ts'
import { batchSign } from '../actions/batch-sign.ts'
import type { Desk } from '../pages/officer/deps.ts'
import { draftOf, resultMaker } from '../pages/officer/signing.ts'
import type { Scene } from '../scene.ts'
import { ROOM } from './room.ts'
import { Accepted } from './shapes.ts'

const Chosen = Type.Object({
  dossiers: Type.Array(
    Type.Object({ id: Key, version: Type.Integer({ minimum: 1, description: 'The one the signer saw' }) }),
    { minItems: 1, maxItems: 50 },
  ),
})

/** Signing results that the program prints, for programs; an uploaded one is signed at `/dossiers/:id/sign`. */
export function mountSigningApi(app: App, desk: Desk): void {
  operations(app, ROOM)(
    'POST',
    '/dossiers/sign',
    {
      summary: 'Print and sign results; each is an act of its own and has its own answer',
      may: 'dossier.sign',
      body: Chosen,
      answer: Accepted,
    },
    async (request) => {
      const officer = official(request)
      const makeResult = (tx: Parameters<ReturnType<typeof resultMaker>>[0], scene: Scene) =>
        resultMaker(desk, officer, draftOf({ form: scene.dossier.formData ?? {}, procedure: scene.version }))(tx, scene)
      const signed = await batchSign(desk.office, officer, request.body.dossiers, makeResult, (dossierId, err) =>
        request.log.error({ err, dossierId }, 'A result was not signed'),
      )
      const rows = signed.map(({ id, answer }) => ({ id, answer: answer ?? { ok: false, reason: 'fault' } }))
      return ok({ rows })
    },
  )
}
