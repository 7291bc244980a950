import { findCitizen, signInsOf } from '../../core/identity/index.ts'
import { accountDossiers, draftsOf, getAccountData } from '../dossiers/index.ts'
import type { CitizensDeps } from './deps.ts'
import { holderOf } from './holder.ts'

const EVERYTHING = 10_000

/** Everything that is kept about the holder of an account, as one value. @law 91/2025/QH15, art. 4: to see one's data and have it */
export async function ownData(
  { office, kept }: Pick<CitizensDeps, 'office' | 'kept'>,
  citizenId: string,
): Promise<object> {
  const { db, clock } = office
  const [account, signIns, dossiers, stated, drafts] = await Promise.all([
    findCitizen(db, citizenId),
    signInsOf(db, citizenId, EVERYTHING),
    accountDossiers(office, citizenId, { which: 'all', pageSize: EVERYTHING }),
    getAccountData(office, citizenId),
    draftsOf(office, citizenId),
  ])
  const others = account ? await kept?.(holderOf(account)) : undefined
  const statedOf = new Map(stated.map(({ id, ...each }) => [id, each]))
  return {
    exportedAt: clock.now(),
    account,
    signIns,
    dossiers: dossiers.map(({ id, code, procedure, unit, status, part, submittedAt, dueAt }) => ({
      code,
      procedure: procedure.vi,
      unit: unit.name.vi,
      status,
      part,
      submittedAt,
      dueAt,
      ...statedOf.get(id),
    })),
    drafts,
    ...others,
  }
}
