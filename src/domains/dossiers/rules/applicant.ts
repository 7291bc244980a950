import { tidyEmail, tidyPhone } from '../../../platform/contact.ts'
import { no, ok, type Result } from '../../../platform/result.ts'
import { nfc } from '../../../platform/text.ts'

export { tidyEmail, tidyPhone } from '../../../platform/contact.ts'

export interface ApplicantInput {
  kind?: 'citizen' | 'enterprise' | 'household' | undefined
  fullName: string
  idNumber?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  address?: string | undefined
}

export interface TidyApplicant {
  kind: 'citizen' | 'enterprise' | 'household'
  fullName: string
  idNumber: string | null
  phone: string | null
  email: string | null
  address: string | null
}

const tidy = (text: string | undefined): string | null => {
  const clean = nfc(text ?? '')
    // Control characters (NUL among them, which PostgreSQL can't hold) are no part of any name.
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return clean === '' ? null : clean
}

/**
 * What a person wrote of themself, in the form it is stored. Only a name is required: many old people have no phone, and
 * some papers are asked for without an identity card.
 */
export function tidyApplicant(
  input: ApplicantInput,
): Result<TidyApplicant, 'missing_name' | 'bad_phone' | 'bad_email' | 'bad_id_number'> {
  const fullName = tidy(input.fullName)
  if (!fullName) return no('missing_name')
  const typedPhone = tidy(input.phone)
  const phone = typedPhone && (tidyPhone(typedPhone) ?? null)
  if (typedPhone && !phone) return no('bad_phone')
  const typedEmail = tidy(input.email)
  const email = typedEmail && (tidyEmail(typedEmail) ?? null)
  if (typedEmail && !email) return no('bad_email')
  const kind = input.kind ?? 'citizen'
  const idNumber = tidy(input.idNumber)?.replace(/[\s.-]/g, '') ?? null
  // A citizen has twelve digits (the old card nine, kept as history); a firm has its tax code or an older number.
  const fits = kind === 'citizen' ? /^(?:\d{12}|\d{9})$/ : /^[0-9A-Z]{8,20}$/i
  if (idNumber && !fits.test(idNumber)) return no('bad_id_number')
  return ok({ kind, fullName, idNumber, phone, email, address: tidy(input.address) })
}
