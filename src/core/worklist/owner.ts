import { appointmentsOf, type OfficialViewer } from '../identity/index.ts'
import type { WorklistDeps } from './deps.ts'

/** Somebody whose list is read for them, with the posts they hold now; undefined of whoever isn't an official any more. */
export async function ownerOf(
  { organization, clock }: Pick<WorklistDeps, 'organization' | 'clock'>,
  personId: string,
): Promise<OfficialViewer | undefined> {
  const people = await organization()
  const official = people.findOfficial(personId)
  if (!official) return undefined
  const appointments = appointmentsOf(people, personId, clock.now())
  const { fullName: name } = official
  return {
    kind: 'official',
    accountId: '',
    personId,
    username: '',
    name,
    appointments,
    session: null,
    usesCodes: false,
  }
}
