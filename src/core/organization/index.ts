export {
  type AbsenceRequest,
  type Appointing,
  appoint,
  createOfficial,
  dismiss,
  endAbsence,
  importLocality,
  importPosts,
  importUnits,
  registerAbsence,
} from './actions.ts'
export {
  findLocality,
  type Locality,
  loadOrganization,
  type OrganizationSource,
  organizationSource,
} from './queries.ts'
export type { LocalityFile, PostFile, PostsFile, UnitFile } from './rules/files.ts'
export {
  type Absence,
  type Held,
  type Official,
  Organization,
  type Place,
  type Post,
  type SuccessionRule,
  type Unit,
  type UnitKind,
} from './rules/organization.ts'
export {
  addSuccessionRules,
  type EndedUnit,
  endUnit,
  removeUnits,
  restoreUnit,
  type Succession,
} from './succession.ts'
