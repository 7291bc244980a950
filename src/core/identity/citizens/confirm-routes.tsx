import type { App, Reply } from '../../../platform/http/index.ts'
import type { IdentityRoutesDeps } from '../deps.ts'
import { official } from '../official.ts'
import { actorOf } from '../viewer.ts'
import { confirmIdentity, findByAddress } from './accounts.ts'
import { mountConfirmationApi } from './confirm-api.ts'
import { ConfirmPage, type ConfirmPageProps } from './pages/confirm.tsx'
import { addressOf } from './rules/address.ts'
import { idNumberOf, ownDataOf } from './rules/own-data.ts'
import { AccountPage, Confirm } from './schemas.ts'
import { words } from './words.ts'

const config = { may: 'citizen.confirm' } as const
const HERE = '/xac-nhan-cong-dan'

type Reason = keyof typeof words.confirm.reasons

const FIELD: Record<Reason, string> = {
  no_account: 'contact',
  not_found: 'contact',
  missing_name: 'fullName',
  bad_id_number: 'idNumber',
  number_taken: 'idNumber',
}

/** An official at the counter confirms who holds an account, from the identity card. */
export function mountConfirmation(app: App, deps: IdentityRoutesDeps): void {
  const { db, clock } = deps
  mountConfirmationApi(app, deps)

  const show = (reply: Reply, props: ConfirmPageProps, status = 200) =>
    reply.page(<ConfirmPage {...props} />, { title: words.confirm.title, status })

  app.get(HERE, { schema: AccountPage, config }, async (request, reply) =>
    show(reply, { typed: {}, done: request.query.da !== undefined }),
  )

  app.post(HERE, { schema: Confirm, config }, async (request, reply) => {
    const refuse = (reason: Reason) =>
      show(reply, { typed: request.body, errors: { [FIELD[reason]]: words.confirm.reasons[reason] } }, 422)
    const at = addressOf(request.body.contact)
    const account = at && (await findByAddress(db, at))
    if (!account) return refuse('no_account')
    const data = ownDataOf({ ...request.body, address: '' })
    const idNumber = idNumberOf(request.body.idNumber)
    if (!idNumber) return refuse('bad_id_number')
    if (!data.ok || data.value.fullName === null) return refuse('missing_name')
    const { fullName } = data.value
    const actor = actorOf(official(request), 'citizen.confirm')
    const confirmed = await db.transaction((tx) =>
      confirmIdentity(tx, account.id, { fullName, idNumber, level: 'office' }, { actor, now: clock.now() }),
    )
    return confirmed.ok ? reply.redirect(`${HERE}?da=1`, 303) : refuse(confirmed.reason)
  })
}
