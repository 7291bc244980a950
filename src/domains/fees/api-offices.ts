import { Type } from 'typebox'
import { localDateOf } from '../../core/calendar/index.ts'
import { type App, Day, Key, Line, operations, orNull, Words } from '../../platform/http/index.ts'
import { inLang } from '../../platform/i18n/index.ts'
import { ok } from '../../platform/result.ts'
import { type OfficeFlaws, setOffice } from './actions/offices.ts'
import { officeWords } from './office-words.ts'
import { type FeesDeps, officialOf } from './pages/deps.ts'
import { takingOffices } from './queries/offices.ts'
import { COLUMN_NAMES } from './rules/statement-csv.ts'
import { words } from './words.ts'

const Columns = Type.Object(
  Object.fromEntries(COLUMN_NAMES.map((name) => [name, Type.Optional(Type.Array(Line, { maxItems: 20 }))])),
)
const Offices = Type.Object({
  rows: Type.Array(
    Type.Object({
      unitId: Key,
      name: Words,
      settings: orNull(
        Type.Object(
          {
            unitId: Key,
            validFrom: Day,
            bankBin: orNull(Line),
            bankName: orNull(Line),
            accountNumber: orNull(Line),
            accountName: orNull(Line),
            receiptSeries: Line,
            zeroTens: Line,
            csvColumns: Columns,
          },
          { description: 'Of the office or of a unit above it; null: cash only' },
        ),
      ),
    }),
  ),
})
const text = Type.String({ maxLength: 200, default: '' })
const Body = Type.Object({
  validFrom: Day,
  bankBin: text,
  bankName: text,
  accountNumber: text,
  accountName: text,
  receiptSeries: Type.String({ maxLength: 12, default: 'BL' }),
  zeroTens: Type.Union([Type.Literal('linh'), Type.Literal('lẻ')], { default: 'linh' }),
  csvColumns: Type.Optional(Columns),
})

/** How offices take money, for programs. */
export function mountOfficeApi(app: App, { office, catalogue }: FeesDeps): void {
  const api = operations(app, {
    tag: 'fees',
    statuses: { not_found: 404, not_yours: 403, flawed: 422 },
    words: {
      not_found: words.reasons.not_found,
      not_yours: words.reasons.not_yours,
      flawed: officeWords.flawed,
    },
    more: (refused: { reason: string; flaws?: OfficeFlaws }, { lang }) => ({
      flaws: Object.entries(refused.flaws ?? {}).map(([part, code]) => ({
        ...{ part, code },
        message: inLang(officeWords.flaws[code], lang),
      })),
    }),
  })

  api(
    'GET',
    '/fee-offices',
    { summary: 'The offices that take money, with what holds for each today', may: 'fee.manage', answer: Offices },
    async () => {
      const rows = await takingOffices(office, await catalogue(), localDateOf(office.clock.now()))
      return ok({ rows: rows.map(({ unit, now }) => ({ unitId: unit.id, name: unit.name, settings: now ?? null })) })
    },
  )

  api(
    'POST',
    '/fee-offices/:unit',
    {
      summary: 'Say how an office takes money from a day on; never backwards',
      may: 'fee.manage',
      params: Type.Object({ unit: Key }),
      body: Body,
      refusals: ['not_found', 'not_yours', 'flawed'],
    },
    ({ params, body, ...request }) =>
      setOffice(office, officialOf(request as Parameters<typeof officialOf>[0]), params.unit, {
        csvColumns: {},
        ...body,
      }),
  )
}
