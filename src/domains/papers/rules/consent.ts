export const CONSENT_WAYS = ['spoken', 'signed', 'online'] as const
export type ConsentWay = (typeof CONSENT_WAYS)[number]
export const CONSENT_SCOPES = ['dossier', 'standing'] as const
export type ConsentScope = (typeof CONSENT_SCOPES)[number]

export interface Consent {
  id: string
  scope: ConsentScope
  dossierId: string | null
  way: ConsentWay
  givenAt: Date
  withdrawnAt: Date | null
}

/**
 * The consent by which a dossier may use what its owner has in the store: one for that dossier, else one until withdrawn.
 *
 * @law 91/2025/QH15, art. 9: given for a purpose, freely, and withdrawn at any time; silence is none
 */
export const consentFor = <T extends Consent>(consents: readonly T[], dossierId: string | undefined): T | undefined => {
  const running = consents.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    running.find((consent) => dossierId !== undefined && consent.dossierId === dossierId) ??
    running.find(({ scope }) => scope === 'standing')
  )
}
