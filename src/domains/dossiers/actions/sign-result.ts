import type { Db } from '../../../platform/database/index.ts'
import { type Answer, refused } from '../answer.ts'
import type { KeptFile, Office } from '../office.ts'
import type { Official } from '../rules/who-may.ts'
import { type Moved, onDossier, type Scene, type Seen } from '../scene.ts'
import { enterSigned } from './certify.ts'
import { resolve } from './resolve.ts'

/** The signed result: a PDF that was uploaded, or one that is made, signed and kept within this transaction. */
export type SignedResult = { upload: string } | { makeResult: (tx: Db, scene: Scene) => Promise<string | undefined> }

/**
 * Signs the result (ký kết quả): the office is done, every clock stops and lateness is charged.
 */
export function signResult(
  office: Office,
  official: Official,
  id: string,
  input: Seen & SignedResult,
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'sign', input.version, async (scene) => {
    const fileId =
      'upload' in input ? await takeSigned(scene, official, input.upload) : await input.makeResult(scene.tx, scene)
    if (fileId === undefined) return refused('unknown_file')
    return resolve(scene, 'resolve', { fileId, signedBy: official.personId })
  })
}

/** A scan of what was signed on paper; of a certification its register is told. */
async function takeSigned(scene: Scene, { personId }: Official, upload: string): Promise<string | undefined> {
  const file = await claim(scene, upload)
  if (!file) return undefined
  const signer = { personId, name: scene.staff.nameOf(personId) ?? '', authority: [] }
  await enterSigned(scene, signer, scene.post?.unitId ?? scene.dossier.decidingUnitId, file.id)
  return file.id
}

/** Records the result that a body outside the program has issued. */
export function recordExternalResult(
  office: Office,
  official: Official,
  id: string,
  input: Seen & { upload: string; answer: string },
): Promise<Answer<Moved>> {
  return onDossier(office, { kind: 'official', official }, id, 'recordExternalResult', input.version, async (scene) => {
    const file = await claim(scene, input.upload)
    if (!file) return refused('unknown_file')
    return resolve(scene, 'recordExternalResult', { fileId: file.id, signedBy: null, note: input.answer })
  })
}

const claim = ({ office, tx, now }: Scene, upload: string): Promise<KeptFile | undefined> =>
  office.claimUpload(tx, upload, now)
