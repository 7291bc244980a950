import { type Limiter, SECRET_BY_ADDRESS } from '../../../core/identity/index.ts'
import { type App, failures, operations, Refusal, type Request } from '../../../platform/http/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { requestWithdrawal, resubmit, takeBackWithdrawal } from '../actions/by-citizen.ts'
import { rate } from '../actions/closing.ts'
import { objectToFiling } from '../actions/object.ts'
import { createSubmit } from '../actions/submit.ts'
import type { Office } from '../office.ts'
import { findBySecret } from '../queries/by-secret.ts'
import { createLookup, openBySecret } from '../queries/lookup.ts'
import { findObjectionable } from '../queries/representation.ts'
import { CITIZEN_BODIES, Code, Filed, Objection, ObjectionToken, Rating, Submission } from '../schemas.ts'
import { BAD_FILING, NOT_NOW, ROOM } from './room.ts'
import { Coded, Moved, OwnDossier, PublicDossier } from './shapes.ts'

/**
 * Opens a dossier by its second secret, for programs of the person; nobody may guess secrets for long.
 *
 * @throws Refusal  too many have been tried from this address
 */
export const secretDoor =
  (office: Office, limits: Limiter) =>
  async (request: Request, code: string, secret: string): Promise<Result<string, 'wrong_secret'>> => {
    await slowDown(limits, request)
    const id = await findBySecret(office, code, secret)
    return id === undefined ? no('wrong_secret') : ok(id)
  }

async function slowDown(limits: Limiter, { ip }: Request): Promise<void> {
  if (await limits.allows(SECRET_BY_ADDRESS, ip)) return
  throw new Refusal(429, 'too_many_requests', failures.tooMany)
}

/** What a person does with a dossier of theirs, by its code and second secret. */
export function mountCitizensApi(app: App, office: Office, limits: Limiter): void {
  const api = operations(app, ROOM)
  const submit = createSubmit(office)
  const lookup = createLookup(office)
  const may = 'public'

  api(
    'POST',
    '/dossiers',
    {
      summary: 'File a dossier online',
      description:
        'With an `idempotencyKey` that was used before it answers the dossier that was filed then, and `repeated`.',
      may,
      body: Submission,
      answer: Filed,
      status: 201,
      refusals: BAD_FILING,
    },
    ({ body }) => submit(body),
  )

  api(
    'GET',
    '/dossiers/lookup/:code',
    {
      summary: 'Where a dossier stands; nothing of whose it is',
      may,
      params: Code,
      answer: PublicDossier,
      refusals: ['not_found'],
    },
    async (request) => {
      const found = await lookup(request.params.code)
      return found ? ok(found) : no('not_found')
    },
  )

  const own = { may, params: Code }
  const SECRET = ['wrong_secret', 'too_many_requests'] as const
  api(
    'POST',
    '/dossiers/lookup/:code/open',
    {
      ...own,
      summary: 'What the person may see and do, by the second secret',
      body: CITIZEN_BODIES.open,
      answer: OwnDossier,
      refusals: SECRET,
    },
    async (request) => {
      await slowDown(limits, request)
      return openBySecret(office, request.params.code, request.body.secret)
    },
  )

  api(
    'POST',
    '/dossiers/lookup/:code/resubmit',
    {
      ...own,
      summary: 'Send what was asked for',
      body: CITIZEN_BODIES.resubmit,
      answer: Moved,
      refusals: [...SECRET, ...NOT_NOW, 'unknown_file', 'missing_answer'],
    },
    async (request) => {
      await slowDown(limits, request)
      const { secret, ...input } = request.body
      return resubmit(office, { code: request.params.code, secret }, input)
    },
  )

  api(
    'POST',
    '/dossiers/lookup/:code/requestWithdrawal',
    {
      ...own,
      summary: 'Ask for the dossier back',
      body: CITIZEN_BODIES.withdraw,
      answer: Moved,
      refusals: [...SECRET, ...NOT_NOW],
    },
    async (request) => {
      await slowDown(limits, request)
      const { secret, reason } = request.body
      return requestWithdrawal(office, { code: request.params.code, secret }, { reason })
    },
  )

  api(
    'POST',
    '/dossiers/lookup/:code/takeBackWithdrawal',
    {
      ...own,
      summary: 'Let the dossier go on after all',
      body: CITIZEN_BODIES.open,
      answer: Moved,
      refusals: [...SECRET, ...NOT_NOW],
    },
    async (request) => {
      await slowDown(limits, request)
      return takeBackWithdrawal(office, { code: request.params.code, secret: request.body.secret })
    },
  )

  api(
    'POST',
    '/ratings',
    {
      summary: 'Rate, once, by the token that came with the result',
      may,
      body: Rating,
      answer: Coded,
      refusals: ['not_found', 'already_rated', 'bad_rating', 'too_many_requests'],
    },
    async (request) => {
      await slowDown(limits, request)
      return rate(office, request.body.token, request.body)
    },
  )

  api(
    'POST',
    '/objections/:token',
    {
      summary: 'Object to a dossier that somebody filed in one’s place, by the link one was sent',
      may,
      params: ObjectionToken,
      body: Objection,
      refusals: ['not_found', 'too_many_requests'],
    },
    async (request) => {
      await slowDown(limits, request)
      const { token } = request.params
      if (!(await findObjectionable(office, token))) return no('not_found')
      // Sent twice it is one objection, and the same answer.
      await objectToFiling(office, token, request.body.objection ?? '')
      return ok(null)
    },
  )
}
