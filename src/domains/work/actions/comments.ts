import type { Db } from '../../../platform/database/index.ts'

/** What is said with acts on several tasks, under each act's key. */
export async function keepComments(
  tx: Db,
  localityId: number,
  of: readonly { id: string; taskId: string }[],
  { body, by, at }: { body: string; by: string; at: Date },
): Promise<void> {
  if (of.length === 0) return
  await tx.run(
    tx.q
      .insertInto('taskComments')
      .values(of.map(({ id, taskId }) => ({ localityId, id, taskId, body, writtenBy: by, writtenAt: at }))),
  )
}
