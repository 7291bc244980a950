import { Type } from 'typebox'
import {
  ById,
  Day,
  Dong,
  Instant,
  Key,
  Line,
  literals,
  orNull,
  Paged,
  Prose,
  pageOf,
  Words,
} from '../../platform/http/index.ts'
import { DENOMINATIONS } from './rules/till.ts'

const Method = literals(['cash', 'transfer'])
const EntryKind = literals(['payment', 'reversal', 'refund'])
const Reason = { reason: Prose }
const Numbered = orNull(Type.String(), { description: 'Number of the receipt or refund slip: `BL-2026/0000012`' })

export const AwaitingQuery = Type.Object({
  text: Type.String({ maxLength: 100, default: '', description: 'A code, or words of a name; then paid ones too' }),
  ...Paged,
})
export const Awaiting = pageOf(
  Type.Object({
    dossierId: Key,
    code: Type.String(),
    fullName: orNull(Type.String()),
    procedureVersionId: Key,
    unitId: Key,
    owedDong: Dong,
    chargedAt: Instant,
  }),
  { total: Type.Object({ dossiers: Type.Integer(), dong: Dong }) },
)

const Refund = Type.Object({
  id: Key,
  dossierId: Key,
  amountDong: Dong,
  reason: Type.String(),
  state: literals(['requested', 'approved', 'declined', 'paid']),
  requestedBy: Key,
  requestedAt: Instant,
})

export const Money = Type.Object({
  dossierId: Key,
  code: Type.String(),
  unitId: Key,
  chargedDong: Dong,
  paidDong: Dong,
  owedDong: Type.Integer({ description: 'Whole đồng; negative where too much was paid' }),
  charges: Type.Array(
    Type.Object({
      id: Key,
      name: Words,
      amountDong: Dong,
      reducedDong: Dong,
      dueDong: Dong,
      explanation: Words,
      ground: Type.String(),
    }),
  ),
  payments: Type.Array(
    Type.Object({
      id: Key,
      kind: EntryKind,
      method: Method,
      amountDong: Dong,
      reason: orNull(Type.String()),
      takenBy: orNull(Key),
      paidAt: Instant,
      receipt: Numbered,
      undone: Type.Boolean(),
    }),
  ),
  refunds: Type.Array(Refund),
})

export const CashBody = Type.Object({
  seenDong: Type.Integer({ minimum: 0, description: 'What the caller saw was owed' }),
})
export const Paid = Type.Object({ paymentId: Key })
export const ExemptBody = Type.Object({
  category: Type.String({ maxLength: 60, description: 'A group of people the schedule names' }),
  evidence: Line,
})
export const Exempted = Type.Object({ reducedDong: Dong })
export const RefundBody = Type.Object({ amountDong: Type.Integer({ minimum: 1 }), ...Reason })
export const Decision = Type.Object({ approve: Type.Boolean() })
export const PayBody = Type.Object({ method: Method })
export const ReasonBody = Type.Object(Reason)
export const OfDossier = Type.Object({ dossierId: Key })
export const Made = ById
export const RefundPaid = Type.Object({ dossierId: Key, paymentId: Key })

export const Receipt = Type.Object({
  dossierId: Key,
  title: Type.String(),
  numbered: Type.String(),
  dossierCode: Type.String(),
  link: Type.String(),
  payer: Type.Object({ label: Type.String(), name: Type.String(), address: Type.String() }),
  procedure: Type.String(),
  lines: Type.Array(Type.Object({ name: Type.String(), explanation: Type.String(), amountDong: Dong })),
  totalDong: Dong,
  totalInWords: Type.String(),
  method: Type.String(),
  at: Instant,
  reason: orNull(Type.String()),
  undone: Type.Boolean(),
})

const StatementHead = {
  id: Key,
  unitId: Key,
  account: Type.String(),
  fileName: Type.String(),
  format: literals(['csv', 'mt940']),
  uploadedAt: Instant,
  confirmedAt: orNull(Instant),
}
export const StatementBody = Type.Object({
  unitId: Key,
  name: Type.String({ minLength: 1, maxLength: 200 }),
  content: Type.String({
    contentEncoding: 'base64',
    description: 'The bank’s file, CSV or MT940, in base64; 5 MB at most',
  }),
})
export const Uploaded = Type.Object({
  id: Key,
  repeated: Type.Boolean({ description: 'This very file had been sent before' }),
})
export const Statements = Type.Object({
  rows: Type.Array(Type.Object({ ...StatementHead, lines: Type.Integer(), open: Type.Integer() })),
})
export const Statement = Type.Object({
  ...StatementHead,
  lines: Type.Array(
    Type.Object({
      id: orNull(Key, { description: 'Null before the statement is confirmed' }),
      bookedOn: Day,
      amountDong: Type.Integer({ description: 'Whole đồng; what goes out is negative' }),
      description: Type.String(),
      reference: Type.String(),
      fit: orNull(Type.String(), { description: 'What it would come to if it were confirmed now' }),
      state: literals(['open', 'matched', 'returned', 'notOurs']),
      dossierId: orNull(Key),
      code: orNull(Type.String()),
      reason: orNull(Type.String()),
    }),
  ),
})
export const Confirmed = Type.Object({ imported: Type.Integer(), matched: Type.Integer() })
export const MatchBody = Type.Object({ code: Type.String({ maxLength: 60 }) })
export const ExplainBody = Type.Object({ kind: literals(['returned', 'notOurs']), ...Reason })
export const OfStatement = Type.Object({ statementId: Key })

const Counts = Type.Object(
  Object.fromEntries(
    DENOMINATIONS.map((value) => [value, Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 }))]),
  ),
  { description: 'How many notes of each worth were counted' },
)
export const TillQuery = Type.Object({
  open: Type.Boolean({ default: true, description: 'One’s own open days; else closed ones' }),
})
export const Tills = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Key,
      unitId: Key,
      cashierId: Key,
      day: Day,
      entries: Type.Integer(),
      expectedDong: Dong,
      countedDong: orNull(Dong),
      counts: orNull(Type.Record(Type.String(), Type.Integer())),
      explanation: orNull(Type.String()),
      closedAt: orNull(Instant),
    }),
  ),
})
export const CloseBody = Type.Object({
  counts: Counts,
  seenDong: Type.Integer({ description: 'What the caller saw was expected' }),
  explanation: Type.Optional(Prose),
})
export const Closed = Type.Object({ differenceDong: Type.Integer({ description: 'Counted less expected' }) })
