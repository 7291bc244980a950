import { Type } from 'typebox'
import { Day, Instant, Key, literals, orNull } from '../../platform/http/index.ts'
import { SHOWN } from './queries/lists.ts'
import { HOWS, KINDS, SECRECIES, URGENCIES } from './rules/document.ts'
import { CODES } from './rules/states.ts'
import { SIDES } from './rules/types.ts'

export const One = Type.Object({ id: Key })
export const OneFile = Type.Object({ id: Key, file: Key })

const Year = Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 }))
const Text = Type.Optional(Type.String({ maxLength: 100 }))
const Page = Type.Integer({ minimum: 1, maximum: 10_000, default: 1 })
const Book = Type.Optional(Type.String({ maxLength: 50 }))

export const IncomingAsked = Type.Object({
  xem: Type.Optional(Type.Literal('toi')),
  so: Book,
  nam: Year,
  'tinh-trang': Type.Optional(literals(SHOWN)),
  'tu-khoa': Text,
  trang: Page,
})
export const OutgoingAsked = Type.Object({
  so: Book,
  nam: Year,
  loai: Type.Optional(Type.String({ maxLength: 10 })),
  'tu-khoa': Text,
  trang: Page,
})
export const PublicAsked = Type.Object({
  loai: Type.Optional(Type.String({ maxLength: 10 })),
  'tu-khoa': Text,
  trang: Page,
})
export const WhichSeat = Type.Object({ so: Book })

const Long = (maxLength: number) => Type.String({ maxLength })
export const SeatShape = Type.Object({ unitId: Key, side: literals(SIDES) })
const Uploads = Type.Array(Long(64), { maxItems: 20, description: 'Tokens of uploads', default: [] })

const AboutBody = {
  seat: SeatShape,
  type: Long(10),
  subject: Type.String({ maxLength: 500, description: 'Without personal data' }),
  urgency: literals(URGENCIES),
  secrecy: Type.Unsafe<(typeof SECRECIES)[number]>({
    type: 'string',
    enum: [...SECRECIES],
    description: 'Anything but `none` is refused: secret papers don’t belong here',
  }),
  dueOn: orNull(Type.String({ format: 'date' })),
}
export const IncomingBody = Type.Object({
  key: Type.String({ format: 'uuid', description: 'Made by you: sent twice it is entered once' }),
  ...AboutBody,
  sender: Long(200),
  code: Type.String({ maxLength: 60, description: 'Number and symbol as printed' }),
  issuedOn: Day,
  arrivedOn: Day,
  note: Long(500),
  anyway: Type.Boolean({ default: false, description: 'Although such a paper came before' }),
  uploads: Uploads,
})
export const OutgoingBody = Type.Object({
  key: Type.String({ format: 'uuid', description: 'Made by you: sent twice it goes out once' }),
  ...AboutBody,
  signerId: Key,
  drafted: Type.String({ maxLength: 20, default: '', description: 'For a letter: the drafting unit’s symbol' }),
  readBy: orNull(Type.String({ format: 'date' })),
  receivers: Type.Array(SeatShape, { maxItems: 500 }),
  outside: Type.Array(Long(200), { maxItems: 60, default: [] }),
  isPublic: Type.Boolean({ default: false }),
  copies: Type.Integer({ minimum: 1, maximum: 999, default: 1 }),
  paperId: orNull(Key, { description: 'Its line in the book of outgoing papers, where it has its number already' }),
  earlierId: orNull(Key),
  earlierHow: orNull(literals(HOWS)),
  uploads: Uploads,
})
export const InstructionBody = Type.Object({
  kind: literals(KINDS),
  words: Type.String({ maxLength: 2_000, description: 'Empty: the usual words' }),
  leadUnitId: orNull(Key),
  leadPersonId: orNull(Key),
  helperIds: Type.Array(Key, { maxItems: 60, default: [] }),
  dueOn: orNull(Type.String({ format: 'date' })),
  readerIds: Type.Array(Key, { maxItems: 500, default: [] }),
  readerUnitIds: Type.Array(Key, { maxItems: 60, default: [] }),
})

const DocumentShape = {
  code: Type.String(),
  sender: Type.String(),
  type: Type.String(),
  subject: Type.String(),
  issuedOn: Day,
  urgency: literals(URGENCIES),
}
const ArrivalShape = {
  id: Key,
  documentId: Key,
  unitId: Key,
  side: literals(SIDES),
  arrivedAt: Instant,
  confirmBy: Instant,
  state: Type.Unsafe<(typeof CODES)[number]>({ type: 'string', enum: [...CODES], description: 'Codes of QĐ 28/2018' }),
  year: orNull(Type.Integer()),
  number: orNull(Type.Integer()),
  confirmedAt: orNull(Instant),
  sentBackWhy: orNull(Type.String()),
  instructBy: orNull(Instant),
  leadUnitId: orNull(Key),
  leadPersonId: orNull(Key),
  dueAt: orNull(Instant),
}
export const IncomingShape = Type.Object({ ...ArrivalShape, ...DocumentShape })
const File = Type.Object({ fileId: Key, name: Type.String(), sizeBytes: Type.Integer() })
const ReaderShape = Type.Object({
  unitId: Key,
  personId: Key,
  askedAt: Instant,
  dueAt: orNull(Instant),
  readAt: orNull(Instant),
})
export const ArrivalAnswer = Type.Object({
  ...ArrivalShape,
  ...DocumentShape,
  files: Type.Array(File),
  states: Type.Array(
    Type.Object({ code: literals(CODES), at: Instant, byPersonId: orNull(Key), words: Type.String() }),
  ),
  instructions: Type.Array(
    Type.Object({
      id: Key,
      kind: literals(KINDS),
      words: Type.String(),
      byPersonId: Key,
      at: Instant,
      leadUnitId: orNull(Key),
      leadPersonId: orNull(Key),
      helperIds: Type.Array(Key),
      dueOn: orNull(Day),
      taskId: orNull(Key),
    }),
  ),
  readers: Type.Array(ReaderShape),
})
const Sent = {
  id: Key,
  ...DocumentShape,
  side: literals(SIDES),
  signerName: Type.String(),
  outside: Type.Array(Type.String()),
  isPublic: Type.Boolean(),
  recalledAt: orNull(Instant),
  recalledWhy: orNull(Type.String()),
}
export const OutgoingShape = Type.Object({
  ...Sent,
  receivers: Type.Integer(),
  received: Type.Integer(),
  sentBack: Type.Integer(),
  late: Type.Integer(),
  readers: Type.Integer(),
  read: Type.Integer(),
})
export const SentAnswer = Type.Object({
  ...Sent,
  files: Type.Array(File),
  receivers: Type.Array(Type.Object({ ...ArrivalShape, readers: Type.Array(ReaderShape) })),
})
export const PublicShape = Type.Object({
  id: Key,
  code: Type.String(),
  sender: Type.String(),
  type: Type.String(),
  side: literals(SIDES),
  issuedOn: Day,
  subject: Type.String(),
})
