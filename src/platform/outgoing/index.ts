export { isPublicAddress } from './addresses.ts'
export { type Answer, ForbiddenAddress, isUnreachable, type Outgoing, type Reach, sendOutside } from './send.ts'
