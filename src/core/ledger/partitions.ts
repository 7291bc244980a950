import { type Db, sql } from '../../platform/database/index.ts'

/**
 * Makes the monthly partitions between two days where they are missing. The owner of the tables does it, at each start for
 * the year ahead and before history is loaded; an act of any other month goes into the default partition.
 *
 * @param owner the owner's connection, which the program itself has no rights of
 * @returns how many were made
 */
export async function ensurePartitions(owner: Db, from: Date, to: Date): Promise<number> {
  const { made } = await owner.one(
    sql<{ made: number }>`SELECT ensure_act_partitions(${day(from)}::text::date, ${day(to)}::text::date) AS made`,
  )
  return made
}

const day = (at: Date): string => at.toISOString().slice(0, 10)

/**
 * Begins a new epoch, after a restore or a move to another server, whose transactions count from the start again.
 *
 * @param owner the owner's connection; nobody else may be writing
 */
export async function beginEpoch(owner: Db, reason: string): Promise<number> {
  const { epoch } = await owner.one(sql<{ epoch: number }>`
    INSERT INTO ledger_epochs (epoch, locality_id, reason)
    SELECT epoch + 1, locality_id, ${reason} FROM ledger_epochs ORDER BY epoch DESC LIMIT 1
    RETURNING epoch`)
  return epoch
}
