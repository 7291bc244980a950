import { localDateOf } from '../../core/calendar/index.ts'
import type { OfficialViewer } from '../../core/identity/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import type { ResolutionsDeps } from './deps.ts'
import { officeWords } from './office-words.ts'
import { mayCompose, rootOf } from './rules/who-may.ts'

/** Units and people as they stand on the day of a request. */
export interface Scene {
  people: Organization
  today: string
  /** The unit at the head of the government. */
  root: string
  unitName(id: string | null): Text
  personName(id: string | null): string
}

const NOBODY = '—'

export async function sceneOf({ organization, clock }: ResolutionsDeps): Promise<Scene> {
  const people = await organization()
  const today = localDateOf(clock.now())
  const root = rootOf(people, today)?.id ?? ''
  return {
    people,
    today,
    root,
    unitName: (id) => people.findUnit(id ?? root)?.name ?? t(NOBODY, NOBODY),
    personName: (id) => (id === null ? NOBODY : (people.findOfficial(id)?.fullName ?? NOBODY)),
  }
}

/** Only whoever writes papers and parts goes on. @throws Refusal */
export function assertComposer(official: OfficialViewer, { people, root }: Scene): void {
  if (!mayCompose(official, people, root)) throw new Refusal(403, 'not_yours', officeWords.reasons.not_yours)
}
