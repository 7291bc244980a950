import type { App, Reply, Request } from '../../../platform/http/index.ts'
import { forgetSession, setSessionCookie } from '../cookies.ts'
import type { IdentityRoutesDeps } from '../deps.ts'
import { citizen as citizenOf } from '../official.ts'
import { endSessions, sessionsOf } from '../sessions.ts'
import { words as officials } from '../words.ts'
import { findCitizen, saveOwnData, setAddress } from './accounts.ts'
import { askCode, findAsked, takeCode } from './codes.ts'
import { CitizenAccountPage, type CitizenAccountProps } from './pages/account.tsx'
import { CodePage } from './pages/sign-in.tsx'
import { ownDataOf } from './rules/own-data.ts'
import { AccountPage, Contact, EnterCode, NewPassword, OwnData } from './schemas.ts'
import { asksOldPassword, setPassword, signInsOf } from './sign-in.ts'
import { hidden } from './sign-in-routes.tsx'
import { words } from './words.ts'

const config = { may: 'citizen.own' } as const
const HERE = '/cua-toi/tai-khoan'

/** A citizen's own data, addresses, password and devices. */
export function mountCitizenAccount(app: App, deps: IdentityRoutesDeps): void {
  const { db, clock, secure, provider } = deps

  async function show(request: Request, reply: Reply, rest: Partial<CitizenAccountProps> = {}, status = 200) {
    const viewer = citizenOf(request)
    const { citizenId, session } = viewer
    const [citizen, sessions, history] = await Promise.all([
      findCitizen(db, citizenId),
      sessionsOf(db, viewer, clock.now()),
      signInsOf(db, citizenId),
    ])
    if (!citizen) throw new Error('A closed account has a session')
    const asksOld = asksOldPassword(viewer, citizen.hasPassword, clock.now())
    return reply.page(
      <CitizenAccountPage
        {...{ citizen, sessions, history, asksOld }}
        sessionId={session.id}
        provider={provider?.name}
        {...rest}
      />,
      { title: words.account.title, status },
    )
  }

  app.get(HERE, { schema: AccountPage, config }, (request, reply) =>
    show(request, reply, { saved: request.query.da !== undefined }),
  )

  app.post(HERE, { schema: OwnData, config }, async (request, reply) => {
    const { fullName = '', idNumber = '', address = '' } = request.body
    const data = ownDataOf({ fullName, idNumber, address })
    if (!data.ok) {
      const field = data.reason === 'bad_id_number' ? 'idNumber' : 'fullName'
      const errors = { [field]: words.account.reasons[data.reason] }
      return show(request, reply, { errors, typed: { fullName, idNumber, address } }, 422)
    }
    await saveOwnData(db, citizenOf(request).citizenId, data.value)
    return reply.redirect(`${HERE}?da=luu`, 303)
  })

  app.post(`${HERE}/lien-he`, { schema: Contact, config }, async (request, reply) => {
    const { citizenId } = citizenOf(request)
    const typed = request.body.contact ?? request.body.address ?? ''
    const ask = { typed, network: request.ip, lang: request.lang, citizenId }
    const asked = await askCode(deps, ask, clock.now())
    if (!asked.ok) {
      const errors = { contact: words.signIn.reasons[asked.reason] }
      return show(request, reply, { errors, typed: { contact: typed } }, asked.reason === 'too_many' ? 429 : 422)
    }
    return showCode(reply, asked.value.key, asked.value.to, {})
  })

  const showCode = (
    reply: Reply,
    key: string,
    to: Parameters<typeof hidden>[0],
    errors: CitizenAccountProps['errors'] & object,
  ) =>
    reply.page(
      <CodePage
        action={`${HERE}/lien-he/xac-nhan`}
        again={`${HERE}/lien-he`}
        values={{ key, address: to.address, next: '' }}
        to={hidden(to)}
        errors={errors}
      />,
      { title: words.code.title, status: Object.keys(errors).length > 0 ? 422 : 200 },
    )

  app.post(`${HERE}/lien-he/xac-nhan`, { schema: EnterCode, config }, async (request, reply) => {
    const { citizenId } = citizenOf(request)
    const { key, code } = request.body
    const proven = await takeCode(deps, { key, typed: code }, clock.now())
    if (!proven.ok || proven.value.citizenId !== citizenId) {
      const reason = proven.ok ? 'code_over' : proven.reason
      const to = reason === 'code_wrong' ? await findAsked(db, key, clock.now()) : undefined
      if (to) return showCode(reply, key, to, { code: words.signIn.reasons.code_wrong })
      return show(request, reply, { errors: { contact: words.signIn.reasons[reason] } }, 422)
    }
    const set = await setAddress(db, citizenId, proven.value)
    if (!set.ok) return show(request, reply, { errors: { contact: words.account.taken } }, 422)
    return reply.redirect(`${HERE}?da=lien-he`, 303)
  })

  app.post(`${HERE}/mat-khau`, { schema: NewPassword, config }, async (request, reply) => {
    const { old = '', fresh } = request.body
    const device = request.headers['user-agent'] ?? ''
    const answer = await setPassword(deps, citizenOf(request), { old, fresh, device }, clock.now())
    if (!answer.ok) {
      const field = answer.reason === 'wrong' || answer.reason === 'too_many' ? 'old' : 'fresh'
      const errors = { [field]: officials.account.reasons[answer.reason] }
      return show(request, reply, { errors }, answer.reason === 'too_many' ? 429 : 422)
    }
    setSessionCookie(reply, answer.value, secure)
    return reply.redirect(`${HERE}?da=mat-khau`, 303)
  })

  app.post(`${HERE}/dang-xuat-het`, { config }, async (request, reply) => {
    await endSessions(db, { citizenId: citizenOf(request).citizenId })
    return forgetSession(reply, secure).redirect('/dang-nhap/cong-dan', 303)
  })
}
