import type { Clock } from '../../platform/clock.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { type App, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { foldVietnamese } from '../../platform/text.ts'
import type { Errors } from '../../ui/index.ts'
import { localDateOf } from '../calendar/index.ts'
import { type OrganizationSource, registerAbsence } from '../organization/index.ts'
import { createAccount, resetPassword, setDisabled, turnOffCodes } from './accounts.ts'
import { AbsencePage } from './pages/absence.tsx'
import { type AccountRow, AccountsPage } from './pages/accounts.tsx'
import { actorOf, official } from './routes.tsx'
import { AccountDeed, Accounts, CreateAccount, RegisterAbsence } from './schemas.ts'
import { newToken } from './tokens.ts'
import { words } from './words.ts'

export interface AdminDeps {
  db: Db
  clock: Clock
  organization: OrganizationSource
}

interface StoredAccount {
  id: string
  personId: string
  username: string
  name: string
  disabled: boolean
  usesCodes: boolean
}

const MOST = 100

/** Accounts and absences, for those who keep them. */
export function mountAdministration(app: App, { db, clock, organization }: AdminDeps): void {
  const allAccounts = (): Promise<StoredAccount[]> =>
    db.many(sql<StoredAccount>`
      SELECT a.id, a.person_id, a.username, o.full_name AS name, a.disabled_at IS NOT NULL AS disabled,
        a.totp_since IS NOT NULL AS uses_codes
      FROM accounts a JOIN officials o ON o.id = a.person_id ORDER BY a.username`)

  const accountsPage = async (
    reply: Reply,
    rest: { q?: string; message?: Text; errors?: Errors; username?: string } = {},
    status = 200,
  ) => {
    const { q = '', ...others } = rest
    const [accounts, people] = await Promise.all([allAccounts(), organization()])
    const now = clock.now()
    const rows = accounts
      .filter(({ username, name }) => foldVietnamese(`${username} ${name}`).includes(foldVietnamese(q)))
      .slice(0, MOST)
      .map(
        ({ personId, ...account }): AccountRow => ({
          ...account,
          posts: people.heldBy(personId, now, localDateOf(now)).map(({ post }) => post.title),
        }),
      )
    const having = new Set(accounts.map(({ personId }) => personId))
    const without = people.officials
      .filter(({ id }) => !having.has(id))
      .map(({ id, fullName }) => ({ id, name: fullName }))
    return reply.page(<AccountsPage rows={rows} search={q} without={without} {...others} />, {
      title: words.admin.title,
      status,
    })
  }

  app.get('/quan-tri/tai-khoan', { schema: Accounts, config: { may: 'account.manage' } }, async (request, reply) =>
    accountsPage(reply, { q: request.query.q ?? '', ...(request.query.done ? { message: words.admin.done } : {}) }),
  )

  app.post(
    '/quan-tri/tai-khoan',
    { schema: CreateAccount, config: { may: 'account.manage' } },
    async (request, reply) => {
      const { personId } = request.body
      const username = request.body.username.trim().toLowerCase()
      const password = newPassword()
      if (!/^[a-z0-9][a-z0-9._-]{2,63}$/.test(username))
        return accountsPage(reply, { errors: { username: words.admin.taken }, username }, 422)
      const answer = await createAccount(db, actorOf(official(request)), { personId, username, password }, clock.now())
      if (!answer.ok) return accountsPage(reply, { errors: { username: words.admin.taken }, username }, 422)
      return accountsPage(reply, { message: words.admin.newPassword(username, password) })
    },
  )

  app.post(
    '/quan-tri/tai-khoan/:id',
    { schema: AccountDeed, config: { may: 'account.manage' } },
    async (request, reply) => {
      const account = (await allAccounts()).find(({ id }) => id === request.params.id)
      if (!account) throw new Refusal(404, 'not_found', words.admin.none)
      const viewer = official(request)
      const deed = { actor: actorOf(viewer), accountId: account.id, personId: account.personId, at: clock.now() }
      switch (request.body.deed) {
        case 'mat-khau': {
          const password = newPassword()
          await resetPassword(db, deed, account.username, password)
          return accountsPage(reply, { message: words.admin.newPassword(account.username, password) })
        }
        case 'ma':
          await turnOffCodes(db, deed)
          break
        default:
          if (account.id === viewer.accountId) throw new Refusal(409, 'own_account', words.admin.notSelf)
          await setDisabled(db, deed, request.body.deed === 'khoa')
      }
      return reply.redirect('/quan-tri/tai-khoan?done=1', 303)
    },
  )

  const absencePage = async (
    reply: Reply,
    rest: Omit<Parameters<typeof AbsencePage>[0], 'people'> = {},
    status = 200,
  ) => {
    const { officials } = await organization()
    const people = officials.map(({ id, fullName }) => ({ id, name: fullName }))
    return reply.page(<AbsencePage people={people} {...rest} />, { title: words.absence.title, status })
  }

  app.get('/quan-tri/vang-mat', { config: { may: 'absence.register' } }, (_request: Request, reply) =>
    absencePage(reply),
  )

  app.post(
    '/quan-tri/vang-mat',
    { schema: RegisterAbsence, config: { may: 'absence.register' } },
    async (request, reply) => {
      const { officialId, substituteId, reason } = request.body
      const [from, to] = [request.body.from, request.body.to].map((local) => new Date(`${local}:00+07:00`)) as [
        Date,
        Date,
      ]
      const people = await organization()
      const known = people.findOfficial(officialId) && people.findOfficial(substituteId)
      if (!known || !reason.trim() || Number.isNaN(from.getTime()) || Number.isNaN(to.getTime()))
        return absencePage(
          reply,
          { values: request.body, errors: { officialId: words.absence.reasons.incomplete } },
          422,
        )
      const answer = await registerAbsence(db, actorOf(official(request)), clock.now(), {
        officialId,
        substituteId,
        from,
        to,
        reason,
      })
      if (answer.ok) return absencePage(reply, { message: words.absence.done })
      const field = answer.reason === 'same_person' ? 'substituteId' : 'to'
      return absencePage(
        reply,
        { values: request.body, errors: { [field]: words.absence.reasons[answer.reason] } },
        422,
      )
    },
  )
}

const newPassword = (): string => newToken().slice(0, 14)
