import type { VNode } from 'preact'
import { Type } from 'typebox'
import {
  type Citizen,
  citizen,
  closeCitizen,
  findCitizen,
  forgetSession,
  SECRET_BY_ADDRESS,
} from '../../core/identity/index.ts'
import { forgetRecipient } from '../../core/notifications/index.ts'
import type { App, Reply, Request } from '../../platform/http/index.ts'
import {
  type AccountFilter,
  accountDossiers,
  accountResults,
  claimDossier,
  words as dossierWords,
  draftsOf,
  dropDraft,
  forgetAccount,
} from '../dossiers/index.ts'
import type { CitizenCard, CitizensDeps } from './deps.ts'
import { ownData } from './export.ts'
import { holderOf } from './holder.ts'
import { mountNoticeWishes } from './notices-routes.tsx'
import { ClosedPage, DataPage } from './pages/data.tsx'
import { HomePage, type HomeProps } from './pages/home.tsx'
import { ListPage } from './pages/list.tsx'
import { PapersPage } from './pages/papers.tsx'
import { taskOf } from './rules/tasks.ts'
import { words } from './words.ts'

const config = { may: 'citizen.own' } as const
const Page = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 }))
const Home = Type.Object({ da: Type.Optional(Type.String({ maxLength: 20 })) })
const List = Type.Object({
  loai: Type.Optional(Type.Union([Type.Literal('all'), Type.Literal('open'), Type.Literal('done')])),
  ma: Type.Optional(Type.String({ maxLength: 60 })),
  trang: Page,
})
const DraftKey = Type.Object({ key: Type.String({ maxLength: 100 }) })
const Claim = Type.Object({ code: Type.String({ maxLength: 60 }), secret: Type.String({ maxLength: 40 }) })

/** More than a person has going on at once; the list has them all. */
const MOST_OPEN = 100
const MOST_DONE = 5
const PAGE = 20
const RESULTS = 50

/** A citizen's own pages: dossiers, papers, data. */
export function mountCitizens(app: App, deps: CitizensDeps): void {
  mountNoticeWishes(app, deps)
  const { office, limits } = deps
  const { db, localityId, clock } = office

  async function showHome(request: Request, reply: Reply, rest: Partial<HomeProps> = {}, status = 200) {
    const { citizenId } = citizen(request)
    const [account, open, done, drafts] = await Promise.all([
      findCitizen(db, citizenId),
      accountDossiers(office, citizenId, { which: 'open', pageSize: MOST_OPEN }),
      accountDossiers(office, citizenId, { which: 'done', pageSize: MOST_DONE }),
      draftsOf(office, citizenId),
    ])
    if (!account) throw new Error('A closed account has a session')
    const [owed, cards] = await Promise.all([
      deps.owedFor([...open, ...done].map(({ id }) => id)),
      shown(deps.cards?.home, account),
    ])
    const tasks = [...open, ...done].flatMap((dossier) => {
      const { id, ratingToken } = dossier
      const task = taskOf({ ...dossier, mayBeRated: ratingToken !== null, owedDong: owed.get(id) ?? 0 })
      return task ? [{ dossier, task }] : []
    })
    const { fullName, address } = account
    return reply.page(
      <HomePage
        {...{ tasks, cards, open, drafts }}
        done={done.slice(0, MOST_DONE)}
        name={fullName}
        incomplete={!fullName || !address}
        {...rest}
      />,
      { title: words.title, status },
    )
  }

  app.get('/cua-toi', { schema: { querystring: Home }, config }, (request, reply) => {
    const done = request.query.da as keyof typeof words.doneBanner | undefined
    return showHome(request, reply, { banner: done && Object.hasOwn(words.doneBanner, done) ? done : undefined })
  })

  app.post('/cua-toi/nhan', { schema: { body: Claim }, config }, async (request, reply) => {
    const refuse = (text: typeof words.title, status: number) =>
      showHome(request, reply, { errors: { secret: text }, typed: request.body }, status)
    if (!(await limits.allows(SECRET_BY_ADDRESS, request.ip))) return refuse(words.claimTooMany, 429)
    const claimed = await claimDossier(office, citizen(request).citizenId, request.body)
    if (!claimed.ok) return refuse(dossierWords.reasons[claimed.reason], 422)
    await limits.takeBack(SECRET_BY_ADDRESS, request.ip)
    return reply.redirect('/cua-toi?da=nhan', 303)
  })

  app.post('/cua-toi/ban-nhap/:key/xoa', { schema: { params: DraftKey }, config }, async (request, reply) => {
    await dropDraft(office, citizen(request).citizenId, request.params.key)
    return reply.redirect('/cua-toi?da=xoa', 303)
  })

  app.get('/cua-toi/ho-so', { schema: { querystring: List }, config }, async (request, reply) => {
    const { loai: which = 'all', ma: text = '', trang: page = 1 } = request.query
    const filter: AccountFilter = { which, text, page, pageSize: PAGE }
    const rows = await accountDossiers(office, citizen(request).citizenId, filter)
    return reply.page(
      <ListPage rows={rows.slice(0, PAGE)} filter={{ which, text, page }} more={rows.length > PAGE} />,
      { title: words.all },
    )
  })

  app.get(
    '/cua-toi/giay-to',
    { schema: { querystring: Type.Object({ trang: Page }) }, config },
    async (request, reply) => {
      const { citizenId } = citizen(request)
      const page = request.query.trang ?? 1
      const [account, results] = await Promise.all([
        findCitizen(db, citizenId),
        accountResults(office, citizenId, { page, pageSize: RESULTS }),
      ])
      const cards = account ? await shown(deps.cards?.papers, account) : []
      return reply.page(
        <PapersPage {...{ page, cards }} results={results.slice(0, RESULTS)} more={results.length > RESULTS} />,
        { title: words.papers },
      )
    },
  )

  app.get('/cua-toi/du-lieu', { config }, async (_request, reply) => reply.page(<DataPage />, { title: words.data }))

  app.get('/cua-toi/du-lieu.json', { config }, async (request, reply) =>
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="camlo-du-lieu-cua-toi.json"')
      .send(JSON.stringify(await ownData(deps, citizen(request).citizenId), null, 2)),
  )

  app.post(
    '/cua-toi/dong-tai-khoan',
    { schema: { body: Type.Object({ dong: Type.Optional(Type.String({ maxLength: 1 })) }) }, config },
    async (request, reply) => {
      if (request.body.dong !== '1')
        return reply.page(<DataPage errors={{ dong: words.closeUnchecked }} />, { title: words.data, status: 422 })
      const { citizenId } = citizen(request)
      await db.transaction(async (tx) => {
        await forgetAccount(tx, localityId, citizenId)
        await forgetRecipient(tx, localityId, citizenId)
        await closeCitizen(tx, citizenId, clock.now())
      })
      return forgetSession(reply, deps.secure).redirect('/tai-khoan-da-dong', 303)
    },
  )

  app.get('/tai-khoan-da-dong', { config: { may: 'public' } }, async (_request, reply) =>
    reply.page(<ClosedPage />, { title: words.closed }),
  )
}

/** What other rooms show of a person. */
async function shown(cards: readonly CitizenCard[] = [], account: Citizen): Promise<VNode[]> {
  const holder = holderOf(account)
  return (await Promise.all(cards.map((card) => card(holder)))).filter((card) => card !== null)
}
