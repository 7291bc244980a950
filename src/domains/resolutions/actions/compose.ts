import { localDateOf } from '../../../core/calendar/index.ts'
import { actorOf, type OfficialViewer } from '../../../core/identity/index.ts'
import { record } from '../../../core/ledger/index.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { foldVietnamese } from '../../../platform/text.ts'
import type { ResolutionsDeps } from '../deps.ts'
import { paperVerbs } from '../paper-verbs.ts'
import { mayCompose, rootOf } from '../rules/who-may.ts'

/** Somebody who may write papers and parts, at a moment. */
export interface Composer {
  at: Date
  today: string
  personId: string
  /** Records what was done, in the name of the unit whose post it was done from. */
  record(
    tx: Db,
    verb: keyof typeof paperVerbs,
    subjectId: string,
    facts: Record<string, string | number | null>,
  ): Promise<string>
}

/** Undefined: this official may not. */
export async function composerOf(deps: ResolutionsDeps, official: OfficialViewer): Promise<Composer | undefined> {
  const at = deps.clock.now()
  const today = localDateOf(at)
  const people = await deps.organization()
  const root = rootOf(people, today)?.id ?? ''
  if (!mayCompose(official, people, root)) return undefined
  const actor = actorOf(official, 'target.manage')
  const unitId = actor.kind === 'official' && actor.unitId ? actor.unitId : root
  return {
    at,
    today,
    personId: official.personId,
    record: (tx, verb, subjectId, facts) =>
      record(tx, {
        verb: paperVerbs[verb].name,
        actor,
        subjectId,
        unitId,
        personId: official.personId,
        occurredAt: at,
        facts,
      }),
  }
}

/** Words in both languages, the Vietnamese ones where there are no others. */
export const asText = (vi: string, en = ''): ReturnType<typeof sql> =>
  sql`${JSON.stringify({ vi: vi.trim(), en: en.trim() || vi.trim() })}::text::jsonb`

const MOST_OF_A_NAME = 60

/** A key for addresses, from a name, with what makes it one of its own. */
export const keyOf = (name: string, id: string): string =>
  `${foldVietnamese(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_OF_A_NAME)
    .replace(/^-|-$/g, '')}-${id.slice(-6)}`
