import {
  CERTIFICATION,
  completePaper,
  type IssuedNumber,
  type NewEntry,
  type PaperSigner,
  paperType,
} from '../../../core/correspondence/index.ts'
import { type Entry, entriesOf, type ProcedureVersion } from '../../procedures/index.ts'
import { sendOut } from '../letters.ts'
import type { DossierRow } from '../rows.ts'
import type { Scene } from '../scene.ts'

/** Which register of certification (sổ chứng thực) a result stands in; undefined for every other result. */
export function certifiedIn(resultVi: string): 'copies' | 'signatures' | undefined {
  const symbol = paperType('result', '', resultVi)?.symbol
  if (symbol === CERTIFICATION.copies) return 'copies'
  return symbol === CERTIFICATION.signatures ? 'signatures' : undefined
}

/** What of a dossier says what is certified. */
interface Certified {
  version: Pick<ProcedureVersion, 'form'>
  dossier: Pick<DossierRow, 'formData'>
}

/** The documents a dossier of certification is about; one, where its form knows no list. */
export function documentsOf({ version, dossier }: Certified): Entry[] {
  const form = dossier.formData ?? {}
  const entries = entriesOf(version.form, form)
  return entries.length > 0
    ? entries
    : [Object.fromEntries(Object.entries(form).map(([key, value]) => [key, String(value ?? '')]))]
}

/** How many copies of a document; 1 where nobody said. */
export const copiesOf = ({ copies }: Entry): number =>
  Math.min(Math.max(1, Math.floor(Number(copies) || 1)), MOST_COPIES)

const MOST_COPIES = 9_999

/**
 * Gives a result its number, and one of certification a number of its register for each document, in the transaction of the
 * signature: two signers at once get numbers that follow each other, and a signature that fails leaves no gap.
 *
 * @law 23/2015/NĐ-CP, art. 13; 01/2020/TT-BTP: a document's copies that are certified at one time have one number [K]
 */
export async function numberResult(
  scene: Scene,
  { signer, unitId }: { signer: PaperSigner; unitId: string },
): Promise<IssuedNumber | undefined> {
  const { office, tx, dossier, version } = scene
  const title = version.resultVi
  if (!certifiedIn(title)) return sendOut(scene, 'result', { title, unitId, signer })
  const fees = await office.entryFees?.(tx, dossier.id)
  const documents = documentsOf(scene)
  const entries = documents.map(
    (document, index): NewEntry => ({
      ...(documents.length > 1 ? { about: `giấy tờ ${index + 1}` } : {}),
      copies: copiesOf(document),
      feeDong: fees?.get(index + 1),
    }),
  )
  return sendOut(scene, 'result', { title, unitId, signer, entries })
}

/** A certification signed on paper, whose scan was uploaded, stands in the register too. */
export async function enterSigned(scene: Scene, signer: PaperSigner, unitId: string, fileId: string): Promise<void> {
  if (!certifiedIn(scene.version.resultVi)) return
  const numbered = await numberResult(scene, { signer, unitId })
  if (numbered) await completePaper(scene.tx, scene.office.localityId, numbered, fileId)
}
