import { plainTemplate } from '../../core/official-forms/index.ts'
import { type App, Refusal } from '../../platform/http/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import { Inset } from '../../ui/index.ts'
import { compareWords } from './compare-words.ts'
import { mountDiagram } from './diagram-routes.tsx'
import { approveDraft, type CannotSave, saveDraft, withdrawDraft } from './draft-actions.ts'
import {
  baseOf,
  checkWorldOf,
  doingOf,
  type EditorDeps,
  getDraft,
  type Known,
  know,
  nameIn,
  openedOf,
} from './draft-desk.ts'
import { DraftParams, DraftQuery, PostedForm } from './draft-schemas.ts'
import { draftWords, reasonWords } from './draft-words.ts'
import { ApprovePage } from './pages/draft/approve.tsx'
import { ComparisonView } from './pages/draft/comparison.tsx'
import { DraftFrame, draftPath, PART_PATHS } from './pages/draft/frame.tsx'
import { OverviewPage } from './pages/draft/overview.tsx'
import { PartPage } from './pages/draft/part.tsx'
import { TryPage } from './pages/draft/try.tsx'
import { mountResultPreview, printSample } from './result-routes.ts'
import { compareVersions } from './rules/compare.ts'
import { asVersion, type Draft } from './rules/draft.ts'
import { endedBy } from './rules/draft-checks.ts'
import { PARTS, type Part } from './rules/draft-findings.ts'
import { moveRows, type Posted, readPart } from './rules/draft-form.ts'
import { tryDraft } from './trial.ts'
import { tryWords } from './try-words.ts'

const MAY = { may: 'procedure.manage' }
const BASE = '/quan-tri/ban-thao/:id'

const editionOf = (posted: Posted | null): number => Number(posted?.edition) || 0

/** @throws Refusal  with the words of why a draft can't be written */
function refuse(reason: CannotSave): never {
  throw new Refusal(reason === 'not_found' ? 404 : 409, reason, reasonWords[reason])
}

/** Each page of a draft: overview, its parts, the comparison, approval, withdrawal. */
export function mountDraftPages(app: App, deps: EditorDeps): void {
  app.get(BASE, { schema: { params: DraftParams }, config: MAY }, async (request, reply) => {
    const [known, draft] = await Promise.all([know(deps), getDraft(deps, request.params.id)])
    return reply.page(<OverviewPage {...openedOf(draft, known)} basedOn={baseOf(draft, known)} />, {
      title: draft.content.name,
    })
  })

  app.post(
    `${BASE}/rut`,
    { schema: { params: DraftParams, body: PostedForm }, config: MAY },
    async (request, reply) => {
      const edition = editionOf(request.body)
      const done = await withdrawDraft(deps.db, { id: request.params.id, edition }, doingOf(deps, request))
      if (!done.ok) refuse(done.reason)
      return reply.redirect(`/quan-tri/thu-tuc/${done.value.slug}`, 303)
    },
  )

  for (const part of PARTS) mountPart(app, deps, part)
  mountApproval(app, deps)
  mountTrial(app, deps)
  mountDiagram(app, deps)
  mountResultPreview(app, deps)

  app.get(`${BASE}/so-sanh`, { schema: { params: DraftParams }, config: MAY }, async (request, reply) => {
    const [known, draft] = await Promise.all([know(deps), getDraft(deps, request.params.id)])
    const before = baseOf(draft, known)
    const { organization } = known
    return reply.page(
      <DraftFrame {...openedOf(draft, known)} tab="compare">
        {before ? (
          <ComparisonView
            comparison={compareVersions(before, asVersion(draft.content, organization))}
            organization={organization}
          />
        ) : (
          <Inset>{inLang(compareWords.noBefore, request.lang)}</Inset>
        )}
      </DraftFrame>,
      { title: compareWords.title, wide: true },
    )
  })
}

function mountTrial(app: App, deps: EditorDeps): void {
  app.get(`${BASE}/chay-thu`, { schema: { params: DraftParams }, config: MAY }, async (request, reply) => {
    const [known, draft] = await Promise.all([know(deps), getDraft(deps, request.params.id)])
    const trial = await tryDraft(deps, draft, baseOf(draft, known), known)
    return reply.page(<TryPage {...openedOf(draft, known)} trial={trial} organization={known.organization} />, {
      title: tryWords.title,
      wide: true,
    })
  })
}

function mountPart(app: App, deps: EditorDeps, part: Part): void {
  const url = `${BASE}/${PART_PATHS[part]}`
  const propsOf = async (draft: Draft, known: Known) => ({
    ...openedOf(draft, known),
    part,
    content: draft.content,
    organization: known.organization,
    on: known.on,
    lifeEvents: known.catalogue.lifeEvents,
    paperKinds: await deps.paperKinds(),
  })

  app.get(url, { schema: { params: DraftParams, querystring: DraftQuery }, config: MAY }, async (request, reply) => {
    const [known, draft] = await Promise.all([know(deps), getDraft(deps, request.params.id)])
    const saved = request.query['da-luu'] !== undefined
    return reply.page(<PartPage {...(await propsOf(draft, known))} saved={saved} />, {
      title: draft.content.name,
      ...(part === 'result' ? { wide: true, scripts: ['preview.js'] } : {}),
    })
  })

  app.post(url, { schema: { params: DraftParams, body: PostedForm }, config: MAY }, async (request, reply) => {
    const posted = (request.body ?? {}) as Posted
    const { id } = request.params
    const deed = String(posted.deed ?? 'save')
    const template = deed === 'template:plain' ? { resultTemplate: await plainTemplate() } : {}
    const saved = await saveDraft(
      deps.db,
      { id, edition: editionOf(posted) },
      (content) => ({ ...moveRows(readPart(part, posted, content), deed), ...template }),
      doingOf(deps, request),
    )
    if (saved.ok)
      return reply.redirect(`${draftPath(id)}/${PART_PATHS[part]}?da-luu=1${placeOf(deed, saved.value)}`, 303)
    if (saved.reason !== 'changed') return refuse(saved.reason)
    // Nothing typed is lost: the page shows it over what the other has saved, and saves it when asked again.
    const known = await know(deps)
    const draft = { ...saved.draft, content: readPart(part, posted, saved.draft.content) }
    return reply.page(
      <PartPage
        {...(await propsOf(draft, known))}
        conflict={{ draft: saved.draft, by: nameIn(known)(saved.draft.changedBy) }}
      />,
      { title: draft.content.name, status: 409 },
    )
  })
}

/** Where the page opens after a row was moved or added: at that row. */
function placeOf(deed: string, { content }: Draft): string {
  const [what, name, at] = deed.split(':')
  if (what === 'library') return `#form.${content.form.length - 1}`
  if (name !== 'papers' && name !== 'form' && name !== 'steps') return ''
  if (what === 'add') return `#${name}.${content[name].length - 1}`
  const index = Number(at) + (what === 'up' ? -1 : what === 'down' ? 1 : 0)
  return `#${name}.${Math.max(0, Math.min(index, content[name].length - 1))}`
}

function mountApproval(app: App, deps: EditorDeps): void {
  const url = `${BASE}/phe-duyet`
  const page = (draft: Draft, known: Known) => ({
    ...openedOf(draft, known),
    ending: endedBy(draft.content, known.catalogue.versionsOf(draft.slug)),
  })

  app.get(url, { schema: { params: DraftParams }, config: MAY }, async (request, reply) => {
    const [known, draft] = await Promise.all([know(deps), getDraft(deps, request.params.id)])
    return reply.page(<ApprovePage {...page(draft, known)} typed={{ decision: '', decidedOn: known.on }} />, {
      title: draftWords.approve,
    })
  })

  app.post(url, { schema: { params: DraftParams, body: PostedForm }, config: MAY }, async (request, reply) => {
    const posted = (request.body ?? {}) as Posted
    const { id } = request.params
    const known = await know(deps)
    const typed = { decision: String(posted.decision ?? '').slice(0, 60), decidedOn: dateOf(posted.decidedOn) }
    const { content } = await getDraft(deps, id)
    const printed = content.resultTemplate ? await printSample(content, content.resultTemplate, 'pdf') : undefined
    if (printed?.ok === false) {
      const draft = await getDraft(deps, id)
      return reply.page(<ApprovePage {...page(draft, known)} typed={typed} error={reasonWords.template_broken} />, {
        title: draftWords.approve,
        status: 409,
      })
    }
    const done = await approveDraft(
      deps.db,
      { id, edition: editionOf(posted), ...typed },
      (slug) => checkWorldOf(known, slug),
      doingOf(deps, request),
    )
    // The draft's own page knows at once; the catalogue within a second.
    if (done.ok) return reply.redirect(draftPath(id), 303)
    if (done.reason === 'not_found' || done.reason === 'not_open') return refuse(done.reason)
    const draft = await getDraft(deps, id)
    return reply.page(<ApprovePage {...page(draft, known)} typed={typed} error={reasonWords[done.reason]} />, {
      title: draftWords.approve,
      status: done.reason === 'decision_missing' || done.reason === 'decision_ahead' ? 400 : 409,
    })
  })
}

const dateOf = (value: unknown): string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : ''
