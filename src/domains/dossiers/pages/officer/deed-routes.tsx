import { Type } from 'typebox'
import { type PostedForm, readPosted } from '../../../../core/files/index.ts'
import type { OfficialViewer } from '../../../../core/identity/index.ts'
import { afterDeed } from '../../../../core/worklist/index.ts'
import type { App, Reply } from '../../../../platform/http/index.ts'
import { returnResult } from '../../actions/closing.ts'
import { signResult } from '../../actions/sign-result.ts'
import { type Answer, refused } from '../../answer.ts'
import { HTTP } from '../../reasons.ts'
import { DEED_NAMES, DEEDS, type DeedName, RUN } from './deeds.ts'
import { type Desk, keyOf, officialOf } from './deps.ts'
import { deskProps } from './desk-data.ts'
import { filterQuery, readFilter } from './filter.ts'
import { countOf, linesOf } from './form-body.ts'
import { ReturnedPage } from './returned-page.tsx'
import { showDesk } from './send.tsx'
import { resultMaker, resultTaker } from './signing.ts'

const Params = Type.Object({ id: Type.String() })

/** A deed's form as it came in. */
interface Call {
  desk: Desk
  officer: OfficialViewer
  id: string
  form: PostedForm
  /** The page's address, which carries the queue's filter. */
  query: unknown
  reply: Reply
}

/** Everything done on a dossier's page, each a form of its own. */
export function mountDeeds(app: App, desk: Desk): void {
  for (const name of DEED_NAMES) {
    const { path, may } = DEEDS[name]
    const address = `/ho-so/:id/${path}`
    app.post(address, { schema: { params: Params }, config: { may } }, async (request, reply) => {
      const id = keyOf(request.params.id)
      const form = await readPosted(request, desk.office)
      const call = { desk, officer: officialOf(request), id, form, query: request.query, reply }
      return name === 'returnResult' ? handOut(call) : act(call, name)
    })
    // Where a form was refused, the address is the form's own: signing in again, say, comes back to the dossier.
    app.get(address, { schema: { params: Params }, config: { may: 'dossier.search' } }, (request, reply) =>
      reply.redirect(`/ho-so/${keyOf(request.params.id)}`, 303),
    )
  }
}

type Tried = Exclude<DeedName, 'returnResult'>

/** Does a deed and shows how the dossier stands then, or why it was refused. */
async function act(call: Call, name: Tried): Promise<Reply> {
  const { officer, id, form, query, reply } = call
  const hasFaultyFile = Object.keys(form.fileErrors).length > 0
  const answer = hasFaultyFile ? refused('unknown_file') : await run(call, name)
  if (!answer.ok) return refuse(call, name, answer)
  const back = filterQuery(readFilter(query, officer.personId))
  return reply.redirect(afterDeed(form.text('ve'), `/ho-so/${id}${back ? `${back}&` : '?'}xong=${name}`), 303)
}

function run({ desk, officer, id, form }: Call, name: Tried): Promise<Answer<unknown>> {
  if (name !== 'sign') return RUN[name](desk.office, officer, id, form)
  const [upload] = form.uploads('file')
  const makeResult = upload ? resultTaker(desk, officer, upload) : resultMaker(desk, officer, linesOf(form, 'content'))
  return signResult(desk.office, officer, id, { version: countOf(form, 'version'), makeResult })
}

type No = Extract<Answer<unknown>, { ok: false }>

async function refuse(call: Call, deed: DeedName, { reason, by }: No): Promise<Reply> {
  const { desk, officer, id, form, query, reply } = call
  const props = await deskProps(desk, officer, id, query)
  return showDesk(reply, { ...props, failed: { deed, reason, by, form } }, HTTP[reason])
}

/** Hands the result out and shows, once, the link by which the person rates the service. */
async function handOut(call: Call): Promise<Reply> {
  const { desk, officer, id, form, query, reply } = call
  const answer = await returnResult(desk.office, officer, id, { version: countOf(form, 'version') })
  if (!answer.ok) return refuse(call, 'returnResult', answer)
  const { code, ratingToken } = answer.value
  const link = `${desk.office.publicUrl}/danh-gia/${ratingToken}`
  const back = filterQuery(readFilter(query, officer.personId))
  return reply.page(<ReturnedPage id={id} code={code} link={link} back={back} />, {
    title: { vi: `Đã trả kết quả ${code}`, en: `${code} was returned` },
  })
}
