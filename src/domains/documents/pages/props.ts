import type { Text } from '../../../platform/i18n/index.ts'
import type { Errors } from '../../../ui/index.ts'
import type { ArrivalView } from '../view.ts'

export interface ArrivalPageProps {
  view: ArrivalView
  done?: Text | undefined
  /** What was typed into the form that was refused. */
  typed: Readonly<Record<string, string>>
  chosen: Readonly<Record<string, readonly string[]>>
  errors?: Errors
}
