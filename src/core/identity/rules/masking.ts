/** Hides the middle of a number: `0450******12`. Short ones are hidden whole. */
export function maskNumber(number: string): string {
  if (number.length < 9) return '*'.repeat(number.length)
  return `${number.slice(0, 4)}${'*'.repeat(number.length - 6)}${number.slice(-2)}`
}

/** `0912***678`. */
export function maskPhone(phone: string): string {
  if (phone.length < 8) return '*'.repeat(phone.length)
  return `${phone.slice(0, 4)}${'*'.repeat(phone.length - 7)}${phone.slice(-3)}`
}

/** A name outside the unit in charge: the family name's initial and the given name, `N. … Nguyệt`. */
export function maskName(fullName: string): string {
  const words = fullName.trim().split(/\s+/)
  const [first] = words
  const last = words.at(-1)
  if (!first || !last || words.length === 1) return '***'
  return `${[...first][0]}. … ${last}`
}

/** An address without the house or village: its last two parts. */
export function maskAddress(address: string): string {
  return address.split(',').slice(1).join(',').trim() || '***'
}
