export { confirmArrival, underWayTo } from './actions/arrive.ts'
export { assign } from './actions/assign.ts'
export {
  acceptWithdrawal,
  declineWithdrawal,
  type OnBehalf,
  requestWithdrawal,
  resubmit,
  takeBackWithdrawal,
} from './actions/by-citizen.ts'
export { certifiedIn, copiesOf, documentsOf } from './actions/certify.ts'
export { claimDossier, forgetAccount } from './actions/claim.ts'
export { apologise, rate, returnResult } from './actions/closing.ts'
export { type CounterInput, receiveAtCounter } from './actions/counter.ts'
export { sweepDiscards } from './actions/discard.ts'
export { finishFinancialDuty, startFinancialDuty } from './actions/financial-duty.ts'
export { handOver, recordExternalAnswer } from './actions/hand-over.ts'
export { findKnownCodes, type ImportedDossier, importDossiers, takeBackImported } from './actions/import.ts'
export { type FilingFile, importFiling, succeedFiling } from './actions/import-filing.ts'
export { lengthen } from './actions/lengthen.ts'
export type { PaperInput, SubmitInput, Submitted } from './actions/new-dossier.ts'
export { pauseForOutages } from './actions/outage.ts'
export { notePayment } from './actions/payment.ts'
export { eraseApplicant, reveal } from './actions/personal-data.ts'
export { accept, batchAccept, refuse, requestSupplement, stop } from './actions/reception.ts'
export { remindDue } from './actions/remind.ts'
export { chooseReturnUnit } from './actions/return-unit.ts'
export { sendBack } from './actions/send-back.ts'
export { recordExternalResult, type SignedResult, signResult } from './actions/sign-result.ts'
export { createSubmit } from './actions/submit.ts'
export {
  type Transfer,
  type TransferredDossier,
  transferBack,
  transferDossiers,
} from './actions/transfer.ts'
export type { Answer, DoneBy } from './answer.ts'
export { secretDoor } from './api/citizens.ts'
export { type CitizenDeps, mountCitizenPages } from './citizen-routes.tsx'
export { createOffice, type OfficeDeps } from './create-office.ts'
export { type Draft, draftsOf, dropDraft, sweepDrafts } from './drafts.ts'
export {
  apologyData,
  controlSlipData,
  headingOf,
  receiptData,
  refusalData,
  resultData,
  stopNoticeData,
  supplementRequestData,
} from './forms/index.ts'
export { dossierNotices, recipientsOf } from './notices.ts'
export type {
  AcceptedDossier,
  DossierPanel,
  KeptFile,
  NewRating,
  Office,
  OfficeUnit,
  Staff,
  UnitRef,
} from './office.ts'
export { mountOfficerPages, type OfficerDeps } from './officer-routes.tsx'
export { openedDossier } from './pages/citizen/own-door.tsx'
export type { Aside } from './pages/officer/aside-card.tsx'
export { panelsOf } from './panels.tsx'
export { getAccountData } from './queries/account-data.ts'
export { type ApplicantHit, findApplicants } from './queries/applicants.ts'
export { findByCode } from './queries/by-code.ts'
export { findBySecret } from './queries/by-secret.ts'
export { getDossier } from './queries/detail.ts'
export {
  type ExportRow,
  type ExportSpan,
  exportDossiers,
  exportPapers,
  exportRatings,
  exportSteps,
} from './queries/export.ts'
export { changedSince, type Flight, flightsOf, receivedBy } from './queries/flights.ts'
export { createLookup, type OwnDossier, openBySecret } from './queries/lookup.ts'
export { type NationalStatus, nationalStatus } from './queries/national-status.ts'
export type { OpenChannels } from './queries/notice-choice.ts'
export {
  type AccountDossier,
  type AccountFilter,
  type AccountResult,
  accountDossiers,
  accountResults,
} from './queries/of-account.ts'
export { type PastDossier, pastDossiers } from './queries/past.ts'
export { findNeighbours, findQueue } from './queries/queue.ts'
export { readDigital } from './queries/report.ts'
export { type RunningClock, type RunningFilter, runningClocks } from './queries/running.ts'
export { type SearchRow, searchDossiers } from './queries/search.ts'
export {
  type ExpectedDue,
  expectedDue,
  type OpenClocks,
  openClocks,
  type TimeTaken,
  timeTaken,
  type UnitStatistics,
  unitStatistics,
} from './queries/statistics.ts'
export { HTTP, type Reason } from './reasons.ts'
export { mountDossiersApi } from './routes.ts'
export { type ApplicantInput, tidyApplicant, tidyEmail, tidyPhone } from './rules/applicant.ts'
export { DOSSIER_CODE, dossierCode, tidyCode } from './rules/dossier-code.ts'
export { onTimeForIndex } from './rules/indicator.ts'
export { RUNGS, type Rung, rungsDue } from './rules/ladder.ts'
export { type Period, periodsOn } from './rules/period.ts'
export { DIGITAL_IN_FULL, type DigitalCell, type DigitalFigures, NOTHING_DIGITAL, plusDigital } from './rules/report.ts'
export { type Asked, ENOUGH_ANSWERS, publishable, type Satisfaction } from './rules/satisfaction.ts'
export { type Channel, isOpen, NATIONAL_CODE, STATUSES, type Status } from './rules/status.ts'
export { ACTIONS, type Action, actionsFrom, NEXT } from './rules/transitions.ts'
export { type Holding, leadingPost, type Official } from './rules/who-may.ts'
export { keepPrivately, type Moved } from './scene.ts'
export { storeAside, storeDoor } from './store-door.ts'
export type * from './views.ts'
export { waitingDossiers } from './waiting.tsx'
export { words } from './words.ts'
