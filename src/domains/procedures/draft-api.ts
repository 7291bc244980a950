import type { FastifySchema } from 'fastify'
import { Type } from 'typebox'
import { type App, Refusal } from '../../platform/http/index.ts'
import { approveDraft, beginDraft, type CannotApprove, saveDraft, withdrawDraft } from './draft-actions.ts'
import { checkWorldOf, doingOf, type EditorDeps, getDraft, know, openedOf } from './draft-desk.ts'
import { openDrafts } from './draft-queries.ts'
import { DraftParams } from './draft-schemas.ts'
import { reasonWords } from './draft-words.ts'
import { exportProcedures } from './exchange.ts'
import { printSample } from './result-routes.ts'
import type { Draft, DraftContent } from './rules/draft.ts'
import { VersionShape } from './rules/file-shape.ts'

const MAY = { may: 'procedure.manage' }
const BASE = '/api/v1/procedure-drafts'
const about = (summary: string): FastifySchema => ({ summary, tags: ['procedures'] })

const Content = Type.Intersect([
  VersionShape,
  Type.Object({ lifeEvents: Type.Array(Type.String(), { maxItems: 300 }) }),
])
const Edition = Type.Object({
  edition: Type.Integer({ minimum: 1, description: 'The one that was read; another is refused' }),
})
const Day = Type.String({ format: 'date' })

/** A draft as programs see it. */
const shown = ({ id, slug, edition, state, content, versionId, changedAt }: Draft) => ({
  id,
  slug,
  edition,
  state,
  content,
  versionId,
  changedAt,
})

const STATUS: Record<CannotApprove | 'template_broken', number> = {
  not_found: 404,
  not_open: 409,
  changed: 409,
  decision_missing: 400,
  decision_ahead: 400,
  flawed: 409,
  overlaps: 409,
  template_broken: 409,
}
const refuse = (reason: CannotApprove | 'template_broken'): never => {
  throw new Refusal(STATUS[reason], reason, reasonWords[reason])
}

/** Drafts for programs: the same actions as the pages'. */
export function mountDraftApi(app: App, deps: EditorDeps): void {
  const { db } = deps

  app.get(
    '/api/v1/procedures-file',
    { schema: about('The whole catalogue, as a profile states it'), config: MAY },
    async () => {
      const { catalogue, organization } = await know(deps)
      return exportProcedures(catalogue, organization)
    },
  )

  app.get(BASE, { schema: about('Drafts being written'), config: MAY }, async () => ({
    drafts: (await openDrafts(db)).map(shown),
  }))

  app.post(BASE, { schema: { ...about('Begin a draft'), body: Content }, config: MAY }, async (request, reply) => {
    const content = request.body as DraftContent
    const { catalogue } = await know(deps)
    const id = await beginDraft(
      db,
      content,
      catalogue.versionsOf(content.slug).at(-1)?.id ?? null,
      doingOf(deps, request),
    )
    return reply.code(201).send({ id, edition: 1 })
  })

  app.get(
    `${BASE}/:id`,
    { schema: { ...about('A draft, and what is left to mend'), params: DraftParams }, config: MAY },
    async (request) => {
      const { draft, findings } = openedOf(await getDraft(deps, request.params.id), await know(deps))
      return { ...shown(draft), findings }
    },
  )

  app.put(
    `${BASE}/:id`,
    {
      schema: {
        ...about('Save a draft'),
        params: DraftParams,
        body: Type.Intersect([Edition, Type.Object({ content: Content })]),
      },
      config: MAY,
    },
    async (request) => {
      const { edition, content } = request.body as { edition: number; content: DraftContent }
      const saved = await saveDraft(db, { id: request.params.id, edition }, () => content, doingOf(deps, request))
      if (!saved.ok) return refuse(saved.reason)
      return { edition: saved.value.edition, findings: openedOf(saved.value, await know(deps)).findings }
    },
  )

  app.post(
    `${BASE}/:id/withdraw`,
    { schema: { ...about('Withdraw a draft'), params: DraftParams, body: Edition }, config: MAY },
    async (request) => {
      const done = await withdrawDraft(
        db,
        { id: request.params.id, edition: request.body.edition },
        doingOf(deps, request),
      )
      return done.ok ? { state: 'withdrawn' } : refuse(done.reason)
    },
  )

  app.post(
    `${BASE}/:id/approve`,
    {
      schema: {
        ...about('Approve a draft by a decision: from its first day it is in force'),
        params: DraftParams,
        body: Type.Intersect([Edition, Type.Object({ decision: Type.String({ maxLength: 60 }), decidedOn: Day })]),
      },
      config: MAY,
    },
    async (request) => {
      const { id } = request.params
      const { content } = await getDraft(deps, id)
      if (content.resultTemplate && !(await printSample(content, content.resultTemplate, 'pdf')).ok)
        return refuse('template_broken')
      const known = await know(deps)
      const done = await approveDraft(
        db,
        { id, ...request.body },
        (slug) => checkWorldOf(known, slug),
        doingOf(deps, request),
      )
      return done.ok ? { versionId: done.value } : refuse(done.reason)
    },
  )
}
