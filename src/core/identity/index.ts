export { type CannotCreate, createAccount, createFirstAdministrator } from './accounts.ts'
export { mountAdministration } from './admin/index.ts'
export { createToken } from './api-tokens.ts'
export { type AuthenticateDeps, appointmentsOf, authenticate } from './authenticate.ts'
export {
  type Citizen,
  type CodeChannel,
  citizenActor,
  closeCitizen,
  codeCarriers,
  createProvider,
  findCitizen,
  type Provider,
  type ProviderSettings,
  signInsOf,
} from './citizens/index.ts'
export { forgetSession } from './cookies.ts'
export type { AdminDeps, IdentityRoutesDeps } from './deps.ts'
export { type Limit, type Limiter, limiter, SECRET_BY_ADDRESS } from './limits.ts'
export { citizen, official } from './official.ts'
export { hashPassword } from './passwords.ts'
export { mountIdentity } from './routes.tsx'
export { maskAddress, maskName, maskNumber, maskPhone } from './rules/masking.ts'
export {
  CITIZEN,
  expectedAccess,
  grants,
  isPermission,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
} from './rules/permissions.ts'
export { returnPath } from './rules/return-path.ts'
export { ANNOUNCE_SECONDS, IDLE_SECONDS, sweepSessions } from './sessions.ts'
export type { CannotSignIn } from './sign-in.ts'
export { hashToken, newToken } from './tokens.ts'
export {
  type Appointment,
  actorOf,
  type CitizenViewer,
  may,
  type OfficialViewer,
  personsOf,
  unitsFor,
  VISITOR,
  type Viewer,
} from './viewer.ts'
