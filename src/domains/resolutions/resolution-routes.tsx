import { Type } from 'typebox'
import type { FormSet, OfficialForms, TargetReportData } from '../../core/official-forms/index.ts'
import { type App, failures, Refusal, type Request, sendSheet } from '../../platform/http/index.ts'
import { formatDate, inLang, type Lang, type Text } from '../../platform/i18n/index.ts'
import { SHEET_FORMATS, type Sheet } from '../../platform/spreadsheet/index.ts'
import type { ResolutionsDeps } from './deps.ts'
import { ResolutionPage, type ResolutionProps } from './pages/resolution-page.tsx'
import { standingWord } from './pages/state.tsx'
import { type ResolutionAsked, resolutionOf } from './resolution-view.tsx'
import { actualInWords, measureInWords } from './rules/in-words.ts'
import { TALLIES } from './rules/roll-up.ts'
import { type Scene, sceneOf } from './scene.ts'
import { partHeading, words } from './words.ts'

export interface PrintDeps {
  forms: OfficialForms
  formSetOn: (on: string) => FormSet | undefined
}

const PUBLIC = { may: 'public' }
const Key = Type.String({ maxLength: 100 })
const Year = Type.String({ pattern: '^\\d{4}$' })
const Unit = Type.String({ maxLength: 20 })
const OfYear = Type.Object({ key: Key, nam: Year })
const OfUnit = Type.Object({ key: Key, nam: Year, unit: Unit })
const MOST_PRINTED = 20

/** A resolution in a year, for everybody: the page, the spreadsheet and the print. */
export function mountResolutionPages(app: App, deps: ResolutionsDeps, { forms, formSetOn }: PrintDeps): void {
  const read = async (
    asked: ResolutionAsked,
    lang: Lang,
    options?: { withCharts: boolean },
  ): Promise<ResolutionProps> => {
    const found = await resolutionOf(deps, asked, lang, options)
    if (!found) throw new Refusal(404, 'not_found', failures.notFound)
    return found
  }
  const page = async (request: Request, asked: ResolutionAsked) => {
    const props = await read(asked, request.lang)
    return { content: <ResolutionPage {...props} />, options: { title: props.root.name, wide: true } }
  }

  app.get(
    '/nghi-quyet/:key',
    { schema: { params: Type.Object({ key: Key }) }, config: PUBLIC },
    async (request, reply) => {
      const { content, options } = await page(request as Request, { key: request.params.key })
      return reply.page(content, options)
    },
  )
  app.get('/nghi-quyet/:key/:nam', { schema: { params: OfYear }, config: PUBLIC }, async (request, reply) => {
    const { content, options } = await page(request as Request, askedOf(request.params))
    return reply.page(content, options)
  })
  app.get('/nghi-quyet/:key/:nam/:unit', { schema: { params: OfUnit }, config: PUBLIC }, async (request, reply) => {
    const { content, options } = await page(request as Request, askedOf(request.params))
    return reply.page(content, options)
  })

  for (const format of SHEET_FORMATS) {
    app.get(
      `/nghi-quyet/:key/:nam/bao-cao.${format}`,
      { schema: { params: OfYear }, config: PUBLIC },
      async (request, reply) => {
        const props = await read(askedOf(request.params), request.lang, { withCharts: false })
        return sendSheet(reply, format, `chi-tieu-${props.year}`, sheetOf(props, await sceneOf(deps), request.lang))
      },
    )
    app.get(
      `/nghi-quyet/:key/:nam/:unit/bao-cao.${format}`,
      { schema: { params: OfUnit }, config: PUBLIC },
      async (request, reply) => {
        const props = await read(askedOf(request.params), request.lang, { withCharts: false })
        return sendSheet(
          reply,
          format,
          `chi-tieu-${props.year}-${props.unit?.code}`,
          sheetOf(props, await sceneOf(deps), request.lang),
        )
      },
    )
  }

  // The same figures give the same paper: it is set once.
  const printed = new Map<string, Promise<Uint8Array>>()
  const print = async (asked: ResolutionAsked): Promise<Uint8Array> => {
    const props = await read(asked, 'vi', { withCharts: false })
    const scene = await sceneOf(deps)
    const set = formSetOn(scene.today)
    if (!set) throw new Refusal(404, 'not_found', failures.notFound)
    const data = paperOf(props, scene)
    const key = JSON.stringify(data)
    const known = printed.get(key)
    if (known) return known
    if (printed.size >= MOST_PRINTED) printed.clear()
    const paper = forms.renderForm('targetReport', set.id, data)
    paper.catch(() => printed.delete(key))
    printed.set(key, paper)
    return paper
  }
  app.get('/nghi-quyet/:key/:nam/bao-cao.pdf', { schema: { params: OfYear }, config: PUBLIC }, async (request, reply) =>
    reply.type('application/pdf').send(Buffer.from(await print(askedOf(request.params)))),
  )
  app.get(
    '/nghi-quyet/:key/:nam/:unit/bao-cao.pdf',
    { schema: { params: OfUnit }, config: PUBLIC },
    async (request, reply) => reply.type('application/pdf').send(Buffer.from(await print(askedOf(request.params)))),
  )
}

const askedOf = ({ key, nam, unit }: { key: string; nam: string; unit?: string }): ResolutionAsked => ({
  key,
  year: Number(nam),
  ...(unit === undefined ? {} : { unit }),
})

/** A line for each target of the page, and below it for each of its units. */
function sheetOf({ parts, unit }: ResolutionProps, { unitName }: Scene, lang: Lang): Sheet {
  const say = (text: Text) => inLang(text, lang)
  const heads = [
    words.part,
    words.target,
    words.unit,
    words.plan,
    words.actual,
    words.percent,
    words.state,
    words.upTo,
    words.source,
  ]
  const rows = parts.flatMap(({ part, targets }) =>
    targets.flatMap(({ target, cell }) =>
      [cell, ...(unit ? [] : target.units)].map((each) => [
        say(part.name),
        say(target.name),
        each.unitId === null ? say(words.whole) : say(unitName(each.unitId)),
        say(measureInWords(each.measure, target.countedIn)),
        each.reported ? say(actualInWords(each.reported, target.countedIn)) : '',
        each.percent ? say(each.percent) : '',
        say(standingWord(each.verdict, each.tone)),
        each.upToMonth,
        say(words.standings[target.standing]),
      ]),
    ),
  )
  return { name: say(words.targets), heads: heads.map(say), rows }
}

function paperOf(
  { root, year, unit, tally, parts }: ResolutionProps,
  { people, root: rootId, today, unitName }: Scene,
): TargetReportData {
  const issuer = people.findUnit(rootId)
  const above = issuer?.parentId ? people.findUnit(issuer.parentId) : undefined
  const madeUp = parts.some(({ targets }) => targets.some(({ target }) => target.standing === 'M'))
  return {
    heading: {
      superior: above?.authorityVi.toLocaleUpperCase('vi'),
      agency: (issuer?.authorityVi ?? '').toLocaleUpperCase('vi'),
      place: issuer ? people.placeNameOf(issuer) : '',
      on: today,
    },
    subject: `${root.name.vi} · Năm ${year} · ${unit ? unit.name.vi : unitName(null).vi} · Số liệu đến ngày ${formatDate(today)}`,
    summary: TALLIES.map((kind) => `${words.tallies[kind].vi}: ${tally[kind]}`).join(' · '),
    groups: parts.map(({ part, targets }) => ({
      name: partHeading(part).vi,
      lines: targets.map(({ target, cell }) => ({
        name: target.name.vi,
        unit: target.countedIn.vi,
        plan: measureInWords(cell.measure, target.countedIn).vi,
        actual: cell.reported ? actualInWords(cell.reported, target.countedIn).vi : '',
        percent: cell.percent?.vi ?? '',
        state: standingWord(cell.verdict, cell.tone).vi,
      })),
    })),
    ...(madeUp ? { note: words.someMadeUp.vi } : {}),
  }
}
