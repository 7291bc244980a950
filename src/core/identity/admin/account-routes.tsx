import { type App, Refusal, type Reply, type Request } from '../../../platform/http/index.ts'
import type { Text } from '../../../platform/i18n/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { Errors } from '../../../ui/index.ts'
import { createAccount, newPassword, resetPassword, setDisabled, turnOffCodes } from '../accounts.ts'
import type { AdminDeps } from '../deps.ts'
import { official } from '../official.ts'
import { AccountsPage } from '../pages/accounts.tsx'
import { personOf } from '../people.ts'
import { findAccount, listAccounts } from '../queries.ts'
import { usernameOf } from '../rules/username.ts'
import { AccountDeed, Accounts, CreateAccount } from '../schemas.ts'
import { actorOf } from '../viewer.ts'
import { words } from '../words.ts'

const PER_PAGE = 50

interface Shown {
  q?: string
  page?: number
  message?: Text
  errors?: Errors
  values?: { personId: string; username: string }
}

export function mountAccounts(app: App, { db, clock, organization }: AdminDeps): void {
  const config = { may: 'account.manage' }

  async function accountsPage(reply: Reply, { q = '', page = 1, ...rest }: Shown, status = 200) {
    const [accounts, people] = await Promise.all([listAccounts(db), organization()])
    const now = clock.now()
    const wanted = foldVietnamese(q)
    const found = accounts.filter(({ username, name }) => foldVietnamese(`${username} ${name}`).includes(wanted))
    const rows = found.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ personId, ...account }) => ({
      ...account,
      posts: personOf(people, { id: personId, fullName: account.name }, now).posts,
    }))
    const having = new Set(accounts.map(({ personId }) => personId))
    const without = people.officials.filter(({ id }) => !having.has(id)).map((each) => personOf(people, each, now))
    const hrefOf = (to: number) => `/quan-tri/tai-khoan?${new URLSearchParams({ q, page: String(to) })}`
    const pages = {
      ...(page > 1 ? { previous: hrefOf(page - 1) } : {}),
      ...(found.length > page * PER_PAGE ? { next: hrefOf(page + 1) } : {}),
    }
    return reply.page(
      <AccountsPage rows={rows} total={found.length} search={q} pages={pages} without={without} {...rest} />,
      { title: words.admin.title, status, wide: true },
    )
  }

  app.get('/quan-tri/tai-khoan', { schema: Accounts, config }, async (request, reply) => {
    const { q, page, done } = request.query
    return accountsPage(reply, {
      ...(q === undefined ? {} : { q }),
      ...(page === undefined ? {} : { page }),
      ...(done ? { message: words.admin.done } : {}),
    })
  })

  app.post('/quan-tri/tai-khoan', { schema: CreateAccount, config }, async (request, reply) => {
    const values = request.body
    if (!(await organization()).findOfficial(values.personId))
      return accountsPage(reply, { errors: { personId: words.admin.choose }, values }, 422)
    const password = newPassword()
    const actor = actorOf(official(request), 'account.manage')
    const answer = await createAccount(db, actor, { ...values, password }, clock.now())
    if (answer.ok)
      return accountsPage(reply, { message: words.admin.newPassword(usernameOf(values.username), password) })
    const error = answer.reason === 'taken' ? words.admin.taken : words.admin.badUsername
    return accountsPage(reply, { errors: { username: error }, values }, 422)
  })

  app.post('/quan-tri/tai-khoan/:id', { schema: AccountDeed, config }, async (request, reply) => {
    const account = await findAccount(db, request.params.id)
    if (!account) throw new Refusal(404, 'not_found', words.admin.none)
    const viewer = official(request as Request)
    const actor = actorOf(viewer, 'account.manage')
    const deed = { actor, accountId: account.id, personId: account.personId, at: clock.now() }
    // Whoever locks themselves out can't come back to undo it.
    if (account.id === viewer.accountId) throw new Refusal(409, 'own_account', words.admin.notSelf)
    switch (request.body.deed) {
      case 'mat-khau': {
        const password = newPassword()
        await resetPassword(db, deed, account.username, password)
        return accountsPage(reply, { message: words.admin.newPassword(account.username, password) })
      }
      case 'ma':
        await turnOffCodes(db, deed)
        break
      case 'khoa':
      case 'mo':
        await setDisabled(db, deed, request.body.deed === 'khoa')
    }
    return reply.redirect('/quan-tri/tai-khoan?done=1', 303)
  })
}
