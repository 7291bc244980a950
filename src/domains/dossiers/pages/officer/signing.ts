import {
  authorityOf,
  completePaper,
  type IssuedNumber,
  type PaperSigner,
} from '../../../../core/correspondence/index.ts'
import { storeFile } from '../../../../core/files/index.ts'
import type { OfficialViewer } from '../../../../core/identity/index.ts'
import {
  type CertificationData,
  findFormSet,
  type ResultData,
  renderTemplate,
} from '../../../../core/official-forms/index.ts'
import type { Db } from '../../../../platform/database/index.ts'
import { certifiedIn, copiesOf, documentsOf, enterSigned, numberResult } from '../../actions/certify.ts'
import { resultData } from '../../forms/index.ts'
import { findApplicant } from '../../queries/applicants.ts'
import { VOLUME } from '../../rules/register-book.ts'
import type { Scene } from '../../scene.ts'
import type { DossierView } from '../../views.ts'
import { answersOf } from './answers.ts'
import type { Desk } from './deps.ts'

/** What a result says before the signer has looked at it: the answers of the form. Whose it is, the paper says by itself. */
export const draftOf = (dossier: Pick<DossierView, 'form' | 'procedure'>): string[] =>
  answersOf(dossier).map(({ label, value }) => `${label.vi}: ${value.vi}`)

/** The paper closes its last paragraph with “./.” itself. */
const withoutLastStop = (line: string, index: number, lines: readonly string[]): string =>
  index === lines.length - 1 ? line.replace(/[.\s]+$/, '') : line

/** A result by the procedure's own template, which was tried when it was approved. */
async function printOwn(template: string, data: ResultData, { dossier, version }: Scene): Promise<Uint8Array> {
  const form = dossier.formData ?? {}
  const answers = version.form.map(({ key }): [string, string] => [key, String(form[key] ?? '')])
  const printed = await renderTemplate(template, { ...data, answers: Object.fromEntries(answers) }, 'pdf')
  if (!printed.ok)
    throw new Error(`The result's template of version ${version.id} failed: ${printed.reasons.join('; ')}`)
  return printed.content
}

/** Who signs, as papers name them. */
function signerAt({ staff, post, dossier }: Scene, officer: OfficialViewer) {
  const held = officer.appointments.find(({ postId }) => postId === post?.postId)
  const unit = staff.findUnit(post?.unitId ?? dossier.decidingUnitId)
  const title = held?.postTitle.vi ?? ''
  const authority = authorityOf({ title })
  const signer: PaperSigner = { personId: officer.personId, name: officer.name, authority }
  return { title, unit, unitId: unit?.id ?? dossier.decidingUnitId, signer }
}

/**
 * Prints the result, signs it with the signer's own certificate and keeps it, all within the act's transaction: there is no
 * signed paper without its act, and no act without its paper.
 */
export const resultMaker =
  ({ office, forms, formSetOn = findFormSet }: Desk, officer: OfficialViewer, content: readonly string[]) =>
  async (tx: Db, scene: Scene): Promise<string> => {
    const { dossier, version, now, time } = scene
    const { title, unit, unitId, signer } = signerAt(scene, officer)
    const [{ demonstration }, applicant] = await Promise.all([
      forms.authority(),
      findApplicant(tx, office.localityId, dossier.applicantId, true),
    ])
    const number = applicant?.idNumber ? [`Số định danh: ${applicant.idNumber}`] : []
    const unitName = unit?.authority ?? ''
    const signature = { ...signer, digital: { unit: unitName, at: now, demonstration } }
    const numbered = await numberResult(scene, { signer, unitId })
    const data = await resultData(office, dossier.id, {
      content: [...number, ...content].map(withoutLastStop),
      signature,
      numbered,
    })
    const set = formSetOn(time.dateOf(dossier.receivedAt ?? now))
    if (!data || !set) throw new Error(`The result of dossier ${dossier.id} can't be printed`)
    const own = version.resultTemplate
    const certified = numbered && certifiedIn(version.resultVi) === 'copies'
    const pdf = own
      ? await printOwn(own, data, scene)
      : certified
        ? await forms.renderForm('certification', set.id, certificationData(scene, data, numbered))
        : await forms.renderForm('result', set.id, data)
    const signed = await forms.signPaper(pdf, {
      signer: { name: officer.name, post: title, unit: unitName },
      reason: 'Ký kết quả giải quyết thủ tục hành chính',
      place: unit?.place ?? '',
      at: now,
    })
    const kept = await storeFile(tx, {
      localityId: office.localityId,
      name: `ket-qua-${dossier.code}.pdf`,
      content: signed,
      at: now,
    })
    if (!kept.ok) throw new Error(`The signed result of dossier ${dossier.id} was not kept: ${kept.reason}`)
    if (numbered) await completePaper(tx, office.localityId, numbered, kept.value.id)
    return kept.value.id
  }

/** A scan of what was signed on paper; undefined when the upload isn't there or isn't whole. */
export const resultTaker =
  ({ office }: Desk, officer: OfficialViewer, upload: string) =>
  async (tx: Db, scene: Scene): Promise<string | undefined> => {
    const file = await office.claimUpload(tx, upload, scene.now)
    if (!file) return undefined
    const { signer, unitId } = signerAt(scene, officer)
    await enterSigned(scene, signer, unitId, file.id)
    return file.id
  }

/** The words of certification of each document (lời chứng), under its number. */
function certificationData(
  scene: Scene,
  { heading, signature, ...data }: ResultData,
  numbered: IssuedNumber,
): CertificationData {
  const fields = scene.version.form
  return {
    heading: { ...heading, number: undefined, symbol: undefined, on: numbered.on },
    signature,
    dossierCode: data.dossierCode,
    link: data.link,
    applicant: data.applicant,
    book: `${VOLUME}/${numbered.on.slice(0, 4)} - ${numbered.symbol}`,
    documents: documentsOf(scene).map((document, index) => {
      const [first] = fields
      const name = document.document ?? (first && document[first.key]) ?? ''
      return {
        number: numbered.number + index,
        name,
        copies: copiesOf(document),
        pages: Number(document.pages) || undefined,
      }
    }),
  }
}
