import { type Static, type TSchema, Type } from 'typebox'
import { inLang, type Text } from '../i18n/index.ts'
import type { Result } from '../result.ts'
import { COMMON_CODES, Refusal } from './refusal.ts'
import type { App, Reply, Request } from './types.ts'

/** What the operations of one room have in common. */
export interface ApiRoom<R extends string> {
  /** Under which they stand in the document. */
  tag: string
  /** What each “no” of the room means over HTTP. */
  statuses: Readonly<Record<R, number>>
  words: Readonly<Record<NoInfer<R>, Text>>
  /** What a “no” tells besides its code and its words. */
  more?(refused: { reason: NoInfer<R> }, request: Request): object | undefined
}

/** What an operation takes, answers and refuses: the check, the types and the document come of it. */
export interface Operation<P extends TSchema, Q extends TSchema, B extends TSchema, A extends TSchema, R> {
  summary: string
  description?: string
  /** The permission it asks for. */
  may: string
  params?: P
  query?: Q
  body?: B
  /** What it answers; without it, nothing but that it is done. */
  answer?: A
  /** 201 where something comes to be; an answer that says `repeated` is 200. */
  status?: 200 | 201
  /** The codes of its “no”s, those of the room and those of HTTP itself. */
  refusals?: readonly (R | keyof typeof COMMON_CODES)[]
  /** In bytes, where a file comes with the body. */
  bodyLimit?: number
}

/** A request whose parts have been checked. */
export type Asked<P, Q, B> = Omit<Request, 'params' | 'query' | 'body'> & { params: P; query: Q; body: B }

type Run<P, Q, B, A, R extends string> = (
  request: Request & Asked<P, Q, B>,
  reply: Reply,
) => Promise<Result<A, R>> | Result<A, R>

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Below this address the API lives. */
export const API = '/api/v1'

/**
 * Declares operations of the API in the one shape they all have: what an action answers is sent as it is, its “no” with the
 * status, the stable code and the words the room has for it.
 *
 * @example
 * const api = operations(app, { tag: 'fees', statuses: HTTP, words: words.reasons })
 * api('POST', '/refunds/:id/decide', { summary, may, params: ById, body: Decision, answer: Decided, refusals: ['own_request'] },
 *   (request) => decideRefund(office, officialOf(request), request.params.id, request.body))
 */
export function operations<R extends string>(app: App, { tag, statuses, words, more }: ApiRoom<R>) {
  return <
    P extends TSchema = TSchema,
    Q extends TSchema = TSchema,
    B extends TSchema = TSchema,
    A extends TSchema = TSchema,
  >(
    method: Method,
    path: string,
    operation: Operation<P, Q, B, A, R>,
    run: Run<Static<P>, Static<Q>, Static<B>, Static<A>, R>,
  ): void => {
    const { summary, description, may, params, query, body, answer, refusals = [], bodyLimit } = operation
    const status = answer ? (operation.status ?? 200) : 204
    const repeats = 'repeated' in ((answer as { properties?: object } | undefined)?.properties ?? {})
    const common: (keyof typeof COMMON_CODES)[] = [
      ...(params || query ? (['bad_request'] as const) : []),
      ...(method === 'GET' ? [] : SENT_TO_US),
      ...(may === 'public' ? [] : (['unauthenticated', 'forbidden'] as const)),
    ]
    const codes = [
      ...common.map((code) => [COMMON_CODES[code], code] as const),
      ...refusals.map((code) => [{ ...COMMON_CODES, ...statuses }[code], code] as const),
    ]
    app.route({
      method,
      url: `${API}${path}`,
      config: { may },
      ...(bodyLimit ? { bodyLimit } : {}),
      schema: {
        tags: [tag],
        summary,
        ...(description ? { description } : {}),
        ...(params ? { params } : {}),
        ...(query ? { querystring: query } : {}),
        ...(body ? { body } : {}),
        response: {
          [status]: answer ? { description: summary, ...answer } : Type.Null({ description: 'Done' }),
          ...(repeats ? { 200: { description: 'Sent before: the same answer again', ...answer } } : {}),
          ...refusalShapes(codes),
        },
      },
      handler: async (request, reply) => {
        const done = await run(request as never, reply as Reply)
        if (!done.ok)
          throw new Refusal(statuses[done.reason], done.reason, words[done.reason], more?.(done, request as Request))
        // A file was sent already.
        if (done.value === reply) return reply
        const came = repeats && (done.value as { repeated: boolean }).repeated ? 200 : status
        return reply.code(came).send((answer ? done.value : null) as never)
      },
    })
  }
}

/** What a caller is told when the answer is no. */
const refusalShape = (codes: readonly string[]) =>
  Type.Object(
    {
      error: Type.Object(
        {
          code: Type.Unsafe<string>({ type: 'string', enum: [...codes], description: 'Stable; act on this' }),
          message: Type.String({ description: 'For a person, in the language asked for' }),
          requestId: Type.String({ description: 'Names this request when you ask about it' }),
        },
        { additionalProperties: true },
      ),
    },
    { description: codes.join(', ') },
  )

/** The shapes of “no”, by status. */
function refusalShapes(codes: readonly (readonly [status: number, code: string])[]) {
  const byStatus = new Map<number, Set<string>>()
  for (const [status, code] of codes) byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code))
  const shapes = [...byStatus].map(([status, each]) => [status, refusalShape([...each].sort())] as const)
  return { ...Object.fromEntries(shapes), '5xx': refusalShape(FAULTS) }
}

/** What may be wrong with whatever is sent to us. */
const SENT_TO_US = ['bad_request', 'too_large', 'unsupported_media_type', 'foreign_origin'] as const
const FAULTS = ['fault', 'interrupted', 'restarting', 'storage_full']

/** A “no” in the words of a request. */
export const refusalBody = ({ code, words, more }: Refusal, request: Request) => ({
  error: { code, message: inLang(words, request.lang), requestId: request.id, ...more },
})
