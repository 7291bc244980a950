import { Type } from 'typebox'
import { Instant, Key, literals, orNull } from '../../platform/http/index.ts'
import { CONCLUSION_KINDS, CONCLUSION_STATES } from './rules/conclusion.ts'
import { ANSWERS, KINDS, LEVELS, MODES, STATES } from './rules/meeting.ts'

const Unit = Type.Optional(Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })]))
const Monday = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }))

export const One = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const OneConclusion = Type.Object({
  id: Type.String({ format: 'uuid' }),
  conclusion: Type.String({ format: 'uuid' }),
})
export const OneFile = Type.Object({ id: Type.String({ format: 'uuid' }), file: Type.String({ format: 'uuid' }) })

/** Which days of whose agenda. */
export const Asked = Type.Object({
  xem: Type.Optional(Type.Union([Type.Literal('toi'), Type.Literal('don-vi')])),
  'don-vi': Unit,
  tuan: Monday,
  thang: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })),
})

export const FiguresAsked = Type.Object({
  nam: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
  'don-vi': Unit,
})

const Long = (maxLength: number) => Type.String({ maxLength })
const Lines = Type.Array(Long(500), { maxItems: 60 })

/** A meeting as a program plans it. */
export const MeetingBody = {
  unitId: Key,
  kind: literals(KINDS),
  title: Long(500),
  chairId: Key,
  secretaryId: orNull(Key),
  startsAt: Type.String({ format: 'date-time' }),
  endsAt: Type.String({ format: 'date-time' }),
  mode: literals(MODES),
  place: Long(500),
  link: Long(500),
  agenda: Lines,
  unitIds: Type.Array(Key, { maxItems: 200, description: 'Their heads are invited' }),
  personIds: Type.Array(Key, { maxItems: 500 }),
  guests: Lines,
  note: Long(2_000),
  uploads: Type.Optional(
    Type.Array(Type.String({ maxLength: 64 }), { maxItems: 20, description: 'Tokens of uploads' }),
  ),
}

export const ConclusionBody = {
  kind: literals(CONCLUSION_KINDS),
  body: Long(4_000),
  leadUnitId: orNull(Key),
  leadPersonId: orNull(Key),
  dueOn: orNull(Type.String({ format: 'date' })),
}

export const MeetingShape = Type.Object({
  id: Key,
  unitId: Key,
  level: literals(LEVELS),
  kind: literals(KINDS),
  title: Type.String(),
  chairId: Key,
  secretaryId: orNull(Key),
  startsAt: Instant,
  endsAt: Instant,
  mode: literals(MODES),
  place: Type.String(),
  link: Type.String(),
  agenda: Type.Array(Type.String()),
  guests: Type.Array(Type.String()),
  note: Type.String(),
  state: literals(STATES),
  edition: Type.Integer({ description: 'Send it with a change: one made from an older edition is refused' }),
  invitationNo: orNull(Type.String()),
  noticeNo: orNull(Type.String()),
  beganAt: orNull(Instant),
  endedAt: orNull(Instant),
  attendees: orNull(Type.Integer()),
  minutes: Type.String(),
  issuedAt: orNull(Instant),
  cancelledWhy: orNull(Type.String()),
  people: Type.Array(
    Type.Object({
      personId: Key,
      unitId: Key,
      role: literals(['chair', 'secretary', 'member', 'added']),
      answer: orNull(literals(ANSWERS)),
      substituteId: orNull(Key),
      reason: Type.String(),
      attended: orNull(Type.Boolean()),
    }),
  ),
  conclusions: Type.Array(
    Type.Object({
      id: Key,
      number: orNull(Type.Integer()),
      kind: literals(CONCLUSION_KINDS),
      body: Type.String(),
      leadUnitId: orNull(Key),
      leadPersonId: orNull(Key),
      dueOn: orNull(Type.String({ format: 'date' })),
      state: literals(CONCLUSION_STATES),
      edition: Type.Integer(),
      taskId: orNull(Key),
    }),
  ),
  files: Type.Array(Type.Object({ fileId: Key, name: Type.String() })),
})

export const AgendaShape = Type.Object({
  id: Key,
  unitId: Key,
  kind: literals(KINDS),
  title: Type.String(),
  chairId: Key,
  startsAt: Instant,
  endsAt: Instant,
  mode: literals(MODES),
  place: Type.String(),
  link: Type.String(),
  state: literals(STATES),
  invited: Type.Integer(),
  conclusions: Type.Integer(),
  madeAt: Instant,
  role: Type.Optional(literals(['chair', 'secretary', 'member', 'added', 'substitute'])),
  answer: Type.Optional(orNull(literals(ANSWERS))),
})
