/** A phone number in its national form, or undefined when it is none. @example tidyPhone('+84 912.345-678') // '0912345678' */
export function tidyPhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s.\-()]/g, '').replace(/^(?:\+|00)84/, '0')
  return /^0(?:[35789]\d{8}|2\d{8,9})$/.test(digits) ? digits : undefined
}

// What mail servers take in practice: RFC 5321 without quoted names and address literals, so that no header can be slipped in.
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/

/** An e-mail address, its domain in lower case, or undefined when it is none. @example tidyEmail(' an@Example.VN ') // 'an@example.vn' */
export function tidyEmail(typed: string): string | undefined {
  const address = typed.trim()
  if (address.length > 254 || !EMAIL.test(address) || /^\.|\.\.|\.@/.test(address)) return undefined
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}${address.slice(at).toLowerCase()}`
}
