import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { type App, failures, Refusal, type Reply } from '../../platform/http/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import type { Errors } from '../../ui/index.ts'
import { isInForce, type ProcedureVersion } from '../procedures/index.ts'
import { type NewSchedule, publishSchedule } from './actions/schedules.ts'
import { type FeesDeps, officialOf } from './pages/deps.ts'
import { ITEMS, REDUCTIONS, SchedulePage, SchedulesPage } from './pages/schedule-pages.tsx'
import { allSchedules, schedulesOf } from './queries/settings.ts'
import { type Schedule, scheduleOn } from './rules/schedule.ts'
import { scheduleWords as words } from './schedule-words.ts'

const Slug = Type.Object({ slug: Type.String({ maxLength: 100 }) })
const MAY = { may: 'fee.manage' }

type Typed = Record<string, string>

const keyOfName = (name: string, index: number): string =>
  `${index + 1}-${name.toLowerCase().replace(/\s+/g, '-').slice(0, 60)}`

/** The fields of the form that hold something, as a schedule. */
function scheduleOf(typed: Typed): NewSchedule {
  const at = (name: string): string => typed[name] ?? ''
  const named = (part: string, count: number): number[] =>
    Array.from({ length: count }, (_, index) => index).filter((index) => at(`${part}.${index}.name`) !== '')
  const name = (part: string): Text => t(at(`${part}.name`), at(`${part}.nameEn`) || at(`${part}.name`))
  return {
    validFrom: at('validFrom'),
    validTo: at('validTo') || null,
    decision: at('decision'),
    items: named('items', ITEMS).map((index) => {
      const part = `items.${index}`
      const unit = at(`${part}.unit`)
      return {
        key: keyOfName(at(`${part}.name`), index),
        name: name(part),
        unit: unit ? t(unit, unit) : null,
        quantity: at(`${part}.quantity`),
        price: at(`${part}.price`),
        condition: at(`${part}.condition`) || null,
        ground: at(`${part}.ground`),
      }
    }),
    reductions: named('reductions', REDUCTIONS).map((index) => {
      const part = `reductions.${index}`
      return {
        key: keyOfName(at(`${part}.name`), index),
        name: name(part),
        condition: at(`${part}.condition`),
        percent: Number(at(`${part}.percent`)),
        ground: at(`${part}.ground`),
        items: null,
      }
    }),
  }
}

/** A schedule in the fields of the form, for the next one to begin from. */
function typedOf(schedule: Schedule | undefined): Typed {
  const fields: [string, string | number | null | undefined][] = [['decision', schedule?.decision]]
  for (const [index, item] of (schedule?.items ?? []).entries()) {
    const { name, unit, quantity, price, condition, ground } = item
    const values = { name: name.vi, nameEn: name.en, unit: unit?.vi, quantity, price, condition, ground }
    for (const [field, value] of Object.entries(values)) fields.push([`items.${index}.${field}`, value])
  }
  for (const [index, { name, condition, percent, ground }] of (schedule?.reductions ?? []).entries()) {
    const values = { name: name.vi, nameEn: name.en, condition, percent, ground }
    for (const [field, value] of Object.entries(values)) fields.push([`reductions.${index}.${field}`, value])
  }
  return Object.fromEntries(fields.map(([name, value]) => [name, String(value ?? '')]))
}

/** What procedures cost, for those who set it. */
export function mountSchedules(app: App, { office, catalogue }: FeesDeps): void {
  const today = (): string => localDateOf(office.clock.now())
  const versionOf = async (slug: string): Promise<ProcedureVersion> => {
    const found = (await catalogue()).versions.find((each) => each.slug === slug && isInForce(each, today()))
    if (!found) throw new Refusal(404, 'not_found', failures.notFound)
    return found
  }

  app.get('/quan-tri/phi-le-phi', { config: MAY }, async (_request, reply) => {
    const [{ versions }, schedules] = await Promise.all([catalogue(), allSchedules(office.db, office.localityId)])
    const rows = versions
      .filter((version) => isInForce(version, today()))
      .map((version) => ({
        version,
        schedule: scheduleOn(
          schedules.filter(({ procedureId }) => procedureId === version.procedureId),
          today(),
        ),
      }))
    return reply.page(<SchedulesPage rows={rows} />, { title: words.title, wide: true })
  })

  const show = async (
    reply: Reply,
    slug: string,
    shown: { typed?: Typed; errors?: Errors; done?: boolean } = {},
  ): Promise<Reply> => {
    const version = await versionOf(slug)
    const schedules = await schedulesOf(office.db, office.localityId, version.procedureId)
    const { typed = typedOf(schedules[0]), errors = {}, done = false } = shown
    return reply.page(<SchedulePage {...{ version, schedules, typed, errors, done }} />, {
      title: words.title,
      status: Object.keys(errors).length > 0 ? 422 : 200,
    })
  }

  app.get('/quan-tri/phi-le-phi/:slug', { schema: { params: Slug }, config: MAY }, (request, reply) =>
    show(reply, request.params.slug, { done: (request.query as { xong?: unknown }).xong === '1' }),
  )

  app.post('/quan-tri/phi-le-phi/:slug', { schema: { params: Slug }, config: MAY }, async (request, reply) => {
    const { slug } = request.params
    const typed: Typed = Object.fromEntries(
      Object.entries((request.body ?? {}) as Record<string, unknown>).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.normalize('NFC').trim() : '',
      ]),
    )
    const version = await versionOf(slug)
    const answer = await publishSchedule(office, officialOf(request), version, scheduleOf(typed))
    if (answer.ok) return reply.redirect(`/quan-tri/phi-le-phi/${slug}?xong=1`, 303)
    const errors = Object.fromEntries(
      (answer.flaws ?? []).map(({ part, flaw }) => [
        part === 'items' ? 'items.0.name' : part,
        words.flaws[flaw as keyof typeof words.flaws] ?? words.flaws.bad_syntax,
      ]),
    )
    return show(reply, slug, { typed, errors })
  })
}
