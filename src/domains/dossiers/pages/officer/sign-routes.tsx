import { type PostedForm, readPosted } from '../../../../core/files/index.ts'
import type { OfficialViewer } from '../../../../core/identity/index.ts'
import type { App, Reply, Request } from '../../../../platform/http/index.ts'
import { batchSign, type Signed } from '../../actions/batch-sign.ts'
import { mountSigningApi } from '../../api/signing.ts'
import { findQueue } from '../../queries/queue.ts'
import { type Chosen, codesOf, findToSign } from '../../queries/to-sign.ts'
import type { Scene } from '../../scene.ts'
import type { QueueFilter } from '../../views.ts'
import { BatchPage } from './batch-page.tsx'
import { type Desk, officialOf } from './deps.ts'
import { filterQuery, readFilter } from './filter.ts'
import { keysOf } from './form-body.ts'
import { whyNotIn } from './outcome.ts'
import { MOST_AT_ONCE, type Pending, PORTION, SignPage, type SignProps } from './sign-page.tsx'
import { draftOf, resultMaker } from './signing.ts'
import { words } from './words.ts'

const MAY = { may: 'dossier.sign' }
const QUEUE_ROWS = 200

interface Seen {
  id: string
  version: number
}

/** From the queue: results signed after one look at what they are, in portions, however many. */
export function mountBatchSigning(app: App, desk: Desk): void {
  const { office } = desk
  mountSigningApi(app, desk)

  for (const address of ['/viec/ky', '/viec/ky/xac-nhan'])
    app.get(address, { config: { may: 'dossier.process' } }, (_request, reply) => reply.redirect('/viec', 303))

  const show = (reply: Reply, props: SignProps, status: number) =>
    reply.page(<SignPage {...props} />, {
      title: words.sign.caption,
      wide: true,
      scripts: ['keys.js', 'sign.js'],
      status,
    })

  app.post('/viec/ky', { config: MAY }, async (request, reply) => {
    const officer = officialOf(request)
    const form = await readPosted(request, office)
    const filter = readFilter(request.query, officer.personId)
    const ids = form.text('tat-ca') === '1' ? await allSignable(desk, officer, filter) : keysOf(form, 'ids')
    const distinct = [...new Set(ids)]
    const chosen = await findToSign(office, officer, distinct.slice(0, MOST_AT_ONCE))
    const { toSign, leftOut } = sorted(chosen, request)
    const over = Math.max(0, distinct.length - MOST_AT_ONCE)
    const status = chosen.length > 0 && toSign.length === 0 ? 409 : 200
    return show(reply, { toSign, leftOut, over, back: filterQuery(filter) }, status)
  })

  app.post('/viec/ky/xac-nhan', { config: MAY }, async (request, reply) => {
    const officer = officialOf(request)
    const form = await readPosted(request, office)
    const seen = seenIn(form)
    const back = filterQuery(readFilter(request.query, officer.personId))
    const before = keysOf(form, 'signed')
    if (seen.length === 0 && before.length === 0)
      return reply.page(<BatchPage lines={[]} back={`/viec${back}`} said={words.signed} />, {
        title: words.signed.title,
      })
    const signed = await sign(desk, officer, request, seen.slice(0, PORTION))
    const rest = seen.slice(PORTION)
    const failed = signed.filter(({ answer }) => !answer?.ok)
    if (request.headers.accept?.includes('application/json')) {
      const again = await findToSign(
        office,
        officer,
        failed.map(({ id }) => id),
      )
      return reply.send({ lines: signed.map((each) => lineFor(each, again, request)), left: rest.length })
    }
    const isDone = new Set(signed.flatMap(({ id, answer }) => (answer?.ok ? [id] : [])))
    const [chosen, done] = await Promise.all([
      findToSign(
        office,
        officer,
        [...rest, ...failed].map(({ id }) => id),
      ),
      codesOf(office, officer, [...new Set([...before, ...isDone])]),
    ])
    const { toSign, leftOut } = sorted(chosen, request, { seen: rest, failed })
    const status = isDone.size === 0 && rest.length === 0 && signed.length > 0 ? 409 : 200
    return show(reply, { toSign, leftOut, done, back }, status)
  })
}

/** All of a filtered queue that can be signed, nearest due first; one more than a page shows where there are more. */
async function allSignable({ office }: Desk, officer: OfficialViewer, filter: QueueFilter): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const { rows, next } = await findQueue(office, officer, { ...filter, after, limit: QUEUE_ROWS })
    ids.push(...rows.filter(({ signable }) => signable).map(({ id }) => id))
    after = next ?? undefined
  } while (after !== undefined && ids.length <= MOST_AT_ONCE)
  return ids
}

async function sign(desk: Desk, officer: OfficialViewer, request: Request, seen: readonly Seen[]): Promise<Signed[]> {
  // The paper says what the version that was looked at says.
  const makeResult = (tx: Parameters<ReturnType<typeof resultMaker>>[0], scene: Scene) =>
    resultMaker(desk, officer, draftOf({ form: scene.dossier.formData ?? {}, procedure: scene.version }))(tx, scene)
  return batchSign(desk.office, officer, seen, makeResult, (dossierId, err) =>
    request.log.error({ err, dossierId }, 'A result was not signed'),
  )
}

/** What of a choice can be signed and what can't; those that just failed say why, and are looked at as they are now. */
function sorted(
  chosen: readonly Chosen[],
  { lang }: Pick<Request, 'lang'>,
  { seen = [], failed = [] }: { seen?: readonly Seen[]; failed?: readonly Signed[] } = {},
): Required<Pick<SignProps, 'toSign' | 'leftOut'>> {
  const versions = new Map(seen.map(({ id, version }) => [id, version]))
  const whys = new Map(failed.map(({ id, answer }) => [id, answer?.ok ? undefined : whyNotIn(answer, lang)]))
  const toSign = chosen.flatMap(({ answer }): Pending[] =>
    answer.ok
      ? [
          {
            ...answer.value,
            seen: versions.get(answer.value.id) ?? answer.value.version,
            why: whys.get(answer.value.id),
          },
        ]
      : [],
  )
  const leftOut = chosen.flatMap(({ id, code, answer }) =>
    answer.ok ? [] : [{ id, code, why: (code && whys.get(id)) || whyNotIn(answer, lang) }],
  )
  return { toSign, leftOut }
}

/** One line for the page's script: what became of it and, where it can be signed again, as what it has been seen now. */
function lineFor({ id, answer }: Signed, again: readonly Chosen[], { lang }: Pick<Request, 'lang'>) {
  if (answer?.ok) return { id, ok: true }
  const now = again.find((each) => each.id === id)
  // Of another unit's dossier, nothing but that it isn't there.
  if (now && !now.answer.ok && now.code === null) return { id, ok: false, why: whyNotIn(now.answer, lang) }
  return {
    id,
    ok: false,
    why: whyNotIn(answer, lang),
    ...(now?.answer.ok ? { seen: `${id}.${now.answer.value.version}` } : {}),
  }
}

/** The dossiers that were confirmed, each once and with the version the signer had before them. */
function seenIn(form: PostedForm): Seen[] {
  const all = form.all('seen').flatMap((value) => {
    const [, id, version] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})$/.exec(value) ?? []
    return id && version ? [{ id, version: Number(version) }] : []
  })
  return [...new Map(all.map((each) => [each.id, each])).values()]
}
