import { Type } from 'typebox'
import { openFile, sendFile } from '../../core/files/index.ts'
import { type App, failures, Refusal, type Request } from '../../platform/http/index.ts'
import { giveConsent, withdrawConsent } from './actions/consent.ts'
import type { PapersDeps } from './deps.ts'
import { doorOfAccount, doorOfDossier, type Entry, type OwnDoor, openedStore } from './own-door.ts'
import { ownStore } from './own-store.ts'
import { pageWords } from './page-words.ts'
import { NotProvenPage, OwnPapersPage } from './pages/own-page.tsx'
import { findPaper } from './queries/store.ts'

const Key = Type.String({ format: 'uuid' })
const Query = Type.Object({
  trang: Type.Integer({ minimum: 1, maximum: 1_000, default: 1 }),
  xong: Type.Optional(Type.Union([Type.Literal('consent'), Type.Literal('withdrawn')])),
})
const Withdrawal = Type.Object({ consentId: Key })

/** A person's own store and those of the children they represent: by a dossier's second secret, or by an account. */
export function mountOwnPapers(app: App, deps: PapersDeps): void {
  for (const door of [doorOfDossier(deps), doorOfAccount(deps)]) {
    mountStoreOf(app, deps, door, { address: door.address, params: door.params })
    mountStoreOf(app, deps, door, { address: `${door.address}/con/:ward`, params: { ...door.params, ward: Key } })
  }
}

const wardOf = (request: Request): string | undefined => (request.params as { ward?: string }).ward

function mountStoreOf(
  app: App,
  deps: PapersDeps,
  door: OwnDoor,
  { address, params }: Pick<OwnDoor, 'address' | 'params'>,
): void {
  const { db, localityId, clock } = deps
  const config = { may: door.may }
  const open = (entry: Entry, request: Request) => openedStore(deps, entry, wardOf(request))

  app.get(address, { schema: { params: Type.Object(params), querystring: Query }, config }, async (request, reply) => {
    const entry = await door.enter(request, reply)
    if (!entry) return reply
    reply.header('cache-control', 'no-store')
    const { owner, ownerId, back, caption } = entry
    if (!owner) return reply.page(<NotProvenPage {...{ back, caption }} by={door.may} />, { title: pageWords.own })
    const { trang: page, xong: done } = request.query
    const opened = ownerId || wardOf(request) ? await open(entry, request) : undefined
    const ward = opened?.ward
    return reply.page(
      <OwnPapersPage
        {...(await ownStore(deps, opened?.ownerId, page))}
        {...{ done, ward }}
        here={opened?.here ?? entry.base}
        back={ward ? { href: entry.base, text: pageWords.own } : back}
        caption={ward ? undefined : caption}
      />,
      { title: ward ? pageWords.ofWard(ward) : pageWords.own },
    )
  })

  app.get(
    `${address}/:paper`,
    { schema: { params: Type.Object({ ...params, paper: Key }) }, config },
    async (request, reply) => {
      const entry = await door.enter(request, reply)
      if (!entry) return reply
      const { ownerId } = await open(entry, request)
      const paper = await findPaper(db, localityId, ownerId, (request.params as { paper: string }).paper)
      const file = paper?.fileId ? await openFile(db, localityId, paper.fileId) : undefined
      if (!file) throw new Refusal(404, 'not_found', failures.notFound)
      return sendFile(reply, file)
    },
  )

  app.post(`${address}/dong-y`, { schema: { params: Type.Object(params) }, config }, async (request, reply) => {
    const entry = await door.enter(request, reply)
    if (!entry) return reply
    const { ownerId, here } = await open(entry, request)
    await giveConsent(db, localityId, {
      ownerId,
      scope: 'standing',
      way: 'online',
      dossierId: entry.dossierId,
      unitId: null,
      actor: entry.actor,
      at: clock.now(),
    })
    return reply.redirect(`${here}?xong=consent`, 303)
  })

  app.post(
    `${address}/rut-dong-y`,
    { schema: { params: Type.Object(params), body: Withdrawal }, config },
    async (request, reply) => {
      const entry = await door.enter(request, reply)
      if (!entry) return reply
      const { ownerId, here } = await open(entry, request)
      const { consentId } = request.body
      await withdrawConsent(db, localityId, { ownerId, consentId, actor: entry.actor, at: clock.now() })
      return reply.redirect(`${here}?xong=withdrawn`, 303)
    },
  )
}
