export {
  type CannotSignIn,
  createAccount,
  createFirstAdministrator,
  createToken,
  type IdentityDeps,
} from './accounts.ts'
export { type AdminDeps, mountAdministration } from './admin-routes.tsx'
export { type AuthenticateDeps, authenticate } from './authenticate.ts'
export { type Limit, type Limiter, limiter, SECRET_BY_ADDRESS } from './limits.ts'
export { actorOf, type IdentityRoutesDeps, mountIdentity, official } from './routes.tsx'
export { maskAddress, maskName, maskNumber, maskPhone } from './rules/masking.ts'
export {
  expectedAccess,
  grants,
  isPermission,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
} from './rules/permissions.ts'
export { returnPath } from './rules/return-path.ts'
export { hashPassword } from './passwords.ts'
export { ANNOUNCE_SECONDS, IDLE_SECONDS, sweepSessions } from './sessions.ts'
export { type Appointment, may, type OfficialViewer, unitsFor, VISITOR, type Viewer } from './viewer.ts'
