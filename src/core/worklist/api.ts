import { Type } from 'typebox'
import { type App, Instant, Line, operations, orNull, Words } from '../../platform/http/index.ts'
import { ok } from '../../platform/result.ts'
import { nearUntil, workingTimeOf } from '../calendar/index.ts'
import { official } from '../identity/index.ts'
import { endFeed, makeFeed, setDigest } from './choices.ts'
import type { WorklistDeps } from './deps.ts'
import { readFilter } from './pages/filter.ts'
import { findWorklist } from './queries.ts'
import { words } from './words.ts'

const HTTP = { bad_email: 422, no_such_feed: 404 } as const

/** The list of what waits, for programs. */
export function mountWorklistApi(
  app: App,
  { db, clock, calendar, organization, sources, publicUrl }: WorklistDeps,
): void {
  const api = operations(app, { tag: 'worklist', statuses: HTTP, words: words.reasons })
  const byKind = new Map(sources.map((source) => [source.kind, source]))

  api(
    'GET',
    '/worklist',
    {
      summary: 'What waits for you in every room, nearest due first',
      may: 'signed-in',
      query: Type.Object({
        loai: Type.Optional(Line),
        han: Type.Optional(Line),
        'tu-khoa': Type.Optional(Line),
        sau: Type.Optional(Line),
      }),
      answer: Type.Object({
        items: Type.Array(
          Type.Object({
            kind: Type.String(),
            id: Type.String(),
            title: Words,
            note: orNull(Words),
            from: orNull(Words),
            href: Type.String(),
            dueAt: orNull(Instant),
            since: Instant,
          }),
        ),
        next: orNull(Type.String()),
        counts: Type.Object({
          all: Type.Integer(),
          late: Type.Integer(),
          near: Type.Integer(),
          byKind: Type.Record(Type.String(), Type.Integer()),
        }),
      }),
    },
    async (request) => {
      const now = clock.now()
      const near = nearUntil(workingTimeOf(await calendar()), now)
      const filter = readFilter(request.query, [...byKind.keys()])
      const people = await organization()
      const page = await findWorklist(db, sources, official(request), filter, { now, near, people })
      const items = await Promise.all(
        page.items.map(async (item) => {
          const shown = await byKind.get(item.kind)?.show(item, people)
          const { kind, id, dueAt, since } = item
          return {
            kind,
            id,
            title: shown?.title ?? words.title,
            note: shown?.note ?? null,
            from: shown?.from ?? null,
            href: shown?.href ?? '/viec-cua-toi',
            dueAt,
            since,
          }
        }),
      )
      const { byKind: each, ...counts } = page.counts
      return ok({ items, next: page.next, counts: { ...counts, byKind: Object.fromEntries(each) } })
    },
  )

  api(
    'POST',
    '/worklist/feed',
    {
      summary: 'Make the address of your calendar anew; the one before ends',
      may: 'signed-in',
      status: 201,
      answer: Type.Object({ address: Type.String({ description: 'Shown this once' }) }),
    },
    async (request) =>
      ok({ address: `${publicUrl}/lich/${await makeFeed(db, official(request).personId, clock.now())}.ics` }),
  )

  api(
    'DELETE',
    '/worklist/feed',
    { summary: 'End the address of your calendar', may: 'signed-in' },
    async (request) => {
      await endFeed(db, official(request).personId)
      return ok(null)
    },
  )

  api(
    'PUT',
    '/worklist/digest',
    {
      summary: 'Where the morning’s mail goes; empty for none',
      may: 'signed-in',
      body: Type.Object({ email: Type.String({ maxLength: 300 }) }),
      refusals: ['bad_email'],
    },
    (request) => setDigest(db, official(request).personId, request.body.email),
  )
}
