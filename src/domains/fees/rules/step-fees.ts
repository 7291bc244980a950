import { formatDong, t } from '../../../platform/i18n/index.ts'
import { amountOf, answersForExpressions, type ProcedureVersion, stepsTaken } from '../../procedures/index.ts'
import type { ChargeLine } from './assess.ts'

/** What the fees of steps are worked out from. */
export interface Stepped {
  form: Readonly<Record<string, unknown>>
  channel: string
  sets: number
  applicantKind?: string | null | undefined
}

const NOT_WORKED_OUT = t(
  'không tính được theo công thức; cần kiểm tra lại mức thu',
  'the formula could not be worked out; to be checked',
)

/** A line for each step a dossier goes through that has a fee of its own (`procedures`, a step's FEEL expression). */
export function stepCharges(version: ProcedureVersion, { form, applicantKind, ...known }: Stepped): ChargeLine[] {
  const circumstances = { ...known, ...(applicantKind ? { applicantKind } : {}) }
  const answers = Object.fromEntries(Object.entries(form).map(([key, value]) => [key, String(value ?? '')]))
  const context = answersForExpressions(version.form, answers, circumstances)
  return stepsTaken(version, { stepKey: '', answers: form, ...circumstances }).flatMap(({ key, name, fee }) => {
    const amountDong = fee ? amountOf(fee, context) : 0
    if (amountDong === 0) return []
    const dong = amountDong ?? 0
    return [
      {
        itemKey: `step:${key}`,
        name: t(`Phí ở bước “${name.vi}”`, `Fee of the step “${name.en}”`),
        quantity: 1,
        unit: null,
        priceDong: dong,
        amountDong: dong,
        reducedDong: 0,
        dueDong: dong,
        explanation: amountDong === undefined ? NOT_WORKED_OUT : t(formatDong(dong, 'vi'), formatDong(dong, 'en')),
        ground: version.legalBasis.join('; '),
        reductionGround: null,
      },
    ]
  })
}
