import type { Choice } from './rules/delivery.ts'
import { PAYERS, WAYS } from './rules/delivery.ts'

/** The choice a form sent; undefined where no way was chosen. */
export function choiceFrom(body: unknown): Choice | undefined {
  const text = (name: string): string => {
    const value = (body as Record<string, unknown> | undefined)?.[name]
    return typeof value === 'string' ? value.slice(0, 500) : ''
  }
  const way = WAYS.find((each) => each === text('way'))
  return (
    way && {
      way,
      name: text('receiverName'),
      phone: text('receiverPhone'),
      address: text('receiverAddress'),
      payer: PAYERS.find((each) => each === text('payer')) ?? 'receiver',
      officeId: text('officeId') || undefined,
    }
  )
}
