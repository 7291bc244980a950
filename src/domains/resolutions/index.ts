export { importResolutions } from './actions/import.ts'
export { mountResolutions, type ResolutionsDeps } from './routes.tsx'
export type { ResolutionsFile } from './rules/file.ts'
