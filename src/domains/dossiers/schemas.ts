import { Type } from 'typebox'
import { literals } from '../../platform/http/index.ts'
import { ASK_REASONS, CONSENT_SCOPES } from '../papers/index.ts'
import { STATUSES } from './rules/status.ts'

const UUID = { pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }
const Uuid = Type.String(UUID)
const Words = Type.String({ maxLength: 2000 })
const Line = Type.String({ maxLength: 300 })
const Version = Type.Optional(Type.Integer({ minimum: 1, description: 'The version the caller saw' }))

export const OfPaper = Type.Object({ id: Uuid, paper: Uuid })
/** A code as it was typed or read from bars. */
export const Scanned = Type.Object({ code: Type.String({ minLength: 1, maxLength: 100 }) })
export const Code = Type.Object({ code: Type.String({ maxLength: 60 }) })

const Applicant = Type.Object({
  kind: Type.Optional(Type.Union([Type.Literal('citizen'), Type.Literal('enterprise'), Type.Literal('household')])),
  fullName: Line,
  idNumber: Type.Optional(Type.String({ maxLength: 30 })),
  phone: Type.Optional(Type.String({ maxLength: 30 })),
  email: Type.Optional(Line),
  address: Type.Optional(Type.String({ maxLength: 500 })),
})

const Paper = Type.Object({
  name: Line,
  kind: Type.Optional(Type.String({ maxLength: 30 })),
  quantity: Type.Optional(Type.Integer({ minimum: 0, maximum: 999 })),
  received: Type.Optional(Type.Boolean()),
  upload: Type.Optional(Type.String({ maxLength: 100, description: 'The token of an upload' })),
})

const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([
    Type.Array(
      Type.Record(Type.String({ maxLength: 100 }), Type.Union([Words, Type.Number()]), { maxProperties: 20 }),
      {
        maxItems: 100,
        description: 'Under `entries`: answers to the questions that repeat, once for each document',
      },
    ),
    Words,
    Type.Number(),
    Type.Boolean(),
    Type.Null(),
  ]),
  {
    maxProperties: 200,
  },
)

/** A citizen's submission. */
export const Submission = Type.Object({
  idempotencyKey: Type.String({ minLength: 16, maxLength: 100, description: 'Made with the form, never used again' }),
  procedureSlug: Type.String({ maxLength: 100 }),
  unitId: Type.String({ ...UUID, description: 'The office that takes it in; filed online, the one that decides' }),
  applicant: Applicant,
  form: Form,
  papers: Type.Array(Paper, { maxItems: 40 }),
})

/** What the original says of itself. */
export const Seen = Type.Object({
  number: Type.Optional(Line),
  issuedBy: Type.Optional(Line),
  issuedOn: Type.Optional(Type.String({ format: 'date' })),
  validUntil: Type.Optional(Type.String({ format: 'date' })),
})
const Anew = Type.Object({ reason: literals(ASK_REASONS), note: Type.Optional(Words) })

/** What a clerk takes in at the counter. */
export const Intake = Type.Object({
  ...Submission.properties,
  decidingUnitId: Type.Optional(
    Type.String({ ...UUID, description: 'The office that decides, where this one takes it in for another' }),
  ),
  applicant: Type.Union([Applicant, Type.Object({ id: Uuid })]),
  papers: Type.Array(
    Type.Object({
      ...Paper.properties,
      received: Type.Boolean(),
      held: Type.Optional(
        Type.String({ format: 'uuid', description: 'A paper of the applicant’s store that stands for it' }),
      ),
      anew: Type.Optional(Anew),
      seen: Type.Optional(Seen),
    }),
    { maxItems: 40 },
  ),
  consent: Type.Optional(
    Type.Object(
      { way: literals(['spoken', 'signed']), scope: literals(CONSENT_SCOPES) },
      { description: 'How the owner agreed to the use of what is held' },
    ),
  ),
  sets: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
  feePaid: Type.Optional(Type.Boolean()),
  channel: Type.Optional(Type.Union([Type.Literal('counter'), Type.Literal('post')])),
})

export const Filed = Type.Object({
  id: Uuid,
  code: Type.String(),
  secret: Type.String({ description: 'Opens the result, together with the code' }),
  repeated: Type.Boolean({ description: 'This form had been sent before' }),
})

export const QueueQuery = Type.Object({
  scope: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('unit')])),
  status: Type.Optional(Type.Union(STATUSES.map((status) => Type.Literal(status)))),
  timeliness: Type.Optional(Type.Union([Type.Literal('near'), Type.Literal('late')])),
  procedureId: Type.Optional(Uuid),
  unitId: Type.Optional(Uuid),
  assigneeId: Type.Optional(Type.Union([Uuid, Type.Literal('none')])),
  text: Type.Optional(Type.String({ maxLength: 100 })),
  after: Type.Optional(Type.String({ maxLength: 100 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})

export const SearchQuery = Type.Object({ text: Type.String({ minLength: 2, maxLength: 100 }) })

export const Ids = Type.Object({ ids: Type.Array(Uuid, { minItems: 1, maxItems: 200 }) })

const UuidOrNone = Type.Union([Uuid, Type.Null()])

export const Reassigning = Type.Object({
  unitId: Uuid,
  role: Type.String({ maxLength: 60 }),
  from: UuidOrNone,
  to: UuidOrNone,
})

/** The body of each act of an official. */
export const ACT_BODIES = {
  accept: Type.Object({ version: Version }),
  confirmArrival: Type.Object({ version: Version }),
  requestSupplement: Type.Object({ version: Version, items: Type.Array(Line, { maxItems: 40 }), reason: Words }),
  refuse: Type.Object({ version: Version, reason: Words }),
  stop: Type.Object({ version: Version, reason: Words }),
  assign: Type.Object({ version: Version, personId: Uuid }),
  handOver: Type.Object({ version: Version, note: Type.Optional(Words), personId: Type.Optional(Uuid) }),
  sendBack: Type.Object({ version: Version, toStep: Type.String({ maxLength: 60 }), reason: Words }),
  recordExternalAnswer: Type.Object({
    version: Version,
    answer: Words,
    upload: Type.Optional(Type.String({ maxLength: 100 })),
    personId: Type.Optional(Uuid),
  }),
  recordExternalResult: Type.Object({ version: Version, answer: Words, upload: Type.String({ maxLength: 100 }) }),
  startFinancialDuty: Type.Object({ version: Version, reason: Words }),
  finishFinancialDuty: Type.Object({ version: Version }),
  acceptWithdrawal: Type.Object({ version: Version, reason: Type.Optional(Words) }),
  declineWithdrawal: Type.Object({ version: Version, reason: Words }),
  resubmit: Type.Object({ papers: Type.Array(Paper, { maxItems: 40 }), form: Type.Optional(Form) }),
  requestWithdrawal: Type.Object({ reason: Type.Optional(Words) }),
  takeBackWithdrawal: Type.Object({}),
  lengthen: Type.Object({ version: Version, reason: Words }),
  apologise: Type.Object({ version: Version, reason: Words, newDueOn: Type.String({ format: 'date' }) }),
  sign: Type.Object({ version: Version, upload: Type.String({ maxLength: 100 }) }),
  returnResult: Type.Object({ version: Version }),
} as const

const Secret = Type.String({ maxLength: 40 })

export const CITIZEN_BODIES = {
  open: Type.Object({ secret: Secret }),
  resubmit: Type.Object({ secret: Secret, papers: Type.Array(Paper, { maxItems: 40 }), form: Type.Optional(Form) }),
  withdraw: Type.Object({ secret: Secret, reason: Type.Optional(Words) }),
} as const

export const Rating = Type.Object({
  token: Type.String({ maxLength: 60 }),
  stars: Type.Integer({ minimum: 1, maximum: 5 }),
  comment: Type.Optional(Words),
})

export const ObjectionToken = Type.Object({ token: Type.String({ maxLength: 100 }) })
export const Objection = Type.Object({ objection: Type.Optional(Words) })
