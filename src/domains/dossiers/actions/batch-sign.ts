import type { Db } from '../../../platform/database/index.ts'
import type { Answer } from '../answer.ts'
import type { Office } from '../office.ts'
import type { Official } from '../rules/who-may.ts'
import type { Moved, Scene } from '../scene.ts'
import { signResult } from './sign-result.ts'

/** What became of one of several; `null` where the machine failed it, not the rules. */
export interface Signed {
  id: string
  answer: Answer<Moved> | null
}

/**
 * Signs several results: each by an act and in a transaction of its own, so that one that can't be signed holds none of the others up.
 *
 * @param chosen  with the version the signer has seen: one that has changed since, or is signed already, is left as it is
 * @param onFault told of each that failed without a reason anybody could act on
 */
export async function batchSign(
  office: Office,
  official: Official,
  chosen: readonly { id: string; version: number }[],
  makeResult: (tx: Db, scene: Scene) => Promise<string>,
  onFault: (id: string, fault: unknown) => void,
): Promise<Signed[]> {
  const signed: Signed[] = []
  const distinct = new Map(chosen.map((each) => [each.id, each]))
  for (const { id, version } of distinct.values()) {
    try {
      signed.push({ id, answer: await signResult(office, official, id, { version, makeResult }) })
    } catch (fault) {
      onFault(id, fault)
      signed.push({ id, answer: null })
    }
  }
  return signed
}
