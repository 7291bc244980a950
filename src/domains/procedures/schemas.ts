import { Type } from 'typebox'
import { literals, orNull } from '../../platform/http/index.ts'
import { FIELD_TYPES } from './rules/version.ts'

const Line = Type.String({ maxLength: 200 })
const Slug = Type.String({ maxLength: 100 })
const TextShape = Type.Object({ vi: Type.String(), en: Type.String() })
const Limit = Type.Object({ amount: Type.Number(), unit: Type.String() })
const DateText = Type.String({ description: 'YYYY-MM-DD' })

export const SlugParams = Type.Object({ slug: Slug })

/** The address of the list for people. */
export const ListQuery = Type.Object({
  q: Type.Optional(Line),
  'linh-vuc': Type.Optional(Line),
  'su-kien': Type.Optional(Line),
  cap: Type.Optional(Line),
  trang: Type.Optional(Type.Integer({ minimum: 1 })),
})

/** The same for programs. */
export const ApiListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words; no marks needed, letters may be wrong' })),
  field: Type.Optional(Line),
  lifeEvent: Type.Optional(Line),
  level: Type.Optional(Line),
})

const Summary = {
  slug: Type.String({ description: 'Stable; the national code changes between versions' }),
  code: orNull(Type.String({ description: 'The national code, where there is one' })),
  name: TextShape,
  field: TextShape,
  level: literals(['commune', 'district', 'linked']),
  limit: Limit,
  feeDong: Type.Integer(),
  validFrom: DateText,
  validTo: orNull(DateText),
}

export const ProcedureList = Type.Object({
  on: DateText,
  procedures: Type.Array(Type.Object(Summary)),
})

export const ProcedureDetail = Type.Object({
  ...Summary,
  id: Type.String(),
  procedureId: Type.String(),
  countAfterCutoff: literals(['sameDay', 'nextDay']),
  feeNote: orNull(TextShape),
  note: orNull(TextShape),
  papers: Type.Array(
    Type.Object({
      name: TextShape,
      kind: literals(['form', 'original', 'copy', 'certifiedCopy']),
      quantity: Type.Integer(),
      issuedByOffice: Type.Boolean(),
      heldBy: Type.Optional(orNull(TextShape)),
      kindKey: Type.Optional(orNull(Type.String())),
      condition: Type.Optional(orNull(Type.String({ description: 'FEEL over the answers: asked for only when true' }))),
      conditionText: Type.Optional(orNull(TextShape)),
    }),
  ),
  steps: Type.Array(
    Type.Object({
      key: Type.String(),
      position: Type.Integer(),
      name: TextShape,
      role: Type.String(),
      place: literals(['receiving', 'office', 'external']),
      unitId: orNull(Type.String()),
      amount: Type.Number(),
      unitOfTime: Type.String(),
      condition: Type.Optional(orNull(Type.String({ description: 'FEEL over the answers: taken only when true' }))),
      fee: Type.Optional(orNull(Type.String({ description: 'FEEL: what is collected here' }))),
      parallel: Type.Optional(
        orNull(Type.String({ description: 'Neighbouring steps with one word here run side by side' })),
      ),
      stage: Type.Optional(orNull(TextShape)),
      linked: Type.Optional(
        orNull(
          Type.Array(
            Type.Object({
              slug: Type.String({ description: 'A procedure begun at this step from the same answers' }),
              after: Type.Array(Type.String({ description: 'Whose results it needs first' })),
            }),
          ),
        ),
      ),
    }),
  ),
  form: Type.Array(
    Type.Object({
      key: Type.String(),
      type: literals(FIELD_TYPES),
      label: TextShape,
      hint: orNull(TextShape),
      required: Type.Boolean(),
      options: orNull(Type.Array(Type.Object({ value: Type.String(), label: TextShape }))),
      initial: Type.Optional(orNull(Type.String({ description: 'Stands there before anybody answers' }))),
      suggestions: Type.Optional(orNull(Type.Array(Type.String()))),
      repeats: Type.Optional(
        orNull(Type.Boolean({ description: 'Asked once for each entry: `form.entries` holds a list of such answers' })),
      ),
    }),
  ),
  result: TextShape,
  resultKind: Type.Optional(orNull(Type.String())),
  legalBasis: Type.Array(Type.String()),
  receivingUnits: Type.Array(Type.Object({ id: Type.String(), code: Type.String(), name: TextShape })),
  versions: Type.Array(
    Type.Object({ id: Type.String(), validFrom: DateText, validTo: orNull(DateText), limit: Limit }),
  ),
  timeTaken: orNull(Type.Object({ dossiers: Type.Integer(), medianMinutes: Type.Number(), p90Minutes: Type.Number() })),
})
