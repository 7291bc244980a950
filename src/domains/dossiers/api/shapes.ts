import { Type } from 'typebox'
import { Day, Dong, Instant, Key, literals, orNull, Words } from '../../../platform/http/index.ts'
import { PART_KINDS } from '../rules/parts.ts'
import { CHANNEL_CODE, STATUSES } from '../rules/status.ts'
import { ACTIONS } from '../rules/transitions.ts'

const Status = literals(STATUSES)
const StatusOrAhead = literals([...STATUSES, 'ahead'])
const Timeliness = literals(['inTime', 'near', 'late'])
const PartKind = literals(PART_KINDS)
const Unit = Type.Object({ id: Key, name: Words })
const Person = Type.Object({ id: Key, name: Type.String() })
const Text = Type.String()
const Count = Type.Integer()

export const Moved = Type.Object({ id: Key, code: Text, status: Status, version: Count })
export const Returned = Type.Object({
  ...Moved.properties,
  ratingToken: Type.String({ description: 'For one rating, by the person' }),
})

export const Applicant = Type.Object({
  id: Key,
  kind: Text,
  name: Text,
  idNumber: orNull(Text),
  phone: orNull(Text),
  email: orNull(Text),
  address: orNull(Text),
  masked: Type.Boolean({ description: 'Personal data is masked outside the unit in charge' }),
  erased: Type.Boolean(),
})

const Part = Type.Object({
  id: orNull(Key),
  code: orNull(Text),
  kind: PartKind,
  key: Text,
  name: Words,
  status: StatusOrAhead,
  stepName: orNull(Words),
  unit: orNull(Unit),
  person: orNull(Person),
  dueAt: orNull(Instant),
  timeliness: Timeliness,
  timeLeft: orNull(Words),
  endedAt: orNull(Instant),
  lateMinutes: Count,
})
const Paper = Type.Object({
  id: Key,
  name: Text,
  kind: Text,
  quantity: Count,
  received: Type.Boolean(),
  digitised: Type.Integer({ description: '0 not, 1 digitised, 2 reused, 3 reused from a result' }),
  heldPaperId: orNull(Key),
  keptAs: orNull(Key, { description: 'The paper of the store it became when its original was compared' }),
  fileId: orNull(Key),
  fileName: orNull(Text),
})
const Run = Type.Object({
  id: Key,
  stepKey: Text,
  stepName: Words,
  unit: Unit,
  role: Text,
  external: Type.Boolean(),
  person: orNull(Person),
  startedAt: Instant,
  dueAt: Instant,
  endedAt: orNull(Instant),
  shareMinutes: Count,
  workedMinutes: orNull(Count),
  overMinutes: orNull(Count),
  outcome: orNull(Text),
})
const Act = Type.Object({
  id: Key,
  epoch: Count,
  xid: Text,
  number: Count,
  verb: Text,
  actor: Type.Object({
    kind: literals(['official', 'citizen', 'system', 'external']),
    personId: Type.Optional(Key),
    postId: Type.Optional(Key),
    unitId: Type.Optional(Key),
    actingForId: Type.Optional(Key),
  }),
  subjectId: Key,
  caseId: orNull(Key),
  unitId: orNull(Key),
  stepKey: orNull(Text),
  topicId: orNull(Key),
  personId: orNull(Key),
  occurredAt: Instant,
  recordedAt: Instant,
  dueAt: orNull(Instant),
  outcome: orNull(Text),
  workingMinutes: orNull(Count),
  lateMinutes: orNull(Count),
  facts: Type.Record(Text, Type.Unknown()),
})

export const Dossier = Type.Object({
  id: Key,
  code: Text,
  version: Type.Integer({ description: 'Send it with an act: another by now is told, not overwritten' }),
  status: Status,
  nationalCode: Count,
  channel: literals(Object.keys(CHANNEL_CODE) as (keyof typeof CHANNEL_CODE)[]),
  procedure: Type.Object({ id: Key, procedureId: Key, slug: Text, code: orNull(Text), name: Words }),
  applicant: Applicant,
  form: Type.Record(Text, Type.Unknown()),
  receivingUnit: Unit,
  decidingUnit: Unit,
  returnUnit: Unit,
  arrivedAt: orNull(Instant),
  underWay: Type.Boolean({ description: 'Taken in for the office in charge, which has not got it yet' }),
  stepKey: Text,
  holder: orNull(Type.Object({ unit: Unit, role: Text, assignee: orNull(Person) })),
  sets: Count,
  feeDong: Dong,
  feePaidAt: orNull(Instant),
  submittedAt: Instant,
  receivedAt: orNull(Instant),
  receivedBy: orNull(Person),
  legalDueAt: orNull(Instant),
  legalDueOn: orNull(Day),
  dueProvisional: Type.Boolean(),
  stepDueAt: orNull(Instant),
  apology: orNull(Type.Object({ at: Instant, newDueAt: Instant })),
  supplements: Count,
  finishedAt: orNull(Instant),
  returnedAt: orNull(Instant),
  workedMinutes: orNull(Count),
  lateMinutes: Count,
  timeliness: Timeliness,
  timeLeft: orNull(Words),
  papers: Type.Array(Paper),
  whole: orNull(Type.Object({ id: Key, code: Text, kind: PartKind, name: Words })),
  parts: Type.Array(Part),
  runs: Type.Array(Run),
  pauses: Type.Array(
    Type.Object({
      cause: literals(['supplement', 'financialDuty', 'outage']),
      reason: orNull(Text),
      startedAt: Instant,
      endedAt: orNull(Instant),
    }),
  ),
  dueDates: Type.Array(
    Type.Object({
      cause: Text,
      dueAt: Instant,
      dueOn: Day,
      provisional: Type.Boolean(),
      explanation: Type.Unknown({ description: 'Days counted, days skipped and why' }),
      setAt: Instant,
    }),
  ),
  lateness: Type.Array(
    Type.Object({ unit: Unit, stepKey: Text, cause: literals(['office', 'otherAgency']), workingMinutes: Count }),
  ),
  results: Type.Array(Type.Object({ of: orNull(Words), fileId: Key, addedAt: Instant, signedBy: orNull(Person) })),
  rating: orNull(Type.Object({ stars: orNull(Count), ratedAt: orNull(Instant) })),
  timeline: Type.Array(Act),
  actions: Type.Array(Type.Object({ action: literals(ACTIONS), allowed: Type.Boolean(), whyNot: orNull(Text) })),
  earlierSteps: Type.Array(Type.Object({ key: Text, name: Words, unit: Unit, person: orNull(Person) })),
  colleagues: Type.Array(Person),
})

const Counts = Type.Object({
  all: Count,
  late: Count,
  near: Count,
  byStatus: Type.Record(Text, Count),
})
export const Queue = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Key,
      code: Text,
      version: Count,
      status: Status,
      procedureName: Words,
      procedureSlug: Text,
      applicantName: Text,
      unit: Unit,
      takenInAt: orNull(Unit),
      underWay: Type.Boolean(),
      role: Text,
      stepKey: Text,
      stepName: Words,
      partKind: orNull(PartKind),
      signable: Type.Boolean(),
      assignee: orNull(Person),
      submittedAt: Instant,
      receivedAt: orNull(Instant),
      dueAt: orNull(Instant),
      stepDueAt: orNull(Instant),
      timeliness: Timeliness,
      timeLeft: orNull(Words),
    }),
  ),
  next: orNull(Text, { description: 'Ask for what is after it; null on the last page' }),
  counts: Counts,
  at: Instant,
})

export const Found = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Key,
      code: Text,
      status: Status,
      procedureName: Words,
      applicantName: Text,
      receivingUnit: Unit,
      decidingUnit: Unit,
      submittedAt: Instant,
      legalDueAt: orNull(Instant),
      finishedAt: orNull(Instant),
      lateMinutes: Count,
    }),
  ),
})

const Stage = Type.Object({
  name: Words,
  limit: Type.Object({ amount: Type.Number(), unit: Text }),
  until: orNull(Day),
})

/** What anybody may see who has a code. */
export const PublicDossier = Type.Object({
  code: Text,
  status: Status,
  nationalCode: Count,
  procedureName: Words,
  procedureSlug: Text,
  receivingUnit: Unit,
  decidingUnit: Unit,
  returnUnit: Unit,
  arrivedAt: orNull(Instant),
  unit: orNull(Unit),
  stepName: orNull(Words),
  steps: Type.Array(Type.Object({ name: Words, unit: Unit, state: literals(['done', 'current', 'late', 'ahead']) })),
  stages: Type.Array(Stage, { description: 'Named parts of the limit, where the law gives it in parts' }),
  submittedAt: Instant,
  receivedAt: orNull(Instant),
  legalDueAt: orNull(Instant),
  dueProvisional: Type.Boolean(),
  apologyDueAt: orNull(Instant),
  finishedAt: orNull(Instant),
  returnedAt: orNull(Instant),
  timeliness: Timeliness,
  hasResult: Type.Boolean(),
  wholeCode: orNull(Text),
  parts: Type.Array(
    Type.Object({
      code: orNull(Text),
      name: Words,
      status: StatusOrAhead,
      stepName: orNull(Words),
      unit: orNull(Unit),
      timeliness: Timeliness,
    }),
  ),
})

export const OwnDossier = Type.Object({
  id: Key,
  results: Type.Array(Type.Object({ of: orNull(Words), fileId: Key, addedAt: Instant })),
  incompleteParts: Type.Array(Type.Object({ code: Text, name: Words })),
  actions: Type.Array(literals(ACTIONS)),
  supplement: orNull(Type.Object({ items: Type.Array(Text), reason: Text })),
})

export const Accepted = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Key,
      answer: Type.Object({
        ok: Type.Boolean(),
        value: Type.Optional(Moved),
        reason: Type.Optional(Text),
        by: Type.Optional(Type.Object({ name: orNull(Text), sentence: Words, at: Instant })),
      }),
    }),
  ),
})
export const Given = Type.Object({ dossiers: Count })
export const Coded = Type.Object({ code: Text })
export const Named = Type.Object({ id: Key, code: Text })
export const Load = Type.Object({
  unit: Unit,
  role: Text,
  person: orNull(Person),
  open: Count,
  near: Count,
  late: Count,
  others: Type.Array(Person, { description: 'To whom it may go' }),
})
export const Applicants = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Key,
      name: Text,
      idNumber: orNull(Text),
      phone: orNull(Text),
      address: orNull(Text),
      openDossiers: Count,
    }),
  ),
})
