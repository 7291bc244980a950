import type { Citizen } from '../../core/identity/index.ts'
import type { Holder } from './deps.ts'

/** Whom other rooms show something to: the number counts only where somebody vouches for it. */
export const holderOf = ({ id, idNumber, identityLevel }: Citizen): Holder => ({
  id,
  idNumber: identityLevel === 'declared' ? null : idNumber,
})
