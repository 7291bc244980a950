import { type PostedForm, readPosted } from '../../../../core/files/index.ts'
import type { App } from '../../../../platform/http/index.ts'
import { batchSign } from '../../actions/batch-sign.ts'
import { mountSigningApi } from '../../api/signing.ts'
import { findToSign } from '../../queries/to-sign.ts'
import type { Scene } from '../../scene.ts'
import { lineOf } from './batch-line.ts'
import { BatchPage } from './batch-page.tsx'
import { type Desk, officialOf } from './deps.ts'
import { filterQuery, readFilter } from './filter.ts'
import { keysOf } from './form-body.ts'
import { SignPage } from './sign-page.tsx'
import { draftOf, resultMaker } from './signing.ts'
import { words } from './words.ts'

// A page of the list; each takes a paper to be printed and sealed while the signer waits.
const MOST_AT_ONCE = 50

/** From the queue: several results signed after one look at what they are. */
export function mountBatchSigning(app: App, desk: Desk): void {
  const { office } = desk
  mountSigningApi(app, desk)

  for (const address of ['/viec/ky', '/viec/ky/xac-nhan'])
    app.get(address, { config: { may: 'dossier.process' } }, (_request, reply) => reply.redirect('/viec', 303))

  app.post('/viec/ky', { config: { may: 'dossier.sign' } }, async (request, reply) => {
    const officer = officialOf(request)
    const ids = keysOf(await readPosted(request, office), 'ids').slice(0, MOST_AT_ONCE)
    const chosen = await findToSign(office, officer, ids)
    const toSign = chosen.flatMap(({ answer }) => (answer.ok ? [answer.value] : []))
    const leftOut = chosen.flatMap(({ id, code, answer }) => (answer.ok ? [] : [{ id, code, reason: answer.reason }]))
    const back = filterQuery(readFilter(request.query, officer.personId))
    return reply.page(<SignPage toSign={toSign} leftOut={leftOut} back={back} />, {
      title: words.sign.caption,
      wide: true,
      scripts: ['keys.js'],
      status: chosen.length > 0 && toSign.length === 0 ? 409 : 200,
    })
  })

  app.post('/viec/ky/xac-nhan', { config: { may: 'dossier.sign' } }, async (request, reply) => {
    const officer = officialOf(request)
    const seen = seenIn(await readPosted(request, office)).slice(0, MOST_AT_ONCE)
    // The paper says what the version that was looked at says.
    const makeResult = (tx: Parameters<ReturnType<typeof resultMaker>>[0], scene: Scene) =>
      resultMaker(desk, officer, draftOf({ form: scene.dossier.formData ?? {}, procedure: scene.version }))(tx, scene)
    const signed = await batchSign(office, officer, seen, makeResult, (dossierId, err) =>
      request.log.error({ err, dossierId }, 'A result was not signed'),
    )
    const lines = await Promise.all(signed.map((each) => lineOf(desk, officer, each)))
    const back = `/viec${filterQuery(readFilter(request.query, officer.personId))}`
    return reply.page(<BatchPage lines={lines} back={back} said={words.signed} />, {
      title: words.signed.title,
      status: lines.length > 0 && lines.every(({ answer }) => !answer?.ok) ? 409 : 200,
    })
  })
}

/** The dossiers that were confirmed, each with the version the signer had before them. */
function seenIn(form: PostedForm): { id: string; version: number }[] {
  return form.all('seen').flatMap((value) => {
    const [, id, version] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})$/.exec(value) ?? []
    return id && version ? [{ id, version: Number(version) }] : []
  })
}
