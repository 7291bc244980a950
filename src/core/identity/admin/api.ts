import { Type } from 'typebox'
import {
  type App,
  ById,
  cutPage,
  Day,
  Instant,
  Key,
  Line,
  operations,
  Paged,
  pageOf,
  SentInstant,
  Words,
} from '../../../platform/http/index.ts'
import { no, ok } from '../../../platform/result.ts'
import { foldVietnamese, nfc } from '../../../platform/text.ts'
import { localDateOf } from '../../calendar/index.ts'
import { appoint, createOfficial, dismiss } from '../../organization/index.ts'
import { endSubstitution, mayDecideFor, substitute } from '../absences.ts'
import { createAccount, newPassword, resetPassword, setDisabled, turnOffCodes } from '../accounts.ts'
import type { AdminDeps } from '../deps.ts'
import { official } from '../official.ts'
import { findAccount, listAccounts } from '../queries.ts'
import { usernameOf } from '../rules/username.ts'
import { actorOf } from '../viewer.ts'
import { words } from '../words.ts'

const PAGE = 50
const ACCOUNTS = { may: 'account.manage' } as const
const POSTS = { may: 'organization.manage' } as const
const ABSENCES = { may: 'absence.register' } as const

const Account = Type.Object({
  id: Key,
  personId: Key,
  username: Type.String(),
  name: Type.String(),
  disabled: Type.Boolean(),
  usesCodes: Type.Boolean(),
})
const WithPassword = Type.Object({
  id: Key,
  username: Type.String(),
  password: Type.String({ description: 'Made by chance; given this once' }),
})
const Absence = Type.Object({ id: Key, officialId: Key, substituteId: Key, from: Instant, to: Instant })

/** Accounts, posts and absences, for programs. */
export function mountAdministrationApi(app: App, deps: AdminDeps): void {
  mountAccountsApi(app, deps)
  mountPostsApi(app, deps)
  mountAbsencesApi(app, deps)
}

function mountAccountsApi(app: App, { db, clock, organization }: AdminDeps): void {
  const api = operations(app, {
    tag: 'people',
    statuses: { not_found: 404, no_such_person: 422, bad_username: 422, taken: 409, own_account: 409 },
    words: {
      not_found: words.admin.none,
      no_such_person: words.admin.choose,
      bad_username: words.admin.badUsername,
      taken: words.admin.taken,
      own_account: words.admin.notSelf,
    },
  })

  api(
    'GET',
    '/accounts',
    {
      ...ACCOUNTS,
      summary: 'Officials’ accounts by user name',
      query: Type.Object({ text: Type.String({ maxLength: 100, default: '' }), ...Paged }),
      answer: pageOf(Account),
    },
    async ({ query: { text, page } }) => {
      const wanted = foldVietnamese(text)
      const found = (await listAccounts(db)).filter(({ username, name }) =>
        foldVietnamese(`${username} ${name}`).includes(wanted),
      )
      return ok(cutPage(found.slice((page - 1) * PAGE, page * PAGE + 1), page, PAGE))
    },
  )

  api(
    'POST',
    '/accounts',
    {
      ...ACCOUNTS,
      summary: 'Give an official an account; the password is made and given this once',
      body: Type.Object({ personId: Key, username: Type.String({ maxLength: 100 }) }),
      answer: WithPassword,
      status: 201,
      refusals: ['no_such_person', 'bad_username', 'taken'],
    },
    async (request) => {
      const { personId, username } = request.body
      if (!(await organization()).findOfficial(personId)) return no('no_such_person')
      const password = newPassword()
      const actor = actorOf(official(request), ACCOUNTS.may)
      const made = await createAccount(db, actor, { personId, username, password }, clock.now())
      if (made.ok) return ok({ id: made.value, username: usernameOf(username), password })
      return no(made.reason === 'taken' ? 'taken' : 'bad_username')
    },
  )

  api(
    'POST',
    '/accounts/:id/password',
    {
      ...ACCOUNTS,
      summary: 'A new password, made and given this once; the account’s sessions end',
      params: ById,
      answer: WithPassword,
      refusals: ['not_found', 'own_account'],
    },
    async (request) => {
      const account = await findAccount(db, request.params.id)
      if (!account) return no('not_found')
      const viewer = official(request)
      if (account.id === viewer.accountId) return no('own_account')
      const { id, personId, username } = account
      const deed = { actor: actorOf(viewer, ACCOUNTS.may), accountId: id, personId, at: clock.now() }
      const password = newPassword()
      await resetPassword(db, deed, username, password)
      return ok({ id, username, password })
    },
  )

  for (const [name, summary] of [
    ['lock', 'Lock an account; its sessions end'],
    ['unlock', 'Open an account again'],
    ['codes-off', 'Turn an account’s one-time codes off'],
  ] as const)
    api(
      'POST',
      `/accounts/:id/${name}`,
      { ...ACCOUNTS, summary, params: ById, refusals: ['not_found', 'own_account'] },
      async (request) => {
        const account = await findAccount(db, request.params.id)
        if (!account) return no('not_found')
        const viewer = official(request)
        // Whoever locks themselves out can't come back to undo it.
        if (account.id === viewer.accountId) return no('own_account')
        const of = { accountId: account.id, personId: account.personId }
        const deed = { ...of, actor: actorOf(viewer, ACCOUNTS.may), at: clock.now() }
        await (name === 'codes-off' ? turnOffCodes(db, deed) : setDisabled(db, deed, name === 'lock'))
        return ok(null)
      },
    )
}

function mountPostsApi(app: App, { db, clock, organization }: AdminDeps): void {
  const { reasons, notHeld, notSelf } = words.officials
  const api = operations(app, {
    tag: 'people',
    statuses: { no_such_person: 422, no_such_post: 422, missing_decision: 422, not_held: 404, own_post: 409 },
    words: {
      no_such_person: reasons.who,
      no_such_post: reasons.post,
      missing_decision: reasons.decision,
      not_held: notHeld,
      own_post: notSelf,
    },
  })

  api(
    'GET',
    '/posts',
    {
      ...POSTS,
      summary: 'Posts of the units in force, and who holds them',
      answer: Type.Object({
        rows: Type.Array(
          Type.Object({
            id: Key,
            unitId: Key,
            unit: Words,
            title: Words,
            role: Type.String(),
            holders: Type.Array(Type.Object({ id: Key, name: Type.String() })),
          }),
        ),
      }),
    },
    async () => {
      const [people, on] = [await organization(), localDateOf(clock.now())]
      const rows = people.unitsInForce(on).flatMap((unit) =>
        people.postsOf(unit.id).map(({ id, title, role }) => ({
          ...{ id, unitId: unit.id, unit: unit.name, title, role },
          holders: people.holdersOf(id, on).map((holder) => ({ id: holder.id, name: holder.fullName })),
        })),
      )
      return ok({ rows })
    },
  )

  api(
    'POST',
    '/appointments',
    {
      ...POSTS,
      summary: 'Appoint somebody who is here, or is new, to a post',
      body: Type.Object({
        officialId: Type.Optional(Key),
        fullName: Type.Optional(Type.String({ maxLength: 100, description: 'Of somebody new' })),
        postId: Key,
        from: Day,
        decision: Type.String({ maxLength: 200 }),
      }),
      answer: Type.Object({ officialId: Key }),
      status: 201,
      refusals: ['no_such_person', 'no_such_post', 'missing_decision'],
    },
    async (request) => {
      const { officialId, fullName = '', postId, from } = request.body
      const people = await organization()
      const known = officialId === undefined ? undefined : people.findOfficial(officialId)
      const name = nfc(fullName).replace(/\s+/g, ' ').trim()
      const decision = nfc(request.body.decision).trim()
      if (!known && (officialId !== undefined || name === '')) return no('no_such_person')
      if (!people.findPost(postId)) return no('no_such_post')
      if (decision === '') return no('missing_decision')
      const actor = actorOf(official(request), POSTS.may)
      return db.transaction(async (tx) => {
        const id = known?.id ?? (await createOfficial(tx, { fullName: name }))
        await appoint(tx, actor, clock.now(), { officialId: id, postId, from, decision })
        return ok({ officialId: id })
      })
    },
  )

  api(
    'POST',
    '/appointments/end',
    {
      ...POSTS,
      summary: 'End somebody’s appointment to a post today',
      body: Type.Object({ officialId: Key, postId: Key }),
      refusals: ['not_held', 'own_post'],
    },
    async (request) => {
      const viewer = official(request)
      const { officialId, postId } = request.body
      // The last administrator would take the keys along.
      if (officialId === viewer.personId) return no('own_post')
      const at = clock.now()
      const what = { officialId, postId, lastDay: localDateOf(at) }
      return (await dismiss(db, actorOf(viewer, POSTS.may), at, what)) ? ok(null) : no('not_held')
    },
  )
}

function mountAbsencesApi(app: App, { db, clock, organization }: AdminDeps): void {
  const api = operations(app, {
    tag: 'people',
    statuses: { not_found: 404, not_yours: 403, same_person: 422, wrong_dates: 422 },
    words: words.absence.reasons,
  })

  api(
    'GET',
    '/absences',
    {
      ...ABSENCES,
      summary: 'Who is absent or will be, and who acts for them',
      answer: Type.Object({ rows: Type.Array(Absence) }),
    },
    async (request) => {
      const [people, now, viewer] = [await organization(), clock.now(), official(request)]
      const within = people.absencesFrom(now).filter(({ officialId }) => mayDecideFor(viewer, people, officialId, now))
      return ok({
        rows: within.map(({ id, officialId, substituteId, from, to }) => ({ id, officialId, substituteId, from, to })),
      })
    },
  )

  api(
    'POST',
    '/absences',
    {
      ...ABSENCES,
      summary: 'Register who acts for an absent colleague',
      body: Type.Object({ officialId: Key, substituteId: Key, from: SentInstant, to: SentInstant, reason: Line }),
      refusals: ['not_yours', 'same_person', 'wrong_dates'],
    },
    async (request) => {
      const { from, to, reason, ...who } = request.body
      const absence = { ...who, from: new Date(from), to: new Date(to), reason: nfc(reason).trim() }
      return substitute(db, official(request), await organization(), absence, clock.now())
    },
  )

  api(
    'POST',
    '/absences/:id/end',
    { ...ABSENCES, summary: 'Somebody is back', params: ById, refusals: ['not_found', 'not_yours'] },
    async (request) => endSubstitution(db, official(request), await organization(), request.params.id, clock.now()),
  )
}
