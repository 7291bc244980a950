import type { Limiter } from '../../core/identity/index.ts'
import type { OrganizationSource } from '../../core/organization/index.ts'

export interface ConsultationsDeps {
  organization: OrganizationSource
  limits: Limiter
}
