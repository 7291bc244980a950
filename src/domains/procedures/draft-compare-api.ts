import { Type } from 'typebox'
import { type App, ById, Day, Instant, Key, literals, operations, orNull, Words } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { baseOf, type EditorDeps, know } from './draft-desk.ts'
import { findDraft } from './draft-queries.ts'
import { DRAFT_HTTP } from './draft-reasons.ts'
import { reasonWords } from './draft-words.ts'
import { type Comparison, compareVersions, isSame } from './rules/compare.ts'
import { asVersion } from './rules/draft.ts'
import type { Replay } from './rules/replay.ts'
import { SlugParams } from './schemas.ts'
import { tryDraft } from './trial.ts'

const MAY = { may: 'procedure.manage' }
/** A row of a version as the catalogue’s file states it. */
const Row = Type.Unsafe<object>({ type: 'object', additionalProperties: true })
const Rows = Type.Object({
  added: Type.Array(Row),
  removed: Type.Array(Row),
  changed: Type.Array(Type.Object({ before: Row, after: Row, what: Type.Array(Type.String()) })),
})
const Figure = Type.Object({ before: Type.Number(), after: Type.Number() })
const Compared = Type.Object({
  same: Type.Boolean(),
  papers: Rows,
  steps: Rows,
  form: Rows,
  facts: Type.Array(Type.Object({ name: Type.String(), before: Type.Unknown(), after: Type.Unknown() })),
  figures: Type.Object({
    papersAsked: Figure,
    steps: Figure,
    questions: Figure,
    hours: orNull(Figure, { description: 'Of the limit; null where the two are counted differently' }),
    feeDong: Figure,
  }),
})
const Replayed = Type.Object({
  dossiers: Type.Integer(),
  late: Type.Integer(),
  steps: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Words,
      dossiers: Type.Integer(),
      known: Type.Integer(),
      medianMinutes: Type.Number(),
      over: Type.Integer(),
    }),
  ),
  queues: Type.Array(
    Type.Object({
      stepKey: Type.String(),
      unitId: Key,
      dossiers: Type.Integer(),
      average: Type.Number(),
      most: Type.Integer(),
    }),
  ),
})
const Tried = Type.Object({
  outcome: literals(['tried', 'isNew', 'none', 'notReady']),
  trial: orNull(
    Type.Object({ from: Instant, to: Instant, reallyLate: Type.Integer(), before: Replayed, after: Replayed }),
  ),
})

const comparedOf = (comparison: Comparison) => ({ ...comparison, same: isSame(comparison) })
const replayedOf = ({ steps, ...replay }: Replay) => ({
  ...replay,
  steps: steps.map(({ step: { key, name }, ...figures }) => ({ key, name, ...figures })),
})

/** What a version changes, and how last year’s dossiers would have run under a draft. */
export function mountComparisonApi(app: App, deps: EditorDeps): void {
  const api = operations(app, {
    tag: 'procedures',
    statuses: { ...DRAFT_HTTP, nothing_before: 409 },
    words: reasonWords,
  })

  api(
    'GET',
    '/procedures/:slug/comparison',
    {
      ...MAY,
      summary: 'Two versions of a procedure beside each other',
      params: SlugParams,
      query: Type.Object({ before: Day, after: Day }, { description: 'The first days of the versions' }),
      answer: Compared,
      refusals: ['not_found'],
    },
    async ({ params: { slug }, query }) => {
      const { catalogue } = await know(deps)
      const find = (from: string) => catalogue.versionsOf(slug).find(({ validFrom }) => validFrom === from)
      const [before, after] = [find(query.before), find(query.after)]
      return before && after ? ok(comparedOf(compareVersions(before, after))) : no('not_found')
    },
  )

  api(
    'GET',
    '/procedure-drafts/:id/comparison',
    {
      ...MAY,
      summary: 'A draft beside the version it would follow',
      params: ById,
      answer: Compared,
      refusals: ['not_found', 'nothing_before'],
    },
    async ({ params }) => {
      const [known, draft] = await Promise.all([know(deps), findDraft(deps.db, params.id)])
      if (!draft) return no('not_found')
      const before = baseOf(draft, known)
      if (!before) return no('nothing_before')
      return ok(comparedOf(compareVersions(before, asVersion(draft.content, known.organization))))
    },
  )

  api(
    'GET',
    '/procedure-drafts/:id/trial',
    {
      ...MAY,
      summary: 'Last year’s dossiers run again under a draft: how many would have been late, where they would queue',
      params: ById,
      answer: Tried,
      refusals: ['not_found'],
    },
    async ({ params }) => {
      const [known, draft] = await Promise.all([know(deps), findDraft(deps.db, params.id)])
      if (!draft) return no('not_found')
      const trial = await tryDraft(deps, draft, baseOf(draft, known), known)
      if (typeof trial === 'string') return ok({ outcome: trial, trial: null })
      const { from, to, reallyLate, before, after } = trial
      const run = { from, to, reallyLate, before: replayedOf(before), after: replayedOf(after) }
      return ok({ outcome: 'tried' as const, trial: run })
    },
  )
}
