import type { IssuedNumber } from '../../../core/correspondence/index.ts'
import type { ResultData, SignatureLines } from '../../../core/official-forms/index.ts'
import type { Office } from '../office.ts'
import { gather, heading } from './papers.ts'

/** The result as a paper of its own, to be printed and signed. */
export async function resultData(
  office: Office,
  id: string,
  {
    content,
    signature,
    numbered,
  }: { content: readonly string[]; signature: SignatureLines; numbered?: IssuedNumber | undefined },
): Promise<ResultData | undefined> {
  const papers = await gather(office, id)
  if (!papers) return undefined
  return {
    heading: { ...heading(papers, office.clock.now()), ...numbered },
    title: papers.version.resultVi.toLocaleUpperCase('vi'),
    dossierCode: papers.dossier.code,
    link: papers.link,
    procedure: papers.version.name.vi,
    applicant: papers.applicant,
    content,
    receivers: [papers.applicant.name, 'Lưu: VT'],
    signature,
  }
}
