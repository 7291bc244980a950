import { Type } from 'typebox'
import { type App, operations } from '../../../platform/http/index.ts'
import { no, ok } from '../../../platform/result.ts'
import type { IdentityRoutesDeps } from '../deps.ts'
import { official } from '../official.ts'
import { actorOf } from '../viewer.ts'
import { confirmIdentity, findByAddress } from './accounts.ts'
import { addressOf } from './rules/address.ts'
import { idNumberOf, ownDataOf } from './rules/own-data.ts'
import { words } from './words.ts'

const Body = Type.Object({
  contact: Type.String({ maxLength: 200, description: 'The telephone number or mail address of the account' }),
  fullName: Type.String({ maxLength: 200 }),
  idNumber: Type.String({ maxLength: 30 }),
})

/** Confirming who holds a citizen’s account, from the identity card, for programs of the counter. */
export function mountConfirmationApi(app: App, { db, clock }: IdentityRoutesDeps): void {
  const api = operations(app, {
    tag: 'people',
    statuses: { no_account: 422, not_found: 422, missing_name: 422, bad_id_number: 422, number_taken: 422 },
    words: words.confirm.reasons,
  })

  api(
    'POST',
    '/citizen-accounts/confirm',
    {
      summary: 'Confirm from the identity card who holds a citizen’s account',
      may: 'citizen.confirm',
      body: Body,
      refusals: ['no_account', 'missing_name', 'bad_id_number', 'number_taken'],
    },
    async (request) => {
      const at = addressOf(request.body.contact)
      const account = at && (await findByAddress(db, at))
      if (!account) return no('no_account')
      const data = ownDataOf({ ...request.body, address: '' })
      const idNumber = idNumberOf(request.body.idNumber)
      if (!idNumber) return no('bad_id_number')
      if (!data.ok || data.value.fullName === null) return no('missing_name')
      const { fullName } = data.value
      const actor = actorOf(official(request), 'citizen.confirm')
      const confirmed = await db.transaction((tx) =>
        confirmIdentity(tx, account.id, { fullName, idNumber, level: 'office' }, { actor, now: clock.now() }),
      )
      return confirmed.ok ? ok(null) : confirmed
    },
  )
}
