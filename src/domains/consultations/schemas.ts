import { Type } from 'typebox'
import { Instant, Key, Line, literals, orNull, Words } from '../../platform/http/index.ts'
import { DAYS, STANCES } from './rules/consultation.ts'

const Question = Type.String({ maxLength: 10_000 })

export const Ticket = Type.Object({ ticket: Type.String({ maxLength: 80 }) })

export const AskBody = Type.Object({
  unitId: Type.Optional(Type.String({ format: 'uuid', description: 'A unit, or a body outside that is known…' })),
  bodyName: Type.Optional(Type.String({ maxLength: 300, description: '…or the name of any other body' })),
  question: Question,
  days: Type.Integer({ description: `Working days to answer in: ${DAYS.join(', ')}` }),
  fileIds: Type.Optional(
    Type.Array(Key, { maxItems: 40, description: 'Papers of the dossier that are shown to whoever is asked' }),
  ),
  silenceGround: Type.Optional(
    Type.String({ maxLength: 500, description: 'The rule by which silence counts as agreement' }),
  ),
})

export const AnswerBody = Type.Object({
  stance: literals(STANCES),
  answer: Question,
  name: Type.Optional(Type.String({ maxLength: 200, description: 'Of a body outside: who signs, name and post' })),
  upload: Type.Optional(Type.String({ maxLength: 100, description: 'The token of an upload' })),
})

export const AskedShape = Type.Object({
  id: Key,
  outside: Type.Boolean(),
  link: orNull(Type.String(), { description: 'By which a body outside answers' }),
})

export const OfDossier = Type.Object({ dossierId: Key })

/** What whoever is asked sees, and no more of the dossier. */
const Seen = {
  id: Key,
  code: Type.String(),
  procedure: Words,
  askingUnit: Words,
  whom: Words,
  question: Type.String(),
  askedAt: Instant,
  dueAt: Instant,
  late: Type.Boolean(),
  state: literals(['open', 'answered', 'withdrawn', 'lapsed']),
  papers: Type.Array(Type.Object({ fileId: Key, name: Type.String() })),
}
export const AskedOfUs = Type.Object(Seen)

export const ConsultationShape = Type.Object({
  ...Seen,
  dossierId: Key,
  stepKey: Type.String(),
  unitId: orNull(Key),
  outside: Type.Boolean(),
  silenceGround: orNull(Line),
  stance: orNull(literals(STANCES)),
  answer: orNull(Type.String()),
  answerer: orNull(Type.String()),
  fileId: orNull(Key),
  fileName: orNull(Type.String()),
  closedAt: orNull(Instant),
})
