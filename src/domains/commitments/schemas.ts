import { Type } from 'typebox'
import {
  ById,
  Day,
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
import { MET } from './rules/conditions.ts'
import { ORDERS, SIDES, STATES } from './rules/lifecycle.ts'
import { VERDICTS } from './rules/settlement.ts'
import { DUTY_KINDS } from './rules/terms.ts'

export { ById }
export const OfDuty = Type.Object({ id: Key, key: Key })

const SubjectShape = Type.Unsafe<{ kind: 'target'; id: string; unitId: string | null } | { kind: 'task'; id: string }>(
  Type.Object({
    kind: literals(['target', 'task']),
    id: Key,
    unitId: Type.Optional(orNull(Key, { description: 'Of a target: its unit; null: the whole locality' })),
  }),
)

export const DraftBody = Type.Object({
  giverPostId: Key,
  answererPostId: Key,
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  subjects: Type.Array(SubjectShape, { minItems: 1, maxItems: 50 }),
})
export const Made = Type.Object({ id: Key })

export const ProposalBody = Type.Object({
  on: Type.Integer({ description: 'The version it was written on' }),
  send: Type.Boolean({ default: true, description: 'False keeps a draft without sending it' }),
  grounds: Prose,
  ground: Type.Optional(orNull(Type.Object({ kind: literals(['clause', 'paper']), id: Key }))),
  clauses: Type.Array(
    Type.Object({ key: Type.Optional(Key), subject: SubjectShape, words: Prose, dueOn: Day, evidence: Prose }),
    { maxItems: 60 },
  ),
  duties: Type.Array(
    Type.Object({
      key: Type.Optional(Key),
      kind: literals(DUTY_KINDS),
      words: Prose,
      dueOn: Day,
      clauseKey: orNull(Key),
    }),
    { maxItems: 60 },
  ),
  missed: Prose,
  note: Type.Optional(Prose),
  signOrder: literals(ORDERS),
  signBy: Day,
})
export const Proposed = Type.Object({
  sent: Type.Boolean(),
  voided: Type.Boolean({ description: 'It was being signed; that signing is void now' }),
})
export const OnVersion = Type.Object({ on: Type.Integer({ description: 'The version that was read' }) })
export const WhyBody = Type.Object({ reason: Prose })
export const SignBody = Type.Object({ paperId: Key })
export const Signed = Type.Object({ complete: Type.Boolean({ description: 'Both have signed' }) })
export const OnPaperBody = Type.Object({
  on: Day,
  upload: Type.Optional(
    Type.String({ maxLength: 64, description: 'Token of an upload: a picture of what was signed' }),
  ),
})
export const ScanBody = Type.Object({
  kind: literals(['commitment', 'settlement']),
  upload: Type.String({ maxLength: 64, description: 'Token of an upload' }),
})
export const MeetBody = Type.Object({ on: Day, note: Type.Optional(Prose) })
export const CommentBody = Type.Object({ words: Prose })
export const Commented = Type.Object({
  closed: Type.Boolean({ description: 'Both have commented; it waits to be signed' }),
})
export const CheckBody = Type.Object({ file: Type.String({ maxLength: 28_000_000, description: 'A PDF, in base64' }) })

const Party = Type.Object({
  name: Type.String(),
  title: orNull(Words),
  body: Type.String(),
  postId: orNull(Key),
  unitId: Key,
})
const Head = {
  id: Key,
  code: Type.String(),
  year: Type.Integer(),
  state: literals(STATES),
  turn: orNull(literals(SIDES)),
  version: Type.Integer(),
  amendsId: orNull(Key),
  signBy: Day,
  isOnPaper: Type.Boolean(),
  giver: Party,
  answerer: Party,
}
export const ListQuery = Type.Object({
  year: Type.Optional(Type.Integer()),
  unitId: Type.Optional(Key),
  state: Type.Optional(literals([...STATES, 'unsigned'])),
  ...Paged,
})
export const List = pageOf(
  Type.Object({
    ...Head,
    clauses: Type.Integer(),
    annexes: Type.Integer(),
    signed: orNull(Type.Array(literals(SIDES))),
  }),
)
export const ChangeShape = Type.Object({ what: Type.String(), page: Type.Optional(Type.Integer()) })
export const SignatureShape = Type.Object({
  signer: orNull(Type.Object({ name: Type.String(), post: Type.String(), unit: Type.String() })),
  signedAt: orNull(Instant),
  standing: Type.String(),
  profile: Type.String(),
  coversAll: Type.Boolean(),
  changedAfter: Type.Array(ChangeShape),
})
export const CheckedShape = Type.Object({
  signatures: Type.Array(SignatureShape),
  against: Type.Optional(literals(['same', 'earlier', 'different'])),
  paperId: Type.Optional(Key),
  differs: Type.Array(ChangeShape),
})
export const One = Type.Object({
  ...Head,
  fromOn: Day,
  toOn: Day,
  declined: orNull(Type.Object({ by: literals(SIDES), reason: Type.String() })),
  grounds: Type.String(),
  missed: Type.String(),
  clauses: Type.Array(
    Type.Object({
      key: Key,
      subject: SubjectShape,
      name: Words,
      measure: Words,
      words: Type.String(),
      dueOn: Day,
      evidence: Type.String(),
      now: orNull(Words, { description: 'How its target or task stands now' }),
      href: orNull(Line),
      isLacking: Type.Boolean({ description: 'A condition is not met' }),
      soft: Type.Array(Words),
    }),
  ),
  duties: Type.Array(
    Type.Object({
      key: Key,
      kind: literals(DUTY_KINDS),
      words: Type.String(),
      dueOn: Day,
      clauseKey: orNull(Key),
      met: literals(MET),
      doneOn: orNull(Day),
    }),
  ),
  papers: Type.Array(
    Type.Object({
      id: Key,
      kind: Type.String(),
      round: Type.Integer(),
      state: Type.String(),
      signBy: Day,
      voidCause: orNull(Type.String()),
      signatures: Type.Array(Type.Object({ side: literals(SIDES), name: Type.String(), signedAt: Instant })),
    }),
  ),
  settlement: orNull(
    Type.Object({
      lines: Type.Array(
        Type.Object({ name: Words, verdict: literals(VERDICTS), shown: Words, causes: Type.Array(Words) }),
      ),
      giverComment: Type.String(),
      answererComment: Type.String(),
    }),
  ),
})
