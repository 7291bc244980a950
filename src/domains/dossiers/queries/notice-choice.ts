import { maskPhone } from '../../../core/identity/index.ts'
import { channelsFor, getPreferences, type Notifications, type Preferences } from '../../../core/notifications/index.ts'
import { sql } from '../../../platform/database/index.ts'
import type { Office } from '../office.ts'

/** Which channels there are, as this room needs to know it. */
export type OpenChannels = Pick<Notifications, 'open' | 'pushKey' | 'topics'>

export interface NoticeContact {
  /** The account the dossier stands in, whose wishes hold for all of its dossiers; else its applicant. */
  recipientId: string
  email: string | null
  phone: string | null
  preferences: Preferences
}

/** Who is told, of a dossier `d` and its applicant `a`. */
export const RECIPIENT = sql.raw(`coalesce((SELECT o.citizen_id FROM dossier_accounts o
  WHERE o.locality_id = d.locality_id AND o.dossier_id = d.id AND o.part = 'applicant'), a.id)`)

/** Whom a dossier's notices go to, and how they want them. */
export async function getNoticeContact({ db, localityId }: Office, dossierId: string): Promise<NoticeContact> {
  const contact = await db.one(sql<Omit<NoticeContact, 'preferences'>>`
    SELECT ${RECIPIENT} AS recipient_id, a.email, a.phone FROM dossiers d
    JOIN applicants a ON a.locality_id = d.locality_id AND a.id = d.applicant_id
    WHERE d.locality_id = ${localityId} AND d.id = ${dossierId}`)
  return { ...contact, preferences: await getPreferences(db, localityId, contact.recipientId) }
}

/** The choice as the person's own page shows it; addresses partly hidden, for the page may be open on a shared screen. */
export function choiceOf(
  { email, phone, preferences }: NoticeContact,
  { open, pushKey }: Pick<OpenChannels, 'open' | 'pushKey'>,
) {
  const reachable = { hasEmail: email !== null, hasPhone: phone !== null, browsers: 0 }
  const now = channelsFor(preferences, reachable, open)
  return {
    email: email && open.includes('email') ? email.replace(/^(.).*(@.*)$/, '$1***$2') : null,
    phone: phone && open.includes('sms') ? maskPhone(phone) : null,
    byEmail: now.includes('email'),
    bySms: now.includes('sms'),
    lang: preferences.lang,
    pushKey,
  }
}
