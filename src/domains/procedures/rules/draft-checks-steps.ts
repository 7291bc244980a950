import { grants, ROLES, type Role } from '../../../core/identity/index.ts'
import { formatNumber, type Text } from '../../../platform/i18n/index.ts'
import { checkWords } from '../check-words.ts'
import { roleWords } from '../role-words.ts'
import { unstaffedSteps } from './checks.ts'
import type { DraftContent } from './draft.ts'
import { checkParts } from './draft-checks-parts.ts'
import type { CheckWorld, Finding } from './draft-findings.ts'
import { flawOfExpression, neverHolds } from './expressions.ts'
import { lengthOf } from './stops.ts'
import type { ProcedureVersion, Step } from './version.ts'

/** The steps: reached by somebody's dossier, taken by somebody, and together as long as the limit. */
export function checkSteps(content: DraftContent, version: ProcedureVersion, world: CheckWorld): Finding[] {
  const { steps } = version
  if (steps.length === 0) return [finding('steps', checkWords.noSteps)]
  return [
    ...checkOrder(steps),
    ...steps.flatMap((step, index) => checkStep(content, step, index, world)),
    ...checkStaff(version, world),
    ...checkSum(content),
    ...checkParts(content, version, world),
  ]
}

const finding = (at: string, text: Text): Finding => ({ part: 'steps', at, text })

const isRole = (role: string): role is Role => ROLES.some((each) => each === role)

/** Reception comes first, somebody who may sign last before the result is returned; nothing comes after that. */
function checkOrder(steps: readonly Step[]): Finding[] {
  const [first] = steps
  const returned = steps.findIndex(({ role }) => role === 'returnDesk')
  const end = returned < 0 ? steps.length : returned
  const last = steps[end - 1]
  const signs =
    last !== undefined &&
    (last.place === 'external' ||
      (last.linked ?? []).length > 0 ||
      (isRole(last.role) && grants('dossier.sign', last.role)))
  return [
    ...(first?.role === 'reception' && first.place === 'receiving'
      ? []
      : [finding('steps.0.role', checkWords.firstStep)]),
    ...(signs || !last ? [] : [finding(`steps.${end - 1}.role`, checkWords.noSignature)]),
    ...steps
      .slice(end + 1)
      .map((step, index) => finding(`steps.${end + 1 + index}.name.vi`, checkWords.afterReturn(step.name))),
  ]
}

function checkStep(content: DraftContent, step: Step, index: number, world: CheckWorld): Finding[] {
  const at = (key: string) => `steps.${index}.${key}`
  const { name, condition, fee } = step
  if (name.vi === '') return [finding(at('name.vi'), checkWords.stepName(index + 1))]
  const conditionFlaw = condition ? flawOfExpression(condition, content.form, 'yesOrNo') : undefined
  const feeFlaw = fee ? flawOfExpression(fee, content.form, 'amount') : undefined
  const form = content.form.map((field) => ({ ...field, hint: field.hint ?? null, options: field.options ?? null }))
  return [
    ...(content.steps.findIndex(({ key }) => key === step.key) < index
      ? [finding(at('name.vi'), checkWords.stepTwice(step.key))]
      : []),
    ...(step.place !== 'external' && !isRole(step.role) ? [finding(at('role'), checkWords.unknownRole(name))] : []),
    ...checkUnit(content, step, index, world),
    ...(step.amount >= 0 ? [] : [finding(at('amount'), checkWords.stepTime(name))]),
    ...(conditionFlaw ? [finding(at('condition'), checkWords.expression(checkWords.ofStep(name), conditionFlaw))] : []),
    ...(condition && !conditionFlaw && neverHolds(condition, form)
      ? [finding(at('condition'), checkWords.neverTaken(name))]
      : []),
    ...(feeFlaw ? [finding(at('fee'), checkWords.expression(checkWords.ofFee(name), feeFlaw))] : []),
  ]
}

/** The office of a step exists while the version holds. */
function checkUnit(content: DraftContent, step: Step, index: number, { organization, on }: CheckWorld): Finding[] {
  if (step.place === 'receiving') return []
  const at = `steps.${index}.unit`
  const code = content.steps[index]?.unit
  if (!code) return [finding(at, checkWords.stepUnit(step.name))]
  const day = content.validFrom > on ? content.validFrom : on
  const unit = organization.unitsInForce(day).find((each) => each.code === code)
  return unit ? [] : [finding(at, checkWords.stepUnitGone(step.name, code))]
}

function checkStaff(version: ProcedureVersion, { organization, on }: CheckWorld): Finding[] {
  const known = version.steps.filter(
    ({ role, place, unitId }) => isRole(role) && (place === 'receiving') === (unitId === null),
  )
  return unstaffedSteps({ ...version, steps: known }, organization, on).map(({ step, unitIds }) =>
    finding(
      `steps.${step.position - 1}.role`,
      checkWords.unstaffed(
        step.name,
        roleWords[step.role as Role],
        unitIds.flatMap((id) => organization.findUnit(id)?.name ?? []),
      ),
    ),
  )
}

/** Steps side by side last as long as the longest. “Within the day” states shares, which need not add up but must be there. */
function checkSum({ steps, limit }: DraftContent): Finding[] {
  const sum = lengthOf(steps)
  const adds = limit.unit === 'sameDay' ? sum > 0 : Math.abs(sum - limit.amount) < 1e-9
  return adds ? [] : [finding('steps', checkWords.sum(formatNumber(sum, 'vi', 2), limit))]
}
