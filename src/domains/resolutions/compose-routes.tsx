import { Type } from 'typebox'
import { type PostedForm, readPosted } from '../../core/files/index.ts'
import { official as officialOf } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Reply, type Request } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Errors } from '../../ui/index.ts'
import { changePaper, createPaper, type PaperLink } from './actions/paper.ts'
import { changePart, createPart, movePart, type PartInput, withdrawPart } from './actions/part.ts'
import { mountClauses } from './clause-routes.tsx'
import { composeWords } from './compose-words.ts'
import type { ResolutionsDeps } from './deps.ts'
import { hangingOn } from './hanging.ts'
import { officeWords } from './office-words.ts'
import { PaperForm } from './pages/paper-form.tsx'
import { PartForm, type PartFormProps } from './pages/part-form.tsx'
import { ReviewPage } from './pages/review-page.tsx'
import { clausesToCheck, findPaper, type PaperText, paperOptions } from './queries/papers.ts'
import { findParts } from './queries/resolutions.ts'
import { HTTP, type Reason } from './reasons.ts'
import { assertComposer, sceneOf } from './scene.ts'
import { inTree } from './tree.ts'
import { UUID } from './uuid.ts'

const MANAGE = { may: 'target.manage' }
const Key = Type.Object({ key: Type.String({ maxLength: 100 }) })
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Below = Type.Object({ cha: Type.Optional(Type.String({ format: 'uuid' })) })
const EMPTY_LINES = 2
const MOST_LINKS = 30
const MOST_CLAUSES = 2_000
const MOST_LOOSE = 100

const PAPER_FIELDS: Partial<Record<Reason, string>> = {
  unknown_paper_kind: 'kind',
  missing_title: 'title',
  missing_issuer: 'issuer',
  bad_paper_day: 'issuedOn',
  paper_is_there: 'number',
  unknown_paper: 'links',
  circular_paper: 'links',
  unknown_file: 'file',
}
const PART_FIELDS: Partial<Record<Reason, string>> = {
  unknown_part_kind: 'kind',
  missing_part_name: 'name',
  missing_year: 'year',
  bad_parent: 'parentId',
  circular_part: 'parentId',
  unknown_paper: 'paperId',
  part_in_use: 'withdraw',
}

/** Papers, what a resolution is broken into, and what of it nobody carries out. */
export function mountComposing(app: App, deps: ResolutionsDeps): void {
  const { db, localityId } = deps
  mountClauses(app, deps)

  const composer = async (request: Request) => {
    const scene = await sceneOf(deps)
    assertComposer(officialOf(request), scene)
    return scene
  }

  async function paperForm(
    reply: Reply,
    paper: PaperText | undefined,
    shown: { values: Record<string, string>; links: PaperLink[]; errors?: Errors; status?: number },
  ) {
    const papers = (await paperOptions(db, localityId)).filter(({ id }) => id !== paper?.id)
    const empty = Array.from({ length: EMPTY_LINES }, () => ({ relation: 'carriesOut', paperId: '' }))
    return reply.page(
      <PaperForm
        paper={paper && { key: paper.key, title: paper.title, hasFile: paper.fileId !== null }}
        papers={papers}
        links={[...shown.links, ...empty]}
        values={shown.values}
        errors={shown.errors ?? {}}
      />,
      {
        title: paper ? composeWords.editPaper : composeWords.newPaper,
        scripts: ['upload.js'],
        status: shown.status ?? 200,
      },
    )
  }

  app.get('/nghi-quyet/van-ban/moi', { config: MANAGE }, async (request, reply) => {
    await composer(request as Request)
    return paperForm(reply as Reply, undefined, { values: { id: newId(), kind: 'resolution' }, links: [] })
  })

  app.post('/nghi-quyet/van-ban/moi', { config: MANAGE }, async (request, reply) => {
    await composer(request as Request)
    const form = await readPosted(request as Request, deps)
    const id = idIn(form)
    const { values, input, links } = paperIn(form)
    if (form.fileErrors.file)
      return paperForm(reply as Reply, undefined, {
        values,
        links,
        errors: { file: form.fileErrors.file },
        status: 422,
      })
    const made = await createPaper(deps, officialOf(request as Request), { ...input, id })
    if (made.ok) return reply.redirect(`/nghi-quyet/van-ban/${made.value.key}/dieu-khoan`, 303)
    const errors = { [PAPER_FIELDS[made.reason] ?? 'title']: officeWords.reasons[made.reason] }
    return paperForm(reply as Reply, undefined, { values, links, errors, status: HTTP[made.reason] })
  })

  const paperOf = async (key: string): Promise<PaperText> => {
    const paper = await findPaper(db, localityId, { key })
    if (!paper) throw new Refusal(404, 'not_found', failures.notFound)
    return paper
  }

  app.get('/nghi-quyet/van-ban/:key/sua', { schema: { params: Key }, config: MANAGE }, async (request, reply) => {
    await composer(request as Request)
    const paper = await paperOf(request.params.key)
    return paperForm(reply as Reply, paper, { values: valuesOf(paper), links: linksOf(paper) })
  })

  app.post('/nghi-quyet/van-ban/:key/sua', { schema: { params: Key }, config: MANAGE }, async (request, reply) => {
    await composer(request as Request)
    const paper = await paperOf(request.params.key)
    const form = await readPosted(request as Request, deps)
    const { values, input, links } = paperIn(form)
    if (form.fileErrors.file)
      return paperForm(reply as Reply, paper, { values, links, errors: { file: form.fileErrors.file }, status: 422 })
    const edition = Number(values.edition) || 0
    const changed = await changePaper(deps, officialOf(request as Request), paper.id, { ...input, edition })
    if (changed.ok) return reply.redirect(`/nghi-quyet/van-ban/${paper.key}?xong=1`, 303)
    const { reason } = changed
    const errors = { [PAPER_FIELDS[reason] ?? 'title']: officeWords.reasons[reason] }
    // What somebody else changed meanwhile is looked at first.
    const again =
      reason === 'changed_meanwhile' ? { values: valuesOf(paper), links: linksOf(paper) } : { values, links }
    return paperForm(reply as Reply, paper, { ...again, errors, status: HTTP[reason] })
  })

  async function partForm(
    reply: Reply,
    part: PartFormProps['part'],
    shown: { values: Record<string, string>; errors?: Errors; status?: number },
  ) {
    const [parts, papers] = await Promise.all([findParts(db, localityId), paperOptions(db, localityId)])
    // What stands below a part can't be above it.
    const above = inTree(part ? parts.filter(({ id }) => id !== part.id) : parts)
    return reply.page(
      <PartForm part={part} parts={above} papers={papers} values={shown.values} errors={shown.errors ?? {}} />,
      { title: part ? composeWords.editPart : composeWords.newPart, status: shown.status ?? 200 },
    )
  }

  app.get('/nghi-quyet/phan/moi', { schema: { querystring: Below }, config: MANAGE }, async (request, reply) => {
    await composer(request as Request)
    const { cha = '' } = request.query
    const values = { id: newId(), kind: cha ? 'programme' : 'resolution', parentId: cha }
    return partForm(reply as Reply, undefined, { values })
  })

  app.post('/nghi-quyet/phan/moi', { config: MANAGE }, async (request, reply) => {
    await composer(request as Request)
    const form = await readPosted(request as Request, deps)
    const id = idIn(form)
    const { values, input } = partIn(form)
    const made = await createPart(deps, officialOf(request as Request), { ...input, id, kind: form.text('kind') })
    if (made.ok) return reply.redirect(`/nghi-quyet#${made.value.key}`, 303)
    const errors = { [PART_FIELDS[made.reason] ?? 'name']: officeWords.reasons[made.reason] }
    return partForm(reply as Reply, undefined, { values, errors, status: HTTP[made.reason] })
  })

  const partOf = async (id: string) => {
    const part = (await findParts(db, localityId)).find((each) => each.id === id)
    if (!part) throw new Refusal(404, 'not_found', failures.notFound)
    const { name, kind, edition, parentId, year, paperId } = part
    const values = {
      name: name.vi,
      nameEn: name.en === name.vi ? '' : name.en,
      parentId: parentId ?? '',
      year: year === null ? '' : String(year),
      paperId: paperId ?? '',
      edition: String(edition),
    }
    return { head: { id, name, kind, edition }, key: part.key, values }
  }

  app.get('/nghi-quyet/phan/:id/sua', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    await composer(request as Request)
    const { head, values } = await partOf(request.params.id)
    return partForm(reply as Reply, head, { values })
  })

  app.post('/nghi-quyet/phan/:id/sua', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    await composer(request as Request)
    const { head, key, values: now } = await partOf(request.params.id)
    const { values, input } = partIn(await readPosted(request as Request, deps))
    const edition = Number(values.edition) || 0
    const changed = await changePart(deps, officialOf(request as Request), head.id, { ...input, edition })
    if (changed.ok) return reply.redirect(`/nghi-quyet#${key}`, 303)
    const { reason } = changed
    const errors = { [PART_FIELDS[reason] ?? 'name']: officeWords.reasons[reason] }
    return partForm(reply as Reply, head, {
      values: reason === 'changed_meanwhile' ? now : values,
      errors,
      status: HTTP[reason],
    })
  })

  app.post('/nghi-quyet/phan/:id/chuyen', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    const { head, key, values } = await partOf(request.params.id)
    const { text } = await readPosted(request as Request, deps)
    const moved = await movePart(deps, officialOf(request as Request), head.id, {
      edition: Number(text('edition')) || 0,
      up: text('up') === 'yes',
    })
    if (moved.ok) return reply.redirect(`/nghi-quyet#${key}`, 303)
    const errors = { name: officeWords.reasons[moved.reason] }
    return partForm(reply as Reply, head, { values, errors, status: HTTP[moved.reason] })
  })

  app.post('/nghi-quyet/phan/:id/rut', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    const { head, values } = await partOf(request.params.id)
    const { text } = await readPosted(request as Request, deps)
    const edition = Number(text('edition')) || 0
    const gone = await withdrawPart(deps, officialOf(request as Request), head.id, { edition })
    if (gone.ok) return reply.redirect('/nghi-quyet', 303)
    const errors = { [PART_FIELDS[gone.reason] ?? 'name']: officeWords.reasons[gone.reason] }
    return partForm(reply as Reply, head, { values, errors, status: HTTP[gone.reason] })
  })

  app.get('/nghi-quyet/ra-soat', { config: MANAGE }, async (request, reply) => {
    const scene = await composer(request as Request)
    const clauses = await clausesToCheck(db, localityId, MOST_CLAUSES)
    const keys = [
      ...clauses.map(({ id }) => ({ kind: 'clause' as const, id })),
      ...[...new Set(clauses.flatMap(({ targetIds }) => targetIds))].map((id) => ({ kind: 'target' as const, id })),
    ]
    const [tasks, loose] = await Promise.all([
      hangingOn(db, deps.hangs ?? [], keys),
      deps.looseTasks?.(officialOf(request as Request), MOST_LOOSE) ?? { total: 0, rows: [] },
    ])
    // A task that serves a clause's target serves the clause.
    const without = clauses.filter(({ id, targetIds }) => ![id, ...targetIds].some((each) => tasks.has(each)))
    return reply.page(
      <ReviewPage
        clauses={without.map((clause) => ({ ...clause, targets: clause.targetIds.length }))}
        of={clauses.length}
        loose={{ ...loose, rows: loose.rows.map((task) => ({ ...task, unit: scene.unitName(task.leadUnitId) })) }}
      />,
      { title: composeWords.review, wide: true },
    )
  })
}

function idIn({ text }: PostedForm): string {
  if (!UUID.test(text('id'))) throw new Refusal(400, 'bad_request', failures.badRequest)
  return text('id')
}

function paperIn(form: PostedForm) {
  const of = (name: string, most: number) => form.text(name).slice(0, most)
  const values = {
    id: of('id', 40),
    edition: of('edition', 10),
    kind: of('kind', 20),
    number: of('number', 60),
    issuedOn: of('issuedOn', 10),
    issuer: of('issuer', 200),
    title: of('title', 300),
    titleEn: of('titleEn', 300),
  }
  const [relations, papers] = [form.all('relation'), form.all('paperId')]
  const links = papers
    .slice(0, MOST_LINKS)
    .flatMap((paperId, index) => (UUID.test(paperId) ? [{ relation: relations[index] ?? '', paperId }] : []))
  return { values, links, input: { ...values, links, upload: form.uploads('file')[0] } }
}

const valuesOf = (paper: PaperText): Record<string, string> => ({
  edition: String(paper.edition),
  kind: paper.kind,
  number: paper.number ?? '',
  issuedOn: paper.issuedOn ?? '',
  issuer: paper.issuer.vi,
  title: paper.title.vi,
  titleEn: paper.title.en === paper.title.vi ? '' : paper.title.en,
})

const linksOf = ({ links }: PaperText): PaperLink[] =>
  links.filter(({ isOurs }) => isOurs).map(({ relation, id }) => ({ relation, paperId: id }))

function partIn({ text }: PostedForm): { values: Record<string, string>; input: PartInput } {
  const [parentId, paperId, year] = [text('parentId'), text('paperId'), text('year')]
  const values = {
    id: text('id').slice(0, 40),
    edition: text('edition').slice(0, 10),
    kind: text('kind').slice(0, 20),
    name: text('name').slice(0, 300),
    nameEn: text('nameEn').slice(0, 300),
    parentId,
    year: year.slice(0, 4),
    paperId,
  }
  return {
    values,
    input: {
      name: values.name,
      nameEn: values.nameEn,
      parentId: UUID.test(parentId) ? parentId : null,
      // What is no year is none of those that are.
      year: year === '' ? null : /^\d{4}$/.test(year) ? Number(year) : 0,
      paperId: UUID.test(paperId) ? paperId : null,
    },
  }
}
