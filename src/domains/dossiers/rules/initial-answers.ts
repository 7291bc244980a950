import type { FormField } from '../../procedures/index.ts'

/** What of a person can stand in a form from the start. */
interface Known {
  name?: string | undefined
  fullName?: string | undefined
  idNumber?: string | null | undefined
  phone?: string | null | undefined
  address?: string | null | undefined
}

/**
 * What stands in a form before anybody answers: fixed answers, and the applicant's own data where a field says so.
 *
 * @example initialAnswers([{ key: 'copies', initial: '1' }], undefined) // { copies: '1' }
 */
export function initialAnswers(
  fields: readonly Pick<FormField, 'key' | 'initial'>[],
  person: Known | undefined,
): Record<string, string> {
  const own: Record<string, string | null | undefined> = {
    '@name': person?.name ?? person?.fullName,
    '@idNumber': person?.idNumber,
    '@phone': person?.phone,
    '@address': person?.address,
  }
  return Object.fromEntries(
    fields.flatMap(({ key, initial }) => {
      const answer = initial?.startsWith('@') ? own[initial] : initial
      return answer ? [[key, answer]] : []
    }),
  )
}
