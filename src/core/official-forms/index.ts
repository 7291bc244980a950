export type * from './form-data.ts'
export { FORM_SETS, type FormSet, type FormSetId, findFormSet, getFormSet } from './form-sets.ts'
export type { RenderForm } from './forms.ts'
export type { Rendered } from './guarded.ts'
export { type LabelStock, mostSkipped, stockFault } from './label-stocks.ts'
export {
  createOfficialForms,
  type OfficialForms,
  type OfficialFormsOptions,
  type SignPaper,
} from './official-forms.ts'
export { dongInWords, numberInWords } from './rules/number-words.ts'
export { dayInWords, dongInFigures, inCapitals, momentInWords, numberAndSymbol, placeAndDate } from './rules/wording.ts'
export type { Authority } from './signing/authority.ts'
export type { Signer } from './signing/certificate.ts'
export { type Change, differences } from './signing/changes.ts'
export { type PdfaClaim, pdfaClaim } from './signing/pdfa-claim.ts'
export {
  type CheckedSignature,
  type NotVerified,
  type VerifiedSignature,
  verifySignature,
  verifySignatures,
} from './signing/verify.ts'
export { plainTemplate, renderTemplate } from './template.ts'
