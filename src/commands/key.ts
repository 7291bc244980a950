import { makeSealKey } from './installation.ts'

/** `camlo key`: prints a new key for CAMLO_SEAL_KEY. */
export function key(): void {
  console.log(makeSealKey())
}
