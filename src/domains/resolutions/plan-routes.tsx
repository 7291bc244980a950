import { Type } from 'typebox'
import { type PostedForm, readPosted } from '../../core/files/index.ts'
import { grants, type OfficialViewer, official as officialOf, unitsFor } from '../../core/identity/index.ts'
import { type App, failures, Refusal, type Request } from '../../platform/http/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Errors } from '../../ui/index.ts'
import { setPlans } from './actions/plan.ts'
import { changeTarget, createTarget, type TargetInput } from './actions/target.ts'
import type { ResolutionsDeps } from './deps.ts'
import { officeWords } from './office-words.ts'
import { type PlanLine, PlanPage } from './pages/plan-page.tsx'
import { TargetForm, type TargetFormProps } from './pages/target-form.tsx'
import { findTarget, type TargetHead } from './queries/figures.ts'
import { searchTargets } from './queries/origins.ts'
import { plansOf } from './queries/plans.ts'
import { findParts } from './queries/resolutions.ts'
import { HTTP, type Reason } from './reasons.ts'
import { readNumber } from './rules/entry.ts'
import { GRAINS, type Grain, PERIOD_PATTERN, periodsIn } from './rules/period.ts'
import { AMONG } from './rules/reaching.ts'
import { TARGET_KINDS, type TargetKind } from './rules/target.ts'
import { mayManage } from './rules/who-may.ts'
import { type Scene, sceneOf } from './scene.ts'
import { inTree } from './tree.ts'
import { UUID } from './uuid.ts'

const MANAGE = { may: 'target.manage' }
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Asked = Type.Object({
  ky: Type.Optional(Type.String({ pattern: PERIOD_PATTERN })),
  loai: Type.Optional(Type.String({ maxLength: 20 })),
})
const OfPart = Type.Object({ phan: Type.Optional(Type.String({ format: 'uuid' })) })
const MOST = 2_000
const MOST_WATCHABLE = 1_000

const isKind = (kind: string): kind is TargetKind => (TARGET_KINDS as readonly string[]).includes(kind)
const isGrain = (grain: string): grain is Grain => (GRAINS as readonly string[]).includes(grain)
// As a person types it here.
const typed = (figure: string | null): string => figure?.replace('.', ',') ?? ''

/** Whether two ways of writing a figure or a day say the same: 1200 and 1.200 do. */
const says = (a: string, b: string): boolean => (readNumber(a) ?? a) === (readNumber(b) ?? b)

const PLAN_FIELDS: Partial<Record<Reason, string>> = {
  counted_as_share: 'kind',
  missing_reason: 'reason',
  missing_paper: 'source',
}
const TARGET_FIELDS: Partial<Record<Reason, string>> = {
  missing_name: 'name',
  missing_unit_of_count: 'countedIn',
  unknown_part: 'partId',
  unknown_unit: 'ownerUnitId',
  not_yours: 'ownerUnitId',
  unknown_source: 'computedBy',
  missing_watched: 'computedOf',
  circular_source: 'computedOf',
}

/** Making targets and setting their plans. */
export function mountPlanning(app: App, deps: ResolutionsDeps): void {
  const { db, localityId } = deps

  async function targetFor(official: OfficialViewer, scene: Scene, id: string): Promise<TargetHead> {
    const target = await findTarget(db, localityId, { id })
    if (!target) throw new Refusal(404, 'not_found', officeWords.reasons.not_found)
    if (!mayManage(official, target.ownerUnitId, scene.root))
      throw new Refusal(403, 'not_yours', officeWords.reasons.not_yours)
    return target
  }

  /** The locality, its communes, its offices, and whatever has a plan already. */
  async function linesOf(
    scene: Scene,
    target: TargetHead,
    period: string,
  ): Promise<{ kind: TargetKind; lines: PlanLine[] }> {
    const { people, today, root } = scene
    const plans = await plansOf(db, localityId, { targetId: target.id, period })
    const units = people
      .unitsInForce(today)
      .filter(({ id, kind, parentId }) => (parentId === root && kind !== 'external') || plans.has(id))
    const line = (unitId: string | null, isOffice: boolean): PlanLine => {
      const plan = plans.get(unitId)
      const { plan: amount = null, base = null, upper = null, byDay = null, id = null } = plan ?? {}
      return {
        unitId,
        unit: unitId === null ? officeWords.plan.whole : scene.unitName(unitId),
        isOffice,
        seenId: id,
        plan: typed(amount),
        base: typed(base),
        upper: typed(upper),
        by: byDay ?? '',
      }
    }
    return {
      kind: [...plans.values()][0]?.kind ?? (target.computedBy === null ? 'atLeast' : 'share'),
      lines: [line(null, false), ...units.map(({ id, kind }) => line(id, kind === 'office'))],
    }
  }

  async function planForm(
    scene: Scene,
    target: TargetHead,
    { period, kind }: { period: string; kind: string | undefined },
    shown: { form?: PostedForm; errors?: Errors } = {},
  ) {
    const known = await linesOf(scene, target, period)
    const year = Number(period.slice(0, 4))
    const { form } = shown
    const lines = form
      ? known.lines.map((line) => {
          const of = line.unitId ?? 'whole'
          return {
            ...line,
            plan: form.text(`plan-${of}`),
            base: form.text(`base-${of}`),
            upper: form.text(`upper-${of}`),
            by: form.text(`by-${of}`),
          }
        })
      : known.lines
    return (
      <PlanPage
        target={target}
        period={period}
        periods={[year - 1, year, year + 1].flatMap((each) => [
          ...new Set([String(each), ...(each === year ? periodsIn(each, target.every) : [])]),
        ])}
        kind={kind !== undefined && isKind(kind) ? kind : known.kind}
        lines={lines}
        values={form ? { source: form.text('source'), reason: form.text('reason') } : {}}
        errors={shown.errors ?? {}}
      />
    )
  }

  app.get(
    '/chi-tieu/:id/ke-hoach',
    { schema: { params: Id, querystring: Asked }, config: MANAGE },
    async (request, reply) => {
      const scene = await sceneOf(deps)
      const target = await targetFor(officialOf(request as Request), scene, request.params.id)
      const { ky: period = scene.today.slice(0, 4), loai: kind } = request.query
      return reply.page(await planForm(scene, target, { period, kind }), { title: officeWords.plan.title, wide: true })
    },
  )

  app.post('/chi-tieu/:id/ke-hoach', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    const official = officialOf(request as Request)
    const scene = await sceneOf(deps)
    const target = await targetFor(official, scene, request.params.id)
    const form = await readPosted(request as Request, deps)
    const [period, kind] = [form.text('ky'), form.text('kind')]
    if (!new RegExp(PERIOD_PATTERN).test(period)) throw new Refusal(422, 'bad_period', officeWords.reasons.bad_period)
    const { lines: before, kind: kindBefore } = await linesOf(scene, target, period)
    const lines = before.flatMap(({ unitId, ...old }) => {
      const of = unitId ?? 'whole'
      const given = {
        plan: form.text(`plan-${of}`),
        base: form.text(`base-${of}`),
        upper: form.text(`upper-${of}`),
        by: form.text(`by-${of}`),
      }
      const filled = kind === 'none' ? form.text(`none-${of}`) !== '' : given.plan !== '' || given.by !== ''
      const same =
        kind === kindBefore &&
        old.seenId !== null &&
        (['plan', 'base', 'upper', 'by'] as const).every((name) => says(old[name], given[name]))
      const seen = form.text(`seen-${of}`)
      return filled && !same ? [{ unitId, seenId: UUID.test(seen) ? seen : null, ...given }] : []
    })
    const result = await setPlans(deps, official, {
      targetId: target.id,
      period,
      kind,
      lines,
      source: form.text('source').slice(0, 300),
      reason: form.text('reason').slice(0, MOST),
    })
    if (result.ok) return reply.redirect(`/nghi-quyet/chi-tieu/${target.key}?nam=${period.slice(0, 4)}`, 303)
    const errors = { [PLAN_FIELDS[result.reason] ?? 'lines']: officeWords.reasons[result.reason] }
    // What has changed meanwhile must be looked at; what is wrong stays as it was typed.
    const typedForm = result.reason === 'plan_changed' ? {} : { form }
    return reply.page(await planForm(scene, target, { period, kind }, { ...typedForm, errors }), {
      title: officeWords.plan.title,
      wide: true,
      status: HTTP[result.reason],
    })
  })

  async function targetForm(
    official: OfficialViewer,
    scene: Scene,
    shown: Pick<TargetFormProps, 'target' | 'values'> & { errors?: Errors },
  ) {
    const { people, today } = scene
    const owners = unitsFor(official, 'target.manage').flatMap((id) => {
      const unit = people.findUnit(id)
      return unit && unit.kind !== 'external' && people.isInForce(id, today) ? [{ id, name: unit.name }] : []
    })
    const posts = owners.flatMap(({ id, name }) =>
      people
        .postsOf(id)
        .filter(({ role }) => grants('target.explain', role))
        .map((post) => ({ id: post.id, title: post.title, unit: name })),
    )
    return (
      <TargetForm
        target={shown.target}
        parts={inTree(await findParts(db, localityId))}
        owners={owners}
        posts={posts}
        watchable={(await searchTargets(db, localityId, { limit: MOST_WATCHABLE })).filter(
          ({ id }) => id !== shown.target?.id,
        )}
        sources={(deps.sources ?? []).map(({ key, name }) => ({ key, name }))}
        values={shown.values}
        errors={shown.errors ?? {}}
      />
    )
  }

  const inputOf = (form: PostedForm): { input: TargetInput; values: Record<string, string> } => {
    const names = [
      'id',
      'partId',
      'name',
      'nameEn',
      'countedIn',
      'ownerUnitId',
      'answersPostId',
      'every',
      'note',
      'computedBy',
      'computedOf',
      'computedAmong',
    ]
    const values: Record<string, string> = Object.fromEntries(
      names.map((name) => [name, form.text(name).slice(0, MOST)]),
    )
    const {
      partId = '',
      name = '',
      nameEn = '',
      countedIn = '',
      ownerUnitId = '',
      answersPostId = '',
      every = '',
      note = '',
    } = values
    const adding = form.all('adding')
    return {
      values: { ...values, adding: adding.join(' ') },
      input: {
        partId: UUID.test(partId) ? partId : NOWHERE,
        name: name.slice(0, 300),
        nameEn: nameEn.slice(0, 300),
        countedIn: countedIn.slice(0, 60),
        note,
        ownerUnitId: UUID.test(ownerUnitId) ? ownerUnitId : NOWHERE,
        answersPostId: UUID.test(answersPostId) ? answersPostId : null,
        every: isGrain(every) ? every : 'year',
        periodsAdd: adding.includes('periods'),
        unitsAdd: adding.includes('units'),
        computedBy: form.text('computedBy') || null,
        computedOf: UUID.test(form.text('computedOf')) ? form.text('computedOf') : null,
        computedAmong: AMONG.find((each) => each === form.text('computedAmong')) ?? null,
      },
    }
  }

  app.get('/chi-tieu/moi', { schema: { querystring: OfPart }, config: MANAGE }, async (request, reply) => {
    const official = officialOf(request as Request)
    const values = { id: newId(), partId: request.query.phan ?? '', every: 'month', adding: '' }
    return reply.page(await targetForm(official, await sceneOf(deps), { target: undefined, values }), {
      title: officeWords.target.newTitle,
    })
  })

  app.post('/chi-tieu/moi', { config: MANAGE }, async (request, reply) => {
    const official = officialOf(request as Request)
    const form = await readPosted(request as Request, deps)
    const { input, values } = inputOf(form)
    if (!UUID.test(form.text('id'))) throw new Refusal(400, 'bad_request', failures.badRequest)
    const result = await createTarget(deps, official, { ...input, id: form.text('id') })
    if (result.ok) return reply.redirect(`/chi-tieu/${result.value.id}/ke-hoach`, 303)
    const errors = { [TARGET_FIELDS[result.reason] ?? 'name']: officeWords.reasons[result.reason] }
    return reply.page(await targetForm(official, await sceneOf(deps), { target: undefined, values, errors }), {
      title: officeWords.target.newTitle,
      status: HTTP[result.reason],
    })
  })

  app.get('/chi-tieu/:id/sua', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    const official = officialOf(request as Request)
    const scene = await sceneOf(deps)
    const target = await targetFor(official, scene, request.params.id)
    const values = {
      partId: target.partId,
      name: target.name.vi,
      nameEn: target.name.en,
      countedIn: target.countedIn.vi,
      note: target.note?.vi ?? '',
      ownerUnitId: target.ownerUnitId ?? scene.root,
      answersPostId: target.answersPostId ?? '',
      every: target.every,
      computedBy: target.computedBy ?? '',
      computedOf: target.watched?.targetId ?? '',
      computedAmong: target.watched?.among ?? '',
      adding: [target.periodsAdd && 'periods', target.unitsAdd && 'units'].filter(Boolean).join(' '),
    }
    return reply.page(await targetForm(official, scene, { target, values }), { title: officeWords.target.editTitle })
  })

  app.post('/chi-tieu/:id/sua', { schema: { params: Id }, config: MANAGE }, async (request, reply) => {
    const official = officialOf(request as Request)
    const scene = await sceneOf(deps)
    const target = await targetFor(official, scene, request.params.id)
    const { input, values } = inputOf(await readPosted(request as Request, deps))
    const result = await changeTarget(deps, official, target.id, input)
    if (result.ok) return reply.redirect(`/nghi-quyet/chi-tieu/${target.key}`, 303)
    const errors = { [TARGET_FIELDS[result.reason] ?? 'name']: officeWords.reasons[result.reason] }
    return reply.page(await targetForm(official, scene, { target, values, errors }), {
      title: officeWords.target.editTitle,
      status: HTTP[result.reason],
    })
  })
}

const NOWHERE = '00000000-0000-0000-0000-000000000000'
