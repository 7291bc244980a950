export { type GivenConsent, giveConsent, withdrawConsent } from './actions/consent.ts'
export { eraseOwner } from './actions/erase.ts'
export { findWard, keepPaper, type NewPaper } from './actions/keep.ts'
export { type Look, openHeld, recordListing } from './actions/look.ts'
export { checkReuse, type PaperClaim, type Reuse } from './actions/reuse.ts'
export { revokePaper } from './actions/revoke.ts'
export { importPapers, type PapersFile } from './actions/settings.ts'
export type { OfficialDossier, PapersDeps, StoreDossier } from './deps.ts'
export { ownPapersCard, ownPapersData } from './own-card.tsx'
export { pageWords as papersPageWords } from './page-words.ts'
export { allowedByLaw, findOffers, type Offers } from './queries/offers.ts'
export { type Ground, type PaperKind, paperKinds } from './queries/settings.ts'
export {
  type AskedAnew,
  askedAnewFor,
  type ConsentRow,
  countHolding,
  findOwner,
  type HeldPaper,
} from './queries/store.ts'
export { HTTP as PAPERS_HTTP, type Reason as PapersReason } from './reasons.ts'
export { mountPapers } from './routes.tsx'
export { CONSENT_SCOPES, CONSENT_WAYS, type ConsentScope, type ConsentWay } from './rules/consent.ts'
export { type OwnerKey, ownerKeyOf, sameOwner } from './rules/owner.ts'
export { ASK_REASONS, type AskReason, type Purpose } from './rules/reuse.ts'
export { type Standing, standingOf } from './rules/standing.ts'
export { words as papersWords } from './words.ts'
