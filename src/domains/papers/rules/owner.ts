/**
 * The numbers by which somebody is known; twelve digits alone may mean other things, so the kind is stored beside them. A child
 * without a number is known by the dossier that registered the birth.
 */
export const NUMBER_KINDS = ['personalNumber', 'oldCard', 'taxCode', 'businessCode', 'registeredBirth'] as const
export type NumberKind = (typeof NUMBER_KINDS)[number]

/** Whose papers they are. */
export interface OwnerKey {
  kind: NumberKind
  number: string
}

/**
 * The key of the person or firm an applicant is; undefined without a number, since a name alone is nobody's key.
 *
 * @law 326/2026/NĐ-CP: a place has twelve digits too, so the kind follows from who applies, never from the length alone
 * @example ownerKeyOf({ kind: 'citizen', idNumber: '999045000123' }) // { kind: 'personalNumber', number: '999045000123' }
 */
export function ownerKeyOf({ kind, idNumber }: { kind: string; idNumber: string | null }): OwnerKey | undefined {
  const number = idNumber?.replace(/[\s.-]/g, '').toUpperCase() ?? ''
  if (number === '') return undefined
  // A household and its business are known by its head's number since 07/2025.
  if (kind !== 'enterprise' && /^\d{12}$/.test(number)) return { kind: 'personalNumber', number }
  if (kind === 'citizen') return /^\d{9}$/.test(number) ? { kind: 'oldCard', number } : undefined
  return { kind: /^\d{10}(?:\d{3})?$/.test(number) ? 'taxCode' : 'businessCode', number }
}

export const sameOwner = (one: OwnerKey | undefined, other: OwnerKey | undefined): boolean =>
  one !== undefined && other !== undefined && one.kind === other.kind && one.number === other.number
