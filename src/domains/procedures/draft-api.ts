import { Type } from 'typebox'
import { type App, ById, Day, Instant, Key, literals, operations, orNull, Words } from '../../platform/http/index.ts'
import { no, ok } from '../../platform/result.ts'
import { approveDraft, beginDraft, saveDraft, withdrawDraft } from './draft-actions.ts'
import { mountComparisonApi } from './draft-compare-api.ts'
import { checkWorldOf, doingOf, type EditorDeps, know, openedOf } from './draft-desk.ts'
import { findDraft, openDrafts } from './draft-queries.ts'
import { DRAFT_HTTP } from './draft-reasons.ts'
import { reasonWords } from './draft-words.ts'
import { exportProcedures } from './exchange.ts'
import { printSample } from './result-routes.ts'
import { type Draft, type DraftContent, draftFrom } from './rules/draft.ts'
import { PARTS } from './rules/draft-findings.ts'
import { VersionShape } from './rules/file-shape.ts'
import { SlugParams } from './schemas.ts'

const MAY = { may: 'procedure.manage' }
const BASE = '/procedure-drafts'
const ONE = { ...MAY, params: ById }

const Content = Type.Object({
  ...VersionShape.properties,
  lifeEvents: Type.Array(Type.String(), { maxItems: 300 }),
})
const Edition = {
  edition: Type.Integer({ minimum: 1, description: 'The one that was read; another is refused' }),
}
const Finding = Type.Object({
  part: literals(PARTS),
  at: Type.String({ description: 'The name of the field' }),
  text: Words,
})
const DraftFields = {
  id: Key,
  slug: Type.String(),
  edition: Type.Integer(),
  state: literals(['open', 'withdrawn', 'approved']),
  // As it is written, which may not be whole yet.
  content: Type.Unsafe<DraftContent>({ type: 'object', additionalProperties: true }),
  versionId: orNull(Key),
  changedAt: Instant,
}
const Begun = Type.Object({ id: Key, edition: Type.Integer() })

/** A draft as programs see it. */
const shown = ({ id, slug, edition, state, content, versionId, changedAt }: Draft) => ({
  ...{ id, slug, edition, state, content, versionId, changedAt },
})

/** Drafts for programs: the same actions as the pages'. */
export function mountDraftApi(app: App, deps: EditorDeps): void {
  const { db } = deps
  const api = operations(app, { tag: 'procedures', statuses: DRAFT_HTTP, words: reasonWords })
  mountComparisonApi(app, deps)

  api(
    'GET',
    '/procedures-file',
    {
      ...MAY,
      summary: 'The whole catalogue, as a profile states it',
      answer: Type.Unsafe<object>({ type: 'object', additionalProperties: true }),
    },
    async () => {
      const { catalogue, organization } = await know(deps)
      return ok(exportProcedures(catalogue, organization))
    },
  )

  api(
    'GET',
    BASE,
    {
      ...MAY,
      summary: 'Drafts being written; the latest 500',
      answer: Type.Object({ drafts: Type.Array(Type.Object(DraftFields)) }),
    },
    async () => ok({ drafts: (await openDrafts(db)).map(shown) }),
  )

  api(
    'POST',
    BASE,
    { ...MAY, summary: 'Begin a draft', body: Content, answer: Begun, status: 201 },
    async (request) => {
      const content = request.body as DraftContent
      const { catalogue } = await know(deps)
      const basedOn = catalogue.versionsOf(content.slug).at(-1)?.id ?? null
      return ok({ id: await beginDraft(db, content, basedOn, doingOf(deps, request)), edition: 1 })
    },
  )

  api(
    'POST',
    '/procedures/:slug/draft',
    {
      ...MAY,
      summary: 'Begin the next version of a procedure, from the one in force',
      params: SlugParams,
      answer: Begun,
      status: 201,
      refusals: ['not_found'],
    },
    async (request) => {
      const { slug } = request.params
      const { catalogue, organization, on } = await know(deps)
      const version = catalogue.findInForce(slug, on) ?? catalogue.versionsOf(slug).at(-1)
      if (!version) return no('not_found')
      const content = draftFrom(version, {
        organization,
        terms: catalogue.termsOf(slug),
        lifeEvents: [...catalogue.lifeEvents],
      })
      return ok({ id: await beginDraft(db, content, version.id, doingOf(deps, request)), edition: 1 })
    },
  )

  api(
    'GET',
    `${BASE}/:id`,
    {
      ...ONE,
      summary: 'A draft, and what is left to mend',
      answer: Type.Object({ ...DraftFields, findings: Type.Array(Finding) }),
      refusals: ['not_found'],
    },
    async (request) => {
      const found = await findDraft(db, request.params.id)
      if (!found) return no('not_found')
      const { draft, findings } = openedOf(found, await know(deps))
      return ok({ ...shown(draft), findings })
    },
  )

  api(
    'PUT',
    `${BASE}/:id`,
    {
      ...ONE,
      summary: 'Save a draft',
      body: Type.Object({ ...Edition, content: Content }),
      answer: Type.Object({ edition: Type.Integer(), findings: Type.Array(Finding) }),
      refusals: ['not_found', 'not_open', 'changed'],
    },
    async (request) => {
      const { edition, content } = request.body as { edition: number; content: DraftContent }
      const saved = await saveDraft(db, { id: request.params.id, edition }, () => content, doingOf(deps, request))
      if (!saved.ok) return saved
      return ok({ edition: saved.value.edition, findings: openedOf(saved.value, await know(deps)).findings })
    },
  )

  api(
    'POST',
    `${BASE}/:id/withdraw`,
    {
      ...ONE,
      summary: 'Withdraw a draft',
      body: Type.Object(Edition),
      answer: Type.Object({ state: literals(['withdrawn']) }),
      refusals: ['not_found', 'not_open', 'changed'],
    },
    async (request) => {
      const { edition } = request.body
      const done = await withdrawDraft(db, { id: request.params.id, edition }, doingOf(deps, request))
      return done.ok ? ok({ state: 'withdrawn' as const }) : done
    },
  )

  api(
    'POST',
    `${BASE}/:id/approve`,
    {
      ...ONE,
      summary: 'Approve a draft by a decision: from its first day it is in force',
      body: Type.Object({ ...Edition, decision: Type.String({ maxLength: 60 }), decidedOn: Day }),
      answer: Type.Object({ versionId: Key }),
      refusals: [
        ...(['not_found', 'not_open', 'changed', 'decision_missing', 'decision_ahead'] as const),
        ...(['flawed', 'overlaps', 'template_broken'] as const),
      ],
    },
    async (request) => {
      const { id } = request.params
      const draft = await findDraft(db, id)
      if (!draft) return no('not_found')
      const { resultTemplate } = draft.content
      if (resultTemplate && !(await printSample(draft.content, resultTemplate, 'pdf')).ok) return no('template_broken')
      const known = await know(deps)
      const world = (slug: string) => checkWorldOf(known, slug)
      const done = await approveDraft(db, { id, ...request.body }, world, doingOf(deps, request))
      return done.ok ? ok({ versionId: done.value }) : done
    },
  )
}
