import { answersForExpressions, type Circumstances, conditionHolds } from './expressions.ts'
import type { FormField, Step } from './version.ts'

/**
 * The steps a dossier goes through: those without a condition, those whose condition holds, and the one it is in, whatever was
 * answered since. Without answers (they were erased by law) every step is taken.
 */
export function stepsTaken<S extends Pick<Step, 'key' | 'condition'>>(
  { steps, form }: { steps: readonly S[]; form: readonly Pick<FormField, 'key' | 'type'>[] },
  dossier: { stepKey: string; answers: Readonly<Record<string, unknown>> | null } & Circumstances,
): readonly S[] {
  const { answers, stepKey, ...circumstances } = dossier
  if (answers === null || !steps.some(({ condition }) => condition)) return steps
  const said = Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, String(value ?? '')]))
  const known = answersForExpressions(form, said, circumstances)
  return steps.filter(({ key, condition }) => key === stepKey || conditionHolds(condition, known))
}
