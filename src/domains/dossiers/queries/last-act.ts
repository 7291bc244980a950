import { timelineOf } from '../../../core/ledger/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import type { DoneBy } from '../answer.ts'
import type { Staff } from '../office.ts'
import { sentenceOf } from '../verbs.ts'

/** Who did the last thing to a dossier: told to whoever came second. What other rooms do beside it comes before nobody. */
export async function findLastAct(db: Db, dossierId: string, staff: Staff): Promise<DoneBy | undefined> {
  const acts = await timelineOf(db, dossierId)
  const last = acts.findLast(({ verb }) => verb.startsWith('dossier.') && verb !== 'dossier.reveal')
  if (!last) return undefined
  const name = last.actor.kind === 'official' ? (staff.nameOf(last.actor.personId) ?? null) : null
  return { name, sentence: sentenceOf(last.verb), at: last.occurredAt }
}
