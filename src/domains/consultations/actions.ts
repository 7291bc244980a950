import { type Actor, type Facts, record } from '../../core/ledger/index.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { no, ok, type Result } from '../../platform/result.ts'
import { type DossierView, getDossier, leadingPost, type Office, type Official } from '../dossiers/index.ts'
import { type Consultation, findConsultation } from './queries.ts'
import { DAYS, mayAsk, outcomeOf, type Stance } from './rules/consultation.ts'
import { verbs } from './verbs.ts'

export type Reason =
  | 'not_found'
  | 'not_yours'
  | 'nobody_asked'
  | 'missing_question'
  | 'bad_days'
  | 'missing_ground'
  | 'missing_stance'
  | 'missing_answer'
  | 'missing_name'
  | 'unknown_file'
  | 'already_closed'

export interface AskInput {
  /** A unit of the government or a body outside that the profile knows… */
  unitId: string | null
  /** …or the name of any other body. */
  bodyName: string
  question: string
  /** Working days to answer in. */
  days: number
  /** Papers of the dossier that are shown to whoever is asked. */
  fileIds: readonly string[]
  /** The rule by which silence counts as agreement; empty where there is none. */
  silenceGround: string
}

/** The dossier, where the official may ask about it now. */
async function askable(office: Office, official: Official, id: string): Promise<Result<DossierView, Reason>> {
  const answer = await getDossier(office, official, id)
  if (!answer.ok) return no('not_found')
  const { holder, status } = answer.value
  const may = mayAsk({
    posts: official.appointments,
    holder: holder && { unitId: holder.unit.id, role: holder.role },
    leads: holder !== null && leadingPost(official, holder.unit.id) !== undefined,
    status,
  })
  return may ? ok(answer.value) : no('not_yours')
}

/** Whether an official may ask about a dossier as it stands. */
export const mayAskAbout = async (office: Office, official: Official, id: string): Promise<boolean> =>
  (await askable(office, official, id)).ok

const actorOf = (official: Official, unitId: string): Actor | undefined => {
  const post = official.appointments.find((each) => each.unitId === unitId)
  if (!post) return undefined
  const actor = { kind: 'official' as const, personId: official.personId, postId: post.postId, unitId: post.unitId }
  return post.actingFor ? { ...actor, actingForId: post.actingFor.personId } : actor
}

/**
 * Asks another unit or a body outside for its opinion while the dossier stays where it is. Several may be asked at once, each
 * with a date of its own; the legal clock goes on.
 *
 * @law 61/2018/NĐ-CP, art. 19.5
 */
export async function ask(
  office: Office,
  official: Official,
  dossierId: string,
  input: AskInput,
): Promise<Result<{ id: string; outside: boolean }, Reason>> {
  const dossier = await askable(office, official, dossierId)
  if (!dossier.ok) return dossier
  const { holder, papers, stepKey, procedure, decidingUnit } = dossier.value
  const [staff, time] = await Promise.all([office.staff(), office.workingTime()])
  const unit = input.unitId === null ? undefined : staff.findUnit(input.unitId)
  const bodyName = input.bodyName.trim()
  const question = input.question.trim()
  if (!holder || unit?.id === holder.unit.id || (!unit && bodyName === '')) return no('nobody_asked')
  if (question === '') return no('missing_question')
  if (!DAYS.some((days) => days === input.days)) return no('bad_days')
  if (input.fileIds.some((fileId) => papers.every((paper) => paper.fileId !== fileId))) return no('unknown_file')
  const actor = actorOf(official, holder.unit.id)
  if (!actor) return no('not_yours')
  const now = office.clock.now()
  const dueAt = time.due(now, { limit: { amount: input.days, unit: 'workingDays' } }).at
  const id = newId()
  const outside = unit === undefined || unit.kind === 'external'
  await office.db.transaction(async (tx) => {
    await tx.run(
      tx.q.insertInto('consultations').values({
        localityId: office.localityId,
        id,
        dossierId,
        stepKey,
        askedBy: official.personId,
        askingUnitId: holder.unit.id,
        unitId: unit?.id ?? null,
        bodyName: unit ? null : bodyName,
        outside,
        question,
        fileIds: [...input.fileIds],
        askedAt: now,
        dueAt,
        silenceGround: input.silenceGround.trim() || null,
      }),
    )
    await record(tx, {
      verb: verbs.ask.name,
      actor,
      subjectId: dossierId,
      caseId: dossierId,
      topicId: procedure.procedureId,
      unitId: decidingUnit.id,
      stepKey,
      personId: official.personId,
      occurredAt: now,
      dueAt,
      facts: { consultation: id, unit: unit?.id ?? null, outside, papers: input.fileIds.length },
    })
  })
  return ok({ id, outside })
}

export interface AnswerInput {
  stance: Stance | null
  answer: string
  /** Of a body outside: who signs, name and post. */
  name?: string
  /** The token of an upload. */
  upload?: string | undefined
}

/** Who answers: the unit that was asked, a body outside by its link, or whoever asked, for an answer that came on paper. */
export type Answering = { kind: 'unit'; official: Official } | { kind: 'link' } | { kind: 'paper'; official: Official }

/** Takes an answer in, once. A late one is taken too, and is late. */
export async function answer(
  office: Office,
  who: Answering,
  id: string,
  { stance, answer: words, name = '', upload }: AnswerInput,
): Promise<Result<{ dossierId: string }, Reason>> {
  const asked = await findConsultation(office, id)
  if (!asked) return no('not_found')
  const actor = answering(who, asked)
  if (!actor) return no('not_yours')
  if (stance === null) return no('missing_stance')
  if (words.trim() === '') return no('missing_answer')
  if (who.kind !== 'unit' && name.trim() === '') return no('missing_name')
  const time = await office.workingTime()
  const now = office.clock.now()
  const official = who.kind === 'link' ? undefined : who.official
  return office.db.transaction(async (tx) => {
    const file = upload === undefined ? null : await office.claimUpload(tx, upload, now)
    if (file === undefined) return no('unknown_file')
    const closed = await tx.run(sql`
      UPDATE consultations SET state = 'answered', stance = ${stance}, answer = ${words.trim()},
        answered_by = ${who.kind === 'unit' ? who.official.personId : null}, answered_name = ${name.trim() || null},
        file_id = ${file?.id ?? null}, file_name = ${file?.name ?? null}, closed_at = ${now}
      WHERE locality_id = ${office.localityId} AND id = ${id} AND state = 'open'`)
    if (closed === 0) return no('already_closed')
    const outcome = outcomeOf(asked.dueAt, now)
    await recordOn(tx, asked, who.kind === 'paper' ? 'recordAnswer' : 'answer', actor, now, {
      dueAt: asked.dueAt,
      outcome,
      workingMinutes: time.minutesBetween(asked.askedAt, now),
      lateMinutes: time.minutesBetween(asked.dueAt, now),
      // Whoever asked isn't charged with the time of whoever answered.
      ...(asked.unitId ? { unitId: asked.unitId } : {}),
      ...(official ? { personId: official.personId } : {}),
      facts: { consultation: id, stance },
    })
    return ok({ dossierId: asked.dossierId })
  })
}

function answering(who: Answering, asked: Consultation): Actor | undefined {
  switch (who.kind) {
    case 'link':
      if (!asked.outside) return undefined
      return asked.unitId ? { kind: 'external', unitId: asked.unitId } : { kind: 'external' }
    case 'paper':
      return actorOf(who.official, asked.askingUnitId)
    case 'unit':
      return asked.outside || !asked.unitId ? undefined : actorOf(who.official, asked.unitId)
  }
}

/** The question is of no use any more. */
export async function withdraw(
  office: Office,
  official: Official,
  id: string,
): Promise<Result<{ dossierId: string }, Reason>> {
  const asked = await findConsultation(office, id)
  const actor = asked && actorOf(official, asked.askingUnitId)
  if (!asked) return no('not_found')
  if (!actor) return no('not_yours')
  const now = office.clock.now()
  return office.db.transaction(async (tx) => {
    const closed = await tx.run(sql`
      UPDATE consultations SET state = 'withdrawn', closed_at = ${now}
      WHERE locality_id = ${office.localityId} AND id = ${id} AND state = 'open'`)
    if (closed === 0) return no('already_closed')
    const { personId } = official
    await recordOn(tx, asked, 'withdraw', actor, now, { personId, facts: { consultation: id } })
    return ok({ dossierId: asked.dossierId })
  })
}

/**
 * Ends what nobody answered where a rule says that silence is agreement. Any process may run it at any time: each silence ends
 * once, at its own date.
 *
 * @returns how many ended
 */
export async function endSilences(office: Office): Promise<number> {
  const now = office.clock.now()
  const over = await office.db.many(sql<{ id: string }>`
    SELECT id FROM consultations WHERE state = 'open' AND silence_ground IS NOT NULL AND due_at < ${now} LIMIT 500`)
  let ended = 0
  for (const { id } of over) {
    const asked = await findConsultation(office, id)
    if (!asked) continue
    ended += await office.db.transaction(async (tx) => {
      const closed = await tx.run(sql`
        UPDATE consultations SET state = 'lapsed', closed_at = ${asked.dueAt}
        WHERE locality_id = ${office.localityId} AND id = ${id} AND state = 'open'`)
      if (closed > 0)
        await recordOn(tx, asked, 'lapse', { kind: 'system' }, now, {
          dueAt: asked.dueAt,
          facts: { consultation: id },
        })
      return closed
    })
  }
  return ended
}

interface Detail {
  dueAt?: Date
  outcome?: 'onTime' | 'late'
  workingMinutes?: number
  lateMinutes?: number
  unitId?: string
  personId?: string
  facts: Facts
}

const recordOn = (
  tx: Db,
  { dossierId, stepKey, askingUnitId }: Consultation,
  verb: keyof typeof verbs & string,
  actor: Actor,
  occurredAt: Date,
  detail: Detail,
): Promise<string> =>
  record(tx, {
    verb: verbs[verb].name,
    actor,
    subjectId: dossierId,
    caseId: dossierId,
    unitId: askingUnitId,
    stepKey,
    occurredAt,
    ...detail,
  })
