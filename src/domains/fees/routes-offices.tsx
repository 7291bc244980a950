import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { type App, failures, Refusal, type Reply } from '../../platform/http/index.ts'
import type { Errors } from '../../ui/index.ts'
import { setOffice } from './actions/offices.ts'
import { officeWords as words } from './office-words.ts'
import { type FeesDeps, officialOf } from './pages/deps.ts'
import { OfficePage, OfficesPage } from './pages/office-pages.tsx'
import { linesOf, type OfficeLine, takingOffices } from './queries/offices.ts'
import type { NewOffice } from './rules/office.ts'
import { COLUMN_NAMES } from './rules/statement-csv.ts'

const Unit = Type.Object({ unit: Type.String({ format: 'uuid' }) })
const MAY = { may: 'fee.manage' }

type Typed = Record<string, string>

/** What stands in the form, as settings. */
function officeOf(typed: Typed): NewOffice {
  const at = (name: string): string => typed[name] ?? ''
  return {
    validFrom: at('validFrom'),
    // A choice of the list brings the bank's name with it.
    bankBin: at('bankBin').split(' ')[0] ?? '',
    bankName: at('bankName'),
    accountNumber: at('accountNumber').replace(/[\s.-]/g, ''),
    accountName: at('accountName').toUpperCase(),
    receiptSeries: at('receiptSeries').toUpperCase(),
    zeroTens: at('zeroTens'),
    csvColumns: Object.fromEntries(
      COLUMN_NAMES.map((name) => [name, headsIn(at(`csv.${name}`))] as const).filter(([, heads]) => heads.length > 0),
    ),
  }
}

const headsIn = (text: string): string[] =>
  text
    .split(';')
    .map((head) => head.trim())
    .filter(Boolean)

/** The form as it begins: what holds last, from today on. */
function typedOf(line: OfficeLine | undefined, today: string): Typed {
  const {
    bankBin,
    bankName,
    accountNumber,
    accountName,
    receiptSeries = 'BL',
    zeroTens = 'linh',
    csvColumns,
  } = line ?? {}
  const columns = Object.entries(csvColumns ?? {}).map(([name, heads]) => [`csv.${name}`, heads.join('; ')])
  const plain = { validFrom: today, bankBin, bankName, accountNumber, accountName, receiptSeries, zeroTens }
  return Object.fromEntries([...Object.entries(plain).map(([name, value]) => [name, value ?? '']), ...columns])
}

/** How offices take money, for those who set it. */
export function mountOffices(app: App, { office, catalogue }: FeesDeps): void {
  const today = (): string => localDateOf(office.clock.now())

  app.get('/quan-tri/noi-thu-phi', { config: MAY }, async (_request, reply) =>
    reply.page(<OfficesPage rows={await takingOffices(office, await catalogue(), today())} />, {
      title: words.title,
      wide: true,
    }),
  )

  const show = async (
    reply: Reply,
    unitId: string,
    shown: { typed?: Typed; errors?: Errors; done?: boolean } = {},
  ): Promise<Reply> => {
    const unit = (await office.staff()).findUnit(unitId)
    if (!unit) throw new Refusal(404, 'not_found', failures.notFound)
    const lines = await linesOf(office, unitId)
    const { typed = typedOf(lines[0], today()), errors = {}, done = false } = shown
    return reply.page(<OfficePage {...{ unit, lines, typed, errors, done }} />, {
      title: words.title,
      status: Object.keys(errors).length > 0 ? 422 : 200,
    })
  }

  app.get('/quan-tri/noi-thu-phi/:unit', { schema: { params: Unit }, config: MAY }, (request, reply) =>
    show(reply, request.params.unit, { done: (request.query as { xong?: unknown }).xong === '1' }),
  )

  app.post('/quan-tri/noi-thu-phi/:unit', { schema: { params: Unit }, config: MAY }, async (request, reply) => {
    const { unit } = request.params
    const typed: Typed = Object.fromEntries(
      Object.entries((request.body ?? {}) as Record<string, unknown>).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.normalize('NFC').trim() : '',
      ]),
    )
    const answer = await setOffice(office, officialOf(request), unit, officeOf(typed))
    if (answer.ok) return reply.redirect(`/quan-tri/noi-thu-phi/${unit}?xong=1`, 303)
    if (answer.reason !== 'flawed') throw new Refusal(404, 'not_found', failures.notFound)
    const errors = Object.fromEntries(
      Object.entries(answer.flaws ?? {}).map(([field, flaw]) => [field, words.flaws[flaw]]),
    )
    return show(reply, unit, { typed, errors })
  })
}
