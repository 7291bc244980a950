import { type NewAct, recordMany } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId, newIdAt } from '../../platform/ids.ts'
import { foldVietnamese } from '../../platform/text.ts'
import type { ArrivalTold, DocumentTold, Member } from './story.ts'

const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`
const HOUR_MS = 3_600_000

/** What a document is written with besides what is told of it. */
export interface Numbered {
  told: DocumentTold
  number: number | null
  termFrom: string | null
  code: string
  symbol: string
  typeName: string
  paperId: string | null
}

interface Given {
  told: DocumentTold
  arrival: ArrivalTold
}

/**
 * Writes documents with all that belongs to them and the acts by which it came to be.
 *
 * @param seen until when senders have seen what came back
 * @returns how many acts
 */
export async function saveDocuments(
  tx: Db,
  localityId: number,
  fileId: string,
  documents: readonly Numbered[],
  seen: Date,
): Promise<number> {
  const all = documents.flatMap(({ told }) => told.arrivals.map((arrival): Given => ({ told, arrival })))
  await saveThemselves(tx, localityId, fileId, documents)
  await saveArrivals(tx, localityId, all, seen)
  await saveTasks(tx, localityId, all)
  const acts = [...documents.flatMap(({ told }) => issueActs(told)), ...all.flatMap(actsOf)].sort(
    (one, other) => one.occurredAt.getTime() - other.occurredAt.getTime(),
  )
  await recordMany(tx, acts)
  return acts.length
}

const isoDay = (at: Date): string => new Date(at.getTime() + 7 * HOUR_MS).toISOString().slice(0, 10)

async function saveThemselves(
  tx: Db,
  localityId: number,
  fileId: string,
  documents: readonly Numbered[],
): Promise<void> {
  const rows = documents.map(({ told, number, termFrom, code, symbol, typeName, paperId }) => {
    const sender = told.sender?.name ?? told.outside?.name ?? '—'
    return {
      id: told.id,
      side: told.sender?.side ?? told.arrivals[0]?.seat.side ?? 'state',
      unit: told.sender?.unitId ?? null,
      sender,
      type: told.sent.type,
      type_name: typeName,
      number,
      term_from: termFrom,
      code,
      symbol,
      on: isoDay(told.issuedAt),
      year: Number(isoDay(told.issuedAt).slice(0, 4)),
      subject: told.sent.subject,
      folded: foldVietnamese([code, sender, told.sent.subject].join(' ')),
      urgency: told.sent.urgency ?? 'normal',
      due_on: told.dueOn,
      read_by: told.readBy,
      signer_id: told.signer?.id ?? null,
      signer_name: told.signer?.name ?? '',
      authority: told.signer ? [told.signer.title.toLocaleUpperCase('vi')] : [],
      receivers: told.arrivals.map(({ seat }) => seat.name),
      is_public: told.isPublic,
      paper_id: paperId,
      made_by: told.clerk.personId,
      made_at: told.issuedAt,
    }
  })
  const shape = sql`(id uuid, side text, unit uuid, sender text, type text, type_name text, number integer, term_from date, code text, symbol text,
    "on" date, year smallint, subject text, folded text, urgency text, due_on date, read_by date, signer_id uuid, signer_name text, authority text[],
    receivers text[], is_public boolean, paper_id uuid, made_by uuid, made_at timestamptz)`
  await tx.run(sql`
    INSERT INTO documents (locality_id, id, side, sender_unit_id, sender, type, number, term_from, code, issued_on, subject, folded, urgency, due_on,
      read_by, signer_id, signer_name, authority, is_public, is_made_up, paper_id, made_by, made_at)
    SELECT ${localityId}::integer, id, side, unit, sender, type, number, term_from, code, "on", subject, folded, urgency, due_on, read_by, signer_id,
      signer_name, authority, is_public, true, paper_id, made_by, made_at
    FROM jsonb_to_recordset(${json(rows)}) AS d ${shape}`)
  await tx.run(sql`
    INSERT INTO issued_papers (locality_id, id, unit_id, year, symbol, number, kind, subject, issued_on, issued_at, signer_id, signer_name, authority,
      receivers)
    SELECT ${localityId}::integer, paper_id, unit, year, symbol, number, type_name, subject, "on", made_at, signer_id, signer_name, authority, receivers
    FROM jsonb_to_recordset(${json(rows.filter(({ paper_id }) => paper_id !== null))}) AS d ${shape}`)
  await tx.run(sql`
    INSERT INTO document_files (locality_id, document_id, file_id, position, name, size_bytes)
    SELECT ${localityId}::integer, d.id, f.id, 1, f.name, f.size_bytes
    FROM unnest(${rows.map(({ id }) => id)}::uuid[]) AS d (id), files f WHERE f.locality_id = ${localityId} AND f.id = ${fileId}`)
}

const stateOf = ({ confirmedAt, back, instruction, doneAt }: ArrivalTold): string => {
  if (back !== null) return '02'
  if (confirmedAt === null) return '01'
  if (instruction === null) return '03'
  return doneAt ? '06' : instruction.kind === 'assign' ? '05' : '04'
}

async function saveArrivals(tx: Db, localityId: number, all: readonly Given[], seen: Date): Promise<void> {
  await tx.run(sql`
    INSERT INTO document_arrivals (locality_id, id, document_id, unit_id, side, arrived_at, confirm_by, state, year, number, confirmed_at, confirmed_by,
      sent_back_why, back_seen_at, desk_unit_id, desk_side, instruct_by, instructed_at, lead_unit_id, lead_person_id, due_at, closed_at)
    SELECT ${localityId}::integer, id, document_id, unit_id, side, arrived_at, confirm_by, state, year, number, confirmed_at, confirmed_by, back,
      back_seen_at,
      CASE WHEN instruct_by IS NOT NULL THEN unit_id END, CASE WHEN instruct_by IS NOT NULL THEN side END, instruct_by, instructed_at,
      lead_unit_id, lead_person_id, due_at, closed_at
    FROM jsonb_to_recordset(${json(
      all.map(({ told, arrival }) => {
        const { confirmedAt, back, number, instruction } = arrival
        const received = confirmedAt !== null && back === null
        return {
          id: arrival.id,
          document_id: told.id,
          unit_id: arrival.seat.unitId,
          side: arrival.seat.side,
          arrived_at: arrival.arrivedAt,
          confirm_by: arrival.confirmBy,
          state: stateOf(arrival),
          year: received ? Number(isoDay(confirmedAt).slice(0, 4)) : null,
          number: received ? number : null,
          confirmed_at: received ? confirmedAt : null,
          confirmed_by: received ? arrival.clerk.personId : null,
          back,
          // What came back in the last days its sender hasn't seen yet.
          back_seen_at:
            back !== null && confirmedAt && confirmedAt < seen ? new Date(confirmedAt.getTime() + HOUR_MS) : null,
          instruct_by: received && !instruction ? arrival.instructBy : null,
          instructed_at: instruction?.at ?? null,
          lead_unit_id: instruction?.lead?.unitId ?? null,
          lead_person_id: instruction?.lead?.personId ?? null,
          due_at: arrival.dueAt,
          closed_at: back === null ? arrival.doneAt : confirmedAt,
        }
      }),
    )}) AS a (id uuid, document_id uuid, unit_id uuid, side text, arrived_at timestamptz, confirm_by timestamptz, state text, year smallint,
      number integer, confirmed_at timestamptz, confirmed_by uuid, back text, back_seen_at timestamptz, instruct_by timestamptz, instructed_at timestamptz, lead_unit_id uuid,
      lead_person_id uuid, due_at timestamptz, closed_at timestamptz)`)
  await tx.run(sql`
    INSERT INTO document_states (locality_id, arrival_id, position, code, at, by_person_id, by_unit_id, words)
    SELECT ${localityId}::integer, arrival_id, position, code, at, person, unit, coalesce(words, '')
    FROM jsonb_to_recordset(${json(all.flatMap(({ arrival }) => statesOf(arrival)))})
      AS s (arrival_id uuid, position smallint, code text, at timestamptz, person uuid, unit uuid, words text)`)
  const instructed = all.flatMap(({ arrival }) =>
    arrival.instruction ? [{ arrival, instruction: arrival.instruction }] : [],
  )
  await tx.run(sql`
    INSERT INTO document_instructions (locality_id, id, arrival_id, kind, words, by_person_id, by_post_id, by_unit_id, at, lead_unit_id, lead_person_id,
      task_id)
    SELECT ${localityId}::integer, id, arrival_id, kind, words, person, post, unit, at, lead_unit, lead_person, task_id
    FROM jsonb_to_recordset(${json(
      instructed.map(({ arrival, instruction: { id, kind, words, at, lead, taskId } }) => ({
        id,
        arrival_id: arrival.id,
        kind,
        words,
        person: arrival.head.personId,
        post: arrival.head.postId,
        unit: arrival.seat.unitId,
        at,
        lead_unit: lead?.unitId ?? null,
        lead_person: lead?.personId ?? null,
        task_id: taskId,
      })),
    )}) AS i (id uuid, arrival_id uuid, kind text, words text, person uuid, post uuid, unit uuid, at timestamptz, lead_unit uuid, lead_person uuid,
      task_id uuid)`)
  await tx.run(sql`
    INSERT INTO document_readers (locality_id, id, arrival_id, document_id, instruction_id, unit_id, person_id, asked_at, due_at, read_at, read_by)
    SELECT ${localityId}::integer, id, arrival_id, document_id, instruction_id, unit, person, asked_at, coalesce(due_at, 'infinity'), read_at,
      CASE WHEN read_at IS NOT NULL THEN person END
    FROM jsonb_to_recordset(${json(
      all.flatMap(({ told, arrival }) =>
        (arrival.instruction?.readers ?? []).map((reader) => ({
          id: reader.id,
          arrival_id: arrival.id,
          document_id: told.id,
          instruction_id: arrival.instruction?.id,
          unit: arrival.seat.unitId,
          person: reader.personId,
          asked_at: arrival.instruction?.at,
          due_at: reader.dueAt,
          read_at: reader.readAt,
        })),
      ),
    )}) AS r (id uuid, arrival_id uuid, document_id uuid, instruction_id uuid, unit uuid, person uuid, asked_at timestamptz, due_at timestamptz,
      read_at timestamptz)`)
}

function statesOf(arrival: ArrivalTold): object[] {
  const { id: arrival_id, arrivedAt, confirmedAt, back, clerk, head, instruction, doneAt } = arrival
  const by = ({ personId: person, unitId: unit }: Member) => ({ person, unit })
  const states = [
    { code: '01', at: arrivedAt },
    ...(confirmedAt ? [{ code: back === null ? '03' : '02', at: confirmedAt, ...by(clerk), words: back ?? '' }] : []),
    ...(instruction && instruction.kind !== 'file'
      ? [{ code: '04', at: instruction.at, ...by(head), words: instruction.words }]
      : []),
    ...(instruction?.kind === 'assign' && instruction.lead
      ? [{ code: '05', at: instruction.at, ...by(instruction.lead) }]
      : []),
    ...(doneAt && instruction?.kind !== 'assign' ? [{ code: '05', at: doneAt, ...by(head) }] : []),
    ...(doneAt ? [{ code: '06', at: doneAt, ...by(head) }] : []),
  ]
  return states.map((state, index) => ({ arrival_id, position: index + 1, ...state }))
}

/** The tasks that documents became. */
async function saveTasks(tx: Db, localityId: number, all: readonly Given[]): Promise<void> {
  const rows = all.flatMap(({ told, arrival }) => {
    const { instruction, dueAt, head, seat } = arrival
    if (!instruction?.taskId || !instruction.lead) return []
    const { at, taskId, lead, handedIn, words } = instruction
    const due = dueAt ?? new Date(at.getTime() + 14 * 24 * HOUR_MS)
    const later = new Date(Math.max(due.getTime(), at.getTime()))
    return [
      {
        id: taskId,
        title: told.sent.subject,
        expected: words,
        folded: foldVietnamese(told.sent.subject)
          .replace(/[^a-z0-9]+/g, ' ')
          .trim(),
        origin_id: arrival.id,
        person: head.personId,
        post: head.postId,
        unit: seat.unitId,
        lead_unit: lead.unitId,
        lead_person: lead.personId,
        state: handedIn ? 'approved' : 'inProgress',
        given: at,
        due: later,
        near: new Date(later.getTime() - 3 * 24 * HOUR_MS),
        handed_in: handedIn,
        submission: handedIn && newIdAt(handedIn),
      },
    ]
  })
  const shape = sql`(id uuid, title text, expected text, folded text, origin_id uuid, person uuid, post uuid, unit uuid, lead_unit uuid, lead_person uuid,
    state text, given timestamptz, due timestamptz, near timestamptz, handed_in timestamptz, submission uuid)`
  await tx.run(sql`
    INSERT INTO tasks (locality_id, id, title, expected, folded, origin_kind, origin_id, origin_number, root_id, assigner_person_id, assigner_post_id,
      assigner_unit_id, lead_unit_id, lead_person_id, hours, state, created_at, assigned_at, accepted_at, begun_at, submitted_at, decided_at,
      closed_at, first_due_at, due_at, near_at, quality, progress)
    SELECT ${localityId}::integer, t.id, t.title, expected, t.folded, 'document', origin_id, d.code, t.id, person, post, unit, lead_unit, lead_person, 8,
      t.state, given, given, given, given, handed_in, handed_in, handed_in, due, due, near, CASE WHEN handed_in IS NOT NULL THEN 'met' END,
      CASE WHEN handed_in IS NOT NULL THEN 100 ELSE 0 END
    FROM jsonb_to_recordset(${json(rows)}) AS t ${shape}
    JOIN document_arrivals a ON a.locality_id = ${localityId} AND a.id = origin_id
    JOIN documents d ON d.locality_id = a.locality_id AND d.id = a.document_id`)
  await tx.run(sql`
    INSERT INTO task_submissions (locality_id, id, task_id, round, result, submitted_by, submitted_at, decision, quality, decided_by, decided_at)
    SELECT ${localityId}::integer, submission, id, 1, 'Đã thực hiện theo văn bản', lead_person, handed_in, 'approved', 'met', person, handed_in
    FROM jsonb_to_recordset(${json(rows.filter(({ submission }) => submission))}) AS t ${shape}`)
}

const actorOf = ({ personId, postId, unitId }: Member) => ({ kind: 'official' as const, personId, postId, unitId })
const outcome = (at: Date, due: Date | null) => (due ? { outcome: at <= due ? 'onTime' : 'late', dueAt: due } : {})

function issueActs(told: DocumentTold): NewAct[] {
  if (!told.sender) return []
  const { clerk, issuedAt, sender } = told
  return [
    {
      verb: 'document.issue',
      actor: actorOf(clerk),
      subjectId: told.id,
      caseId: told.id,
      unitId: sender.unitId,
      personId: clerk.personId,
      occurredAt: issuedAt,
      facts: { side: sender.side, type: told.sent.type, receivers: told.arrivals.length, outside: 0 },
    },
  ]
}

function actsOf({ told, arrival }: Given): NewAct[] {
  const { seat, clerk, head, arrivedAt, confirmedAt, confirmBy, back, instruction, instructBy, doneAt } = arrival
  const act = (verb: NewAct['verb'], occurredAt: Date, who: Member | null, more: Partial<NewAct> = {}): NewAct => ({
    verb,
    actor: who ? actorOf(who) : { kind: 'system' },
    subjectId: arrival.id,
    caseId: told.id,
    unitId: seat.unitId,
    ...(who ? { personId: who.personId } : {}),
    occurredAt,
    ...more,
  })
  const received = confirmedAt !== null && back === null
  return [
    ...(told.sender ? [act('document.arrive', arrivedAt, null, { dueAt: confirmBy })] : []),
    ...(received
      ? [
          act(
            told.sender ? 'document.confirm' : 'document.register',
            confirmedAt,
            clerk,
            told.sender ? outcome(confirmedAt, confirmBy) : {},
          ),
        ]
      : []),
    ...(confirmedAt && back !== null ? [act('document.sendBack', confirmedAt, clerk)] : []),
    ...(instruction
      ? [
          act('document.instruct', instruction.at, head, {
            id: instruction.id,
            ...outcome(instruction.at, instructBy),
            facts: { kind: instruction.kind, ...(instruction.taskId ? { task: instruction.taskId } : {}) },
          }),
        ]
      : []),
    ...(instruction?.readers ?? []).flatMap((reader) =>
      reader.readAt
        ? [
            act(
              'document.acknowledge',
              reader.readAt,
              readerOf(reader.personId, head),
              outcome(reader.readAt, reader.dueAt),
            ),
          ]
        : [],
    ),
    ...(doneAt ? [act('document.finish', doneAt, null)] : []),
    ...taskActs(arrival),
  ]
}

/** A reader acts in the unit; which of several posts is of no matter here. */
const readerOf = (personId: string, head: Member): Member => ({ personId, postId: head.postId, unitId: head.unitId })

function taskActs({ instruction, head, dueAt }: ArrivalTold): NewAct[] {
  if (!instruction?.taskId || !instruction.lead) return []
  const { taskId, lead, at, handedIn } = instruction
  const due = dueAt && dueAt > at ? dueAt : new Date(at.getTime() + 14 * 24 * HOUR_MS)
  const act = (verb: NewAct['verb'], who: Member, occurredAt: Date, more: Partial<NewAct> = {}): NewAct => ({
    id: newId(),
    verb,
    actor: actorOf(who),
    subjectId: taskId,
    caseId: taskId,
    unitId: lead.unitId,
    personId: lead.personId,
    occurredAt,
    dueAt: due,
    ...more,
  })
  const said = handedIn && handedIn <= due ? 'onTime' : 'late'
  return [
    act('task.assign', head, at, { facts: { origin: 'document', weight: 1 } }),
    ...(handedIn
      ? [
          act('task.submit', lead, handedIn, { outcome: said }),
          act('task.approve', head, handedIn, { outcome: said, stepKey: 'met' }),
        ]
      : []),
  ]
}
