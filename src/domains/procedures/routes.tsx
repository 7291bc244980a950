import { type LocalDate, localDateOf } from '../../core/calendar/index.ts'
import type { Organization, OrganizationSource } from '../../core/organization/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { type App, operations, Refusal, readyPages } from '../../platform/http/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { ok } from '../../platform/result.ts'
import { HomeHero, HomePage } from './pages/home.tsx'
import { ListPage, QUERY_NAMES } from './pages/list.tsx'
import { calledOnPaper, ProcedurePage } from './pages/procedure.tsx'
import type { TimeTaken } from './pages/time-taken.tsx'
import type { Catalogue, CatalogueSource } from './queries.ts'
import { countFields, listProcedures, pageOf } from './rules/listing.ts'
import { receivingUnitsOf } from './rules/receiving.ts'
import { isInForce, type ProcedureVersion } from './rules/version.ts'
import { ApiListQuery, ListQuery, ProcedureDetail, ProcedureList, SlugParams } from './schemas.ts'
import { words } from './words.ts'

export interface ProceduresDeps {
  clock: Clock
  catalogue: CatalogueSource
  organization: OrganizationSource
  /** How long a procedure's dossiers of the last twelve months took; null when none was done. */
  timeTaken(procedureId: string): Promise<TimeTaken | null>
}

/** How old the figures on a page may be. */
const FIGURES_EVERY_MS = 60_000

/** Everything a page of procedures is made from. */
interface Known {
  catalogue: Catalogue
  organization: Organization
  on: LocalDate
}

const HOUR_MS = 3_600_000

/** Today's date, worked out once an hour: days begin on the hour. */
function dayKeeper(clock: Clock): () => LocalDate {
  let hour = Number.NaN
  let on: LocalDate = ''
  return () => {
    const now = clock.now()
    const current = Math.floor(now.getTime() / HOUR_MS)
    if (current !== hour) [hour, on] = [current, localDateOf(now)]
    return on
  }
}

export function mountProcedures(app: App, deps: ProceduresDeps): void {
  const today = dayKeeper(deps.clock)
  const know = async (): Promise<Known> => {
    const [catalogue, organization] = await Promise.all([deps.catalogue(), deps.organization()])
    return { catalogue, organization, on: today() }
  }
  mountPages(app, deps, today, know)
  mountApi(app, deps, know)
}

function mountPages(app: App, deps: ProceduresDeps, today: () => LocalDate, know: () => Promise<Known>): void {
  const ready = readyPages(app, {
    basis: () => [deps.catalogue(), deps.organization(), today()],
    isForEverybody: ({ viewer }) => viewer.kind === 'visitor',
    refreshEveryMs: FIGURES_EVERY_MS,
  })

  app.get(
    '/',
    { config: { may: 'public' } },
    ready(async () => {
      const { catalogue, on } = await know()
      const versions = catalogue.inForce(on)
      return {
        content: <HomePage count={versions.length} fields={countFields(versions)} />,
        options: { title: words.home.title, hero: <HomeHero lifeEvents={catalogue.lifeEvents} /> },
      }
    }),
  )

  app.get('/thu-tuc', { schema: { querystring: ListQuery }, config: { may: 'public' } }, async (request, reply) => {
    const { catalogue, on } = await know()
    const inForce = catalogue.inForce(on)
    const { query } = request
    const filter = {
      q: query[QUERY_NAMES.q]?.trim(),
      field: query[QUERY_NAMES.field],
      lifeEvent: query[QUERY_NAMES.lifeEvent],
      level: query[QUERY_NAMES.level],
    }
    return reply.page(
      <ListPage
        found={pageOf(listProcedures(catalogue, filter, on), query.trang ?? 1)}
        filter={filter}
        fields={countFields(inForce)}
        lifeEvents={catalogue.lifeEvents}
        levels={new Set(inForce.map(({ level: each }) => each))}
      />,
      { title: words.list.title },
    )
  })

  app.get(
    '/thu-tuc/:slug',
    { schema: { params: SlugParams }, config: { may: 'public' } },
    ready(async (request) => {
      const known = await know()
      const version = shownVersion(known, (request.params as { slug: string }).slug)
      const asOf = deps.clock.now()
      return {
        content: (
          <ProcedurePage
            version={version}
            open={isInForce(version, known.on)}
            versions={known.catalogue.versionsOf(version.slug)}
            receivingUnits={receivingUnitsOf(version, known.organization, known.on)}
            steps={version.steps.map((step) => ({
              ...step,
              office: officeOf(step.unitId, known),
              linkedNames: (step.linked ?? []).map(({ slug }) => ({
                slug,
                name: known.catalogue.versionsOf(slug).at(-1)?.name ?? { vi: slug, en: slug },
              })),
            }))}
            taken={{ figures: await deps.timeTaken(version.procedureId), asOf }}
          />
        ),
        options: { title: version.name },
      }
    }),
  )
}

function officeOf(unitId: string | null, { organization, on }: Known): Text | undefined {
  const unit = unitId === null ? undefined : organization.findUnit(organization.successorOf(unitId, on))
  return unit && calledOnPaper(unit)
}

/** The version in force, else the latest one, which then says when it holds. */
function shownVersion({ catalogue, on }: Known, slug: string): ProcedureVersion {
  const version = catalogue.findInForce(slug, on) ?? catalogue.versionsOf(slug).at(-1)
  if (!version) throw new Refusal(404, 'no_such_procedure', words.page.notFound)
  return version
}

const summaryOf = (version: ProcedureVersion) => {
  const { slug, code, name, field, level, limit, feeDong, validFrom, validTo } = version
  return { slug, code, name, field, level, limit, feeDong, validFrom, validTo }
}

/** A version as programs see it, with what is known around it. */
const detailOf = <Around extends object>(version: ProcedureVersion, around: Around) => {
  const { id, procedureId, countAfterCutoff, feeNote, note, papers, steps, form, legalBasis } = version
  const { resultVi, resultEn, resultKind = null } = version
  const result = { vi: resultVi, en: resultEn }
  return {
    ...summaryOf(version),
    ...{ id, procedureId, countAfterCutoff, feeNote, note, papers, steps, form, legalBasis, result, resultKind },
    ...around,
  }
}

function mountApi(app: App, deps: ProceduresDeps, know: () => Promise<Known>): void {
  const api = operations(app, {
    tag: 'procedures',
    statuses: { no_such_procedure: 404 },
    words: { no_such_procedure: words.page.notFound },
  })

  api(
    'GET',
    '/procedures',
    { summary: 'Procedures in force today', may: 'public', query: ApiListQuery, answer: ProcedureList },
    async ({ query }) => {
      const { catalogue, on } = await know()
      return ok({ on, procedures: listProcedures(catalogue, query, on).map(summaryOf) })
    },
  )

  api(
    'GET',
    '/procedures/:slug',
    {
      summary: 'A procedure with all its data',
      may: 'public',
      params: SlugParams,
      answer: ProcedureDetail,
      refusals: ['no_such_procedure'],
    },
    async ({ params }) => {
      const known = await know()
      const version = shownVersion(known, params.slug)
      return ok(
        detailOf(version, {
          receivingUnits: receivingUnitsOf(version, known.organization, known.on).map(({ id, code, name }) => ({
            ...{ id, code, name },
          })),
          versions: known.catalogue
            .versionsOf(version.slug)
            .map(({ id, validFrom, validTo, limit }) => ({ id, validFrom, validTo, limit })),
          timeTaken: await deps.timeTaken(version.procedureId),
        }),
      )
    },
  )
}
