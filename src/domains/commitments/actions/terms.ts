import { localDateOf } from '../../../core/calendar/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { formatDate, t } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'
import { findOrigins, measureInWords } from '../../resolutions/index.ts'
import type { Commitments } from '../deps.ts'
import type { Commitment } from '../queries/commitments.ts'
import { findLive, type Live } from '../queries/live.ts'
import type { Reason } from '../reasons.ts'
import { type Clause, type Duty, flawIn, type Subject, type Terms, tidy } from '../rules/terms.ts'
import type { CommitmentRule } from '../settings.ts'
import { toJson } from './within.ts'

/** Terms as somebody writes them: what a clause is called and measures, the program adds. */
export interface TermsInput {
  grounds: string
  ground: { kind: 'clause' | 'paper'; id: string } | null
  clauses: readonly { key?: string | undefined; subject: Subject; words: string; dueOn: string; evidence: string }[]
  duties: readonly (Omit<Duty, 'key'> & { key?: string | undefined })[]
  missed: string
}

const WORDS = 1000
const clean = (words: string): string => nfc(words).trim().slice(0, WORDS)
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

type Whose = Pick<Commitment, 'year' | 'fromOn' | 'toOn' | 'answererUnitId'>

/** Terms made whole and checked: each clause is a live target, or a task of the unit that answers. */
export async function completeTerms(
  room: Commitments,
  whose: Whose,
  input: TermsInput,
  { clausesTo }: Pick<CommitmentRule, 'clausesTo'>,
): Promise<Result<Terms, Reason>> {
  const now = room.clock.now()
  const [live, origins, organization] = await Promise.all([
    findLive(room, input.clauses, whose.year, { now, today: localDateOf(now) }),
    input.ground ? findOrigins(room.db, room.localityId, [input.ground]) : [],
    room.organization(),
  ])
  const below = new Set(organization.withBelow(whose.answererUnitId))
  const isTheirs = (each: Live): boolean => each?.kind !== 'task' || below.has(each.state.leadUnitId)
  if (live.some((each) => !each || !isTheirs(each))) return no('unknown_subject')
  if ([...input.clauses, ...input.duties].some(({ dueOn }) => !isDay(dueOn))) return no('bad_day')
  const [origin] = origins
  if (input.ground && !origin) return no('unknown_subject')
  const terms = tidy({
    grounds: clean(input.grounds),
    ground: origin && input.ground ? { ...input.ground, name: origin.name, href: origin.href } : null,
    clauses: input.clauses.map(
      (clause, index): Clause => ({
        key: clause.key ?? newId(),
        subject: clause.subject,
        ...calledNow(live[index]),
        words: clean(clause.words),
        dueOn: clause.dueOn,
        evidence: clean(clause.evidence),
      }),
    ),
    duties: input.duties.map((duty) => ({ ...duty, key: duty.key ?? newId(), words: clean(duty.words) })),
    missed: clean(input.missed),
  })
  const flaw = flawIn(terms, { from: whose.fromOn, to: whose.toOn, clausesTo })
  return flaw ? no(flaw.flaw) : ok(terms)
}

/** What a target or task is called and asks for at this moment. */
export function calledNow(live: Live): Pick<Clause, 'name' | 'measure'> {
  if (!live) return { name: t('—', '—'), measure: t('—', '—') }
  if (live.kind === 'target') {
    const { name, measure, countedIn } = live.state
    return { name, measure: measureInWords(measure, countedIn) }
  }
  const { title, dueAt } = live.state
  const day = dueAt ? formatDate(dueAt) : undefined
  return {
    name: t(title, title),
    measure: day ? t(`hoàn thành chậm nhất ${day}`, `done by ${day}`) : t('hoàn thành', 'done'),
  }
}

/** Writes the clauses that stand, so that targets and tasks find their promise. */
export async function writeClauses(
  tx: Db,
  localityId: number,
  commitmentId: string,
  clauses: readonly Clause[],
): Promise<void> {
  await tx.run(sql`
    DELETE FROM commitment_clauses WHERE locality_id = ${localityId} AND commitment_id = ${commitmentId}`)
  const of = <T>(pick: (subject: Subject) => T) => clauses.map(({ subject }) => pick(subject))
  await tx.run(sql`
    INSERT INTO commitment_clauses (locality_id, commitment_id, key, position, target_id, unit_id, task_id, due_on)
    SELECT ${localityId}, ${commitmentId}, g.key, g.place, g.target_id, g.unit_id, g.task_id, g.due_on
    FROM unnest(${clauses.map(({ key }) => key)}::uuid[], ${of((each) => (each.kind === 'target' ? each.id : null))}::uuid[],
      ${of((each) => (each.kind === 'target' ? each.unitId : null))}::uuid[],
      ${of((each) => (each.kind === 'task' ? each.id : null))}::uuid[],
      ${clauses.map(({ dueOn }) => dueOn)}::date[]) WITH ORDINALITY AS g (key, target_id, unit_id, task_id, due_on, place)`)
}

interface NewVersion {
  id: string
  number: number
  side: 'giver' | 'answerer'
  personId: string | null
  note: string
  terms: Terms
  at: Date
}

/** Writes a version and its clauses; a draft's only version is written over. */
export async function writeVersion(
  tx: Db,
  localityId: number,
  { id, number, side, personId, note, terms, at }: NewVersion,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO commitment_versions (locality_id, commitment_id, number, by_side, by_person, proposed_at, note, terms)
    VALUES (${localityId}, ${id}, ${number}, ${side}, ${personId}, ${at}, ${clean(note)}, ${toJson(terms)})
    ON CONFLICT (locality_id, commitment_id, number) DO UPDATE SET by_person = excluded.by_person,
      proposed_at = excluded.proposed_at, note = excluded.note, terms = excluded.terms`)
  await writeClauses(tx, localityId, id, terms.clauses)
}
