import type { Text } from '../../../platform/i18n/index.ts'
import { checkWords } from '../check-words.ts'
import { asVersion, type DraftContent, overlap } from './draft.ts'
import { checkForm, checkPapers } from './draft-checks-papers.ts'
import { checkSteps } from './draft-checks-steps.ts'
import type { CheckWorld, Finding } from './draft-findings.ts'
import { comparableLength } from './lengths.ts'
import type { ProcedureVersion } from './version.ts'

export const TEMPLATE_LENGTH = 60_000

/** Everything that keeps a draft from working; nothing when it may be approved. */
export function checkDraft(content: DraftContent, world: CheckWorld): Finding[] {
  const version = asVersion(content, world.organization)
  return [
    ...checkGeneral(content, world),
    ...checkPapers(content, world),
    ...checkForm(content),
    ...checkSteps(content, version, world),
    ...checkResult(content),
  ]
}

const finding = (at: string, text: Text): Finding => ({ part: 'general', at, text })

function checkGeneral(content: DraftContent, world: CheckWorld): Finding[] {
  const { name, field, code, fee, legalBasis } = content
  return [
    ...(name.vi === '' ? [finding('name.vi', checkWords.name)] : []),
    ...(field.vi === '' ? [finding('field.vi', checkWords.field)] : []),
    ...(code !== null && !/^\d\.\d{6}$/.test(code) ? [finding('code', checkWords.code)] : []),
    ...checkDates(content, world),
    ...checkLimit(content),
    ...checkLengthening(content),
    ...checkReceivers(content, world),
    ...(Number.isSafeInteger(fee.dong) && fee.dong >= 0 ? [] : [finding('fee.dong', checkWords.fee)]),
    ...(legalBasis.length === 0 ? [finding('legalBasis', checkWords.law)] : []),
  ]
}

/**
 * The days of a draft. It ends what is in force before its first day; what begins later it may not meet, and days over are
 * over: dossiers have been taken in on them.
 */
function checkDates(draft: DraftContent, { on, versions }: CheckWorld): Finding[] {
  const { validFrom, validTo } = draft
  if (!validFrom) return [finding('validFrom', checkWords.start)]
  if (validTo !== null && validTo < validFrom) return [finding('validTo', checkWords.datesInOrder)]
  const later = versions.find((version) => version.validFrom >= validFrom && overlap(version, draft))
  if (later) return [finding('validFrom', checkWords.overlaps(later.validFrom, later.validTo))]
  const before = versions.find((version) => version.validFrom < validFrom && overlap(version, draft))
  return before && validFrom < on ? [finding('validFrom', checkWords.past(before.validFrom))] : []
}

/** The versions that a draft's first day ends early. */
export const endedBy = (draft: DraftContent, versions: readonly ProcedureVersion[]): ProcedureVersion[] =>
  versions.filter((version) => version.validFrom < draft.validFrom && overlap(version, draft))

/** @law 61/2018/NĐ-CP art. 19: an office may promise less than the law's limit, never more */
function checkLimit({ limit, legalLimit }: DraftContent): Finding[] {
  if (!(limit.amount > 0)) return [finding('limit.amount', checkWords.limit)]
  if (!legalLimit) return []
  const [[kind, length], [legalKind, legalLength]] = [comparableLength(limit), comparableLength(legalLimit)]
  if (kind !== legalKind) return [finding('legalLimit.amount', checkWords.legalOtherKind)]
  return length > legalLength ? [finding('limit.amount', checkWords.aboveLegal(limit, legalLimit))] : []
}

/** What may be lengthened becomes longer, is counted as the limit itself, and names its article. */
function checkLengthening({ limit, lengthening }: DraftContent): Finding[] {
  if (!lengthening) return []
  const { limit: longer, ground } = lengthening
  const [[kind, length], [longerKind, longerLength]] = [comparableLength(limit), comparableLength(longer)]
  return [
    ...(kind !== longerKind || longerLength <= length
      ? [finding('lengthening.amount', checkWords.lengthening(limit))]
      : []),
    ...(ground === '' ? [finding('lengthening.ground', checkWords.lengtheningGround)] : []),
  ]
}

function checkReceivers(content: DraftContent, { organization, on }: CheckWorld): Finding[] {
  const { codes = [], kinds = [] } = content.receivedBy
  const inForce = organization.unitsInForce(on > content.validFrom ? on : content.validFrom)
  const gone = codes.filter((code) => !inForce.some((unit) => unit.code === code))
  if (gone.length > 0) return gone.map((code) => finding('receivedBy', checkWords.receiverGone(code)))
  const some = codes.length > 0 || inForce.some(({ kind }) => kinds.includes(kind))
  return some ? [] : [finding('receivedBy', checkWords.receiver)]
}

function checkResult({ result, resultTemplate }: DraftContent): Finding[] {
  return [
    ...(result.vi === '' ? [{ part: 'result' as const, at: 'result.vi', text: checkWords.result }] : []),
    ...((resultTemplate?.length ?? 0) > TEMPLATE_LENGTH
      ? [{ part: 'result' as const, at: 'resultTemplate', text: checkWords.template }]
      : []),
  ]
}
