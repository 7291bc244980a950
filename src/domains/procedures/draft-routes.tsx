import type { App } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import { foldVietnamese } from '../../platform/text.ts'
import { BackLink, Card, Title } from '../../ui/index.ts'
import { compareWords } from './compare-words.ts'
import { diagramWords } from './diagram-words.ts'
import { beginDraft } from './draft-actions.ts'
import { mountDraftApi } from './draft-api.ts'
import { doingOf, type EditorDeps, know, nameIn } from './draft-desk.ts'
import { mountDraftPages } from './draft-page-routes.tsx'
import { draftsOf, openDrafts } from './draft-queries.ts'
import { AdminListQuery, CompareQuery, PostedForm } from './draft-schemas.ts'
import { draftWords } from './draft-words.ts'
import { BeginPage } from './pages/draft/begin.tsx'
import { ComparisonView } from './pages/draft/comparison.tsx'
import { Diagram } from './pages/draft/diagram.tsx'
import { draftPath } from './pages/draft/frame.tsx'
import { ProcedureAdminPage } from './pages/draft/procedure-admin.tsx'
import { VersionsPage } from './pages/versions.tsx'
import { compareVersions } from './rules/compare.ts'
import { draftFrom, newDraft, slugOf, versionFileOf } from './rules/draft.ts'
import { pageOf } from './rules/listing.ts'
import { reviewVersions } from './rules/review.ts'
import { SlugParams } from './schemas.ts'
import { words } from './words.ts'

const MAY = { may: 'procedure.manage' }

/** The procedure owner's pages: every version, and the drafts of the next ones. */
export function mountProcedureEditor(app: App, deps: EditorDeps): void {
  mountList(app, deps)
  mountBeginning(app, deps)
  mountComparison(app, deps)
  mountDraftPages(app, deps)
  mountDraftApi(app, deps)
}

function mountList(app: App, deps: EditorDeps): void {
  app.get('/quan-tri/thu-tuc', { schema: { querystring: AdminListQuery }, config: MAY }, async (request, reply) => {
    const { q = '', trang = 1 } = request.query
    const [known, drafts] = await Promise.all([know(deps), openDrafts(deps.db)])
    const { catalogue, organization, on } = known
    const wanted = foldVietnamese(q)
    const bySlug = Map.groupBy(catalogue.versions, ({ slug }) => slug)
    const reviews = [...bySlug.values()]
      .flatMap((versions) => reviewVersions(versions, organization, on))
      .filter(({ version: { name, code, field } }) =>
        [name.vi, name.en, code ?? '', field.vi].some((text) => foldVietnamese(text).includes(wanted)),
      )
    return reply.page(
      <VersionsPage found={pageOf(reviews, trang)} query={q} drafts={drafts} nameOf={nameIn(known)} />,
      { title: words.admin.title, wide: true },
    )
  })

  app.get('/quan-tri/thu-tuc/:slug', { schema: { params: SlugParams }, config: MAY }, async (request, reply) => {
    const { slug } = request.params
    const [known, drafts] = await Promise.all([know(deps), draftsOf(deps.db, slug)])
    const { catalogue, organization, on } = known
    const reviews = reviewVersions(catalogue.versionsOf(slug), organization, on)
    if (reviews.length + drafts.length === 0) throw new Refusal(404, 'no_such_procedure', words.page.notFound)
    const shown = catalogue.findInForce(slug, on) ?? catalogue.versionsOf(slug).at(-1)
    return reply.page(
      <ProcedureAdminPage slug={slug} reviews={reviews} drafts={drafts} nameOf={nameIn(known)}>
        {shown && (
          <Card title={inLang(diagramWords.title, request.lang)}>
            <Diagram
              name={shown.name}
              steps={versionFileOf(shown, organization, []).steps}
              organization={organization}
            />
          </Card>
        )}
      </ProcedureAdminPage>,
      { title: reviews.at(-1)?.version.name ?? words.admin.title, wide: true, scripts: ['bpmn.js'] },
    )
  })
}

function mountBeginning(app: App, deps: EditorDeps): void {
  app.get('/quan-tri/ban-thao/moi', { config: MAY }, (_, reply) =>
    reply.page(<BeginPage name="" />, { title: draftWords.newOne }),
  )

  app.post('/quan-tri/ban-thao', { schema: { body: PostedForm }, config: MAY }, async (request, reply) => {
    const name = String(request.body?.name ?? '')
      .normalize('NFC')
      .trim()
      .slice(0, 200)
    const slug = slugOf(name)
    const { catalogue } = await know(deps)
    const error =
      slug === '' ? draftWords.noName : catalogue.versionsOf(slug).length > 0 ? draftWords.exists : undefined
    if (error) return reply.page(<BeginPage name={name} error={error} />, { title: draftWords.newOne, status: 400 })
    const id = await beginDraft(deps.db, newDraft(slug, name), null, doingOf(deps, request))
    return reply.redirect(`${draftPath(id)}/chung`, 303)
  })

  app.post(
    '/quan-tri/thu-tuc/:slug/ban-thao',
    { schema: { params: SlugParams }, config: MAY },
    async (request, reply) => {
      const { slug } = request.params
      const { catalogue, organization, on } = await know(deps)
      const version = catalogue.findInForce(slug, on) ?? catalogue.versionsOf(slug).at(-1)
      if (!version) throw new Refusal(404, 'no_such_procedure', words.page.notFound)
      const content = draftFrom(version, {
        organization,
        terms: catalogue.termsOf(slug),
        lifeEvents: [...catalogue.lifeEvents],
      })
      const id = await beginDraft(deps.db, content, version.id, doingOf(deps, request))
      return reply.redirect(`${draftPath(id)}/chung`, 303)
    },
  )
}

function mountComparison(app: App, deps: EditorDeps): void {
  app.get(
    '/quan-tri/thu-tuc/:slug/so-sanh',
    { schema: { params: SlugParams, querystring: CompareQuery }, config: MAY },
    async (request, reply) => {
      const { slug } = request.params
      const { tu, den } = request.query
      const { catalogue, organization } = await know(deps)
      const find = (from: string) => catalogue.versionsOf(slug).find(({ validFrom }) => validFrom === from)
      const [before, after] = [find(tu), find(den)]
      if (!before || !after) throw new Refusal(404, 'no_such_version', words.page.notFound)
      return reply.page(
        <>
          <BackLink href={`/quan-tri/thu-tuc/${slug}`}>{inLang(after.name, request.lang)}</BackLink>
          <Title caption={inLang(words.page.between(before.validFrom, before.validTo), request.lang)}>
            {inLang(compareWords.title, request.lang)}:{' '}
            {inLang(words.page.between(after.validFrom, after.validTo), request.lang)}
          </Title>
          <ComparisonView comparison={compareVersions(before, after)} organization={organization} />
        </>,
        { title: compareWords.title, wide: true },
      )
    },
  )
}
