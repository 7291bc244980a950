import { Type } from 'typebox'
import { openFile, sendFile } from '../../core/files/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { giveConsent, withdrawConsent } from './actions/consent.ts'
import type { PapersDeps } from './deps.ts'
import { pageWords } from './page-words.ts'
import { NotProvenPage, OwnPapersPage } from './pages/own-page.tsx'
import { findOwner, findPaper } from './queries/store.ts'
import { accessLines, consentLines, paperLines } from './view.ts'

const PAGE = 20
const Code = Type.Object({ code: Type.String({ maxLength: 60 }) })
const OfPaper = Type.Object({ ...Code.properties, paper: Type.String({ format: 'uuid' }) })
const Query = Type.Object({
  trang: Type.Integer({ minimum: 1, maximum: 1_000, default: 1 }),
  xong: Type.Optional(Type.Union([Type.Literal('consent'), Type.Literal('withdrawn')])),
})
const PUBLIC = { may: 'public' }

/** A person's own store, opened by the second secret of a dossier that was taken in at a counter. */
export function mountOwnPapers(app: App, deps: PapersDeps): void {
  const { db, localityId, clock } = deps

  /** The dossier this browser has opened, or the way to where its secret is asked for. */
  const opened = async (request: Request, reply: Reply) => {
    const dossier = await deps.openedDossier(request)
    if (!dossier) {
      const { code } = request.params as { code: string }
      reply.redirect(`/tra-cuu/${encodeURIComponent(code)}/ho-so`, 303)
      return undefined
    }
    const back = `/tra-cuu/${dossier.code}/ho-so`
    const owner = dossier.proven ? dossier.owner : undefined
    return { dossier, back, here: `${back}/giay-to`, ownerId: owner && (await findOwner(db, localityId, owner)), owner }
  }

  const proven = async (request: Request, reply: Reply) => {
    const own = await opened(request, reply)
    if (own && !own.ownerId) throw new Refusal(404, 'not_found', failures.notFound)
    return own && { ...own, ownerId: own.ownerId as string }
  }

  app.get(
    '/tra-cuu/:code/ho-so/giay-to',
    { schema: { params: Code, querystring: Query }, config: PUBLIC },
    async (request, reply) => {
      const own = await opened(request, reply)
      if (!own) return reply
      const { dossier, back, here, ownerId, owner } = own
      reply.header('cache-control', 'no-store')
      if (!owner) return reply.page(<NotProvenPage back={back} caption={dossier.code} />, { title: pageWords.own })
      return reply.page(
        <OwnPapersPage
          {...(await ownStore(deps, ownerId, request.query.trang))}
          {...{ here, back }}
          caption={dossier.code}
          done={request.query.xong}
        />,
        { title: pageWords.own },
      )
    },
  )

  app.get(
    '/tra-cuu/:code/ho-so/giay-to/:paper',
    { schema: { params: OfPaper }, config: PUBLIC },
    async (request, reply) => {
      const own = await proven(request, reply)
      if (!own) return reply
      const paper = await findPaper(db, localityId, own.ownerId, request.params.paper)
      const file = paper?.fileId ? await openFile(db, localityId, paper.fileId) : undefined
      if (!file) throw new Refusal(404, 'not_found', failures.notFound)
      return sendFile(reply, file)
    },
  )

  app.post(
    '/tra-cuu/:code/ho-so/giay-to/dong-y',
    { schema: { params: Code }, config: PUBLIC },
    async (request, reply) => {
      const own = await proven(request, reply)
      if (!own) return reply
      await giveConsent(db, localityId, {
        ownerId: own.ownerId,
        scope: 'standing',
        way: 'online',
        dossierId: own.dossier.id,
        unitId: null,
        actor: { kind: 'citizen' },
        at: clock.now(),
      })
      return reply.redirect(`${own.here}?xong=consent`, 303)
    },
  )

  app.post(
    '/tra-cuu/:code/ho-so/giay-to/rut-dong-y',
    { schema: { params: Code }, config: PUBLIC },
    async (request, reply) => {
      const own = await proven(request, reply)
      if (!own) return reply
      const { consentId } = (request.body ?? {}) as { consentId?: unknown }
      if (typeof consentId !== 'string' || !/^[0-9a-f-]{36}$/.test(consentId))
        throw new Refusal(404, 'not_found', failures.notFound)
      await withdrawConsent(db, localityId, {
        ownerId: own.ownerId,
        consentId,
        actor: { kind: 'citizen' },
        at: clock.now(),
      })
      return reply.redirect(`${own.here}?xong=withdrawn`, 303)
    },
  )
}

/** Everything an owner's page shows of the store. */
export async function ownStore(deps: PapersDeps, ownerId: string | undefined, page: number) {
  if (!ownerId) return { papers: [], consents: [], looks: [], standing: false, page: 1, isLast: true }
  const [papers, consents, looks] = await Promise.all([
    paperLines(deps, ownerId),
    consentLines(deps, ownerId),
    accessLines(deps, ownerId, { limit: PAGE + 1, skip: (page - 1) * PAGE }),
  ])
  return {
    papers,
    consents,
    looks: looks.slice(0, PAGE),
    standing: consents.some(({ scope, withdrawnAt }) => scope === 'standing' && withdrawnAt === null),
    page,
    isLast: looks.length <= PAGE,
  }
}
