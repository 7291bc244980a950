import type { Organization } from '../../core/organization/index.ts'
import type { Text } from '../../platform/i18n/index.ts'
import { findTargetStates, searchClauses, searchTargets } from '../resolutions/index.ts'
import { searchTasks } from '../work/index.ts'
import type { Commitments } from './deps.ts'
import type { Live } from './queries/live.ts'
import { type Subject, subjectKey } from './rules/terms.ts'

/** A target or task that may become a clause. */
export interface Candidate {
  subject: Subject
  name: Text
  /** Where it belongs: the part of the resolution. */
  of: Text | null
  live: Live
}

export interface Candidates {
  own: Candidate[]
  common: Candidate[]
  tasks: Candidate[]
}

const MOST_TARGETS = 60
const MOST_TASKS = 30

/** What may become clauses of whoever answers for a unit: its own targets, those of the whole locality, and its tasks as searched for. */
export async function findCandidates(
  { db, localityId, clock }: Commitments,
  organization: Organization,
  { unitId, year, text, today }: { unitId: string; year: number; text: string; today: string },
): Promise<Candidates> {
  const units = organization.withBelow(unitId)
  const reach = { personIds: [], postIds: [], ownUnitIds: [unitId], unitIds: units }
  const now = clock.now()
  const [own, all, tasks] = await Promise.all([
    searchTargets(db, localityId, { text, unitId, limit: MOST_TARGETS }),
    searchTargets(db, localityId, { text, limit: MOST_TARGETS }),
    text.trim() === '' ? [] : searchTasks(db, localityId, reach, text, now, { limit: MOST_TASKS }),
  ])
  const owned = new Set(own.map(({ id }) => id))
  const subjects = [
    ...own.map((target) => ({
      target,
      subject: { kind: 'target' as const, id: target.id, unitId: target.unitIds.includes(unitId) ? unitId : null },
    })),
    ...all
      .filter(({ id }) => !owned.has(id))
      .map((target) => ({
        target,
        subject: { kind: 'target' as const, id: target.id, unitId: null },
      })),
  ].filter(({ target }) => target.years.includes(year))
  const asked = subjects.map(({ subject }) => ({ targetId: subject.id, unitId: subject.unitId, period: String(year) }))
  const states = await findTargetStates(db, localityId, asked, today)
  const targets = subjects.flatMap(({ target, subject }, index): Candidate[] => {
    const state = states[index]
    return state ? [{ subject, name: target.name, of: target.of, live: { kind: 'target', state } }] : []
  })
  const open = tasks.filter(({ state }) => state !== 'draft' && state !== 'cancelled' && state !== 'merged')
  return {
    own: targets.filter(({ subject }) => owned.has(subject.id)),
    common: targets.filter(({ subject }) => !owned.has(subject.id)),
    tasks: open.map((state) => ({
      subject: { kind: 'task', id: state.id },
      name: { vi: state.title, en: state.title },
      of: null,
      live: { kind: 'task', state },
    })),
  }
}

/** Without what is a clause already. */
export function without({ own, common, tasks }: Candidates, taken: readonly Subject[]): Candidates {
  const keys = new Set(taken.map(subjectKey))
  const left = (candidates: Candidate[]) => candidates.filter(({ subject }) => !keys.has(subjectKey(subject)))
  return { own: left(own), common: left(common), tasks: left(tasks) }
}

const MOST_GROUNDS = 200

/** Clauses of papers that a commitment may rest on. */
export const findGrounds = async ({ db, localityId }: Commitments): Promise<{ id: string; name: Text }[]> =>
  (await searchClauses(db, localityId, { limit: MOST_GROUNDS })).map(({ id, number, text, paperTitle }) => ({
    id,
    name: {
      vi: `${paperTitle.vi}, mục ${number}: ${cut(text.vi)}`,
      en: `${paperTitle.en}, clause ${number}: ${cut(text.en)}`,
    },
  }))

const SHORT = 80
const cut = (words: string): string => (words.length <= SHORT ? words : `${words.slice(0, SHORT).trimEnd()}…`)
